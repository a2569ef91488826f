import assert from "node:assert/strict";
import { test } from "node:test";
import { neighbourhood, neighbours, shortestPath } from "../../../kg/pages/script/paths.js";
import { graphOf, namesOf } from "./factory.js";

function chain() {
  const people = Object.fromEntries(["a", "b", "c", "d", "hub", "x", "y", "alone"].map((name) => [name, "Person"]));
  return graphOf(people, [
    ["a", "met", "b"], ["c", "met", "b"], ["c", "met", "d"], ["b", "met", "c"],
    ["a", "met", "hub"], ["hub", "met", "x"], ["hub", "met", "y"], ["hub", "met", "c"], ["a", "stated", "literal:words"],
  ]);
}

const at = (graph, name) => graph.entities.label.indexOf(name);

test("a path follows facts in both directions and prefers the less common of two ways", () => {
  const graph = chain();
  const path = shortestPath(graph, at(graph, "a"), at(graph, "d"));
  assert.deepEqual(path.map(({ from, to }) => namesOf(graph, [from, to]).join("-")), ["a-b", "b-c", "c-d"]);
  assert.deepEqual(path.map(({ facts }) => facts), [[0], [1, 3], [2]]);
});

test("facts that do not pass are no way", () => {
  const graph = chain();
  const path = shortestPath(graph, at(graph, "a"), at(graph, "c"), (fact) => fact !== 0);
  assert.deepEqual(namesOf(graph, path.map(({ to }) => to)), ["hub", "c"]);
  assert.equal(shortestPath(graph, at(graph, "a"), at(graph, "c"), () => false), null);
});

test("nothing leads to who has no fact, and no step to oneself", () => {
  const graph = chain();
  assert.equal(shortestPath(graph, at(graph, "a"), at(graph, "alone")), null);
  assert.deepEqual(shortestPath(graph, 0, 0), []);
});

test("a path has the length of the distance and its steps join", () => {
  const graph = chain();
  for (let from = 0; from < graph.count; from += 1) {
    const distance = neighbourhood(graph, from, 99);
    for (let to = 0; to < graph.count; to += 1) {
      const path = shortestPath(graph, from, to);
      assert.equal(path?.length, distance.get(to));
      for (const [index, step] of (path ?? []).entries()) {
        assert.equal(step.from, index === 0 ? from : path[index - 1].to);
        assert.ok(step.facts.length > 0);
      }
    }
  }
});

test("the neighbourhood grows by hops", () => {
  const graph = chain();
  assert.deepEqual(namesOf(graph, neighbours(graph, at(graph, "a"))), ["b", "hub"]);
  assert.equal(neighbourhood(graph, at(graph, "a"), 1).size, 3);
  assert.equal(neighbourhood(graph, at(graph, "a"), 2).size, 6);
  assert.deepEqual([...neighbourhood(graph, at(graph, "alone"), 3)], [[at(graph, "alone"), 0]]);
});
