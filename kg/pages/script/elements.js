// Elements of the page, made of text only: nothing printed in a newspaper is ever read as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes and children; strings become text nodes, `on…` attributes listeners. */
export function element(tag, attributes = {}, ...children) {
  return furnished(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function drawing(tag, attributes = {}, ...children) {
  return furnished(document.createElementNS(SVG, tag), attributes, children);
}

function furnished(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "style") Object.assign(node.style, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A printed name, kept apart from its surroundings so that direction marks inside it cannot turn them around. */
export function printed(name, className) {
  return element("bdi", { class: className ?? false }, name);
}

/** Replace all children of `node`. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** The element with this id; the page's template promises that it is there. */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`the page has no #${id}`);
  return node;
}

const SHAPES = {
  dot: "M8 2a6 6 0 1 0 .001 0z",
  square: "M2.5 2.5h11v11h-11z",
  diamond: "M8 1l7 7-7 7-7-7z",
  triangle: "M8 1.5l7 12.5H1z",
  triangleDown: "M8 14.5L1 2h14z",
  star: "M8 .8l2.2 4.9 5.3.5-4 3.5 1.2 5.3L8 12.2 3.3 15l1.2-5.3-4-3.5 5.3-.5z",
  hexagon: "M4.3 2h7.4L15.4 8l-3.7 6H4.3L.6 8z",
};

/** A small picture of a node's shape in its colour. */
export function shapeIcon(shape, colour) {
  return drawing("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true", class: "icon" },
    drawing("path", { d: SHAPES[shape] ?? SHAPES.dot, fill: colour }));
}
