// The state in the URL fragment, so that a view can be sent. Actors go by their identity, which survives a rebuild.

import { monthFrom, monthText } from "./dates.js";
import { OPEN_FILTER } from "./filters.js";
import { START, VIEWS } from "./state.js";

/** "#view=table&node=person/1f0c…": only what differs from the start. */
export function fragmentOf(graph, state) {
  const name = (entity) => graph.entities.id[entity];
  const pair = (two) => two && two.map(name).join("~");
  const { filter } = state;
  const parts = {
    view: state.view === START.view ? "" : state.view,
    node: state.node === null ? "" : state.node < 0 ? `group~${-1 - state.node}` : name(state.node),
    edge: pair(state.edge),
    path: pair(state.path),
    near: state.near && `${name(state.near.entity)}~${state.near.hops}`,
    open: state.open.join("~"),
    hide: state.hidden.map(name).join("~"),
    pin: Object.entries(state.pins).map(([entity, [x, y]]) => `${name(entity)}@${x},${y}`).join("~"),
    types: filter.types.join("~"),
    edges: filter.predicates.join("~"),
    body: filter.body === null ? "" : name(filter.body),
    sure: filter.confidence > 0 ? String(filter.confidence) : "",
    from: filter.from === null ? "" : monthText(filter.from),
    to: filter.to === null ? "" : monthText(filter.to),
    dated: filter.undated ? "" : "1",
    lang: state.language === START.language ? "" : state.language,
    theme: state.theme === START.theme ? "" : state.theme,
  };
  const text = Object.entries(parts).filter(([, value]) => value)
    .map(([key, value]) => `${key}=${encodeURIComponent(value).replace(/%2F/g, "/").replace(/%2C/g, ",").replace(/%40/g, "@")}`);
  return text.length > 0 ? `#${text.join("&")}` : "";
}

/** The state a fragment names. What it does not name, or names wrongly, is as at the start. */
export function stateFrom(graph, fragment) {
  const parts = partsOf(fragment);
  const find = (id) => graph.byIdentity.get(id) ?? null;
  const list = (key) => (parts[key] ? parts[key].split("~") : []);
  const several = (key) => list(key).map(find).filter((entity) => entity !== null);
  const two = (key) => (several(key).length === 2 ? several(key) : null);
  return {
    ...START,
    view: VIEWS.includes(parts.view) ? parts.view : START.view,
    node: nodeFrom(graph, parts.node, find),
    edge: two("edge"),
    path: two("path"),
    near: nearFrom(list("near"), find),
    open: groupsFrom(graph, list("open")),
    hidden: several("hide"),
    pins: pinsFrom(list("pin"), find),
    filter: filterFrom(graph, parts, find),
    language: parts.lang === "en" ? "en" : START.language,
    theme: ["light", "dark"].includes(parts.theme) ? parts.theme : START.theme,
  };
}

function partsOf(fragment) {
  const parts = {};
  for (const part of fragment.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    if (at < 0) continue;
    try {
      parts[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1));
    } catch {
      // A cut-off %-sequence from a mail program: that part is as at the start.
    }
  }
  return parts;
}

function nodeFrom(graph, text, find) {
  const group = /^group~(\d+)$/.exec(text ?? "");
  if (group) return Number(group[1]) < graph.groups.size.length ? -1 - Number(group[1]) : null;
  return text ? find(text) : null;
}

function nearFrom([id, hops], find) {
  const entity = find(id);
  return entity === null ? null : { entity, hops: Math.min(6, Math.max(1, Number(hops) || 1)) };
}

function groupsFrom(graph, names) {
  return names.map(Number).filter((group) => Number.isInteger(group) && group >= 0 && group < graph.groups.size.length);
}

function pinsFrom(names, find) {
  const pins = {};
  for (const text of names) {
    const match = /^(.+)@(-?\d+),(-?\d+)$/.exec(text);
    const entity = match && find(match[1]);
    if (match && entity !== null) pins[entity] = [Number(match[2]), Number(match[3])];
  }
  return pins;
}

function filterFrom(graph, parts, find) {
  const known = (key, names) => (parts[key] ? parts[key].split("~").filter((name) => names.includes(name)) : []);
  const confidence = Number(parts.sure);
  return {
    ...OPEN_FILTER,
    types: known("types", graph.entities.types),
    predicates: known("edges", graph.facts.predicates),
    body: parts.body ? find(parts.body) : null,
    confidence: confidence > 0 && confidence <= 1 ? confidence : 0,
    from: monthFrom(parts.from),
    to: monthFrom(parts.to),
    undated: parts.dated !== "1",
  };
}
