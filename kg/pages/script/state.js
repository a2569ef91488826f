// What the reader has chosen. One plain object, replaced and never changed, so that undo is a list of old ones.

import { OPEN_FILTER } from "./filters.js";

export const VIEWS = ["network", "table", "timeline", "matrix"];

export const START = Object.freeze({
  view: "network",
  node: null, // the actor (>= 0) or group (< 0) whose dossier is open
  edge: null, // [subject, object] of the edge whose facts are open
  path: null, // [from, to]
  near: null, // {entity, hops}
  open: [], // groups
  hidden: [],
  pins: {}, // entity -> [x, y]
  filter: OPEN_FILTER,
  language: "zh",
  theme: "auto",
});

const MOST_STEPS = 100;

export class History {
  constructor(state = START) {
    this.state = state;
    this.past = [];
  }

  /** Replace parts of the state; a step that is worth taking back is remembered. */
  change(patch, { step = true } = {}) {
    if (step) {
      this.past.push(this.state);
      if (this.past.length > MOST_STEPS) this.past.shift();
    }
    this.state = { ...this.state, ...patch };
    return this.state;
  }

  /** Back to the state before the last step; language and theme stay as they are. */
  undo() {
    if (this.past.length === 0) return this.state;
    const { language, theme } = this.state;
    this.state = { ...this.past.pop(), language, theme };
    return this.state;
  }
}

/** `list` with `item` in it, or without it if it was there; sorted. */
export function toggled(list, item) {
  const next = list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
  return next.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
