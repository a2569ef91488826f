// Who visited what how often: officials by rows, enterprises by columns.

import { actorLink } from "./clippings.js";
import { element, fill } from "./elements.js";
import { visitsMatrix } from "./tables.js";
import { word } from "./words.js";

export class MatrixView {
  constructor(page, node) {
    Object.assign(this, { page, node, scope: "enterprises" });
  }

  show() {
    const { graph, pass } = this.page;
    const { rows, columns, cells, hidden } = visitsMatrix(graph, pass, this.scope);
    const most = Math.max(1, ...[...cells.values()].map((facts) => facts.length));
    fill(this.node,
      element("p", { class: "caption" }, word("matrixCaption"), hidden > 0 && ` ${word("notShown", { count: hidden })}`, " ",
        this.#scopes()),
      rows.length === 0 ? element("p", { class: "hint" }, word("noVisits")) : element("table", { class: "matrix" },
        element("thead", {}, element("tr", {}, element("td"),
          columns.map(({ entity }) => element("th", { scope: "col" }, actorLink(this.page, entity))))),
        element("tbody", {}, rows.map((row) => element("tr", {},
          element("th", { scope: "row" }, actorLink(this.page, row.entity)),
          columns.map((column) => this.#cell(row.entity, column.entity, cells.get(`${row.entity} ${column.entity}`), most)))))));
  }

  #scopes() {
    return element("label", { for: "matrix-scope" }, word("scope"), " ",
      element("select", { id: "matrix-scope", onchange: (event) => { this.scope = event.target.value; this.show(); } },
        ["enterprises", "everything"].map((scope) => element("option", { value: scope, selected: scope === this.scope },
          word(`scope-${scope}`)))));
  }

  #cell(row, column, facts, most) {
    if (!facts) return element("td");
    const { graph } = this.page;
    return element("td", { class: "visited" }, element("button", { type: "button",
      class: facts.length / most > 0.6 ? "heavy" : facts.length > 1 ? "middle" : "light",
      "aria-label": word("visitsOf", { who: graph.label(row).slice(0, 40), what: graph.label(column).slice(0, 40), count: facts.length }),
      onclick: () => this.page.openEdge(row, column) }, String(facts.length)));
  }
}
