// The page: keeps the state, and asks the parts to show it.

import { applyTheme, themeOf, translate } from "./appearance.js";
import { byId, drawing, element, fill, shapeIcon } from "./elements.js";
import { exportedAs, offer } from "./exporting.js";
import { FilterPanel } from "./filterpanel.js";
import { OPEN_FILTER, passing } from "./filters.js";
import { fragmentOf, stateFrom } from "./fragment.js";
import { copied, drawCanvasTools, drawCrumbs, drawPathBar, drawView, listenToButtons } from "./furniture.js";
import { Graph, unpacked } from "./graph.js";
import { groupOf } from "./groups.js";
import { listenToKeys } from "./keyboard.js";
import { MatrixView } from "./matrixview.js";
import { NetworkView } from "./networkview.js";
import { Panel } from "./panel.js";
import { shortestPath } from "./paths.js";
import { describe, drawFirst, drawState, outOf, settle } from "./picture.js";
import { SearchBox } from "./searchbox.js";
import { Slider } from "./slider.js";
import { History, toggled } from "./state.js";
import { TableView } from "./tableview.js";
import { Texts } from "./texts.js";
import { factList, TimelineView } from "./timelineview.js";
import { setLanguage, setWords, term, word } from "./words.js";

const SCENE = ["filter", "open", "hidden", "near", "path", "node", "pins", "edge"]; // parts of the state that it shows
const SAYING = 2600; // milliseconds a passing message stays

export class Page {
  /** `first`: the scene that stands ready in the file; then what else the file holds beside the data. */
  constructor(first, { settings, options, palette, words }) {
    Object.assign(this, { settings, palette, graph: null });
    setWords(words);
    this.history = new History();
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.network = new NetworkView(byId("mynetwork"), options, palette, {
      chooseNode: (id) => this.choose(id),
      chooseEdge: (edge) => this.#chooseEdge(edge),
      chooseNothing: () => this.chooseNothing(),
      openNode: (id) => (groupOf(id) >= 0 ? this.openGroup(groupOf(id)) : this.showNear(id)),
      moved: (id, at) => this.#pin(id, at),
    });
    this.#applyTheme();
    translate();
    drawFirst(this.network, first);
    performance.mark("first-scene");
  }

  /** Unpack the data and wake the parts. */
  async wake() {
    const blobs = [...document.querySelectorAll("script.texts")].map((node) => node.textContent);
    this.graph = new Graph(await unpacked(byId("data").textContent), this.settings.sharedPosts);
    this.texts = new Texts(this.graph.pages.chunk, blobs);
    this.whole = passing(this.graph, OPEN_FILTER);
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
    settle(this.network, false);
    document.documentElement.dataset.ready = "true";
    performance.mark("ready");
  }

