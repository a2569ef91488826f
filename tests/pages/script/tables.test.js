import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, gexf, xml } from "../../../kg/pages/script/formats.js";
import { columnText, sortedFacts, timeline, visitsMatrix } from "../../../kg/pages/script/tables.js";
import { everything, graphOf } from "./factory.js";

function sample() {
  return graphOf({ 甲: "Person", 乙: "Person", 厂: "Enterprise", 园: "Park", 会: "Event" }, [
    ["甲", "visited", "厂", { start: "2021-08-26" }], ["乙", "visited", "厂", { start: "2021" }], ["甲", "visited", "园", { start: "2021-08" }],
    ["甲", "attended", "会"], ["甲", "visited", "厂", { start: "2022-01-02", qualifiers: { role: "lead", order: "1" } }],
    ["会", "locatedIn", "园", { start: "2021-08" }],
  ]);
}

test("facts sort by any column, empty ones last in both directions", () => {
  const graph = sample();
  assert.deepEqual(sortedFacts(graph, everything(graph), "date", false), [1, 2, 5, 0, 4, 3]);
  assert.deepEqual(sortedFacts(graph, everything(graph), "date", true), [4, 0, 2, 5, 1, 3]);
  assert.equal(columnText(graph, 4, "detail"), "lead");
  assert.throws(() => columnText(graph, 0, "colour"));
});

test("the timeline has a year's own column before its months, and only people", () => {
  const graph = sample();
  const { people, columns, hidden } = timeline(graph, everything(graph));
  assert.deepEqual(columns, ["2021", "2021-08", "2022-01"]);
  assert.deepEqual(people.map(({ entity, total }) => [graph.label(entity), total]), [["甲", 3], ["乙", 1]]);
  assert.deepEqual(people[0].cells.get("2021-08"), [0, 2]);
  assert.equal(hidden, 0);
  assert.equal(timeline(graph, everything(graph), 1).hidden, 1);
});

test("the matrix counts visits, to enterprises or to all", () => {
  const graph = sample();
  const { rows, columns, cells } = visitsMatrix(graph, everything(graph));
  assert.deepEqual([rows.length, columns.length, cells.get("0 2")], [2, 1, [0, 4]]);
  assert.equal(visitsMatrix(graph, everything(graph), "everything").columns.length, 2);
});

test("CSV cells are quoted where they must and cannot start a formula", () => {
  assert.equal(csv([["a,b", 'say "x"', "l1\nl2", "=1+1", "-3", "@x", ""]]), '\ufeff"a,b","say ""x""","l1\nl2",\'=1+1,-3,\'@x,\r\n');
});

test("GEXF escapes what XML cannot hold", () => {
  assert.equal(xml('<a href="x">&\u0000\n'), "&lt;a href=&quot;x&quot;&gt;&amp;\ufffd&#10;");
  assert.equal(xml("𠮷\ud800"), "𠮷\ufffd");
  const text = gexf([{ id: "p/1", label: "]]><x", type: "Person", x: 1, y: -2 }], [{ source: "p/1", target: "p/1", predicate: "met", weight: 2, start: "", end: "" }]);
  assert.ok(!text.includes("]]><x") && text.includes('<viz:position x="1" y="2" z="0"/>'));
});
