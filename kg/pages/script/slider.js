// The months: two handles, a histogram of what is printed, play, and who holds which post at the end of the window.

import { actorLink } from "./clippings.js";
import { successions } from "./conflicts.js";
import { extentOf, monthText } from "./dates.js";
import { drawing, element, fill, printed } from "./elements.js";
import { word } from "./words.js";

const TICK = 900; // milliseconds a month stays while playing

export class Slider {
  constructor(page, node) {
    this.page = page;
    this.node = node;
    this.timer = null;
    this.tick = TICK;
    this.extent = extentOf(page.graph.months);
    if (this.extent) this.#build();
    else node.hidden = true;
  }

  #build() {
    const [low, high] = this.extent;
    const handle = (name) => element("input", { type: "range", id: `slider-${name}`, class: `handle ${name}`, min: low,
      max: high, step: 1, oninput: () => this.#moved(name) });
    this.from = handle("from");
    this.to = handle("to");
    this.playButton = element("button", { type: "button", class: "play", id: "play", onclick: () => this.toggle() });
    this.mode = element("select", { id: "slider-mode" });
    this.label = element("output", { class: "window", for: "slider-from slider-to" });
    this.undated = element("input", { type: "checkbox", id: "slider-undated",
      onchange: () => this.page.filter({ undated: this.undated.checked }) });
    this.undatedText = element("span");
    this.posts = element("div", { class: "handover", id: "handover", "aria-live": "polite" });
    this.track = element("div", { class: "track" }, this.#histogram(), this.from, this.to);
    fill(this.node, this.posts, element("div", { class: "slider-row" }, this.playButton, this.mode, this.track, this.label,
      element("label", { class: "undated" }, this.undated, this.undatedText)));
  }

  /** How many facts each month has; a year-long date counts a twelfth in each month. */
  #histogram() {
    const [low, high] = this.extent;
    const heights = new Float64Array(high - low + 1);
    for (const months of this.page.graph.months) {
      if (!months) continue;
      for (let month = months[0]; month <= months[1]; month += 1) heights[month - low] += 1 / (months[1] - months[0] + 1);
    }
    const most = Math.max(...heights);
    return drawing("svg", { class: "histogram", viewBox: `0 0 ${heights.length} 1`, preserveAspectRatio: "none",
      "aria-hidden": "true" }, [...heights].map((height, at) => drawing("rect", {
      x: at + 0.1, width: 0.8, y: 1 - Math.sqrt(height / most), height: Math.sqrt(height / most),
    })));
  }

  /** Bring the handles in line with the state. */
  show(state) {
    if (!this.extent) return;
    const [low, high] = this.extent;
    const [from, to] = [state.filter.from ?? low, state.filter.to ?? high];
    this.from.value = from;
    this.to.value = to;
    const share = (month) => `${((month - low) / Math.max(1, high - low)) * 100}%`;
    this.track.style.setProperty("--from", share(from));
    this.track.style.setProperty("--to", share(to));
    const whole = state.filter.from === null && state.filter.to === null;
    this.label.textContent = whole ? word("allMonths", { from: monthText(low), to: monthText(high) })
      : `${monthText(from)} – ${monthText(to)}`;
    this.undated.checked = state.filter.undated;
    this.undatedText.textContent = word("withUndated");
    this.from.setAttribute("aria-label", word("fromMonth"));
    this.to.setAttribute("aria-label", word("toMonth"));
    this.from.setAttribute("aria-valuetext", monthText(from));
    this.to.setAttribute("aria-valuetext", monthText(to));
    this.mode.setAttribute("aria-label", word("playMode"));
    this.#modes();
    this.playButton.textContent = this.timer ? "❚❚" : "▶";
    this.playButton.setAttribute("aria-label", word(this.timer ? "pause" : "play"));
    fill(this.posts, this.#handover(to));
  }

  #modes() {
    const chosen = this.mode.value || "growing";
    fill(this.mode, ["growing", "1", "3", "12"].map((mode) => element("option", { value: mode, selected: mode === chosen },
      mode === "growing" ? word("growing") : word("monthsWide", { count: mode }))));
  }

  /** For posts with several holders: those printed up to a month, in the order in which they first appear. */
  #handover(to) {
    const { graph } = this.page;
    const held = successions(graph).filter(({ holders }) => holders.length > 1);
    return held.map(({ title, holders }) => {
      const attested = holders.filter(({ facts }) => facts.some((fact) => graph.months[fact]?.[0] <= to));
      return attested.length > 0 && element("span", { class: "handover-post" }, element("strong", {}, printed(title)), "：",
        attested.slice(-3).map(({ person }, at, list) => [at > 0 && " → ",
          at === list.length - 1 ? element("b", {}, actorLink(this.page, person)) : actorLink(this.page, person)]));
    }).filter(Boolean).slice(0, 3);
  }

  #moved(name) {
    const [low, high] = this.extent;
    let [from, to] = [Number(this.from.value), Number(this.to.value)];
    if (from > to) [from, to] = name === "from" ? [from, from] : [to, to];
    this.#set(from === low && to === high ? [null, null] : [from, to]);
  }

  #set([from, to], step = true) {
    this.page.filter({ from, to }, { step });
  }

  /** Start or stop playing. From the whole range it starts at the first month. */
  toggle() {
    if (this.timer) {
      this.stop();
      this.show(this.page.state);
      return;
    }
    const { from, to } = this.page.state.filter;
    const [low, high] = this.extent;
    const start = from ?? low;
    const end = to === null || to >= high ? start : to;
    this.#set(this.#window(start, end));
    this.timer = setInterval(() => this.#tick(), this.tick);
    this.show(this.page.state);
  }

  #window(start, end) {
    const width = this.mode.value === "growing" ? 0 : Number(this.mode.value);
    return width > 0 ? [Math.max(this.extent[0], end - width + 1), end] : [start, end];
  }

  #tick() {
    const { from, to } = this.page.state.filter;
    const end = (to ?? this.extent[1]) + 1;
    if (end > this.extent[1]) {
      this.stop();
      this.show(this.page.state);
      return;
    }
    this.#set(this.#window(from ?? this.extent[0], end), false);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
  }
}
