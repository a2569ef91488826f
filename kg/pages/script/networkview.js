// The drawing: vis-network draws nodes and edges; communities, labels and what is chosen are drawn around it here.

import { groupOf } from "./groups.js";
import { hull } from "./hull.js";
import { drawable, placeLabels } from "./labels.js";
import { nearest } from "./nearest.js";
import { bends, edgeKey, enlargement, radiusOf } from "./scene.js";

const MANY_EDGES = 2500; // above this, edges rest while the drawing is moved
const FONT = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif';

export class NetworkView {
  /** `palette` and `options` come with the file; `on` holds {chooseNode, chooseEdge, openNode, moved}. */
  constructor(container, options, palette, on) {
    Object.assign(this, { container, palette, on, theme: "light", chosen: null, pins: {} });
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.scene = { nodes: [], edges: [] };
    this.info = new Map(); // node id -> {label, type, community, weight}
    this.labels = { key: "", placed: [] };
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, { ...options, groups: {} });
    this.network.on("click", (event) => this.#clicked(event));
    this.network.on("doubleClick", (event) => event.nodes.length > 0
      && this.on.openNode(this.#actorAt(event.pointer.canvas) ?? event.nodes[0]));
    this.network.on("dragEnd", (event) => this.#dragged(event));
    this.network.on("beforeDrawing", (context) => this.#drawCommunities(context));
    this.network.on("afterDrawing", (context) => this.#drawFront(context));
    this.network.on("hoverNode", ({ node }) => { this.hovered = node; this.network.redraw(); });
    this.network.on("blurNode", () => { this.hovered = null; this.network.redraw(); });
  }

  /** Show a scene. `describe(id)` → {label, type, community, x, y}. Nodes that stay keep their place. */
  draw(scene, describe) {
    this.changing = true; // vis-network draws in between, when half of the nodes are gone
    this.scene = scene;
    this.info = new Map(scene.nodes.map((node) => [node.id, { ...describe(node.id), weight: node.weight, count: node.count }]));
    this.#size();
    this.groupScale = undefined;
    const turns = bends(scene.edges);
    replace(this.nodes, scene.nodes.map((node) => this.#node(node)));
    replace(this.edges, scene.edges.map((edge, at) => this.#edge(edge, turns[at])));
    this.network.setOptions({ interaction: { hideEdgesOnDrag: scene.edges.length > MANY_EDGES, hideEdgesOnZoom: scene.edges.length > MANY_EDGES } });
    this.#newHulls();
    this.labels.key = "";
    this.changing = false;
    this.network.redraw();
  }

  /** Groups fill their place; landmarks among them and actors in a wide drawing are enlarged. */
  #size() {
    const all = [...this.info];
    const grouped = all.some(([id]) => id < 0);
    const larger = enlargement(all.map(([, { x, y }]) => [x, y]), grouped ? 40 : 1.9);
    for (const [id, info] of all) {
      info.radius = id < 0 ? (info.radius ?? 60) * 0.86 : radiusOf(info.weight) * (info.inside ? 1 : larger);
    }
  }

  #node({ id }) {
    const { type, x, y, radius } = this.info.get(id);
    const pinned = this.pins[id];
    const style = this.palette.types[type] ?? this.palette.types.Organisation;
    const colour = style[this.theme];
    const paper = this.#colour("--paper");
    const hollow = type === "Event" || type === "Group";
    const fill = hollow ? (type === "Group" ? colour : paper) : colour;
    const border = type === "Group" ? this.#colour("--muted") : hollow ? colour : paper;
    return {
      id, x: pinned ? pinned[0] : x, y: pinned ? pinned[1] : y, shape: style.shape, size: style.shape === "dot" ? radius : radius * 1.12,
      borderWidth: hollow ? 2 : 1.2,
      color: { background: fill, border, hover: { background: fill, border: this.#colour("--ink") }, highlight: { background: fill, border: this.#colour("--ink") } },
    };
  }

  #edge(edge, turn) {
    const style = this.palette.predicates[edge.predicate];
    const colour = style ? style[this.theme] : this.#colour("--muted");
    return {
      id: edgeKey(edge), from: edge.from, to: edge.to, width: edge.predicate ? Math.min(8, 1 + 0.9 * Math.log2(edge.value)) : this.#groupWidth(edge.value),
      color: { color: colour, opacity: edge.predicate ? 0.62 : 0.22, hover: colour, highlight: colour },
      arrows: { to: { enabled: Boolean(style?.directed), scaleFactor: 0.42 } },
      smooth: turn === 0 ? false : { enabled: true, type: turn > 0 ? "curvedCW" : "curvedCCW", roundness: Math.min(0.6, 0.16 * Math.abs(turn)) },
    };
  }

  /** Edges of groups are drawn in proportion to the groups. */
  #groupWidth(value) {
    const sizes = [...this.info].filter(([id]) => id < 0).map(([, { radius }]) => radius);
    this.groupScale ??= sizes.reduce((sum, size) => sum + size, 0) / sizes.length / 14;
    return this.groupScale * Math.min(1, 0.25 + 0.15 * Math.log2(value));
  }

  #colour(name) {
    this.colours ??= {};
    this.colours[name] ??= getComputedStyle(this.container).getPropertyValue(name).trim();
    return this.colours[name];
  }

  /** Draw in another theme: "light" or "dark". */
  setTheme(theme) {
    this.theme = theme;
    this.colours = {};
    this.nodes.update(this.scene.nodes.map((node) => this.#node(node)));
    const turns = bends(this.scene.edges);
    this.edges.update(this.scene.edges.map((edge, at) => this.#edge(edge, turns[at])));
    this.network.redraw();
  }

  /** Mark what is chosen: {nodes: Set of ids, edges: Set of edge keys}, or null for nothing. */
  mark(chosen) {
    this.chosen = chosen;
    this.labels.key = "";
    this.network.redraw();
  }

  // ---- what the pointer does

  #clicked(event) {
    if (event.nodes.length > 0) this.on.chooseNode(this.#actorAt(event.pointer.canvas) ?? event.nodes[0]);
    else if (event.edges.length > 0) this.on.chooseEdge(this.edges.get(event.edges[0]));
    else this.on.chooseNothing();
  }

  /** The actor at a point of the drawing: one that stands on a group is meant before the group. */
  #actorAt({ x, y }) {
    for (const [id, { radius }] of this.info) {
      if (id < 0) continue;
      const [left, top] = this.#position(id);
      if ((left - x) ** 2 + (top - y) ** 2 <= radius ** 2) return id;
    }
    return undefined;
  }

  #dragged(event) {
    if (event.nodes.length === 0) return;
    const [id] = event.nodes;
    this.on.moved(id, this.place(id));
  }

  /** Where a node stands in the drawing, in whole units. */
  place(id) {
    return this.#position(id).map(Math.round);
  }

  /** Bring a node to the middle. */
  centre(id) {
    this.network.moveTo({ position: this.network.getPosition(id), animation: { duration: 150 } });
  }

  /** Where the pointer would have to be for a node: pixels in the container. */
  pixel(id) {
    return this.network.canvasToDOM(this.network.getPosition(id));
  }

  // ---- communities behind, labels and the chosen in front

  #newHulls() {
    const families = new Map();
    for (const [id, { community }] of this.info) {
      if (groupOf(id) >= 0 || community < 0) continue;
      if (!families.has(community)) families.set(community, []);
      families.get(community).push(id);
    }
    this.families = [...families].filter(([, ids]) => ids.length >= 4);
  }

  #drawCommunities(context) {
    if (this.changing) return;
    const tint = this.#colour("--community");
    context.save();
    context.lineJoin = "round";
    context.lineWidth = 74;
    for (const [, ids] of this.families ?? []) {
      const corners = hull(ids.map((id) => this.#position(id)));
      context.beginPath();
      corners.forEach(([x, y], at) => (at === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
      context.closePath();
      context.fillStyle = tint;
      context.strokeStyle = tint;
      context.stroke();
      context.fill();
    }
    context.restore();
  }

  #position(id) {
    const node = this.network.body.nodes[id];
    return [node.x, node.y];
  }

  #drawFront(context) {
    if (this.changing) return;
    if (this.chosen) this.#drawChosen(context);
    const scale = this.network.getScale();
    const placed = this.#placedLabels(context, scale);
    const size = this.#labelSize(scale) / scale;
    context.save();
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.strokeStyle = this.#colour("--halo");
    context.lineWidth = 4 / scale;
    for (const { id, dx, dy } of placed) {
      const info = this.info.get(id);
      const [x, y] = this.#position(id);
      const heavy = info.type === "Group" || this.chosen?.nodes.has(id) || id === this.hovered;
      context.font = `${heavy ? 600 : 400} ${size}px ${FONT}`;
      context.fillStyle = this.#colour("--ink");
      context.globalAlpha = this.chosen && !this.chosen.nodes.has(id) ? 0.35 : 1;
      context.strokeText(info.text, x + dx / scale, y + dy / scale);
      context.fillText(info.text, x + dx / scale, y + dy / scale);
    }
    context.restore();
  }

  #labelSize(scale) {
    return Math.max(11, Math.min(17, 13 * Math.sqrt(scale) + 1));
  }

  /** Labels placed for this zoom and choice; moving the drawing keeps them, so it costs nothing. */
  #placedLabels(context, scale) {
    const key = `${Math.round(Math.log2(scale) * 8)} ${this.hovered} ${this.moves ?? 0}`;
    if (this.labels.key === key) return this.labels.placed;
    const size = this.#labelSize(scale);
    context.font = `600 ${size}px ${FONT}`;
    const items = [];
    for (const [id, info] of this.info) {
      info.text ??= id < 0 ? `${drawable(info.label.split(" · ")[0], 14)} +${(info.count - 1).toLocaleString()}` : drawable(info.label);
      if (info.radius * scale < 2.2 && !this.chosen?.nodes.has(id)) continue;
      const [x, y] = this.#position(id);
      info.widths ??= context.measureText(info.text).width / size;
      const priority = (this.chosen?.nodes.has(id) ? 1e6 : 0) + (id === this.hovered ? 1e7 : 0) + info.radius;
      items.push({ id, x: x * scale, y: y * scale, radius: info.radius * scale, inside: id < 0, width: info.widths * size + 6, height: size * 1.25, priority });
    }
    const at = new Map(items.map((item) => [item.id, item]));
    const placed = placeLabels(items).map(({ id, x, y }) => ({ id, dx: x - at.get(id).x, dy: y - at.get(id).y }));
    this.labels = { key, placed };
    return placed;
  }

  /** Dim everything, then draw the chosen again on top. */
  #drawChosen(context) {
    const { x, y } = this.network.DOMtoCanvas({ x: 0, y: 0 });
    const corner = this.network.DOMtoCanvas({ x: this.container.clientWidth, y: this.container.clientHeight });
    context.save();
    context.globalAlpha = 0.72;
    context.fillStyle = this.#colour("--paper");
    context.fillRect(x, y, corner.x - x, corner.y - y);
    context.restore();
    for (const key of this.chosen.edges) this.network.body.edges[key]?.draw(context);
    for (const id of this.chosen.nodes) this.network.body.nodes[id]?.draw(context);
  }

  // ---- moving about

  /** Show these nodes (all if none are named), closer than `closest` never. */
  fit(ids, { animate = true, closest = 1.4 } = {}) {
    const nodes = ids?.filter((id) => this.info.has(id));
    if (this.info.size === 0) return;
    this.network.fit({ nodes: nodes?.length ? nodes : [...this.info.keys()], maxZoomLevel: closest, minZoomLevel: 0.01, animation: false });
    const [scale, position] = [this.network.getScale() * 0.93, this.network.getViewPosition()]; // room for labels
    this.network.moveTo({ scale, position, animation: animate && { duration: 300 } });
  }

  zoom(factor) {
    this.network.moveTo({ scale: Math.max(0.01, Math.min(6, this.network.getScale() * factor)), animation: { duration: 120 } });
  }

  pan(dx, dy) {
    const at = this.network.getViewPosition();
    const scale = this.network.getScale();
    this.network.moveTo({ position: { x: at.x + dx / scale, y: at.y + dy / scale } });
  }

  /** The nearest node from `id` in a direction (dx, dy of -1, 0, 1), or the heaviest when none is chosen. */
  step(id, dx, dy) {
    if (id === null || !this.info.has(id)) {
      return [...this.info].sort((a, b) => b[1].weight - a[1].weight || a[0] - b[0])[0]?.[0] ?? null;
    }
    return nearest(new Map([...this.info.keys()].map((other) => [other, this.#position(other)])), id, dx, dy);
  }

  /** The drawing as it stands, as a PNG blob on paper. */
  picture() {
    const canvas = this.container.querySelector("canvas");
    const copy = document.createElement("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height;
    const context = copy.getContext("2d");
    context.fillStyle = this.#colour("--paper");
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(canvas, 0, 0);
    return new Promise((resolve) => { copy.toBlob(resolve, "image/png"); });
  }
}

/** Make a DataSet hold exactly `items`. */
function replace(set, items) {
  const kept = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
}
