// The data of the page: columns unpacked once, with each actor's facts found through two flat arrays.

import { monthsOf } from "./dates.js";

/** base64 of deflated JSON → the value. */
export async function unpacked(base64) {
  const binary = atob(base64.trim());
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

export class Graph {
  /** `data`: the unpacked columns; `sharedPosts`: words of posts that several people hold at once. */
  constructor(data, sharedPosts = []) {
    this.sharedPosts = sharedPosts;
    this.entities = data.entities;
    this.facts = data.facts;
    this.articles = data.articles;
    this.pages = data.pages;
    this.groups = data.groups;
    this.readings = data.readings;
    this.focus = data.focus ?? null;
    this.count = data.entities.id.length;
    this.factCount = data.facts.id.length;
    this.months = data.facts.start.map((start, at) => monthsOf(start, this.endOf(at)));
    this.#indexFacts();
    this.byIdentity = new Map(data.entities.id.map((id, at) => [id, at]));
  }

  #indexFacts() {
    const { subject, object } = this.facts;
    const first = new Int32Array(this.count + 1);
    const both = (visit) => {
      for (let at = 0; at < this.factCount; at += 1) {
        visit(subject[at], at);
        if (object[at] >= 0 && object[at] !== subject[at]) visit(object[at], at);
      }
    };
    both((entity) => { first[entity + 1] += 1; });
    for (let at = 0; at < this.count; at += 1) first[at + 1] += first[at];
    const next = first.slice();
    const list = new Int32Array(first[this.count]);
    both((entity, fact) => { list[next[entity]] = fact; next[entity] += 1; });
    this.first = first;
    this.list = list;
  }

  /** Numbers of the facts in which an actor is subject or object. */
  factsOf(entity) {
    return this.list.subarray(this.first[entity], this.first[entity + 1]);
  }

  /** How many facts an actor has: its weight in the drawing. */
  weight(entity) {
    return this.first[entity + 1] - this.first[entity];
  }

  label(entity) { return this.entities.label[entity]; }
  type(entity) { return this.entities.types[this.entities.type[entity]]; }
  alternatives(entity) { return this.entities.alt[entity] ?? []; }
  parent(entity) { return this.entities.parent[entity] ?? -1; }
  predicate(fact) { return this.facts.predicates[this.facts.predicate[fact]]; }
  endOf(fact) { return this.facts.end[fact] === undefined ? this.facts.start[fact] : this.facts.end[fact]; }
  qualifier(fact, name) { return this.facts.qualifiers[fact]?.[name] ?? ""; }

  /** The other end of a fact, or -1. */
  otherEnd(fact, entity) {
    return this.facts.subject[fact] === entity ? this.facts.object[fact] : this.facts.subject[fact];
  }

  /** What stands as the object of a fact: a name, a literal or an article's head. */
  objectText(fact) {
    const object = this.facts.object[fact];
    if (object >= 0) return this.label(object);
    return this.facts.literal[fact] ?? this.articles.headline[this.facts.article[fact]] ?? "";
  }

  /** Facts between two actors, in either direction. */
  factsBetween(left, right) {
    const [few, other] = this.weight(left) <= this.weight(right) ? [left, right] : [right, left];
    return [...this.factsOf(few)].filter((fact) => this.otherEnd(fact, few) === other);
  }
}
