// The legend that is also the filter: types, predicates, a body, confidence. Every row counts what it stands for.

import { element, fill } from "./elements.js";
import { counts, OPEN_FILTER, narrows } from "./filters.js";
import { toggled } from "./state.js";
import { term, word } from "./words.js";

const MOST_BODIES = 300;
const BODIES = new Set(["PartyBody", "GovernmentBody", "LegislativeBody", "Organisation", "Park", "Enterprise",
  "ResearchInstitute", "Media"]);

export class FilterPanel {
  constructor(page, node) {
    this.page = page;
    this.node = node;
  }

  /** Draw the panel for the state; what it counts passes the filter. */
  show(state) {
    const focused = document.activeElement?.id;
    const { graph, pass, whole } = this.page;
    const [now, all] = [counts(graph, pass), counts(graph, whole)];
    fill(this.node,
      element("div", { class: "filters-head" }, element("h2", {}, word("legend")),
        element("button", { type: "button", class: "small", disabled: !narrows(state.filter),
          onclick: () => this.page.filter(OPEN_FILTER) }, word("reset"))),
      this.#group("types", graph.entities.types, now.types, all.types, state.filter.types, (type) => this.page.icon(type)),
      this.#group("predicates", graph.facts.predicates, now.predicates, all.predicates, state.filter.predicates,
        (predicate) => this.page.line(predicate)),
      this.#body(state), this.#confidence(state));
    if (focused) document.getElementById(focused)?.focus();
  }

  #group(kind, names, now, all, out, picture) {
    const ordered = [...names].sort((a, b) => all.get(b) - all.get(a) || (a < b ? -1 : 1));
    return element("fieldset", { class: "toggles" }, element("legend", {}, word(kind)),
      ordered.map((name) => element("label", { class: "toggle", for: `${kind}-${name}` },
        element("input", { type: "checkbox", id: `${kind}-${name}`, checked: !out.includes(name),
          onchange: () => this.page.filter({ [kind]: toggled(out, name) }) }),
        picture(name), element("span", { class: "name" }, term(kind, name)),
        element("span", { class: "count" }, now.get(name) === all.get(name) ? all.get(name).toLocaleString()
          : `${now.get(name).toLocaleString()}/${all.get(name).toLocaleString()}`))));
  }

  #body(state) {
    const { graph } = this.page;
    this.bodies ??= [...Array(graph.count).keys()].filter((entity) => BODIES.has(graph.type(entity)))
      .sort((a, b) => graph.weight(b) - graph.weight(a) || a - b).slice(0, MOST_BODIES);
    const chosen = state.filter.body;
    const bodies = chosen === null || this.bodies.includes(chosen) ? this.bodies : [chosen, ...this.bodies];
    return element("label", { class: "field", for: "filter-body" }, element("span", {}, word("body")),
      element("select", { id: "filter-body", onchange: (event) => this.page.filter({
        body: event.target.value === "" ? null : Number(event.target.value),
      }) }, element("option", { value: "" }, word("allBodies")),
      bodies.map((entity) => element("option", { value: entity, selected: entity === chosen },
        graph.label(entity).slice(0, 40)))));
  }

  #confidence(state) {
    const value = state.filter.confidence;
    return element("label", { class: "field", for: "filter-confidence" },
      element("span", {}, word("confidence"), " ≥ ", element("output", {}, `${Math.round(value * 100)}%`)),
      element("input", { type: "range", id: "filter-confidence", min: 0, max: 1, step: 0.05, value,
        onchange: (event) => this.page.filter({ confidence: Number(event.target.value) }) }));
  }
}

