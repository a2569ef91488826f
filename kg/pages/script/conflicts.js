// Claims that do not go together, so that they can stand side by side.

import { meets } from "./dates.js";

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
 * two holders in the same month; "value": two values of what can only have one.
 */
export function conflictsOf(graph, entity, passes = () => true) {
  const facts = [...graph.factsOf(entity)].filter(passes);
  return [...postConflicts(graph, facts), ...valueConflicts(graph, entity, facts)];
}

function postConflicts(graph, facts) {
  const found = [];
  for (const group of byPost(graph, facts).values()) {
    const clashing = group.filter((fact) => group.some((other) => clash(graph, fact, other)));
    if (clashing.length > 0) found.push({ kind: "post", facts: clashing });
  }
  return found;
}

/** Facts by body and post, for posts that one person holds at a time. Holders elsewhere are looked up too. */
function byPost(graph, facts) {
  const groups = new Map();
  for (const fact of facts) {
    const post = graph.qualifier(fact, "post");
    const body = graph.facts.object[fact];
    if (graph.predicate(fact) !== "holdsPost" || !isSingle(graph, post) || body < 0) continue;
    const title = postTitle(graph.label(body), post);
    if (groups.has(title)) continue;
    groups.set(title, [...graph.factsOf(body)].filter((other) => graph.facts.object[other] === body
      && graph.predicate(other) === "holdsPost" && postTitle(graph.label(body), graph.qualifier(other, "post")) === title));
  }
  return groups;
}

/** Two holders are a conflict when both dates are known to the month and the months meet. */
function clash(graph, fact, other) {
  const [left, right] = [graph.months[fact], graph.months[other]];
  if (graph.facts.subject[fact] === graph.facts.subject[other] || !left || !right) return false;
  const exact = left[1] - left[0] < 2 && right[1] - right[0] < 2;
  return exact && meets(left, right[0], right[1]);
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
    if (!posts.has(title)) posts.set(title, { title, body, holders: new Map() });
    attest(graph, posts.get(title).holders, fact);
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
