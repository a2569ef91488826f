// What stands around the drawing: crumbs of what is chosen, zoom, tabs, menus, the bar of a path begun.

import { byId, element, fill } from "./elements.js";
import { VIEWS } from "./state.js";
import { word } from "./words.js";

/** What narrows the drawing now; each goes away at a click. */
export function drawCrumbs(page) {
  const { state, graph } = page;
  const { grouped, nodes } = page.network.scene;
  const pins = Object.keys(state.pins).length;
  fill(byId("crumbs"),
    element("span", {}, word(grouped ? "shownGrouped" : "shown", { count: nodes.length.toLocaleString() })),
    state.near && crumb(word("nearCrumb", { name: graph.label(state.near.entity).slice(0, 24), hops: state.near.hops }),
      () => page.change({ near: null })),
    state.hidden.length > 0 && crumb(word("hiddenCrumb", { count: state.hidden.length }), () => page.change({ hidden: [] })),
    state.open.length > 0 && crumb(word("openCrumb", { count: state.open.length }), () => page.change({ open: [] })),
    pins > 0 && crumb(word("pinCrumb", { count: pins }), () => page.change({ pins: {} })));
}

function crumb(text, clear) {
  return element("button", { type: "button", class: "crumb", onclick: clear }, text,
    element("span", { "aria-hidden": "true" }, " ×"));
}

/** Zoom, everything, undo. */
export function drawCanvasTools(page) {
  const tool = (sign, label, run) => element("button", {
    type: "button", "data-do": label, "aria-label": word(label), title: word(label), onclick: run,
  }, sign);
  fill(byId("canvas-tools"), tool("+", "zoomIn", () => page.network.zoom(1.3)),
    tool("−", "zoomOut", () => page.network.zoom(1 / 1.3)), tool("⤢", "fit", () => page.network.fit(null)),
    tool("↶", "undo", () => page.undo()));
}

/** The bar that asks for the other end of a path. */
export function drawPathBar(page) {
  const bar = byId("path-bar");
  bar.hidden = page.pathStart === undefined;
  if (bar.hidden) return;
  fill(bar, word("pathHint", { name: page.graph.label(page.pathStart).slice(0, 40) }), " ",
    element("button", { type: "button", class: "small", onclick: () => page.endPath() }, word("cancel")));
}

/** Show the view of the state; `fresh` draws it anew. */
export function drawView(page, fresh) {
  const { view } = page.state;
  for (const name of VIEWS) {
    const tab = byId(`tab-${name}`);
    tab.setAttribute("aria-selected", String(name === view));
    tab.tabIndex = name === view ? 0 : -1;
    byId(`view-${name}`).hidden = name !== view;
  }
  if (view !== "network" && (fresh || page.shownView !== view)) page.views[view].show();
  page.shownView = view;
}

/** Tabs, menus, language, theme. */
export function listenToButtons(page) {
  for (const view of VIEWS) byId(`tab-${view}`).addEventListener("click", () => page.change({ view }));
  byId("language").addEventListener("click", () =>
    page.change({ language: page.state.language === "en" ? "zh" : "en" }, { step: false }));
  byId("theme").addEventListener("click", () =>
    page.change({ theme: page.theme === "dark" ? "light" : "dark" }, { step: false }));
  toggleable(byId("filters-toggle"), byId("filters"), matchMedia("(min-width: 900px)").matches);
  toggleable(byId("export-toggle"), byId("export-menu"), false);
  for (const button of document.querySelectorAll("[data-export]")) {
    button.addEventListener("click", () => {
      byId("export-toggle").click();
      page.exportAs(button.dataset.export);
    });
  }
}

function toggleable(button, body, open) {
  const set = (shown) => {
    body.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
  };
  set(open);
  button.addEventListener("click", () => set(body.hidden));
}

/** To the clipboard; a file opened from a disk may lack the new interface, so the old one stands behind it. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element("textarea", { style: { position: "fixed", opacity: "0" } });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

