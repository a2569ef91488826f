// Search as you type, by keyboard all the way: a combobox with a list of hits.

import { element, fill, printed } from "./elements.js";
import { search } from "./search.js";
import { term, word } from "./words.js";

export class SearchBox {
  /** `choose(entity)` is called with the reader's choice. */
  constructor(page, input, list, choose) {
    Object.assign(this, { page, input, list, choose, hits: [], at: -1 });
    input.addEventListener("input", () => this.#look());
    input.addEventListener("focus", () => this.#look());
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("blur", () => this.close());
  }

  #look() {
    this.hits = this.page.graph ? search(this.page.graph, this.input.value) : [];
    this.at = this.hits.length > 0 ? 0 : -1;
    this.#draw();
  }

  #draw() {
    const empty = this.input.value.trim() !== "" && this.hits.length === 0;
    fill(this.list, this.hits.map((hit, at) => this.#hit(hit, at)),
      empty && element("li", { class: "none", role: "option", "aria-selected": "false", "aria-disabled": "true" }, word("noHits")));
    const open = this.hits.length > 0 || empty;
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    if (this.at >= 0) this.input.setAttribute("aria-activedescendant", `hit-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #hit({ entity, name }, at) {
    const { graph } = this.page;
    const label = graph.label(entity);
    return element("li", { id: `hit-${at}`, role: "option", "aria-selected": String(at === this.at),
      onpointerdown: (event) => { event.preventDefault(); this.#take(at); } },
    this.page.icon(graph.type(entity)), printed(label),
    name !== label && element("span", { class: "alias" }, printed(name)),
    element("span", { class: "type" }, term("types", graph.type(entity))));
  }

  #key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && this.hits.length > 0) {
      event.preventDefault();
      this.at = (this.at + steps[event.key] + this.hits.length) % this.hits.length;
      this.#draw();
      this.list.children[this.at].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.#take(this.at);
    } else if (event.key === "Escape") {
      if (this.list.hidden) this.input.value = "";
      this.close();
    }
  }

  #take(at) {
    const { entity } = this.hits[at];
    this.input.value = "";
    this.close();
    this.choose(entity);
  }

  close() {
    this.hits = [];
    this.at = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
