import assert from "node:assert/strict";
import { test } from "node:test";
import { conflictsOf, postTitle, successions } from "../../../kg/pages/script/conflicts.js";
import { dossierOf, occasions } from "../../../kg/pages/script/dossier.js";
import { graphOf, namesOf } from "./factory.js";

const POST = (post, start, end) => ({ qualifiers: { post }, start, end });

function sample() {
  return graphOf({ 甲: "Person", 乙: "Person", 丙: "Person", 管委会: "GovernmentBody", 厂: "Enterprise", 会: "Event", 园: "Park", 湾: "Place" }, [
    ["甲", "holdsPost", "管委会", POST("主任", "2021-08-26")],
    ["甲", "holdsPost", "管委会", POST("管委会主任", "2022", "2022")],
    ["乙", "holdsPost", "管委会", POST("主任", "2022-11-28")],
    ["丙", "holdsPost", "管委会", POST("副主任", "2022-11-28")],
    ["甲", "visited", "厂", { start: "2021-08-26", article: 0 }],
    ["乙", "visited", "厂", { start: "2021-08-26", article: 0 }],
    ["丙", "attended", "会", { article: 1 }],
    ["甲", "attended", "会", { article: 0 }],
    ["丙", "accompanied", "甲"],
    ["甲", "stated", "literal:要安全"],
    ["甲", "visited", "园", { start: "2021-08-26", article: 0 }],
    ["厂", "locatedIn", "园"], ["厂", "locatedIn", "湾"],
  ], { headlines: ["头条", "次条"] });
}

test("a dossier sorts what an actor did, held and said", () => {
  const graph = sample();
  const dossier = dossierOf(graph, 0);
  assert.deepEqual(dossier.posts.map(({ post, first, last }) => [post, first, last]),
    [["主任", "2021-08-26", "2021-08-26"], ["管委会主任", "2022", "2022"]]);
  assert.deepEqual(dossier.events, [4, 10, 7, 8]);
  assert.deepEqual(dossier.said, [9]);
  assert.deepEqual(namesOf(graph, dossier.company.map(({ other }) => other)), ["乙", "丙"]);
});

test("who shares an event of another article is no company", () => {
  const graph = sample();
  assert.deepEqual(dossierOf(graph, 2).company.map(({ other, facts }) => [graph.label(other), facts]), [["甲", [8]]]);
});

test("a body's dossier names who holds its posts; a filter holds for all parts", () => {
  const graph = sample();
  assert.equal(dossierOf(graph, 3).holders.length, 4);
  assert.equal(dossierOf(graph, 3, (fact) => fact === 2).holders.length, 1);
});

test("one occasion is one line", () => {
  const graph = sample();
  assert.deepEqual(occasions(graph, 0, [4, 10, 7]), [[4, 10], [7]]);
});

for (const [body, post, title] of [
  ["高河区管委会", "管委会主任", "高河区管委会主任"], ["高河区管委会", "主任", "高河区管委会主任"], ["区委", "区委书记", "区委书记"],
  ["甲会", "会长", "甲会会长"], ["", "主任", "主任"],
]) {
  test(`${body} + ${post} = ${title}`, () => assert.equal(postTitle(body, post), title));
}

test("how a post changes hands: holders by first attestation, shared posts left out", () => {
  const graph = sample();
  const [post, ...others] = successions(graph);
  assert.equal(post.title, "管委会主任");
  assert.deepEqual(post.holders.map(({ person, first, last }) => [graph.label(person), first, last]),
    [["甲", "2021-08-26", "2022"], ["乙", "2022-11-28", "2022-11-28"]]);
  assert.deepEqual(others, []);
});

test("a holder printed between the days of another is a conflict; a handover, a year and a shared post are none", () => {
  const people = { 甲: "Person", 乙: "Person", 丙: "Person", 局: "GovernmentBody" };
  const clash = graphOf(people, [
    ["甲", "holdsPost", "局", POST("局长", "2022-12-05")], ["乙", "holdsPost", "局", POST("局长", "2022-11-28")],
    ["甲", "holdsPost", "局", POST("局长", "2021-11-03")], ["甲", "holdsPost", "局", POST("局长", "2022-11-01")],
    ["丙", "holdsPost", "局", POST("副局长", "2022-11-03")],
  ]);
  for (const entity of [0, 1, 3]) assert.deepEqual(conflictsOf(clash, entity), [{ kind: "post", facts: [2, 1, 0] }]);
  assert.deepEqual(conflictsOf(clash, 2), []);
  assert.deepEqual(conflictsOf(clash, 0, (fact) => fact !== 0), []);
  const handover = graphOf(people, [
    ["甲", "holdsPost", "局", POST("局长", "2022-11-03")], ["乙", "holdsPost", "局", POST("局长", "2022-11-28")],
    ["甲", "holdsPost", "局", POST("局长", "2022")],
  ]);
  assert.deepEqual(conflictsOf(handover, 3), []);
});

test("a month counts whole", () => {
  const graph = graphOf({ 甲: "Person", 乙: "Person", 局: "GovernmentBody" }, [
    ["甲", "holdsPost", "局", POST("局长", "2022-11")], ["乙", "holdsPost", "局", POST("局长", "2022-11-28")],
  ]);
  assert.equal(conflictsOf(graph, 2).length, 1);
});

test("two places of one firm are a conflict of the firm, not of the places", () => {
  const graph = sample();
  assert.deepEqual(conflictsOf(graph, 4), [{ kind: "value", facts: [11, 12] }]);
  assert.deepEqual(conflictsOf(graph, 6), []);
});

test("bodies of one name are two: a post in each changes no hands and contradicts nothing", () => {
  const graph = graphOf({ 甲: "Person", 乙: "Person", 局a: "GovernmentBody", 局b: "GovernmentBody" }, [
    ["甲", "holdsPost", "局a", POST("局长", "2022-11-03")], ["乙", "holdsPost", "局b", POST("局长", "2022-11-03")],
  ]);
  graph.entities.label[2] = "局";
  graph.entities.label[3] = "局";
  assert.deepEqual(successions(graph).map(({ holders }) => holders.length), [1, 1]);
  assert.deepEqual(conflictsOf(graph, 0), []);
});
