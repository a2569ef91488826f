// The SPARQL editor: named queries are filled in by the server, run at /sparql, and answered in a table.

import { element, withLanguage } from "./face.js";

const MOST_ROWS = 1000;
const MOST_NAMES = 400; // so many different words of a table are looked up, so many at once, if they are no longer
const AT_ONCE = 50;
const LONGEST_NAME = 40;
const RESULTS = "application/sparql-results+json";
const byId = (id) => document.getElementById(id);
const settings = byId("settings").dataset;
const prefixes = Object.entries(JSON.parse(settings.prefixes));

const editor = CodeMirror.fromTextArea(byId("sparql"), {
  mode: "application/sparql-query",
  lineNumbers: true,
  lineWrapping: true,
  matchBrackets: true,
  viewportMargin: Infinity,
  extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": () => run(), "Cmd-Enter": () => run() },
});
editor.getInputField().setAttribute("aria-label", settings.wordSparql);

let lists = []; // columns of the named query that hold several names
let written = ""; // the text that the server filled in
let running = null;
let stains = [];

const word = (key, values = {}) => settings[`word${key[0].toUpperCase()}${key.slice(1).toLowerCase()}`]
  .replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? values[name].toLocaleString("en") : values[name]));

/* forms */

const forms = [...document.querySelectorAll("form.values")];

function choose() {
  for (const form of forms) form.hidden = form.dataset.query !== byId("choice").value;
}

async function fillIn(form) {
  const wrong = form.querySelector(".wrong");
  wrong.hidden = true;
  const asked = withLanguage(new URLSearchParams({ name: form.dataset.query }));
  for (const input of form.querySelectorAll("input")) asked.set(`p.${input.name}`, input.value.trim());
  const answer = await fetch(`/query.json?${asked}`);
  const said = await answer.json();
  if (!answer.ok) {
    wrong.textContent = said.error;
    wrong.hidden = false;
    (said.parameter && form.elements.namedItem(said.parameter) || form.querySelector("input"))?.focus();
    return;
  }
  ({ lists } = said);
  written = said.sparql;
  editor.setValue(said.sparql);
  await run();
}

/* asking */

async function ask(query, accept, signal) {
  return fetch("/sparql", {
    method: "POST", body: query, signal,
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
  });
}

async function run() {
  running?.abort();
  const mine = running = new AbortController();
  const query = editor.getValue();
  clear();
  byId("state").textContent = word("running");
  const start = performance.now();
  try {
    const answer = await ask(query, `${RESULTS}, text/turtle;q=0.9`, mine.signal);
    const text = await answer.text();
    if (mine !== running) return;
    byId("state").textContent = "";
    if (!answer.ok) complain(complaint(text));
    else show(query, text, answer.headers.get("Content-Type") ?? "", Math.round(performance.now() - start));
  } catch (error) {
    if (error.name === "AbortError") return;
    byId("state").textContent = "";
    complain(word("unreachable"));
  }
}

function clear() {
  for (const stain of stains) stain.clear();
  stains = [];
  for (const id of ["wrong", "answer", "downloads"]) byId(id).hidden = true;
}

/** The message of an error, whether it comes as plain text or as JSON. */
function complaint(text) {
  try {
    const said = JSON.parse(text);
    return String(said.error ?? said.detail ?? said.message ?? text);
  } catch {
    return text.slice(0, 1000);
  }
}

/** Show what is wrong, and mark the place that the message names. */
function complain(message) {
  byId("wrong").textContent = message;
  byId("wrong").hidden = false;
  const place = /line (\d+), column (\d+)/.exec(message);
  if (!place) return;
  const line = Math.min(Number(place[1]), editor.lineCount()) - 1;
  const from = Math.min(Number(place[2]) - 1, Math.max(0, editor.getLine(line).length - 1));
  stains.push(editor.markText({ line, ch: from }, { line, ch: editor.getLine(line).length + 1 }, { className: "wrong-here" }));
  editor.setCursor({ line, ch: from });
}

/* answers */

function show(query, text, type, time) {
  const box = byId("answer");
  box.hidden = false;
  if (!type.includes("json")) {
    box.replaceChildren(element("pre", { tabindex: "0" }, text));
    return;
  }
  const answer = JSON.parse(text);
  if ("boolean" in answer) {
    box.replaceChildren(element("p", { class: "truth" }, word(answer.boolean ? "yes" : "no")));
    return;
  }
  const rows = answer.results.bindings;
  byId("state").textContent = word("rows", { count: rows.length, time });
  box.replaceChildren(rows.length > 0 ? table(answer.head.vars, rows, query === written ? lists : []) : element("p", {}, word("noRows")));
  if (rows.length > MOST_ROWS) box.prepend(element("p", { class: "hint" }, word("rowsShown", { count: MOST_ROWS })));
  offer(query, text);
  linkNames(box);
}

