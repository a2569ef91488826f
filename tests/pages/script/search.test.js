import assert from "node:assert/strict";
import { test } from "node:test";
import { fit, normalised, search } from "../../../kg/pages/script/search.js";
import { graphOf, namesOf } from "./factory.js";

const READINGS = { 钟: ["zhong"], 长: ["zhang", "chang"], 行: ["xing", "hang"], 安: ["an"], 吕: ["lv"], 乐: ["le", "yue"], 单: ["dan", "shan"], 西: ["xi"] };

for (const query of ["钟长行", "钟长", "长行", "zhongzhangxing", "zhongchanghang", "zzx", "zhzhx", "zch", "钟zhx", "zhong长h", "Zhōng zhǎng", "zhongzh", "zh"]) {
  test(`${query} finds 钟长行`, () => assert.ok(fit(normalised(query), "钟长行", READINGS) >= 0));
}

for (const query of ["zhonga", "行长", "zxz", "ong", "zhangzhong", "123", "<b>"]) {
  test(`${query} does not find 钟长行`, () => assert.equal(fit(normalised(query), "钟长行", READINGS), -1));
}

test("ü may be typed as ü or v", () => {
  assert.ok(fit(normalised("lü"), "吕安", READINGS) >= 0);
  assert.ok(fit(normalised("lva"), "吕安", READINGS) >= 0);
});

test("xian is 西安, read in two characters", () => assert.ok(fit("xian", "西安", READINGS) >= 0));

test("the label that fits best comes first, then the one with more facts; aliases count and are told", () => {
  const graph = graphOf({ 安乐: "Person", 安乐公司: "Enterprise", 单安: "Person", 甲: "Person" },
    [["甲", "visited", "安乐公司"], ["甲", "met", "单安"]], { alt: { 甲: ["安老"] }, readings: READINGS });
  const hits = search(graph, "安");
  assert.deepEqual(namesOf(graph, hits.map((hit) => hit.entity)), ["甲", "安乐公司", "安乐", "单安"]);
  assert.equal(hits[0].name, "安老");
  assert.deepEqual(search(graph, "  "), []);
  assert.equal(search(graph, "a", 2).length, 2);
});

test("a name of ten thousand characters is searched in no time and found", () => {
  const long = "长".repeat(10_000);
  const graph = graphOf({ [long]: "Person" }, [], { readings: READINGS });
  assert.equal(search(graph, "cccccccccccccccccccc").length, 1);
  assert.equal(search(graph, "zhangzhangzhangzhangzhangxing").length, 0);
});
