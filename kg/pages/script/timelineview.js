// Events by date and person: a row for each person, a column for each month, a dot for each event.

import { actorLink, clippings } from "./clippings.js";
import { element, fill } from "./elements.js";
import { timeline } from "./tables.js";
import { term, word } from "./words.js";

const MOST_DOTS = 8;

export class TimelineView {
  constructor(page, node) {
    Object.assign(this, { page, node });
  }

  show() {
    const { graph, pass } = this.page;
    const { people, columns, hidden } = timeline(graph, pass);
    const years = [...new Set(columns.map((column) => column.slice(0, 4)))];
    fill(this.node,
      element("p", { class: "caption" }, word("timelineCaption"), hidden > 0 && ` ${word("notShown", { count: hidden })}`),
      element("table", { class: "timeline-table" },
        element("thead", {},
          element("tr", {}, element("td"), years.map((year) => element("th", { scope: "colgroup", class: "year",
            colspan: columns.filter((column) => column.startsWith(year)).length }, year))),
          element("tr", {}, element("td"), columns.map((column) => element("th", { scope: "col" },
            column.length === 4 ? word("someMonth") : String(Number(column.slice(5))))))),
        element("tbody", {}, people.map(({ entity, cells }) => element("tr", {},
          element("th", { scope: "row" }, actorLink(this.page, entity)),
          columns.map((column) => element("td", {}, this.#dots(cells.get(column) ?? []))))))));
  }

  #dots(facts) {
    const { graph } = this.page;
    const dots = facts.slice(0, MOST_DOTS).map((fact) => element("button", { type: "button",
      class: `dot p-${graph.predicate(fact)}`, title: this.#text(fact), "aria-label": this.#text(fact),
      onclick: () => this.page.openFact(fact) }));
    const more = facts.length > MOST_DOTS && element("button", { type: "button", class: "small",
      onclick: () => this.page.showFacts(facts) }, `+${facts.length - MOST_DOTS}`);
    return [dots, more];
  }

  #text(fact) {
    const { graph } = this.page;
    return `${graph.facts.start[fact] ?? ""} ${term("predicates", graph.predicate(fact))} ${graph.objectText(fact)}`.slice(0, 120);
  }
}

/** A panel part with these facts as clippings. */
export function factList(page, facts) {
  return element("div", { class: "clips" }, clippings(page, facts));
}
