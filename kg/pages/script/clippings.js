// A fact as a clipping: what is claimed, the printed sentence with its words marked, and where it stands.

import { bibtex, gbt7714 } from "./citation.js";
import { postTitle } from "./conflicts.js";
import { dateText } from "./dates.js";
import { element, fill, printed } from "./elements.js";
import { excerpt, joined, linesOf, marked, marksOf, piecesOf, slice } from "./quotes.js";
import { detailText } from "./tables.js";
import { term, word } from "./words.js";

/** Cards for facts, those printed in the same stretch on one card. `page`: {graph, texts, goTo(entity), copy(text)}. */
export function clippings(page, facts, options) {
  const cards = new Map();
  for (const fact of facts) {
    const key = page.graph.facts.evidence[fact].join(" ");
    (cards.get(key) ?? cards.set(key, []).get(key)).push(fact);
  }
  return [...cards.values()].map((family) => clipping(page, family, options));
}

/** A card for facts of one stretch. Its quote arrives a moment later: the text may have to be unpacked. */
function clipping(page, facts, { claim = true } = {}) {
  const quote = element("blockquote", { class: "quote", lang: "zh-Hans", "aria-busy": "true" });
  const source = element("footer", { class: "source" });
  const card = element("article", { class: "clip", "data-fact": facts.map((fact) => page.graph.facts.id[fact]).join(" ") },
    claim && facts.map((fact) => claimLine(page, fact)), quote, source);
  showQuote(page, facts, quote, source)
    .catch((reason) => { fill(quote, String(reason)); })
    .finally(() => quote.removeAttribute("aria-busy"));
  return card;
}

function claimLine(page, fact) {
  const { graph } = page;
  const object = graph.facts.object[fact];
  const post = object >= 0 ? postTitle(graph.label(object), graph.qualifier(fact, "post")).slice(graph.label(object).length) : "";
  const detail = post ? "" : detailText(graph, fact);
  return element("header", { class: "claim" },
    element("span", { class: "claim-words" },
      actorLink(page, graph.facts.subject[fact]), " ",
      element("span", { class: `predicate p-${graph.predicate(fact)}` }, term("predicates", graph.predicate(fact))), " ",
      object >= 0 ? actorLink(page, object) : printed(graph.objectText(fact), "literal"),
      post && printed(post, "post")),
    element("span", { class: "claim-facts" },
      detail && element("span", { class: "detail" }, printed(detail)),
      dateBadge(graph, fact),
      graph.facts.confidence[fact] < 1 && element("span", { class: "sure", title: word("confidence") },
        `${Math.round(graph.facts.confidence[fact] * 100)}%`)));
}

/** The date of a fact in a list: as printed where print gives no day. */
export function dateBrief(graph, fact) {
  const date = dateText(graph.facts.start[fact], graph.endOf(fact));
  const as = graph.facts.printed[fact];
  const exact = (graph.facts.start[fact] ?? "").length === 10;
  return element("span", { class: "date" }, date || word("undated"), !exact && as && `（${as}）`);
}

/** The date of a fact with how it is known; "undated" where nothing is. */
export function dateBadge(graph, fact) {
  const date = dateText(graph.facts.start[fact], graph.endOf(fact));
  const basis = graph.facts.bases[graph.facts.basis[fact]];
  const as = graph.facts.printed[fact];
  return element("span", { class: `date basis-${basis}` }, date || word("undated"),
    as && element("span", { class: "as-printed" }, word("asPrinted", { words: as })),
    date && basis !== "printed" && element("span", { class: "basis" }, term("bases", basis)));
}

/** A button that opens an actor's dossier. */
export function actorLink(page, entity, text) {
  return element("button", { class: "actor", type: "button", "data-entity": page.graph.entities.id[entity],
    onclick: () => page.goTo(entity) }, printed(text ?? page.graph.label(entity)));
}

async function showQuote(page, facts, quote, source) {
  const { graph } = page;
  const [fact] = facts;
  const pieces = piecesOf(graph.facts.evidence[fact]);
  const texts = await Promise.all(pieces.map((piece) => page.texts.page(piece.page)));
  const marks = facts.flatMap((one) => marksOf(graph, one));
  fill(quote, pieces.map((piece, at) => [
    at > 0 && element("span", { class: "column-break", title: word("columnBreak") }, "⸺ "),
    markedWords(joined(slice(texts[at], piece.start, piece.end)), marks),
  ]));
  const lines = pieces.map((piece, at) => linesOf(texts[at], piece.start, piece.end));
  fill(source, sourceLine(page, fact, pieces, lines), sourceButtons(page, fact, { pieces, texts, lines, quote }));
}

/** Runs of text, marked ones as <mark>. */
function markedWords(text, marks) {
  return marked(text, marks).map((run) =>
    (run.kind ? element("mark", { class: `m-${run.kind}` }, run.text) : run.text));
}

function sourceLine(page, fact, pieces, lines) {
  const { graph } = page;
  const article = graph.facts.article[fact];
  const sheet = pieces[0].page;
  const { pages } = graph;
  return element("p", { class: "source-line" },
    article >= 0 && element("cite", {}, printed(graph.articles.headline[article] || word("untitled"))),
    element("span", {}, [pages.paper[sheet], pages.date[sheet], pages.number[sheet]].filter(Boolean).join(" · ")),
    element("span", { class: "file" }, printed(pages.file[sheet])),
    element("span", { class: "lines" }, lineText(lines)));
}

/** "lines 3–11, 15". */
export function lineText(lines) {
  const parts = lines.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`));
  return word("lines", { lines: parts.join(", ") });
}

function sourceButtons(page, fact, found) {
  const copy = (text, label) => element("button", { type: "button", class: "small", "data-copy": label,
    onclick: () => page.copy(text()) }, word(label));
  const context = element("div", { class: "context", hidden: true, tabindex: "0", role: "region", "aria-label": word("pageExcerpt") });
  const toggle = element("button", { type: "button", class: "small", "aria-expanded": "false", onclick: () => {
    if (context.hidden && !context.hasChildNodes()) fill(context, pageLines(found));
    context.hidden = !context.hidden;
    toggle.setAttribute("aria-expanded", String(!context.hidden));
  } }, word("showPage"));
  return element("div", { class: "source-buttons" }, toggle,
    copy(() => gbt7714(citationOf(page.graph, fact, found)), "copyGbt"),
    copy(() => bibtex(citationOf(page.graph, fact, found)), "copyBibtex"), context);
}

/** The page as it is set, with line numbers, around each piece. */
function pageLines({ pieces, texts }) {
  return pieces.map((piece, at) => element("ol", { class: "page-lines", lang: "zh-Hans" },
    excerpt(texts[at], piece.start, piece.end).map((line) => element("li", {
      class: line.inside ? "inside" : false, value: line.number, "data-line": line.number,
    }, printed(line.text)))));
}

/** What a citation of a fact needs to know. */
export function citationOf(graph, fact, { pieces, texts, lines }) {
  const article = graph.facts.article[fact];
  const sheet = pieces[0].page;
  return {
    authors: article >= 0 ? graph.articles.authors[article] : [],
    headline: article >= 0 ? graph.articles.headline[article] : "",
    paper: graph.pages.paper[sheet],
    date: graph.pages.date[sheet],
    dateBasis: graph.pages.basis[sheet],
    number: graph.pages.number[sheet],
    file: graph.pages.file[sheet],
    lines,
    quote: pieces.map((piece, at) => joined(slice(texts[at], piece.start, piece.end))).join(" … "),
  };
}
