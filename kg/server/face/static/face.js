// What every page of the face does: theme, search while typing, the frame of a network. All text goes in as text.

const root = document.documentElement;

/** An element with attributes and children; strings become text nodes. */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** The language in which the page was asked for, as a parameter of addresses. */
export function withLanguage(parameters) {
  if (root.dataset.lang === "en") parameters.set("lang", "en");
  return parameters;
}

function themes() {
  document.getElementById("theme").addEventListener("click", () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("kg-theme", root.dataset.theme);
    } catch { /* not remembered, then */ }
    dispatchEvent(new Event("themechange"));
  });
}

/** A combobox: hits appear while somebody types; arrows choose, Enter opens, Escape closes. */
class SearchBox {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[type=search]");
    this.list = form.appendChild(element("ul", { id: "hits", role: "listbox", "aria-label": form.dataset.hits, hidden: true }));
    this.at = -1;
    this.asked = 0;
    for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": "hits", "aria-autocomplete": "list" })) {
      this.input.setAttribute(name, value);
    }
    this.input.addEventListener("input", () => this.look());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.input.focus();
      this.input.select();
    });
  }

  /** Ask for the words as they stand; an answer that comes after the next question is not shown. */
  async look() {
    const number = this.asked += 1;
    const words = this.input.value.trim();
    if (!words) return this.close();
    this.list.setAttribute("aria-busy", "true");
    const answer = await fetch(`/find.json?${withLanguage(new URLSearchParams({ q: words }))}`);
    const hits = answer.ok ? await answer.json() : null;
    if (number !== this.asked) return;
    if (hits) this.draw(hits); else this.close();
  }

  /** Show hits; what was chosen among those before stays chosen, if it is there still. */
  draw(hits) {
    const chosen = this.chosen()?.dataset.href;
    this.list.replaceChildren(...hits.map((hit, at) => this.hit(hit, at)));
    if (hits.length === 0) this.list.append(element("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "none" }, this.form.dataset.none));
    this.list.hidden = false;
    this.list.setAttribute("aria-busy", "false");
    this.input.setAttribute("aria-expanded", "true");
    this.choose(hits.findIndex(({ href }) => href === chosen));
  }

  options() {
    return [...this.list.querySelectorAll("[data-href]")];
  }

  chosen() {
    return this.options()[this.at];
  }

  choose(at) {
    this.at = at;
    this.options().forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    const option = this.chosen();
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  hit({ href, label, type, kind, others, facts }, at) {
    const node = element("li", { id: `hit-${at}`, role: "option", "aria-selected": "false", "data-href": href },
      element("bdi", { class: "label" }, label), others && element("bdi", { class: "others" }, others),
      element("span", { class: `type t-${type}` }, kind), element("span", { class: "count" }, facts));
    node.addEventListener("pointerdown", (event) => { event.preventDefault(); this.open(node); });
    return node;
  }

  key(event) {
    const count = this.options().length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && count > 0) {
      event.preventDefault();
      this.choose(this.at < 0 && step < 0 ? count - 1 : (this.at + step + count) % count);
    } else if (event.key === "Enter" && this.chosen()) {
      event.preventDefault();
      this.open(this.chosen());
    } else if (event.key === "Escape") {
      this.close();
    }
  }

  open(option) {
    location.assign(option.dataset.href);
  }

  close() {
    this.asked += 1;
    this.choose(-1);
    this.list.replaceChildren();
    this.list.hidden = true;
    this.list.setAttribute("aria-busy", "false");
    this.input.setAttribute("aria-expanded", "false");
  }
}

/** The drawing takes the theme from its address; it is a page of its own and remembers nothing. */
function frames() {
  const frame = document.getElementById("drawing");
  if (!frame) return;
  const show = () => frame.setAttribute("src", `${frame.dataset.src}&theme=${root.dataset.theme}`);
  addEventListener("themechange", show);
  show();
}

themes();
new SearchBox(document.querySelector(".searchbox"));
frames();
root.dataset.ready = "";
