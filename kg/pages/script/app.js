// The page: keeps the state, and asks the parts to show it. The only module that is not a part.

import { factList, TimelineView } from "./timelineview.js";
import { byId, drawing, element, fill, shapeIcon } from "./elements.js";
import { factsCsv, offer, sceneGexf } from "./exporting.js";
import { FilterPanel } from "./filterpanel.js";
import { OPEN_FILTER, passing } from "./filters.js";
import { fragmentOf, stateFrom } from "./fragment.js";
import { Graph, unpacked } from "./graph.js";
import { groupOf, opening } from "./groups.js";
import { MatrixView } from "./matrixview.js";
import { NetworkView } from "./networkview.js";
import { Panel } from "./panel.js";
import { neighbours, shortestPath } from "./paths.js";
import { edgeKey, sceneOf } from "./scene.js";
import { SearchBox } from "./searchbox.js";
import { Slider } from "./slider.js";
import { History, toggled, VIEWS } from "./state.js";
import { TableView } from "./tableview.js";
import { Texts } from "./texts.js";
import { language, setLanguage, setWords, term, word } from "./words.js";

class Page {
  constructor(first, { settings, options, palette, words }) {
    Object.assign(this, { first, settings, palette, graph: null });
    setWords(words);
    this.history = new History();
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.network = new NetworkView(byId("mynetwork"), options, palette, {
      chooseNode: (id) => this.choose(id),
      chooseEdge: (edge) => this.#chooseEdge(edge),
      chooseNothing: () => this.#chooseNothing(),
      openNode: (id) => this.#openNode(id),
      moved: (id, at) => this.pin(id, at),
    });
    this.#applyTheme();
    this.#translate();
    this.#paintFirst();
  }

  get state() { return this.history.state; }

