// Quotes cut out of page texts. Offsets count Unicode code points; JavaScript counts UTF-16 units.

const PAIRS = /[\ud800-\udfff]/;
const MARK_KINDS = ["subject", "object", "other"];

/** text.slice in code points. */
export function slice(text, start, end) {
  return PAIRS.test(text) ? Array.from(text).slice(start, end).join("") : text.slice(start, end);
}

/** The pieces of a fact's evidence, flat [page, start, end, …] → [{page, start, end}]. */
export function piecesOf(evidence) {
  const pieces = [];
  for (let at = 0; at < evidence.length; at += 3) {
    pieces.push({ page: evidence[at], start: evidence[at + 1], end: evidence[at + 2] });
  }
  return pieces;
}

/** 1-based first and last line of a stretch of a page text. */
export function linesOf(text, start, end) {
  const before = slice(text, 0, start);
  const first = newlines(before) + 1;
  return [first, first + newlines(slice(text, start, end))];
}

function newlines(text) {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** A quote without the line breaks that the column forced; Latin words keep a space between them. */
export function joined(quote) {
  return quote
    .replace(/([A-Za-z0-9,.])[ \t\u3000]*\r?\n[ \t\u3000]*(?=[A-Za-z])/g, "$1 ")
    .replace(/[ \t\u3000]*\r?\n[ \t\u3000]*/g, "");
}

/**
 * Cut `quote` into runs: [{text, kind}] with kind "" or a kind of mark. `marks` are [{words, kind}]; spaces inside
 * printed words do not matter (林　岚 is 林岚). The longest words win where marks overlap.
 */
export function marked(quote, marks) {
  const kinds = new Array(quote.length).fill("");
  const wanted = marks.filter((mark) => mark.words).sort((a, b) => b.words.length - a.words.length);
  for (const { words, kind } of wanted) {
    for (const [start, end] of occurrences(quote, words)) {
      if (kinds.slice(start, end).some(Boolean)) continue;
      kinds.fill(kind, start, end);
    }
  }
  return runs(quote, kinds);
}

function occurrences(quote, words) {
  const letters = Array.from(words.replace(/\s/gu, "")).slice(0, 200);
  if (letters.length === 0) return [];
  const pattern = letters.map((letter) => letter.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("\\s*");
  return [...quote.matchAll(new RegExp(pattern, "gu"))].map((match) => [match.index, match.index + match[0].length]);
}

function runs(quote, kinds) {
  const result = [];
  let start = 0;
  for (let at = 1; at <= quote.length; at += 1) {
    if (at < quote.length && kinds[at] === kinds[start]) continue;
    result.push({ text: quote.slice(start, at), kind: kinds[start] });
    start = at;
  }
  return result;
}

/** The words of a fact that are marked in its quote. */
export function marksOf(graph, fact) {
  const surfaces = graph.facts.surfaces[fact] ?? ["", ""];
  const object = graph.facts.object[fact];
  const names = [
    surfaces[0] || graph.label(graph.facts.subject[fact]),
    surfaces[1] || (object >= 0 ? graph.label(object) : graph.facts.literal[fact] ?? ""),
  ];
  const subjectNames = [names[0], graph.label(graph.facts.subject[fact])];
  const objectNames = [names[1], object >= 0 ? graph.label(object) : ""];
  const others = ["post", "verb", "role"].map((name) => graph.qualifier(fact, name));
  return [subjectNames, objectNames, others].flatMap((list, at) =>
    [...new Set(list)].filter(Boolean).map((words) => ({ words, kind: MARK_KINDS[at] })));
}

/** The page's lines around a stretch: [{number, text, inside}], `margin` lines before and after. */
export function excerpt(text, start, end, margin = 4) {
  const [first, last] = linesOf(text, start, end);
  const all = text.split(/\r?\n/);
  const from = Math.max(1, first - margin);
  const to = Math.min(all.length, last + margin);
  const lines = [];
  for (let number = from; number <= to; number += 1) {
    lines.push({ number, text: all[number - 1], inside: number >= first && number <= last });
  }
  return lines;
}