  #opening() {
    const state = stateFrom(this.graph, location.hash);
    const untouched = location.hash === "" && this.graph.focus !== null;
    return untouched ? { ...state, node: this.graph.focus } : state;
  }

  #listen() {
    listenToButtons(this);
    listenToKeys(this);
    this.dark.addEventListener("change", () => this.#show({ theme: true, scene: true }));
    addEventListener("hashchange", () => {
      this.history.change(stateFrom(this.graph, location.hash));
      this.#show({ all: true });
      settle(this.network, false);
    });
    addEventListener("beforeprint", () => this.state.view === "table" && this.views.table.all());
  }

  get state() { return this.history.state; }

  get theme() { return themeOf(this.state, this.dark.matches); }

  // ---- changing the state

  /** Replace parts of the state, show it, and put it into the URL. Without `step` it is nothing to take back. */
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
    this.#show({ all: changed("language"), scene: changed(...SCENE), filter: changed("filter"), theme: changed("theme") });
    history.replaceState(null, "", fragmentOf(this.graph, after) || location.pathname + location.search);
  }

  /** Change the filter. */
  filter(patch, options) {
    this.change({ filter: { ...this.state.filter, ...patch } }, options);
  }

  #show({ all = false, scene = false, filter = false, theme = false }) {
    const { state } = this;
    if (all) {
      setLanguage(state.language);
      translate();
    }
    if (all || theme) this.#applyTheme();
    if (all || filter) this.pass = passing(this.graph, state.filter);
    if (all || filter || theme) this.filters.show(state);
    if (all || filter) this.slider.show(state);
    if (all || scene) drawState(this);
    if (all || scene || theme) this.panel.show(state);
    drawView(this, all || filter);
    drawCrumbs(this);
    drawCanvasTools(this);
  }

  #applyTheme() {
    applyTheme(this.theme, this.palette);
    this.network.setTheme(this.theme);
  }

  // ---- choosing

  /** Open an actor's dossier and bring it into sight; the other end of a path, if one was begun. */
  goTo(entity) {
    if (this.pathStart !== undefined && this.pathStart !== entity) {
      this.finishPath(entity);
      return;
    }
    this.#open({ node: entity, edge: null, path: null, hidden: this.state.hidden.filter((other) => other !== entity) });
    settle(this.network);
    this.say(`${term("types", this.graph.type(entity))} ${this.graph.label(entity).slice(0, 60)}`);
    byId("panel").focus({ preventScroll: true });
  }

  /** A node was chosen in the drawing. */
  choose(id) {
    if (!this.graph) return;
    if (this.pathStart !== undefined && groupOf(id) < 0) this.finishPath(id);
    else this.#open({ node: id, edge: null, path: null });
  }

  #open(patch) {
    this.change(patch);
    byId("panel").classList.add("open");
  }

  #chooseEdge(edge) {
    if (!this.graph || !edge) return;
    if (groupOf(edge.from) >= 0 || groupOf(edge.to) >= 0) this.choose(Math.min(edge.from, edge.to));
    else this.openEdge(edge.from, edge.to);
  }

  chooseNothing() {
    if (!this.graph || (this.state.node === null && !this.state.edge)) return;
    this.change({ node: null, edge: null });
    byId("panel").classList.remove("open");
  }

  /** To a neighbouring node by keyboard. */
  walkTo(id) {
    if (id === null) return;
    this.change({ node: id, edge: null, path: null }, { step: false });
    this.network.centre(id);
    this.say(describe(this.graph, id, this.state.open).label.slice(0, 60));
  }

  /** The facts between two actors. */
  openEdge(left, right) {
    this.#open({ edge: [left, right], node: null, path: null });
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
    const members = outOf(this.graph, this.network.scene, group);
    if (members.length > 0) this.network.fit(members);
  }

  /** Only what is around an actor; asked again, one step further, up to four. */
  showNear(entity) {
    const hops = this.state.near?.entity === entity ? this.state.near.hops % 4 + 1 : 1;
    this.change({ near: { entity, hops }, node: entity, edge: null, path: null });
    this.network.fit(null);
  }

  // ---- hiding, pinning, paths

  hide(entity) {
    this.change({ hidden: toggled(this.state.hidden, entity), node: null, edge: null });
    this.say(word("hidden", { name: this.graph.label(entity).slice(0, 40) }));
  }

  togglePin(entity) {
    const { [entity]: pinned, ...others } = this.state.pins;
    this.change({ pins: pinned ? others : { ...this.state.pins, [entity]: this.network.place(entity) } });
  }

  #pin(id, at) {
    this.network.moves = (this.network.moves ?? 0) + 1;
    if (this.graph && groupOf(id) < 0) this.change({ pins: { ...this.state.pins, [id]: at } });
  }

  startPath(entity) {
    this.pathStart = entity;
    drawPathBar(this);
    byId("search").focus();
  }

  finishPath(entity) {
    const start = this.pathStart;
    this.endPath();
    this.#open({ path: [start, entity], node: null, edge: null });
    const steps = this.pathNow();
    if (steps) this.network.fit([start, ...steps.map(({ to }) => to)]);
    byId("panel").focus({ preventScroll: true });
  }

  endPath() {
    this.pathStart = undefined;
    drawPathBar(this);
  }

  /** The steps of the chosen path under the present filter, or null. */
  pathNow() {
    if (!this.state.path) return null;
    return shortestPath(this.graph, ...this.state.path, (fact) => this.pass.facts[fact] === 1);
  }

  // ---- what the parts need

  async copy(text) {
    await copied(text);
    this.lastCopied = text;
    this.say(word("copied"));
  }

  /** Hand the view out: png, csv, gexf as files; link to the clipboard; print. */
  async exportAs(kind) {
    if (kind === "link") await this.copy(location.href);
    else if (kind === "print") print();
    else offer(...await exportedAs(this, kind));
  }

  /** Tell the reader, also through a screen reader. */
  say(text) {
    const status = byId("status");
    status.textContent = text;
    status.classList.add("shown");
    clearTimeout(this.hush);
    this.hush = setTimeout(() => status.classList.remove("shown"), SAYING);
  }

  icon(type) {
    const style = this.palette.types[type] ?? this.palette.types.Organisation;
    return shapeIcon(style.shape, style[this.theme]);
  }

  line(predicate) {
    const style = this.palette.predicates[predicate];
    const colour = style?.[this.theme] ?? "gray";
    return drawing("svg", { viewBox: "0 0 22 10", width: 22, height: 10, "aria-hidden": "true", class: "icon" },
      drawing("path", { d: style?.directed ? "M0 5h15M14 1l6 4-6 4z" : "M0 5h22", fill: colour, stroke: colour, "stroke-width": 2 }));
  }
}
