import assert from "node:assert/strict";
import { test } from "node:test";
import { OPEN_FILTER } from "../../../kg/pages/script/filters.js";
import { fragmentOf, stateFrom } from "../../../kg/pages/script/fragment.js";
import { History, START, toggled } from "../../../kg/pages/script/state.js";
import { graphOf } from "./factory.js";

const graph = graphOf({ "甲&乙": "Person", "b=c#d": "Person", 厂: "Enterprise" }, [["甲&乙", "met", "b=c#d"], ["甲&乙", "visited", "厂"]]);

const STATES = {
  start: START,
  dossier: { ...START, node: 0 },
  group: { ...START, node: -1, open: [0] },
  edge: { ...START, edge: [0, 1], view: "table" },
  path: { ...START, path: [1, 2], hidden: [0] },
  near: { ...START, near: { entity: 2, hops: 3 }, pins: { 0: [-12, 40], 2: [7, 8] } },
  filter: { ...START, view: "matrix", language: "en", theme: "dark", filter: { types: ["Person"], predicates: ["met"], body: 2,
    confidence: 0.35, from: 2021 * 12 + 7, to: 2022 * 12 + 11, undated: false } },
};

for (const [name, state] of Object.entries(STATES)) {
  test(`the state "${name}" survives the URL`, () => assert.deepEqual(stateFrom(graph, fragmentOf(graph, state)), state));
}

test("the start has no fragment", () => assert.equal(fragmentOf(graph, START), ""));

for (const fragment of ["#", "#node=nobody", "#view=__proto__", "#node=%E4%B8", "#from=2021-99&to=x", "#types=Ghost~", "#sure=7",
  "#open=99~-1~x", "#pin=x/厂@1", "#near=nobody~2", "#path=x/厂", "#body=", "#theme=pink&lang=de", "#node=group~999", "#=&&="]) {
  test(`what ${fragment} gets wrong is as at the start`, () => assert.deepEqual(stateFrom(graph, fragment), START));
}

test("hops are kept within reason", () => {
  assert.equal(stateFrom(graph, "#near=x/厂~500").near.hops, 6);
  assert.equal(stateFrom(graph, "#near=x/厂~0").near.hops, 1);
});

test("undo goes back step by step, keeps the language, and skips what was no step", () => {
  const history = new History();
  history.change({ node: 1 });
  history.change({ language: "en" }, { step: false });
  history.change({ node: 2 });
  assert.equal(history.undo().node, 1);
  assert.deepEqual(history.undo(), { ...START, language: "en" });
  assert.deepEqual(history.undo(), { ...START, language: "en" });
});

test("a toggled list stays sorted and its own inverse", () => {
  assert.deepEqual(toggled([1, 3], 2), [1, 2, 3]);
  assert.deepEqual(toggled(toggled(["b"], "a"), "a"), ["b"]);
  assert.deepEqual(OPEN_FILTER.types, []);
});
