import assert from "node:assert/strict";
import { test } from "node:test";
import { circleOf, counts, factFilter, narrows, OPEN_FILTER, passing } from "../../../kg/pages/script/filters.js";
import { graphOf, namesOf } from "./factory.js";

const MAY = 2022 * 12 + 4;

function sample() {
  return graphOf({ 甲: "Person", 乙: "Person", 局: "GovernmentBody", 科: "GovernmentBody", 厂: "Enterprise", 闲: "Person" }, [
    ["甲", "holdsPost", "局", { start: "2021", qualifiers: { post: "局长" } }],
    ["乙", "holdsPost", "科", { start: "2022-05-03", confidence: 0.6 }],
    ["甲", "visited", "厂", { start: "2022-05" }],
    ["甲", "stated", "literal:要安全"],
  ], { parents: { 科: "局" } });
}

function kept(filter) {
  const graph = sample();
  const lets = factFilter(graph, { ...OPEN_FILTER, ...filter });
  return [0, 1, 2, 3].filter(lets);
}

for (const [what, filter, expected] of [
  ["nothing left out", {}, [0, 1, 2, 3]],
  ["a type", { types: ["Enterprise"] }, [0, 1, 3]],
  ["a predicate", { predicates: ["stated", "visited"] }, [0, 1]],
  ["confidence", { confidence: 0.7 }, [0, 2, 3]],
  ["a month keeps the undated", { from: MAY, to: MAY }, [1, 2, 3]],
  ["a month without the undated", { from: MAY, to: MAY, undated: false }, [1, 2]],
  ["a year is every month of it", { to: 2021 * 12 + 3, undated: false }, [0]],
  ["undated alone leaves out nothing while all months show", { undated: false }, [0, 1, 2, 3]],
]) {
  test(what, () => assert.deepEqual(kept(filter), expected));
}

test("a body's circle is itself, its parts and their people", () => {
  const graph = sample();
  assert.deepEqual(namesOf(graph, circleOf(graph, 2)).sort(), ["乙", "局", "甲", "科"].sort());
  assert.deepEqual(kept({ body: 3 }), [1]);
});

test("without narrowing every actor passes, with it only those of passing facts", () => {
  const graph = sample();
  assert.deepEqual([...passing(graph, OPEN_FILTER).entities], [1, 1, 1, 1, 1, 1]);
  assert.deepEqual([...passing(graph, { ...OPEN_FILTER, predicates: ["holdsPost"] }).entities], [1, 0, 0, 0, 1, 0]);
  assert.ok(!narrows({ ...OPEN_FILTER, undated: false }));
});

test("the legend counts what passes, and names what does not", () => {
  const graph = sample();
  const { types, predicates } = counts(graph, passing(graph, { ...OPEN_FILTER, types: ["Enterprise"] }));
  assert.deepEqual(Object.fromEntries(types), { Enterprise: 0, GovernmentBody: 2, Person: 2 });
  assert.deepEqual(Object.fromEntries(predicates), { holdsPost: 2, stated: 1, visited: 0 });
});
