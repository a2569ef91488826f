// Ways through the graph along facts that pass the filter.

/** Actors within `hops` of `start`, as a Map actor → distance, in order of discovery. */
export function neighbourhood(graph, start, hops, passes = () => true) {
  const distance = new Map([[start, 0]]);
  let edge = [start];
  for (let step = 1; step <= hops && edge.length > 0; step += 1) {
    const next = [];
    for (const entity of edge) {
      for (const other of neighbours(graph, entity, passes)) {
        if (distance.has(other)) continue;
        distance.set(other, step);
        next.push(other);
      }
    }
    edge = next;
  }
  return distance;
}

/** The actors joined to one by a fact, each once, lowest number first. */
export function neighbours(graph, entity, passes = () => true) {
  const found = new Set();
  for (const fact of graph.factsOf(entity)) {
    const other = graph.otherEnd(fact, entity);
    if (other >= 0 && other !== entity && passes(fact)) found.add(other);
  }
  return [...found].sort((a, b) => a - b);
}

/**
 * A shortest path as [{from, to, facts}] with the facts of each step, or null if there is none. Among paths of the same
 * length the one over the least common actors wins: a colleague says more than a body in which everybody sits.
 */
export function shortestPath(graph, start, goal, passes = () => true) {
  if (start === goal) return [];
  const distance = distances(graph, goal, start, passes);
  if (!distance.has(start)) return null;
  const best = cheapest(graph, start, goal, distance, passes);
  return best.slice(1).map((to, at) => {
    const from = best[at];
    return { from, to, facts: graph.factsBetween(from, to).filter(passes) };
  });
}

function distances(graph, goal, start, passes) {
  const distance = new Map([[goal, 0]]);
  let edge = [goal];
  while (edge.length > 0 && !distance.has(start)) {
    const next = [];
    for (const entity of edge) {
      for (const other of neighbours(graph, entity, passes)) {
        if (distance.has(other)) continue;
        distance.set(other, distance.get(entity) + 1);
        next.push(other);
      }
    }
    edge = next;
  }
  return distance;
}

function cheapest(graph, start, goal, distance, passes) {
  let layer = new Map([[start, { cost: 0, path: [start] }]]);
  while (!layer.has(goal)) {
    const next = new Map();
    for (const [entity, { cost, path }] of layer) {
      for (const other of neighbours(graph, entity, passes)) {
        if (distance.get(other) !== distance.get(entity) - 1) continue;
        const total = cost + graph.weight(other);
        if (next.has(other) && next.get(other).cost <= total) continue;
        next.set(other, { cost: total, path: [...path, other] });
      }
    }
    layer = next;
  }
  return layer.get(goal).path;
}