  /** The scene that stands ready in the file, before anything is unpacked. */
  #paintFirst() {
    const { nodes, edges } = this.first;
    const about = new Map(nodes.map((node) => [node.id, node]));
    const scene = {
      nodes: nodes.map(({ id, weight, count }) => ({ id, weight: weight ?? count, count: count ?? 1 })),
      edges,
    };
    this.network.draw(scene, (id) => {
      const { label, group, x, y, radius } = about.get(id);
      return { label, type: group, x, y, radius, community: -1 };
    });
    this.network.fit(null, { animate: false });
    performance.mark("first-scene");
  }

  /** Unpack the data and wake the parts. */
  async wake() {
    const blobs = [...document.querySelectorAll("script.texts")].map((node) => node.textContent);
    this.graph = new Graph(await unpacked(byId("data").textContent), this.settings.sharedPosts);
    this.texts = new Texts(this.graph.pages.chunk, blobs);
    this.whole = passing(this.graph, OPEN_FILTER);
    this.drawnEnds = new Set();
    this.panel = new Panel(this, byId("panel"));
    this.filters = new FilterPanel(this, byId("filters"));
    this.slider = new Slider(this, byId("slider"));
    this.searchBox = new SearchBox(this, byId("search"), byId("hits"), (entity) => this.goTo(entity));
    this.views = {
      table: new TableView(this, byId("view-table")),
      timeline: new TimelineView(this, byId("view-timeline")),
      matrix: new MatrixView(this, byId("view-matrix")),
    };
    this.#listen();
    this.history = new History(this.#opening());
    this.#show({ all: true });
    this.#settle(false);
    document.documentElement.dataset.ready = "true";
    performance.mark("ready");
  }

  #opening() {
    const state = stateFrom(this.graph, location.hash);
    const untouched = location.hash === "" && this.graph.focus !== null;
    return untouched ? { ...state, node: this.graph.focus } : state;
  }

  // ---- changing the state

  /** Replace parts of the state, show it, and put it into the URL. */
  change(patch, { step = true } = {}) {
    const before = this.state;
    this.history.change(patch, { step });
    this.#after(before);
  }

  undo() {
    const before = this.state;
    this.history.undo();
    this.#after(before);
    this.say(word("undone"));
  }

  #after(before) {
    const after = this.state;
    const changed = (...keys) => keys.some((key) => before[key] !== after[key]);
    this.#show({
      all: changed("language"),
      scene: changed("filter", "open", "hidden", "near", "path", "node", "pins", "edge"),
      filter: changed("filter"),
      theme: changed("theme"),
    });
    history.replaceState(null, "", fragmentOf(this.graph, after) || location.pathname + location.search);
  }

  /** Change the filter. */
  filter(patch, options) {
    this.change({ filter: { ...this.state.filter, ...patch } }, options);
  }

  // ---- what the parts ask for

  /** Open an actor's dossier and bring it into sight. */
  goTo(entity) {
    const hidden = this.state.hidden.filter((other) => other !== entity);
    if (this.pathStart !== undefined && this.pathStart !== entity) {
      this.finishPath(entity);
      return;
    }
    this.change({ node: entity, edge: null, path: null, hidden });
    this.#settle();
    this.say(`${term("types", this.graph.type(entity))} ${this.graph.label(entity).slice(0, 60)}`);
    byId("panel").classList.add("open");
    byId("panel").focus({ preventScroll: true });
  }

  choose(id) {
    if (!this.graph) return;
    if (this.pathStart !== undefined && groupOf(id) < 0) {
      this.finishPath(id);
      return;
    }
    this.change({ node: id, edge: null, path: null });
    byId("panel").classList.add("open");
  }

  #chooseEdge(edge) {
    if (!this.graph || !edge) return;
    if (groupOf(edge.from) >= 0 || groupOf(edge.to) >= 0) this.choose(Math.min(edge.from, edge.to));
    else this.openEdge(edge.from, edge.to);
  }

  #chooseNothing() {
    if (!this.graph || (this.state.node === null && !this.state.edge)) return;
    this.change({ node: null, edge: null });
    byId("panel").classList.remove("open");
  }

  #openNode(id) {
    if (groupOf(id) >= 0) this.openGroup(groupOf(id));
    else this.showNear(id);
  }

  /** The facts between two actors. */
  openEdge(left, right) {
    this.change({ edge: [left, right], node: null, path: null });
    byId("panel").classList.add("open");
  }

  /** The clipping of one fact: its edge, or the fact alone where there is none. */
  openFact(fact) {
    const object = this.graph.facts.object[fact];
    if (object >= 0) this.openEdge(this.graph.facts.subject[fact], object);
    else this.showFacts([fact]);
  }

  /** Some facts in the panel. */
  showFacts(facts) {
    fill(byId("panel"), element("h2", {}, word("clippings")), factList(this, facts));
    byId("panel").classList.add("open");
  }

  openGroup(group) {
    const open = [...new Set([...this.state.open, group])].sort((a, b) => a - b);
    this.change({ open, node: null, edge: null });
    this.#fitTo(this.network.scene.nodes.map(({ id }) => id)
      .filter((id) => (groupOf(id) >= 0 ? this.graph.groups.parent[groupOf(id)] === group : opening(this.graph, id).includes(group))));
  }

  showNear(entity) {
    const hops = this.state.near?.entity === entity ? this.state.near.hops % 4 + 1 : 1;
    this.change({ near: { entity, hops }, node: entity, edge: null, path: null });
    this.network.fit(null);
  }

  hide(entity) {
    this.change({ hidden: toggled(this.state.hidden, entity), node: null, edge: null });
    this.say(word("hidden", { name: this.graph.label(entity).slice(0, 40) }));
  }

  togglePin(entity) {
    const { [entity]: pinned, ...others } = this.state.pins;
    const at = this.network.network.getPosition(entity);
    this.change({ pins: pinned ? others : { ...this.state.pins, [entity]: [Math.round(at.x), Math.round(at.y)] } });
  }

  /** A node was put somewhere by hand: it stays there. */
  pin(id, at) {
    this.network.moves = (this.network.moves ?? 0) + 1;
    if (this.graph && groupOf(id) < 0) this.change({ pins: { ...this.state.pins, [id]: at } });
  }

  startPath(entity) {
    this.pathStart = entity;
    this.#pathBar();
    byId("search").focus();
  }

  finishPath(entity) {
    const start = this.pathStart;
    this.#endPath();
    this.change({ path: [start, entity], node: null, edge: null });
    const steps = this.pathNow();
    if (steps) this.#fitTo([start, ...steps.map(({ to }) => to)]);
    byId("panel").classList.add("open");
  }

  #endPath() {
    this.pathStart = undefined;
    this.#pathBar();
  }

  #pathBar() {
    const bar = byId("path-bar");
    bar.hidden = this.pathStart === undefined;
    if (bar.hidden) return;
    fill(bar, word("pathHint", { name: this.graph.label(this.pathStart).slice(0, 40) }), " ",
      element("button", { type: "button", class: "small", onclick: () => this.#endPath() }, word("cancel")));
  }

  /** The steps of the chosen path under the present filter, or null. */
  pathNow() {
    if (!this.state.path) return null;
    return shortestPath(this.graph, ...this.state.path, (fact) => this.pass.facts[fact] === 1);
  }

  async copy(text) {
    await copied(text);
    this.lastCopied = text;
    this.say(word("copied"));
  }

  /** Tell the reader, also through a screen reader. */
  say(text) {
    const status = byId("status");
    status.textContent = text;
    status.classList.add("shown");
    clearTimeout(this.hush);
    this.hush = setTimeout(() => status.classList.remove("shown"), 2600);
  }

  icon(type) {
    const style = this.palette.types[type] ?? this.palette.types.Organisation;
    return shapeIcon(style.shape, style[this.theme]);
  }

  line(predicate) {
    const style = this.palette.predicates[predicate];
    return drawing("svg", { viewBox: "0 0 22 10", width: 22, height: 10, "aria-hidden": "true", class: "icon" },
      drawing("path", { d: style?.directed ? "M0 5h15M14 1l6 4-6 4z" : "M0 5h22", fill: style?.[this.theme] ?? "gray", stroke: style?.[this.theme] ?? "gray", "stroke-width": 2 }));
  }

  // ---- showing the state

  #show({ all = false, scene = false, filter = false, theme = false }) {
    const { state } = this;
    if (all) {
      setLanguage(state.language);
      this.#translate();
    }
    if (all || theme) this.#applyTheme();
    if (all || filter) this.pass = passing(this.graph, state.filter);
    if (all || filter || theme) this.filters.show(state);
    if (all || filter) this.slider.show(state);
    if (all || scene) this.#drawScene();
    if (all || scene || theme) this.panel.show(state);
    this.#showView(all || filter);
    this.#crumbs();
    this.#canvasTools();
  }

  #drawScene() {
    const { state, graph } = this;
    const path = this.pathNow();
    const shown = [state.node, ...(state.edge ?? []), ...(state.path ?? []), ...(path ?? []).flatMap(({ from, to }) => [from, to])]
      .filter((id) => id !== null && id >= 0);
    if (state.node !== null && state.node >= 0) shown.push(...neighbours(graph, state.node).slice(0, 60));
    const scene = sceneOf(graph, this.pass, {
      limit: this.settings.limit, landmarks: this.settings.landmarks ?? [], open: state.open, hidden: state.hidden,
      near: state.near, shown,
    });
    this.network.pins = state.pins;
    this.network.draw(scene, (id) => this.#describe(id));
    this.network.mark(this.#chosen(path));
  }

  #describe(id) {
    const { graph } = this;
    const group = groupOf(id);
    if (group >= 0) {
      return { label: graph.groups.label[group], type: "Group", x: graph.groups.x[group], y: graph.groups.y[group],
        radius: graph.groups.radius[group], community: -1 };
    }
    const around = opening(graph, id);
    const inside = around.length > 0 && around.every((other) => this.state.open.includes(other));
    return { label: graph.label(id), type: graph.type(id), x: graph.entities.x[id], y: graph.entities.y[id], inside,
      community: around.at(-1) ?? -1 };
  }

  /** What is lit: the chosen node with its neighbours, an edge, or a path. */
  #chosen(path) {
    const { state } = this;
    const { edges } = this.network.scene;
    if (state.edge) return lit(edges, ({ from, to }) => state.edge.includes(from) && state.edge.includes(to), state.edge);
    if (path) {
      const steps = new Set(path.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]));
      return lit(edges, ({ from, to }) => steps.has(`${from} ${to}`), [...state.path, ...path.map(({ to }) => to)]);
    }
    if (state.node === null) return null;
    return lit(edges, ({ from, to }) => from === state.node || to === state.node, [state.node]);
  }

  #showView(fresh) {
    const { view } = this.state;
    for (const name of VIEWS) {
      const tab = byId(`tab-${name}`);
      tab.setAttribute("aria-selected", String(name === view));
      tab.tabIndex = name === view ? 0 : -1;
      byId(`view-${name}`).hidden = name !== view;
    }
    if (view !== "network" && (fresh || this.shownView !== view)) this.views[view].show();
    this.shownView = view;
  }

  #crumbs() {
    const { state, graph } = this;
    const { grouped, nodes } = this.network.scene;
    fill(byId("crumbs"),
      element("span", {}, word(grouped ? "shownGrouped" : "shown", { count: nodes.length.toLocaleString() })),
      state.near && crumb(word("nearCrumb", { name: graph.label(state.near.entity).slice(0, 24), hops: state.near.hops }), () => this.change({ near: null })),
      state.hidden.length > 0 && crumb(word("hiddenCrumb", { count: state.hidden.length }), () => this.change({ hidden: [] })),
      state.open.length > 0 && crumb(word("openCrumb", { count: state.open.length }), () => this.change({ open: [] })),
      Object.keys(state.pins).length > 0 && crumb(word("pinCrumb", { count: Object.keys(state.pins).length }), () => this.change({ pins: {} })));
  }

  #canvasTools() {
    const tool = (sign, label, run) => element("button", { type: "button", "aria-label": word(label), title: word(label), onclick: run }, sign);
    fill(byId("canvas-tools"), tool("+", "zoomIn", () => this.network.zoom(1.3)), tool("−", "zoomOut", () => this.network.zoom(1 / 1.3)),
      tool("⤢", "fit", () => this.network.fit(null)), tool("↶", "undo", () => this.undo()));
  }

  /** Bring what is chosen into sight. */
  #settle(animate = true) {
    const { chosen } = this.network;
    const ids = chosen ? [...chosen.nodes] : null;
    this.network.fit(ids, { animate, closest: ids && ids.length < 4 ? 1.1 : 1.4 });
  }

  #fitTo(ids) {
    if (ids.length > 0) this.network.fit(ids);
  }

  get theme() {
    return this.state.theme === "auto" ? (this.dark.matches ? "dark" : "light") : this.state.theme;
  }

  #applyTheme() {
    document.documentElement.dataset.theme = this.theme;
    const sheet = this.themeSheet ??= element("style");
    const rule = ([name, style]) => `.p-${name}{--p:${style[this.theme]}}`;
    sheet.textContent = Object.entries(this.palette.predicates).map(rule).join("");
    document.head.append(sheet);
    this.network.setTheme(this.theme);
  }

  #translate() {
    document.documentElement.lang = language() === "en" ? "en" : "zh-Hans";
    for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
    for (const node of document.querySelectorAll("[data-word-label]")) node.setAttribute("aria-label", word(node.dataset.wordLabel));
    for (const node of document.querySelectorAll("[data-word-placeholder]")) node.placeholder = word(node.dataset.wordPlaceholder);
    const other = byId("language");
    other.textContent = language() === "en" ? "中文" : "EN";
    other.lang = language() === "en" ? "zh-Hans" : "en";
  }

  // ---- listening

  #listen() {
    for (const view of VIEWS) byId(`tab-${view}`).addEventListener("click", () => this.change({ view }));
    document.querySelector(".tabs").addEventListener("keydown", (event) => this.#tabKey(event));
    byId("language").addEventListener("click", () => this.change({ language: language() === "en" ? "zh" : "en" }, { step: false }));
    byId("theme").addEventListener("click", () => this.change({ theme: this.theme === "dark" ? "light" : "dark" }, { step: false }));
    this.dark.addEventListener("change", () => this.#show({ theme: true, scene: true }));
    toggleable(byId("filters-toggle"), byId("filters"), matchMedia("(min-width: 900px)").matches);
    toggleable(byId("export-toggle"), byId("export-menu"), false);
    for (const button of document.querySelectorAll("[data-export]")) {
      button.addEventListener("click", () => this.#export(button.dataset.export));
    }
    byId("mynetwork").addEventListener("keydown", (event) => this.#networkKey(event));
    document.addEventListener("keydown", (event) => this.#key(event));
    addEventListener("hashchange", () => {
      this.history.change(stateFrom(this.graph, location.hash));
      this.#show({ all: true });
      this.#settle(false);
    });
    addEventListener("beforeprint", () => this.state.view === "table" && this.views.table.all());
  }

  #tabKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const view = VIEWS[(VIEWS.indexOf(this.state.view) + step + VIEWS.length) % VIEWS.length];
    this.change({ view });
    byId(`tab-${view}`).focus();
  }

  #key(event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "Escape") {
      this.#endPath();
      byId("export-menu").hidden = true;
      if (!typing) this.#chooseNothing();
    } else if (typing) {
      return;
    } else if (event.key === "/") {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "z" || event.key === "Z") {
      this.undo();
    }
  }

  #networkKey(event) {
    const { node } = this.state;
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const actor = node !== null && node >= 0 ? node : null;
    const acts = {
      "+": () => this.network.zoom(1.3), "=": () => this.network.zoom(1.3), "-": () => this.network.zoom(1 / 1.3),
      0: () => this.network.fit(null), Enter: () => node !== null && (groupOf(node) >= 0 ? this.openGroup(groupOf(node)) : byId("panel").focus()),
      h: () => actor !== null && this.hide(actor), p: () => actor !== null && this.togglePin(actor),
      n: () => actor !== null && this.showNear(actor),
    };
    if (event.key in arrows) {
      const [dx, dy] = arrows[event.key];
      const next = this.network.step(node, dx, dy);
      if (event.shiftKey) this.network.pan(dx * 80, dy * 80);
      else if (next !== null) this.#walk(next);
    } else if (event.key.toLowerCase() in acts) {
      acts[event.key.toLowerCase()]();
    } else if (event.key in acts) {
      acts[event.key]();
    } else {
      return;
    }
    event.preventDefault();
  }

  #walk(id) {
    this.change({ node: id, edge: null, path: null }, { step: false });
    this.network.network.moveTo({ position: this.network.network.getPosition(id), animation: { duration: 150 } });
    const { label } = this.#describe(id);
    this.say(label.slice(0, 60));
  }

  async #export(kind) {
    byId("export-menu").hidden = true;
    byId("export-toggle").setAttribute("aria-expanded", "false");
    if (kind === "link") return this.copy(location.href);
    if (kind === "print") return print();
    if (kind === "png") return offer("network.png", await this.network.picture());
    if (kind === "csv") {
      return offer("facts.csv", new Blob([await factsCsv(this.graph, this.pass, this.texts)], { type: "text/csv" }));
    }
    const text = sceneGexf(this.graph, this.pass, this.network.scene, (id) => {
      const { x, y } = this.network.network.getPosition(id);
      return [x, y];
    });
    return offer("network.gexf", new Blob([text], { type: "application/gexf+xml" }));
  }
}

function lit(edges, isLit, nodes) {
  const chosen = edges.filter(isLit);
  return { nodes: new Set([...nodes, ...chosen.flatMap(({ from, to }) => [from, to])]), edges: new Set(chosen.map(edgeKey)) };
}

function crumb(text, clear) {
  return element("button", { type: "button", class: "crumb", onclick: clear }, text, element("span", { "aria-hidden": "true" }, " ×"));
}

function toggleable(button, body, open) {
  const set = (shown) => {
    body.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
  };
  set(open);
  button.addEventListener("click", () => set(body.hidden));
}

/** To the clipboard; files opened from a disk may lack the new interface, so the old one stands behind it. */
async function copied(text) {
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

// For the browser's console: newspaperPage.graph, newspaperPage.state.
const page = globalThis.newspaperPage = new Page(JSON.parse(byId("first-scene").textContent), JSON.parse(byId("page-settings").textContent));
page.wake();