/** Words in the table that are the name of somebody or something become links to it. */
async function linkNames(box) {
  const cells = [...box.querySelectorAll("bdi.name")];
  const names = [...new Set(cells.map((node) => node.textContent))].slice(0, MOST_NAMES);
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const asked = withLanguage(new URLSearchParams(names.slice(at, at + AT_ONCE).map((name) => ["n", name])));
    const answer = await fetch(`/known.json?${asked}`);
    if (!answer.ok) return;
    const known = new Map(Object.entries(await answer.json()));
    for (const node of cells) {
      if (known.has(node.textContent) && !node.closest("a")) {
        const link = element("a", { href: known.get(node.textContent) });
        node.replaceWith(link);
        link.append(node);
      }
    }
  }
}

function table(names, rows, severals) {
  const body = rows.slice(0, MOST_ROWS).map((row) => element("tr", {}, ...names.map((name) =>
    element("td", { class: /^(date|first|last|begun|ended)/.test(name) ? "date" : false }, ...[cell(name, row, severals)].flat()))));
  return element("div", { class: "wide", tabindex: "0", role: "group", "aria-label": byId("answer").getAttribute("aria-label") },
    element("table", {}, element("thead", {}, element("tr", {}, ...names.map((name) => element("th", { scope: "col" }, name)))),
      element("tbody", {}, ...body)));
}

function cell(name, row, severals) {
  const term = row[name];
  if (!term) return "";
  if (term.type === "uri") return iri(term.value);
  if (severals.includes(name)) {
    return term.value.split("|").filter(Boolean).sort().flatMap((words, at) => (at ? ["、", named(words)] : [named(words)]));
  }
  if (name === "file") return element("a", { href: pageOf(term.value, row.lines?.value) }, element("bdi", {}, term.value));
  return term["xml:lang"] && term.value.length <= LONGEST_NAME ? named(term.value) : element("bdi", {}, oneLine(term.value));
}

function named(words) {
  return element("bdi", { class: "name" }, words);
}

/** Line breaks of the column say nothing: none is left between Chinese, a space between Latin words. */
function oneLine(words) {
  return words.replace(/([!-~])\s*\n\s*(?=[!-~])/g, "$1 ").replace(/\s*\n\s*/g, "");
}

/** Ours lead to the page that shows them; others are shown, and nothing of them is asked for. */
function iri(value) {
  if (value.startsWith(settings.base)) {
    const id = value.slice(settings.base.length);
    const asked = withLanguage(new URLSearchParams()).toString();
    return element("a", { href: `/node/${id.split("/").map(encodeURIComponent).join("/")}${asked && `?${asked}`}` }, element("bdi", {}, id));
  }
  const known = prefixes.find(([, space]) => value.startsWith(space));
  return element("bdi", {}, known ? `${known[0]}:${value.slice(known[1].length)}` : value);
}

function pageOf(file, lines) {
  const first = /^\d+/.exec(lines ?? "");
  return `/page?${withLanguage(new URLSearchParams({ file }))}${first ? `#L${first[0]}` : ""}`;
}

/** Downloads: JSON is the answer itself, CSV is asked for when somebody wants it. */
function offer(query, text) {
  byId("downloads").hidden = false;
  byId("json").onclick = () => hand(byId("json"), new Blob([text], { type: RESULTS }));
  byId("csv").onclick = async (event) => {
    if (byId("csv").href.startsWith("blob:")) return;
    event.preventDefault();
    const answer = await ask(query, "text/csv");
    if (!answer.ok) return complain(complaint(await answer.text()));
    hand(byId("csv"), await answer.blob());
    byId("csv").click();
  };
  for (const id of ["csv", "json"]) byId(id).setAttribute("href", "#");
}

function hand(link, blob) {
  if (!link.href.startsWith("blob:")) link.href = URL.createObjectURL(blob);
}

for (const form of forms) {
  form.addEventListener("submit", (event) => { event.preventDefault(); fillIn(form); });
}
byId("choice").addEventListener("change", choose);
byId("run").addEventListener("click", run);
choose();
const asked = forms.find((form) => !form.hidden);
if (asked?.checkValidity()) fillIn(asked);
