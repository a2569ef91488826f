// Small invented graphs in the columns that packing.py writes.

import { Graph } from "../../../kg/pages/script/graph.js";

/** actors: {name: type}; facts: [[subject, predicate, object or "literal:…", {start, end, qualifiers, article, …}]]. */
export function graphOf(actors, facts, { alt = {}, parents = {}, readings = {}, groups, group, headlines = ["头条"] } = {}) {
  const names = Object.keys(actors);
  const types = [...new Set(Object.values(actors))].sort();
  const predicates = [...new Set(facts.map((fact) => fact[1]))].sort();
  const at = (name) => names.indexOf(name);
  const sparse = (pick) => Object.fromEntries(facts.map((fact, index) => [index, pick(fact)]).filter(([, value]) => value !== undefined));
  const literal = (object) => object.startsWith("literal:");
  return new Graph({
    entities: {
      types, id: names.map((name) => `x/${name}`), label: names, type: names.map((name) => types.indexOf(actors[name])),
      alt: Object.fromEntries(Object.entries(alt).map(([name, others]) => [at(name), others])),
      parent: Object.fromEntries(Object.entries(parents).map(([name, other]) => [at(name), at(other)])),
      x: names.map((_, index) => index * 10), y: names.map(() => 0), group: group ?? names.map(() => 0),
    },
    facts: {
      predicates, bases: ["none", "printed"], rules: ["rule"],
      id: facts.map((_, index) => `f${index}`), predicate: facts.map((fact) => predicates.indexOf(fact[1])),
      subject: facts.map((fact) => at(fact[0])), object: facts.map((fact) => (literal(fact[2]) ? -1 : at(fact[2]))),
      article: facts.map((fact) => fact[3]?.article ?? 0), start: facts.map((fact) => fact[3]?.start ?? null),
      end: sparse((fact) => fact[3]?.end), basis: facts.map((fact) => (fact[3]?.start ? 1 : 0)), rule: facts.map(() => 0),
      confidence: facts.map((fact) => fact[3]?.confidence ?? 1), printed: {},
      literal: sparse((fact) => (literal(fact[2]) ? fact[2].slice(8) : undefined)),
      qualifiers: sparse((fact) => fact[3]?.qualifiers), surfaces: sparse((fact) => fact[3]?.surfaces),
      evidence: facts.map(() => [0, 0, 4]),
    },
    articles: { page: headlines.map(() => 0), headline: headlines, lines: headlines.map(() => []), authors: headlines.map(() => []) },
    pages: { file: ["p.txt"], paper: [""], number: [""], date: [""], basis: ["none"], chunk: [0] },
    groups: groups ?? { parent: [-1], x: [0], y: [0], radius: [10], size: [names.length], label: ["组"] },
    readings, focus: null,
  }, ["副", "委员"]);
}

/** Everything passes. */
export function everything(graph) {
  return { facts: new Uint8Array(graph.factCount).fill(1), entities: new Uint8Array(graph.count).fill(1) };
}

/** Numbers of actors as names, for readable expectations. */
export function namesOf(graph, entities) {
  return [...entities].map((entity) => graph.label(entity));
}
