import assert from "node:assert/strict";
import { test } from "node:test";
import { bibtex, gbt7714 } from "../../../kg/pages/script/citation.js";

const SOURCE = {
  authors: ["金一", "木二"], headline: "区里开会", paper: "某城日报", date: "2021-09-03", dateBasis: "given", number: "2",
  file: "page_07.txt", lines: [[3, 11], [40, 40]], quote: "金一到会",
};

test("a newspaper article in GB/T 7714", () => {
  assert.equal(gbt7714(SOURCE), "金一, 木二. 区里开会[N]. 某城日报, 2021-09-03(2). page_07.txt, 第 3–11, 40 行.");
});

test("what is not known is said, what was worked out stands in brackets", () => {
  assert.equal(gbt7714({ ...SOURCE, authors: [], paper: "", date: "2021", dateBasis: "inferred", number: "", headline: "" }),
    "[无题][N]. [报纸名不详], [2021]. page_07.txt, 第 3–11, 40 行.");
  assert.match(gbt7714({ ...SOURCE, date: "" }), /\[日期不详\]/);
});

test("four authors become three and 等", () => {
  assert.match(gbt7714({ ...SOURCE, authors: ["一", "二", "三", "四"] }), /^一, 二, 三, 等\. /);
});

test("BibTeX holds the date in parts, the place in a note and the quote", () => {
  assert.equal(bibtex(SOURCE), `@article{page-07-3,
  author = {{金一} and {木二}},
  title = {{区里开会}},
  journal = {某城日报},
  year = {2021},
  month = {9},
  day = {3},
  number = {2},
  note = {page\\_07.txt, lines 3–11, 40},
  annote = {{金一到会}},
  langid = {chinese},
}
`);
});

test("no printed character can end a BibTeX field", () => {
  const entry = bibtex({ ...SOURCE, headline: "50% {a} \\b $c$ #d e_f ~ ^ &", authors: ["}x{"], file: "}.txt" });
  const bare = entry.replace(/\\textbackslash\{\}|\\[\^~]\{\}|\\[{}]/g, "");
  let depth = 0;
  for (const character of bare) {
    depth += character === "{" ? 1 : character === "}" ? -1 : 0;
    assert.ok(depth >= 0);
  }
  assert.equal(depth, 0);
});
