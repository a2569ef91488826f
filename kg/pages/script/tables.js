// Rows for the table, the timeline and the visits matrix.

import { compareDates } from "./dates.js";

export const COLUMNS = ["date", "subject", "predicate", "object", "detail", "article", "confidence"];

/** The text of a fact in a column. */
export function columnText(graph, fact, column) {
  switch (column) {
    case "date": return graph.facts.start[fact] ?? graph.endOf(fact) ?? "";
    case "subject": return graph.label(graph.facts.subject[fact]);
    case "predicate": return graph.predicate(fact);
    case "object": return graph.objectText(fact);
    case "detail": return detailText(graph, fact);
    case "article": return graph.articles.headline[graph.facts.article[fact]] ?? "";
    case "confidence": return String(graph.facts.confidence[fact]);
    default: throw new Error(`no column ${column}`);
  }
}

/** Post, verb, role and the like in one line. */
export function detailText(graph, fact) {
  const qualifiers = graph.facts.qualifiers[fact] ?? {};
  return Object.keys(qualifiers).filter((name) => name !== "order" && name !== "status").sort()
    .map((name) => qualifiers[name]).join(" · ");
}

/** The passing facts sorted by a column; the order of the pages decides among equals. */
export function sortedFacts(graph, pass, column, descending) {
  const facts = [];
  for (let fact = 0; fact < graph.factCount; fact += 1) if (pass.facts[fact]) facts.push(fact);
  const text = facts.length < 200_000 ? new Map(facts.map((fact) => [fact, columnText(graph, fact, column)])) : null;
  const of = (fact) => (text ? text.get(fact) : columnText(graph, fact, column));
  const collator = new Intl.Collator("zh-Hans-CN", { numeric: true });
  const compare = column === "date" ? compareDates : collator.compare;
  const sign = descending ? -1 : 1;
  return facts.sort((a, b) => {
    const [left, right] = [of(a), of(b)];
    if (!left !== !right) return left ? -1 : 1; // empty ones last in both directions
    return sign * compare(left, right) || a - b;
  });
}

const HAPPENINGS = new Set(["visited", "met", "attended", "presided", "organised", "accompanied", "stated", "appointed",
  "removed"]);

/**
 * Events by person and month: {people: [{entity, cells: Map(column → facts)}], columns: ["2021", "2021-08", …], hidden}.
 * A date known to the year alone stands in the year's own column, before its months; `most` people at most.
 */
export function timeline(graph, pass, most = 60) {
  const people = new Map();
  const columns = new Set();
  for (let fact = 0; fact < graph.factCount; fact += 1) {
    const column = (graph.facts.start[fact] ?? graph.endOf(fact) ?? "").slice(0, 7);
    const person = graph.facts.subject[fact];
    if (!pass.facts[fact] || !column || !HAPPENINGS.has(graph.predicate(fact))) continue;
    if (graph.type(person) !== "Person") continue;
    columns.add(column);
    const cells = people.get(person) ?? people.set(person, new Map()).get(person);
    (cells.get(column) ?? cells.set(column, []).get(column)).push(fact);
  }
  const total = (cells) => [...cells.values()].reduce((sum, facts) => sum + facts.length, 0);
  const rows = [...people].map(([entity, cells]) => ({ entity, cells, total: total(cells) }))
    .sort((a, b) => b.total - a.total || a.entity - b.entity);
  return { people: rows.slice(0, most), columns: [...columns].sort(), hidden: Math.max(0, rows.length - most) };
}

const VISITED_TYPES = { Enterprise: 0, ResearchInstitute: 0, Park: 1, Organisation: 1, Project: 1, Place: 2 };

/**
 * Visits of officials: {rows: [{entity, total}], columns: [{entity, total}], cells: Map("row column" → facts), hidden}.
 * `scope` "enterprises" leaves out places, projects and the rest.
 */
export function visitsMatrix(graph, pass, scope = "enterprises", most = 80) {
  const cells = new Map();
  for (let fact = 0; fact < graph.factCount; fact += 1) {
    const [row, column] = [graph.facts.subject[fact], graph.facts.object[fact]];
    if (!pass.facts[fact] || column < 0 || graph.predicate(fact) !== "visited") continue;
    if (scope === "enterprises" && VISITED_TYPES[graph.type(column)] !== 0) continue;
    const key = `${row} ${column}`;
    (cells.get(key) ?? cells.set(key, []).get(key)).push(fact);
  }
  const rows = totals(cells, 0);
  const columns = totals(cells, 1);
  return {
    rows: rows.slice(0, most), columns: columns.slice(0, most), cells,
    hidden: Math.max(0, rows.length - most) + Math.max(0, columns.length - most),
  };
}

function totals(cells, end) {
  const sums = new Map();
  for (const [key, facts] of cells) {
    const entity = Number(key.split(" ")[end]);
    sums.set(entity, (sums.get(entity) ?? 0) + facts.length);
  }
  return [...sums].map(([entity, total]) => ({ entity, total })).sort((a, b) => b.total - a.total || a.entity - b.entity);
}
