import assert from "node:assert/strict";
import { test } from "node:test";
import { compareDates, dateText, extentOf, meets, monthFrom, monthsOf, monthText } from "../../../kg/pages/script/dates.js";

const AUGUST = 2021 * 12 + 7;

for (const [start, end, expected] of [
  ["2021-08-26", undefined, [AUGUST, AUGUST]],
  ["2021-08", "2021-10-02", [AUGUST, AUGUST + 2]],
  ["2021", undefined, [2021 * 12, 2021 * 12 + 11]],
  ["2021", "2022", [2021 * 12, 2022 * 12 + 11]],
  [null, "2021-08", [AUGUST, AUGUST]],
  [null, null, null],
  ["soon", undefined, null],
]) {
  test(`months of ${start} to ${end}`, () => assert.deepEqual(monthsOf(start, end), expected));
}

test("a month and its text are each other's inverse", () => {
  for (let month = 1999 * 12; month < 2001 * 12; month += 1) assert.equal(monthFrom(monthText(month)), month);
  for (const wrong of ["2021-13", "2021-0", "2021", "", undefined, "x2021-08"]) assert.equal(monthFrom(wrong), null);
});

test("a window meets what overlaps it at all, open ends meet everything", () => {
  assert.ok(meets([AUGUST, AUGUST + 2], AUGUST + 2, null));
  assert.ok(!meets([AUGUST, AUGUST + 2], AUGUST + 3, null));
  assert.ok(meets([AUGUST, AUGUST], null, AUGUST));
  assert.ok(!meets([AUGUST, AUGUST], null, AUGUST - 1));
});

test("the extent leaves undated facts out", () => {
  assert.deepEqual(extentOf([null, [5, 9], [3, 4], null]), [3, 9]);
  assert.equal(extentOf([null]), null);
});

test("dates sort with unknown ones last and a year before its months", () => {
  assert.deepEqual(["2021-08", null, "2021", "2020-12-31"].sort(compareDates), ["2020-12-31", "2021", "2021-08", null]);
});

test("date texts", () => {
  assert.equal(dateText("2021", "2021"), "2021");
  assert.equal(dateText("2021", "2022"), "2021 – 2022");
  assert.equal(dateText(null, "2022"), "≤ 2022");
  assert.equal(dateText(null, null), "");
});
