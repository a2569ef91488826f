// The current view as a file: PNG of the drawing, CSV of the passing facts with their quotes, GEXF of the scene.

import { element } from "./elements.js";
import { csv, gexf } from "./formats.js";
import { groupOf } from "./groups.js";
import { joined, linesOf, piecesOf, slice } from "./quotes.js";
import { detailText, sortedFacts } from "./tables.js";

/** Hand a file to the reader. */
export function offer(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = element("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The page's present view as [file name, Blob]; kind is png, csv or gexf. */
export async function exportedAs({ graph, pass, texts, network }, kind) {
  if (kind === "png") return ["network.png", await network.picture()];
  if (kind === "csv") return ["facts.csv", new Blob([await factsCsv(graph, pass, texts)], { type: "text/csv" })];
  const text = sceneGexf(graph, pass, network.scene, (id) => network.place(id));
  return ["network.gexf", new Blob([text], { type: "application/gexf+xml" })];
}

/** Every passing fact with its quote as CSV text. */
async function factsCsv(graph, pass, texts) {
  const rows = [["date", "date_end", "date_printed", "date_basis", "subject", "subject_type", "predicate", "object",
    "object_type", "detail", "quote", "file", "lines", "headline", "rule", "confidence"]];
  for (const fact of sortedFacts(graph, pass, "date", false)) rows.push(await row(graph, fact, texts));
  return csv(rows);
}

async function row(graph, fact, texts) {
  const pieces = piecesOf(graph.facts.evidence[fact]);
  const pages = await Promise.all(pieces.map((piece) => texts.page(piece.page)));
  const object = graph.facts.object[fact];
  return [
    graph.facts.start[fact] ?? "", graph.endOf(fact) ?? "", graph.facts.printed[fact] ?? "",
    graph.facts.bases[graph.facts.basis[fact]], graph.label(graph.facts.subject[fact]),
    graph.type(graph.facts.subject[fact]), graph.predicate(fact), graph.objectText(fact),
    object >= 0 ? graph.type(object) : "", detailText(graph, fact),
    pieces.map((piece, at) => joined(slice(pages[at], piece.start, piece.end))).join(" … "),
    graph.pages.file[pieces[0].page],
    pieces.map((piece, at) => linesOf(pages[at], piece.start, piece.end).join("-")).join(" "),
    graph.articles.headline[graph.facts.article[fact]] ?? "", graph.facts.rules[graph.facts.rule[fact]],
    graph.facts.confidence[fact],
  ];
}

/** The nodes and edges that are drawn, as GEXF text. `position(id)` → [x, y]. */
function sceneGexf(graph, pass, scene, position) {
  const identity = (id) => (groupOf(id) >= 0 ? `group/${groupOf(id)}` : graph.entities.id[id]);
  const nodes = scene.nodes.map(({ id }) => {
    const [x, y] = position(id);
    const group = groupOf(id);
    return { id: identity(id), label: group >= 0 ? graph.groups.label[group] : graph.label(id),
      type: group >= 0 ? "Group" : graph.type(id), x, y };
  });
  const edges = scene.edges.map((edge) => {
    const dates = edge.predicate ? datesOf(graph, pass, edge) : [];
    return { source: identity(edge.from), target: identity(edge.to), predicate: edge.predicate, weight: edge.value,
      start: dates[0] ?? "", end: dates.at(-1) ?? "" };
  });
  return gexf(nodes, edges);
}

function datesOf(graph, pass, edge) {
  return graph.factsBetween(edge.from, edge.to).filter((fact) => pass.facts[fact] && graph.predicate(fact) === edge.predicate)
    .flatMap((fact) => [graph.facts.start[fact], graph.endOf(fact)]).filter(Boolean).sort();
}
