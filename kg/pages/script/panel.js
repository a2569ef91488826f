// The panel beside the drawing: a dossier, the facts of an edge, a path, or the first page.

import { actorLink, clippings, dateBrief } from "./clippings.js";
import { conflictsOf, successions } from "./conflicts.js";
import { dateText } from "./dates.js";
import { byDate, dossierOf, occasions } from "./dossier.js";
import { element, fill, printed } from "./elements.js";
import { groupOf, membersOf } from "./groups.js";
import { detailText } from "./tables.js";
import { term, word } from "./words.js";

const FIRST = 12; // so many entries of a long list at first

export class Panel {
  constructor(page, node) {
    this.page = page;
    this.node = node;
  }

  /** Show what the state asks for. */
  show(state) {
    const parts = this.#parts(state);
    fill(this.node, element("button", { type: "button", class: "close", "aria-label": word("close"),
      onclick: () => this.node.classList.remove("open") }, "×"), parts);
    this.node.scrollTop = 0;
  }

  #parts(state) {
    if (state.edge) return this.#edge(state.edge);
    if (state.path) return this.#path(state.path);
    if (state.node !== null && groupOf(state.node) >= 0) return this.#group(groupOf(state.node));
    if (state.node !== null) return this.#actor(state.node);
    return this.#welcome();
  }

  get #passes() {
    const { pass } = this.page;
    return (fact) => pass.facts[fact] === 1;
  }

  #welcome() {
    const { graph, pass } = this.page;
    const heaviest = [...Array(graph.count).keys()].filter((entity) => pass.entities[entity])
      .sort((a, b) => graph.weight(b) - graph.weight(a) || a - b).slice(0, 14);
    const handed = successions(graph, this.#passes).filter(({ holders }) => holders.length > 1).slice(0, 6);
    return [
      element("h2", {}, word("welcome")),
      element("p", { class: "lead" }, word("welcomeText", {
        entities: graph.count.toLocaleString(), facts: graph.factCount.toLocaleString(),
        articles: graph.articles.page.length.toLocaleString(), pages: graph.pages.file.length.toLocaleString(),
      })),
      element("p", { class: "hint" }, word("welcomeHint")),
      section("mostNamed", element("ul", { class: "chips" }, heaviest.map((entity) => element("li", {},
        this.#icon(entity), actorLink(this.page, entity), element("span", { class: "count" }, graph.weight(entity)))))),
      handed.length > 0 && section("handed", handed.map((post) => this.#succession(post))),
      section("keys", element("dl", { class: "keys" }, ["/", "↑ ↓ ← →", "Enter", "Tab", "+ −", "0", "H", "P", "Esc", "Z"]
        .flatMap((key, at) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, word(`key${at}`))]))),
    ];
  }

  #succession({ title, holders }) {
    return element("div", { class: "succession" }, element("p", {}, element("strong", {}, printed(title))),
      element("ol", {}, holders.map(({ person, first, last, facts }) => element("li", {},
        actorLink(this.page, person), " ",
        element("span", { class: "date" }, dateText(first, last) || word("undated")), " ",
        this.#proof(facts)))));
  }

  #actor(entity) {
    const { graph } = this.page;
    const dossier = dossierOf(graph, entity, this.#passes);
    const parent = graph.parent(entity);
    return [
      element("p", { class: "kicker" }, this.#icon(entity), term("types", graph.type(entity))),
      element("h2", { class: "dossier-name" }, printed(graph.label(entity))),
      this.#otherNames(entity),
      parent >= 0 && element("p", { class: "aliases" }, word("partOf"), " ", actorLink(this.page, parent)),
      this.#buttons(entity),
      this.#conflicts(entity),
      dossier.posts.length > 0 && section("posts", this.#tenures(dossier.posts)),
      dossier.holders.length > 0 && section("holders", this.#tenures(dossier.holders)),
      dossier.events.length > 0 && section("events", this.#list(occasions(graph, entity, dossier.events), (facts) => this.#occasion(facts, entity))),
      dossier.company.length > 0 && section("company", this.#list(dossier.company, ({ other, facts }) =>
        element("li", { class: "entry" }, this.#icon(other), actorLink(this.page, other), " ",
          element("span", { class: "count" }, facts.length), this.#proof(facts)))),
      dossier.said.length > 0 && section("said", this.#list(dossier.said, (fact) => this.#saying(fact))),
      dossier.others.length > 0 && section("others", this.#list(occasions(graph, entity, dossier.others), (facts) => this.#occasion(facts, entity))),
      dossier.wrote.length > 0 && section("wrote", this.#list(dossier.wrote, (fact) => this.#saying(fact))),
    ];
  }

  /** Other names: those that a quoted fact prints, with its quote, apart from those that were only spelled out. */
  #otherNames(entity) {
    const { graph } = this.page;
    const printing = (name) => [...graph.factsOf(entity)].filter((fact) =>
      graph.facts.surfaces[fact]?.[graph.facts.subject[fact] === entity ? 0 : 1] === name);
    const names = graph.alternatives(entity).map((name) => ({ name, facts: printing(name) }));
    const line = (key, some) => some.length > 0 && element("div", { class: "aliases" }, word(key), " ",
      some.map(({ name, facts }, at) => [at > 0 && "、", printed(name), facts.length > 0 && this.#proof(facts)]));
    return [line("aliases", names.filter(({ facts }) => facts.length > 0)),
      line("spelledOut", names.filter(({ facts }) => facts.length === 0))];
  }

  #conflicts(entity) {
    const found = conflictsOf(this.page.graph, entity, this.#passes);
    return found.length > 0 && section("conflicts", found.map(({ kind, facts }) => element("div", { class: "conflict" },
      element("p", { class: "hint" }, word(`conflict-${kind}`)),
      element("div", { class: "side-by-side", tabindex: "0", role: "group", "aria-label": word("conflicts") },
        clippings(this.page, facts.slice(0, FIRST))))));
  }

  #tenures(tenures) {
    return this.#list(tenures, ({ predicate, other, post, first, last, facts }) => element("li", { class: "entry tenure" },
      element("span", { class: "date" }, dateText(first, last) || word("undated")), " ",
      predicate !== "holdsPost" && element("span", { class: `predicate p-${predicate}` }, term("predicates", predicate)), " ",
      other >= 0 && actorLink(this.page, other), " ", element("strong", {}, printed(post)), this.#proof(facts)), "timeline");
  }

  /** Facts of one article, predicate and date in one line: visited A, B and C. */
  #occasion(facts, entity) {
    const { graph } = this.page;
    const [first] = facts;
    const inverse = graph.facts.object[first] === entity;
    const name = (fact) => {
      const other = graph.otherEnd(fact, entity);
      return other >= 0 ? actorLink(this.page, other) : printed(graph.objectText(fact), "literal");
    };
    const details = [...new Set(facts.map((fact) => detailText(graph, fact)).filter(Boolean))];
    return element("li", { class: "entry" }, dateBrief(graph, first), " ",
      element("span", { class: `predicate p-${graph.predicate(first)}` }, term("predicates", graph.predicate(first), inverse)), " ",
      facts.map((fact, at) => [at > 0 && "、", name(fact)]),
      details.length > 0 && element("span", { class: "detail" }, " ", printed(details.join(" · "))), this.#proof(facts));
  }

  #saying(fact) {
    const { graph } = this.page;
    const how = graph.qualifier(fact, "verb") || graph.qualifier(fact, "role");
    return element("li", { class: "entry" }, dateBrief(graph, fact), " ", element("strong", {}, printed(how)), " ",
      printed(graph.objectText(fact), "literal"), this.#proof([fact]));
  }

  /** The quotes of some facts behind a button; they are built when it is opened. */
  #proof(facts) {
    const body = element("div", { class: "proof-body" });
    return element("details", { class: "proof", ontoggle: () => {
      if (!body.hasChildNodes()) fill(body, clippings(this.page, facts.slice(0, 40), { claim: facts.length > 1 }));
    } }, element("summary", {}, facts.length > 1 ? word("quotes", { count: facts.length }) : word("quote")), body);
  }

  /** A list that shows its first entries and the rest on demand. */
  #list(items, draw, className = "") {
    const list = element("ul", { class: `entries ${className}` }, items.slice(0, FIRST).map(draw));
    if (items.length <= FIRST) return list;
    const more = element("button", { type: "button", class: "more", onclick: () => {
      const shown = list.childElementCount;
      list.append(...items.slice(shown, shown + 100).map(draw));
      if (list.childElementCount >= items.length) more.remove();
      else fill(more, word("more", { count: items.length - list.childElementCount }));
    } }, word("more", { count: items.length - FIRST }));
    return [list, more];
  }

  #edge([left, right]) {
    const { graph } = this.page;
    const facts = graph.factsBetween(left, right).filter(this.#passes).sort((a, b) => byDate(graph, a, b));
    return [
      element("p", { class: "kicker" }, word("edge")),
      element("h2", { class: "pair" }, actorLink(this.page, left), element("span", { class: "dash" }, " — "),
        actorLink(this.page, right)),
      element("p", { class: "hint" }, word("factsBetween", { count: facts.length })),
      this.#clippings(facts),
    ];
  }

  #clippings(facts) {
    const box = element("div", { class: "clips" }, clippings(this.page, facts.slice(0, FIRST)));
    if (facts.length <= FIRST) return box;
    const more = element("button", { type: "button", class: "more", onclick: () => {
      box.append(...clippings(this.page, facts.slice(FIRST)));
      more.remove();
    } }, word("more", { count: facts.length - FIRST }));
    return [box, more];
  }

  #path([from, to]) {
    const { graph } = this.page;
    const steps = this.page.pathNow();
    const head = [
      element("p", { class: "kicker" }, word("path")),
      element("h2", { class: "pair" }, actorLink(this.page, from), element("span", { class: "dash" }, " ⇢ "),
        actorLink(this.page, to)),
    ];
    if (!steps) return [...head, element("p", { class: "hint" }, word("noPath"))];
    return [...head, element("p", { class: "hint" }, word("pathSteps", { count: steps.length })),
      element("ol", { class: "steps" }, steps.map((step) => element("li", {},
        element("p", { class: "step" }, actorLink(this.page, step.from), " — ", actorLink(this.page, step.to)),
        clippings(this.page, step.facts.slice(0, 3)),
        step.facts.length > 3 && element("button", { type: "button", class: "more",
          onclick: () => this.page.openEdge(step.from, step.to) }, word("more", { count: step.facts.length - 3 })))))];
  }

  #group(group) {
    const { graph } = this.page;
    const members = membersOf(graph, group).sort((a, b) => graph.weight(b) - graph.weight(a) || a - b);
    return [
      element("p", { class: "kicker" }, word("community")),
      element("h2", {}, printed(graph.groups.label[group])),
      element("p", { class: "hint" }, word("members", { count: members.length.toLocaleString() })),
      element("div", { class: "buttons" },
        element("button", { type: "button", class: "primary", onclick: () => this.page.openGroup(group) }, word("openGroup"))),
      element("ul", { class: "entries" }, members.slice(0, 60).map((entity) => element("li", { class: "entry" },
        this.#icon(entity), actorLink(this.page, entity), element("span", { class: "count" }, graph.weight(entity))))),
    ];
  }

  #buttons(entity) {
    const { page } = this;
    const button = (label, run, pressed) => element("button", { type: "button", "data-do": label, "aria-pressed": pressed, onclick: run }, word(label));
    return element("div", { class: "buttons" },
      button("near", () => page.showNear(entity)),
      button("pathFrom", () => page.startPath(entity)),
      button("pin", () => page.togglePin(entity), String(entity in page.state.pins)),
      button("hide", () => page.hide(entity)));
  }

  #icon(entity) {
    return this.page.icon(this.page.graph.type(entity));
  }
}

function section(name, ...children) {
  return element("section", { class: `part part-${name}` }, element("h3", {}, word(name)), ...children);
}

