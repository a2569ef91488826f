// The tree of communities in which actors stand until somebody opens them.

/** The groups around an actor, innermost first. */
export function chainOf(graph, entity) {
  const chain = [];
  for (let group = graph.entities.group[entity]; group >= 0; group = graph.groups.parent[group]) chain.push(group);
  return chain;
}

/** The node that stands for an actor when the groups in `open` are open: the actor, or -1 - group. */
export function standIn(graph, entity, open) {
  const chain = chainOf(graph, entity);
  for (let at = chain.length - 1; at >= 0; at -= 1) {
    if (!open.has(chain[at])) return -1 - chain[at];
  }
  return entity;
}

/** Number of the group a node stands for, or -1 for an actor. */
export function groupOf(node) {
  return node < 0 ? -1 - node : -1;
}

/** The actors under a group. */
export function membersOf(graph, group) {
  const members = [];
  for (let entity = 0; entity < graph.count; entity += 1) {
    if (chainOf(graph, entity).includes(group)) members.push(entity);
  }
  return members;
}

/** The groups to open so that an actor stands for itself. */
export function opening(graph, entity) {
  return chainOf(graph, entity);
}
