// All facts in a table: sorted by any column, drawn only as far as one has scrolled.

import { actorLink } from "./clippings.js";
import { dateText } from "./dates.js";
import { element, fill, printed } from "./elements.js";
import { COLUMNS, detailText, sortedFacts } from "./tables.js";
import { term, word } from "./words.js";

const CHUNK = 200;

export class TableView {
  constructor(page, node) {
    Object.assign(this, { page, node, column: "date", descending: false });
    node.addEventListener("scroll", () => this.#more());
  }

  /** Draw the passing facts. */
  show() {
    const { graph, pass } = this.page;
    this.facts = sortedFacts(graph, pass, this.column, this.descending);
    this.body = element("tbody");
    fill(this.node, element("p", { class: "caption" }, word("tableCaption", { count: this.facts.length.toLocaleString() })),
      element("table", { class: "facts" }, element("thead", {}, element("tr", {}, COLUMNS.map((column) => this.#head(column)))),
        this.body));
    this.drawn = 0;
    this.#draw(CHUNK);
  }

  #head(column) {
    const sort = column === this.column ? (this.descending ? "descending" : "ascending") : "none";
    return element("th", { scope: "col", "aria-sort": sort, class: `c-${column}` },
      element("button", { type: "button", "data-column": column, onclick: () => this.#sort(column) },
        word(`column-${column}`), element("span", { "aria-hidden": "true" }, { none: "", ascending: " ↑", descending: " ↓" }[sort])));
  }

  #sort(column) {
    this.descending = this.column === column && !this.descending;
    this.column = column;
    this.show();
    this.node.querySelector(`[data-column="${column}"]`).focus();
  }

  #more() {
    const left = this.node.scrollHeight - this.node.scrollTop - this.node.clientHeight;
    if (left < 600 && this.drawn < this.facts.length) this.#draw(CHUNK);
  }

  #draw(count) {
    this.body.append(...this.facts.slice(this.drawn, this.drawn + count).map((fact) => this.#row(fact)));
    this.drawn = Math.min(this.facts.length, this.drawn + count);
  }

  #row(fact) {
    const { graph } = this.page;
    const object = graph.facts.object[fact];
    const cells = {
      date: [dateText(graph.facts.start[fact], graph.endOf(fact))],
      subject: [actorLink(this.page, graph.facts.subject[fact])],
      predicate: [element("span", { class: `predicate p-${graph.predicate(fact)}` }, term("predicates", graph.predicate(fact)))],
      object: [object >= 0 ? actorLink(this.page, object) : printed(graph.objectText(fact), "literal")],
      detail: [printed(detailText(graph, fact))],
      article: [printed(graph.articles.headline[graph.facts.article[fact]] ?? "")],
      confidence: [`${Math.round(graph.facts.confidence[fact] * 100)}%`],
    };
    const open = element("button", { type: "button", class: "small", "aria-label": word("quote"),
      onclick: () => this.page.openFact(fact) }, "❝");
    cells.predicate.push(" ", open);
    return element("tr", {}, COLUMNS.map((column) => element("td", { class: `c-${column}` }, cells[column])));
  }

  /** Draw everything, for print. */
  all() {
    this.#draw(Math.min(this.facts.length, 5000));
  }
}
