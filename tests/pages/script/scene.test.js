import assert from "node:assert/strict";
import { test } from "node:test";
import { chainOf, membersOf, standIn } from "../../../kg/pages/script/groups.js";
import { overlap, placeLabels, drawable } from "../../../kg/pages/script/labels.js";
import { hull } from "../../../kg/pages/script/hull.js";
import { nearest } from "../../../kg/pages/script/nearest.js";
import { bends, enlargement, sceneOf } from "../../../kg/pages/script/scene.js";
import { everything, graphOf, namesOf } from "./factory.js";

// groups: 0 = {a, b, c}, 1 = {d}, 2 = {e, f}; 3 = {0, 1}; tops: 2 and 3
function sample() {
  return graphOf(Object.fromEntries(["a", "b", "c", "d", "e", "f", "alone"].map((name) => [name, "Person"])),
    [["a", "met", "b"], ["b", "met", "c"], ["c", "met", "d"], ["c", "visited", "e"], ["c", "met", "e"], ["e", "met", "f"], ["alone", "stated", "literal:x"]],
    { group: [0, 0, 0, 1, 2, 2, -1], groups: { parent: [3, 3, -1, -1], x: [1, 2, 3, 4], y: [0, 0, 0, 0], radius: [1, 1, 1, 1], size: [3, 1, 2, 4], label: ["g0", "g1", "g2", "g3"] } });
}

const WISHES = { limit: 3, landmarks: [], open: [], hidden: [], near: null, shown: [] };
const ids = (scene) => scene.nodes.map(({ id }) => id);

test("under the limit all actors with a neighbour are drawn", () => {
  const graph = sample();
  const scene = sceneOf(graph, everything(graph), { ...WISHES, limit: 6 });
  assert.deepEqual(namesOf(graph, ids(scene)), ["a", "b", "c", "d", "e", "f"]);
  assert.equal(scene.grouped, false);
  assert.equal(scene.edges.length, 6);
  assert.deepEqual(namesOf(graph, ids(sceneOf(graph, everything(graph), { ...WISHES, limit: 7, shown: [6] }))).at(-1), "alone");
});

test("above it outermost groups stand for them, and edges are counted between", () => {
  const graph = sample();
  const scene = sceneOf(graph, everything(graph), WISHES);
  assert.deepEqual(scene.nodes, [{ id: -4, count: 4, weight: 4 }, { id: -3, count: 2, weight: 2 }]);
  assert.deepEqual(scene.edges, [{ from: -4, to: -3, predicate: "", value: 2 }]);
});

test("an open group shows its groups, a group of one is that one, landmarks stand for themselves under nobody", () => {
  const graph = sample();
  assert.deepEqual(ids(sceneOf(graph, everything(graph), { ...WISHES, open: [3] })), [-1, -3, 3]);
  assert.deepEqual(ids(sceneOf(graph, everything(graph), { ...WISHES, open: [0, 3] })), [-3, 0, 1, 2, 3]);
  assert.deepEqual(ids(sceneOf(graph, everything(graph), { ...WISHES, landmarks: [4] })), [-4, 4, 5]);
});

test("every visible actor is counted in exactly one node", () => {
  const graph = sample();
  for (const open of [[], [3], [0, 3], [2], [0, 1, 2, 3]]) {
    const scene = sceneOf(graph, everything(graph), { ...WISHES, open, landmarks: [1] });
    assert.equal(scene.nodes.reduce((sum, { count }) => sum + count, 0), 6);
  }
});

test("hidden ones go with their edges, neighbours stay within hops", () => {
  const graph = sample();
  const hidden = sceneOf(graph, everything(graph), { ...WISHES, limit: 9, hidden: [2] });
  assert.ok(!ids(hidden).includes(2) && hidden.edges.every(({ from, to }) => from !== 2 && to !== 2));
  const near = sceneOf(graph, everything(graph), { ...WISHES, limit: 9, near: { entity: 0, hops: 1 } });
  assert.deepEqual(namesOf(graph, ids(near)), ["a", "b"]);
});

test("groups: chains, stand-ins, members", () => {
  const graph = sample();
  assert.deepEqual(chainOf(graph, 0), [0, 3]);
  assert.deepEqual(chainOf(graph, 6), []);
  assert.equal(standIn(graph, 0, new Set([0])), -4);
  assert.equal(standIn(graph, 6, new Set()), 6);
  assert.deepEqual(namesOf(graph, membersOf(graph, 3)), ["a", "b", "c", "d"]);
});

test("edges between the same two bend apart", () => {
  const turns = bends([{ from: 1, to: 2 }, { from: 2, to: 1 }, { from: 1, to: 2 }, { from: 3, to: 1 }]);
  assert.deepEqual(turns, [0, -1, -1, 0]); // the second runs the other way: its left is the right of the first
});

test("labels never cover each other", () => {
  let seed = 7;
  const random = () => { seed = (seed * 16807) % 2147483647; return seed / 2147483647; };
  const items = Array.from({ length: 400 }, (_, id) => ({ id, x: random() * 800, y: random() * 600, radius: 4 + random() * 12, width: 30 + random() * 120, height: 16, priority: random(), inside: random() < 0.1 }));
  const placed = placeLabels(items);
  const boxes = placed.map(({ id, x, y }) => ({ left: x - items[id].width / 2, right: x + items[id].width / 2, top: y - 8, bottom: y + 8 }));
  for (let a = 0; a < boxes.length; a += 1) for (let b = 0; b < a; b += 1) assert.ok(!overlap(boxes[a], boxes[b]));
  assert.ok(placed.length > 40);
  const heaviest = items.reduce((best, item) => (item.priority > best.priority ? item : best));
  assert.ok(placed.some(({ id }) => id === heaviest.id));
});

test("drawn names hold no control or direction characters and end", () => {
  assert.equal(drawable("张\u202e三\u0007\u2066"), "张三");
  assert.equal(Array.from(drawable("𠮷".repeat(10_000))).length, 22);
});

test("a hull holds its points' corners and no inner one", () => {
  const corners = hull([[0, 0], [4, 0], [4, 4], [0, 4], [2, 2], [2, 0]]);
  assert.deepEqual(corners.map(String).sort(), ["0,0", "0,4", "4,0", "4,4"]);
  assert.deepEqual(hull([[1, 1]]), [[1, 1]]);
});

test("actors of a wide drawing are enlarged, within bounds", () => {
  assert.equal(enlargement([[0, 0]], 2), 1);
  assert.equal(enlargement([[0, 0], [90, 90]], 2), 1);
  assert.equal(enlargement([[0, 0], [90000, 90000]], 2), 2);
});

test("an arrow key goes to what lies ahead, not to what lies aside or behind", () => {
  const spots = new Map([[0, [0, 0]], [1, [10, 0]], [2, [4, 9]], [3, [-1, 0]], [4, [0, 5]]]);
  assert.equal(nearest(spots, 0, 1, 0), 1);
  assert.equal(nearest(spots, 0, -1, 0), 3);
  assert.equal(nearest(spots, 0, 0, 1), 4);
  assert.equal(nearest(spots, 0, 0, -1), null);
});
