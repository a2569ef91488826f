// Which facts and actors the reader wants to see.

import { meets } from "./dates.js";

/** A filter that lets everything through. Months are whole numbers, sets are sorted lists (they go into the URL). */
export const OPEN_FILTER = Object.freeze({
  types: [], predicates: [], body: null, confidence: 0, from: null, to: null, undated: true,
});

/** Does this filter leave anything out? */
export function narrows(filter) {
  return filter.types.length > 0 || filter.predicates.length > 0 || filter.body !== null || filter.confidence > 0
    || filter.from !== null || filter.to !== null;
}

/** The body itself, its parts at any depth, and everyone who holds a post in one of them. */
export function circleOf(graph, body) {
  const parts = new Set([body]);
  for (let grown = true; grown;) {
    grown = false;
    for (const [entity, parent] of Object.entries(graph.entities.parent)) {
      if (parts.has(parent) && !parts.has(Number(entity))) {
        parts.add(Number(entity));
        grown = true;
      }
    }
  }
  const circle = new Set(parts);
  for (const part of parts) {
    for (const fact of graph.factsOf(part)) {
      if (graph.predicate(fact) === "holdsPost") circle.add(graph.facts.subject[fact]);
    }
  }
  return circle;
}

/** fact → boolean. `types` and `predicates` name what is left out; a fact with a left-out end is left out. */
export function factFilter(graph, filter) {
  const { facts, entities } = graph;
  const noType = entities.types.map((type) => filter.types.includes(type));
  const noPredicate = facts.predicates.map((predicate) => filter.predicates.includes(predicate));
  const circle = filter.body === null ? null : circleOf(graph, filter.body);
  const dated = filter.from !== null || filter.to !== null;
  return (fact) => {
    const subject = facts.subject[fact];
    const object = facts.object[fact];
    if (noPredicate[facts.predicate[fact]] || noType[entities.type[subject]]) return false;
    if (object >= 0 && noType[entities.type[object]]) return false;
    if (facts.confidence[fact] < filter.confidence) return false;
    if (circle && !circle.has(subject) && !(object >= 0 && circle.has(object))) return false;
    if (!dated) return true;
    const months = graph.months[fact];
    return months ? meets(months, filter.from, filter.to) : filter.undated;
  };
}

/** What passes: {facts: Uint8Array, entities: Uint8Array}. Without narrowing, actors without facts stay, too. */
export function passing(graph, filter) {
  const lets = factFilter(graph, filter);
  const facts = new Uint8Array(graph.factCount);
  const entities = new Uint8Array(graph.count);
  if (!narrows(filter)) {
    facts.fill(1);
    entities.fill(1);
    return { facts, entities };
  }
  for (let fact = 0; fact < graph.factCount; fact += 1) {
    if (!lets(fact)) continue;
    facts[fact] = 1;
    entities[graph.facts.subject[fact]] = 1;
    if (graph.facts.object[fact] >= 0) entities[graph.facts.object[fact]] = 1;
  }
  return { facts, entities };
}

/** How many actors of each type and facts of each predicate there are: for the legend. */
export function counts(graph, pass) {
  const types = new Map(graph.entities.types.map((type) => [type, 0]));
  const predicates = new Map(graph.facts.predicates.map((predicate) => [predicate, 0]));
  for (let entity = 0; entity < graph.count; entity += 1) {
    if (pass.entities[entity]) types.set(graph.type(entity), types.get(graph.type(entity)) + 1);
  }
  for (let fact = 0; fact < graph.factCount; fact += 1) {
    if (pass.facts[fact]) predicates.set(graph.predicate(fact), predicates.get(graph.predicate(fact)) + 1);
  }
  return { types, predicates };
}
