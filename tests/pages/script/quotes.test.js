import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, joined, linesOf, marked, marksOf, piecesOf, slice } from "../../../kg/pages/script/quotes.js";
import { graphOf } from "./factory.js";

const PAGE = "第一行\n到甲乙公\n司调研。\n尾";

test("offsets count code points, also after a character outside the basic plane", () => {
  const text = "𠮷田到甲公司";
  assert.equal(slice(text, 0, 2), "𠮷田");
  assert.equal(slice(text, 3, 6), "甲公司");
  assert.deepEqual(linesOf(`𠮷\n𠮷\n甲`, 4, 5), [3, 3]);
});

test("lines are counted from 1 and include the last", () => {
  assert.deepEqual(linesOf(PAGE, 0, 3), [1, 1]);
  assert.deepEqual(linesOf(PAGE, 5, 11), [2, 3]);
});

for (const [quote, expected] of [
  ["到甲乙公\n司调研", "到甲乙公司调研"],
  ["到甲乙公　\r\n　　司调研", "到甲乙公司调研"],
  ["the first\nword", "the first word"],
  ["第 30\n次", "第 30次"],
]) {
  test(`a column's line breaks go from ${JSON.stringify(quote)}`, () => assert.equal(joined(quote), expected));
}

test("pieces are triples", () => {
  assert.deepEqual(piecesOf([0, 1, 2, 5, 7, 9]), [{ page: 0, start: 1, end: 2 }, { page: 5, start: 7, end: 9 }]);
});

test("marks find words whose characters print spreads, the longest first", () => {
  const runs = marked("缑　磊到缑磊公司", [{ words: "缑磊", kind: "subject" }, { words: "缑磊公司", kind: "object" }]);
  assert.deepEqual(runs, [
    { text: "缑　磊", kind: "subject" }, { text: "到", kind: "" }, { text: "缑磊公司", kind: "object" }]);
});

test("marking loses no character, whatever the words are", () => {
  for (const words of [".*", "(", "[", "\\", "", "  ", "$^", "}", "-", "a/b", "'-x(5)-'", "甲".repeat(500)]) {
    const runs = marked("甲(乙)[丙]$^\\", [{ words, kind: "other" }]);
    assert.equal(runs.map((run) => run.text).join(""), "甲(乙)[丙]$^\\");
  }
});

test("a fact's marks are its printed words, then its names, then post and verb", () => {
  const graph = graphOf({ 张三: "Person", 甲委员会: "Organisation" },
    [["张三", "holdsPost", "甲委员会", { qualifiers: { post: "主任", order: "1" }, surfaces: ["", "委员会"] }]]);
  assert.deepEqual(marksOf(graph, 0), [{ words: "张三", kind: "subject" }, { words: "委员会", kind: "object" },
    { words: "甲委员会", kind: "object" }, { words: "主任", kind: "other" }]);
});

test("an excerpt numbers lines as the page does and stays inside it", () => {
  const lines = excerpt(PAGE, 5, 11, 1);
  assert.deepEqual(lines.map(({ number, inside }) => [number, inside]), [[1, false], [2, true], [3, true], [4, false]]);
  assert.equal(excerpt(PAGE, 0, 3, 9).length, 4);
});
