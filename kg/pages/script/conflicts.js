// Claims that do not go together, so that they can stand side by side.

import { compareDates } from "./dates.js";

/**
 * A post with its body, as people say it: 高新区管委会 + 管委会主任 is 高新区管委会主任. What the body ends in and the post
 * begins with stands once.
 */
export function postTitle(body, post) {
  for (let length = Math.min(body.length, post.length); length > 1; length -= 1) {
    if (body.endsWith(post.slice(0, length))) return body + post.slice(length);
  }
  return body + post;
}

/** Is the post held by one person at a time? `graph.sharedPosts` lists words of posts that several hold at once. */
function isSingle(graph, post) {
  return post !== "" && !graph.sharedPosts.some((words) => post.includes(words));
}

/** One thing has one of these at a time. */
const SINGLE = { locatedIn: "object", invests: "literal" };

/**
 * Groups of facts about an actor that contradict each other: [{kind, facts}]. kind "post": one single-holder post with
 * two holders at the same time, the first and last fact of each; "value": two values of what can only have one.
 */
export function conflictsOf(graph, entity, passes = () => true) {
  const facts = [...graph.factsOf(entity)].filter(passes);
  return [...postConflicts(graph, facts, passes), ...valueConflicts(graph, entity, facts)];
}

/** A post is in conflict when one holder is printed between the first and the last day of another. */
function postConflicts(graph, facts, passes) {
  const found = [];
  for (const group of byPost(graph, facts, passes).values()) {
    const terms = [...termsOf(graph, group).values()];
    const clashing = terms.filter((term) => terms.some((other) => other !== term
      && term.first <= other.last && other.first <= term.last));
    if (clashing.length > 0) {
      const bounds = new Set(clashing.flatMap(({ facts: own }) => [own[0], own.at(-1)]));
      found.push({ kind: "post", facts: [...bounds].sort((a, b) => compareDates(graph.facts.start[a], graph.facts.start[b])) });
    }
  }
  return found;
}

/** Facts by body and post, for posts that one person holds at a time, with those of all other holders. */
function byPost(graph, facts, passes) {
  const groups = new Map();
  for (const fact of facts) {
    const post = graph.qualifier(fact, "post");
    const body = graph.facts.object[fact];
    if (graph.predicate(fact) !== "holdsPost" || !isSingle(graph, post) || body < 0) continue;
    const title = postTitle(graph.label(body), post);
    const key = `${body} ${title}`; // two bodies may bear one name
    if (groups.has(key)) continue;
    groups.set(key, [...graph.factsOf(body)].filter((other) => graph.facts.object[other] === body && passes(other)
      && graph.predicate(other) === "holdsPost" && postTitle(graph.label(body), graph.qualifier(other, "post")) === title));
  }
  return groups;
}

/** person → {first, last, facts by date}, of facts dated to the month at least: a year proves no overlap. */
function termsOf(graph, facts) {
  const terms = new Map();
  const dated = facts.filter((fact) => (graph.facts.start[fact] ?? "").length >= 7 && (graph.endOf(fact) ?? "").length >= 7)
    .sort((a, b) => compareDates(graph.facts.start[a], graph.facts.start[b]));
  for (const fact of dated) {
    const term = terms.get(graph.facts.subject[fact]) ?? { first: `${graph.facts.start[fact]}-01`.slice(0, 10), last: "", facts: [] };
    const end = graph.endOf(fact);
    const last = end.length === 7 ? `${end}-31` : end;
    if (last > term.last) term.last = last;
    term.facts.push(fact);
    terms.set(graph.facts.subject[fact], term);
  }
  return terms;
}

function valueConflicts(graph, entity, facts) {
  const found = [];
  for (const predicate of Object.keys(SINGLE)) {
    const own = facts.filter((fact) => graph.predicate(fact) === predicate && graph.facts.subject[fact] === entity);
    if (new Set(own.map((fact) => graph.objectText(fact))).size > 1) found.push({ kind: "value", facts: own });
  }
  return found;
}

/**
 * Posts that one person holds at a time with all who are printed as holding them: [{title, body, holders: [{person,
 * first, last, facts}]}], those with most holders first, holders in order of first attestation: how posts change hands.
 */
export function successions(graph, passes = () => true) {
  const posts = new Map();
  for (let fact = 0; fact < graph.factCount; fact += 1) {
    const post = graph.qualifier(fact, "post");
    const body = graph.facts.object[fact];
    if (graph.predicate(fact) !== "holdsPost" || body < 0 || !isSingle(graph, post) || !passes(fact)) continue;
    const title = postTitle(graph.label(body), post);
    const key = `${body} ${title}`; // two bodies may bear one name
    if (!posts.has(key)) posts.set(key, { title, body, holders: new Map() });
    attest(graph, posts.get(key).holders, fact);
  }
  return [...posts.values()]
    .map(({ title, body, holders }) => ({ title, body, holders: [...holders.values()].sort(byFirst) }))
    .sort((a, b) => b.holders.length - a.holders.length || graph.weight(b.body) - graph.weight(a.body)
      || (a.title < b.title ? -1 : 1));
}

function attest(graph, holders, fact) {
  const person = graph.facts.subject[fact];
  const months = graph.months[fact];
  const held = holders.get(person) ?? { person, first: null, last: null, facts: [] };
  held.facts.push(fact);
  if (months) {
    const [from, to] = [graph.facts.start[fact] ?? graph.endOf(fact), graph.endOf(fact)];
    if (held.first === null || from < held.first) held.first = from;
    if (held.last === null || to > held.last) held.last = to;
  }
  holders.set(person, held);
}

function byFirst(left, right) {
  return (left.first ?? "9") < (right.first ?? "9") ? -1 : (left.first ?? "9") > (right.first ?? "9") ? 1
    : left.person - right.person;
}
