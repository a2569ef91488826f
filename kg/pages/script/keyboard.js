// The keyboard: everything that the pointer can do.

import { byId } from "./elements.js";
import { groupOf } from "./groups.js";
import { VIEWS } from "./state.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const PAN = 80; // pixels a key press moves the drawing

/** Listen on the document, the tabs and the drawing. */
export function listenToKeys(page) {
  document.addEventListener("keydown", (event) => onPage(page, event));
  document.querySelector(".tabs").addEventListener("keydown", (event) => onTabs(page, event));
  byId("mynetwork").addEventListener("keydown", (event) => {
    if (onArrow(page, event) || onLetter(page, event)) event.preventDefault();
  });
}

function onPage(page, event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
  if (event.key === "Escape") {
    page.endPath();
    if (!byId("export-menu").hidden) byId("export-toggle").click();
    if (!typing) page.chooseNothing();
  } else if (!typing && event.key === "/") {
    event.preventDefault();
    byId("search").focus();
  } else if (!typing && event.key.toLowerCase() === "z") {
    page.undo();
  }
}

function onTabs(page, event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const view = VIEWS[(VIEWS.indexOf(page.state.view) + step + VIEWS.length) % VIEWS.length];
  page.change({ view });
  byId(`tab-${view}`).focus();
}

/** To the next node in a direction; with Shift the drawing is moved. */
function onArrow(page, event) {
  if (!(event.key in ARROWS)) return false;
  const [dx, dy] = ARROWS[event.key];
  if (event.shiftKey) page.network.pan(dx * PAN, dy * PAN);
  else page.walkTo(page.network.step(page.state.node, dx, dy));
  return true;
}

function onLetter(page, event) {
  const { node } = page.state;
  const actor = node !== null && node >= 0;
  const acts = {
    "+": () => page.network.zoom(1.3), "=": () => page.network.zoom(1.3), "-": () => page.network.zoom(1 / 1.3),
    0: () => page.network.fit(null),
    enter: () => node !== null && (groupOf(node) >= 0 ? page.openGroup(groupOf(node)) : byId("panel").focus()),
    h: () => actor && page.hide(node), p: () => actor && page.togglePin(node), n: () => actor && page.showNear(node),
  };
  const act = acts[event.key.toLowerCase()];
  if (act) act();
  return Boolean(act);
}
