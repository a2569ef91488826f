// What is drawn: actors and groups as nodes, their facts as edges. The file's first scene follows the same rule (scene.py).

import { groupOf, standIn } from "./groups.js";
import { neighbourhood } from "./paths.js";

const MOST_GROUP_EDGES = 400;

/**
 * The scene for what passes the filter.
 *
 * wishes: {limit, landmarks: [entity], open: [group], hidden: [entity], near: {entity, hops} | null, shown: [entity]}
 * → {nodes: [{id, weight, count}], edges: [{from, to, predicate, value}], grouped}. `shown` always stand for themselves.
 */
export function sceneOf(graph, pass, wishes) {
  const visible = visibleActors(graph, pass, wishes);
  const grouped = visible.length > wishes.limit;
  const place = placeOf(graph, visible, grouped ? wishes : null);
  return { nodes: nodesOf(graph, visible, place), edges: strongest(edgesOf(graph, pass, place)), grouped };
}

/** Actors with something to draw: a passing fact that joins them to another. `shown` ones in any case. */
function visibleActors(graph, pass, { hidden, near, shown }) {
  const out = new Set(hidden);
  const wanted = new Set(shown);
  const joined = joinedActors(graph, pass);
  const inside = near ? neighbourhood(graph, near.entity, near.hops, (fact) => pass.facts[fact] === 1) : null;
  const visible = [];
  for (let entity = 0; entity < graph.count; entity += 1) {
    if (out.has(entity) || (inside && !inside.has(entity))) continue;
    if (joined[entity] || wanted.has(entity) || near?.entity === entity) visible.push(entity);
  }
  return visible;
}

function joinedActors(graph, pass) {
  const { subject, object } = graph.facts;
  const joined = new Uint8Array(graph.count);
  for (let fact = 0; fact < graph.factCount; fact += 1) {
    if (!pass.facts[fact] || object[fact] < 0 || object[fact] === subject[fact]) continue;
    joined[subject[fact]] = 1;
    joined[object[fact]] = 1;
  }
  return joined;
}

/** For each visible actor the node that stands for it; a group of one is that one. Others have no entry. */
function placeOf(graph, visible, wishes) {
  const place = new Map();
  if (!wishes) {
    for (const entity of visible) place.set(entity, entity);
    return place;
  }
  const standing = new Set([...wishes.landmarks, ...wishes.shown]);
  const open = new Set(wishes.open);
  const held = new Map();
  for (const entity of visible) {
    const node = standing.has(entity) ? entity : standIn(graph, entity, open);
    place.set(entity, node);
    if (node < 0) held.set(node, held.has(node) ? -1 : entity);
  }
  for (const [, entity] of held) if (entity >= 0) place.set(entity, entity);
  return place;
}

function nodesOf(graph, visible, place) {
  const count = new Map();
  for (const entity of visible) {
    const node = place.get(entity);
    count.set(node, (count.get(node) ?? 0) + 1);
  }
  return [...count].map(([id, held]) => ({ id, count: held, weight: id < 0 ? held : graph.weight(id) }))
    .sort((a, b) => Number(a.id >= 0) - Number(b.id >= 0)); // groups lie under actors
}

function edgesOf(graph, pass, place) {
  const { subject, object } = graph.facts;
  const counted = new Map();
  for (let fact = 0; fact < graph.factCount; fact += 1) {
    if (!pass.facts[fact] || object[fact] < 0) continue;
    let from = place.get(subject[fact]);
    let to = place.get(object[fact]);
    if (from === undefined || to === undefined || from === to) continue;
    const between = groupOf(from) >= 0 || groupOf(to) >= 0;
    if (between && from > to) [from, to] = [to, from];
    const predicate = between ? "" : graph.predicate(fact);
    const key = `${from} ${to} ${predicate}`;
    const edge = counted.get(key);
    if (edge) edge.value += 1;
    else counted.set(key, { from, to, predicate, value: 1 });
  }
  return [...counted.values()];
}

/** All edges between actors; of those of groups the strongest, so that the drawing stays readable. */
function strongest(edges) {
  const own = edges.filter(({ predicate }) => predicate);
  const grouped = edges.filter(({ predicate }) => !predicate)
    .sort((a, b) => b.value - a.value || a.from - b.from || a.to - b.to);
  return [...own, ...grouped.slice(0, MOST_GROUP_EDGES)];
}

/** Identity of an edge in the drawing. */
export function edgeKey(edge) {
  return `${edge.from}~${edge.to}~${edge.predicate}`;
}

/** Radius of an actor in drawing units: grows with the root of its weight. */
export function radiusOf(weight) {
  return Math.min(38, 9 + 3 * Math.sqrt(weight));
}

/**
 * How much larger actors are drawn in a wide drawing, so that they can still be seen: a part of the mean distance.
 * `spots`: [x, y] of all nodes.
 */
export function enlargement(spots, most) {
  const xs = spots.map(([x]) => x);
  const ys = spots.map(([, y]) => y);
  const reach = (values) => values.reduce((high, value) => Math.max(high, value), -Infinity)
    - values.reduce((low, value) => Math.min(low, value), Infinity);
  const mean = spots.length > 1 ? Math.sqrt((reach(xs) * reach(ys)) / spots.length) : 0;
  return Math.max(1, Math.min(most, mean / 150));
}

/** Which of several edges between the same two nodes this is, so that each gets a bend of its own: 0, 1, -1, 2, … */
export function bends(edges) {
  const seen = new Map();
  return edges.map((edge) => {
    const forward = edge.from <= edge.to;
    const key = forward ? `${edge.from} ${edge.to}` : `${edge.to} ${edge.from}`;
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    const bend = turn === 0 ? 0 : turn % 2 === 1 ? (turn + 1) / 2 : -turn / 2;
    return forward ? bend : 0 - bend;
  });
}
