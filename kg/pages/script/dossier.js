// What is known of one actor, put in order. Nothing here is drawn; every entry names the facts that prove it.

import { compareDates } from "./dates.js";

const SAID = "stated";
const POSTS = new Set(["holdsPost", "appointed", "removed"]);
const WITH = new Set(["met", "accompanied"]);
const SHARED = new Set(["attended", "visited", "presided", "organised"]);

/**
 * The dossier of an actor: {posts, holders, events, company, said, wrote, others}.
 * posts / holders: [{other, post, first, last, facts}] by first date (what it holds · who holds posts in it);
 * events: facts by date; company: [{other, facts}] most frequent first; said, wrote, others: facts by date.
 */
export function dossierOf(graph, entity, passes = () => true) {
  const facts = [...graph.factsOf(entity)].filter(passes).sort((a, b) => byDate(graph, a, b));
  const mine = (fact) => graph.facts.subject[fact] === entity;
  const kind = (fact) => graph.predicate(fact);
  return {
    posts: tenures(graph, facts.filter((fact) => POSTS.has(kind(fact)) && mine(fact)), "object"),
    holders: tenures(graph, facts.filter((fact) => POSTS.has(kind(fact)) && !mine(fact)), "subject"),
    events: facts.filter((fact) => SHARED.has(kind(fact)) || WITH.has(kind(fact))),
    company: company(graph, entity, facts, passes),
    said: facts.filter((fact) => kind(fact) === SAID),
    wrote: facts.filter((fact) => kind(fact) === "wrote"),
    others: facts.filter((fact) => !POSTS.has(kind(fact)) && !SHARED.has(kind(fact)) && !WITH.has(kind(fact))
      && kind(fact) !== SAID && kind(fact) !== "wrote"),
  };
}

/** Facts by date, undated last, then in the order of the pages. */
export function byDate(graph, left, right) {
  return compareDates(graph.facts.start[left], graph.facts.start[right]) || left - right;
}

/** Facts grouped where article, predicate, direction and date are the same, in the order of their first. */
export function occasions(graph, entity, facts) {
  const found = new Map();
  for (const fact of facts) {
    const key = [graph.facts.article[fact], graph.predicate(fact), graph.facts.subject[fact] === entity,
      graph.facts.start[fact], graph.endOf(fact)].join(" ");
    (found.get(key) ?? found.set(key, []).get(key)).push(fact);
  }
  return [...found.values()];
}

function tenures(graph, facts, end) {
  const found = new Map();
  for (const fact of facts) {
    const other = graph.facts[end][fact];
    const key = `${graph.predicate(fact)} ${other} ${graph.qualifier(fact, "post")}`;
    const entry = found.get(key) ?? {
      predicate: graph.predicate(fact), other, post: graph.qualifier(fact, "post"), first: null, last: null, facts: [],
    };
    entry.facts.push(fact);
    const date = graph.facts.start[fact] ?? graph.endOf(fact);
    const end_ = graph.endOf(fact);
    if (date && (!entry.first || date < entry.first)) entry.first = date;
    if (end_ && (!entry.last || end_ > entry.last)) entry.last = end_;
    found.set(key, entry);
  }
  return [...found.values()];
}

/** People and bodies met, accompanied, or taking part in the same event of the same article. */
function company(graph, entity, facts, passes) {
  const found = new Map();
  const note = (other, proof) => {
    if (other < 0 || other === entity) return;
    const list = found.get(other) ?? [];
    for (const fact of proof) if (!list.includes(fact)) list.push(fact);
    found.set(other, list);
  };
  for (const fact of facts) {
    const predicate = graph.predicate(fact);
    if (WITH.has(predicate)) note(graph.otherEnd(fact, entity), [fact]);
    if (!SHARED.has(predicate) || graph.facts.subject[fact] !== entity || graph.facts.object[fact] < 0) continue;
    for (const other of graph.factsOf(graph.facts.object[fact])) {
      const together = SHARED.has(graph.predicate(other)) && graph.facts.article[other] === graph.facts.article[fact]
        && graph.facts.object[other] === graph.facts.object[fact] && passes(other);
      if (together) note(graph.facts.subject[other], [fact, other]);
    }
  }
  return [...found].map(([other, proof]) => ({ other, facts: proof }))
    .sort((a, b) => b.facts.length - a.facts.length || a.other - b.other);
}
