// The drawing as the state wants it: which scene, which of it is lit, and what is in sight.

import { groupOf, opening } from "./groups.js";
import { neighbours } from "./paths.js";
import { edgeKey, sceneOf } from "./scene.js";

const MOST_NEIGHBOURS = 60; // so many neighbours of a chosen actor come out of their groups

/** The scene that stands ready in the file, drawn before anything is unpacked. */
export function drawFirst(network, { nodes, edges }) {
  const about = new Map(nodes.map((node) => [node.id, node]));
  const scene = {
    nodes: nodes.map(({ id, weight, count }) => ({ id, weight: weight ?? count, count: count ?? 1 })),
    edges,
  };
  network.draw(scene, (id) => {
    const { label, group, x, y, radius } = about.get(id);
    return { label, type: group, x, y, radius, community: -1 };
  });
  network.fit(null, { animate: false });
}

/** Draw the scene of the page's state and light what is chosen. */
export function drawState(page) {
  const { state, graph, network, pass } = page;
  const path = page.pathNow();
  const scene = sceneOf(graph, pass, {
    limit: page.settings.limit, landmarks: page.settings.landmarks ?? [], open: state.open, hidden: state.hidden,
    near: state.near, shown: standing(graph, state, path),
  });
  network.pins = state.pins;
  network.draw(scene, (id) => describe(graph, id, state.open));
  network.mark(chosen(state, path, scene.edges));
}

/** Actors that stand for themselves whatever groups are closed. */
function standing(graph, state, path) {
  const { node, edge, path: ends } = state;
  const steps = (path ?? []).flatMap(({ from, to }) => [from, to]);
  const shown = [node, ...(edge ?? []), ...(ends ?? []), ...steps].filter((id) => id !== null && id >= 0);
  return node !== null && node >= 0 ? [...shown, ...neighbours(graph, node).slice(0, MOST_NEIGHBOURS)] : shown;
}

/** What the drawing needs to know of a node. `open` are the open groups. */
export function describe(graph, id, open) {
  const group = groupOf(id);
  if (group >= 0) {
    const { label, x, y, radius } = graph.groups;
    return { label: label[group], type: "Group", x: x[group], y: y[group], radius: radius[group], community: -1 };
  }
  const around = opening(graph, id);
  return {
    label: graph.label(id), type: graph.type(id), x: graph.entities.x[id], y: graph.entities.y[id],
    inside: around.length > 0 && around.every((other) => open.includes(other)), community: around.at(-1) ?? -1,
  };
}

/** What is lit: the chosen node with its neighbours, an edge, or a path; null for nothing. */
function chosen({ node, edge, path: ends }, path, edges) {
  if (edge) return lit(edges, ({ from, to }) => edge.includes(from) && edge.includes(to), edge);
  if (path) {
    const steps = new Set(path.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]));
    return lit(edges, ({ from, to }) => steps.has(`${from} ${to}`), [...ends, ...path.map(({ to }) => to)]);
  }
  return node === null ? null : lit(edges, ({ from, to }) => from === node || to === node, [node]);
}

function lit(edges, isLit, nodes) {
  const found = edges.filter(isLit);
  return {
    nodes: new Set([...nodes, ...found.flatMap(({ from, to }) => [from, to])]),
    edges: new Set(found.map(edgeKey)),
  };
}

/** Bring what is lit into sight, or everything. */
export function settle(network, animate = true) {
  const ids = network.chosen ? [...network.chosen.nodes] : null;
  network.fit(ids, { animate, closest: ids && ids.length < 4 ? 1.1 : 1.4 });
}

/** The nodes that came out of a group when it was opened. */
export function outOf(graph, scene, group) {
  return scene.nodes.map(({ id }) => id).filter((id) =>
    (groupOf(id) >= 0 ? graph.groups.parent[groupOf(id)] === group : opening(graph, id).includes(group)));
}
