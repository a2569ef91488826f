// Citations of a clipping: GB/T 7714-2015 (newspaper article, type [N]) and BibTeX.

/**
 * A source: {authors, headline, paper, date, dateBasis, number, file, lines: [[first, last], …], quote}.
 * GB/T 7714: 主要责任者. 题名[N]. 报纸名, 出版日期(版次). What no page prints is said to be unknown, as the standard
 * asks; a date that was worked out stands in brackets.
 */
export function gbt7714(source) {
  const authors = responsible(source.authors);
  const paper = source.paper || "[报纸名不详]";
  const day = source.date ? (source.dateBasis === "inferred" ? `[${source.date}]` : source.date) : "[日期不详]";
  const number = source.number ? `(${source.number})` : "";
  return `${authors}${source.headline || "[无题]"}[N]. ${paper}, ${day}${number}. ${place(source, "行")}.`;
}

function responsible(authors) {
  if (authors.length === 0) return "";
  return `${authors.slice(0, 3).join(", ")}${authors.length > 3 ? ", 等" : ""}. `;
}

function place(source, unit) {
  const lines = source.lines.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
  return unit ? `${source.file}, 第 ${lines} ${unit}` : `${source.file}, lines ${lines}`;
}

/** A BibTeX entry that biblatex and BibTeX both read (UTF-8). */
export function bibtex(source) {
  const fields = [
    ["author", source.authors.map((name) => `{${escaped(name)}}`).join(" and ")],
    ["title", `{${escaped(source.headline)}}`],
    ["journal", escaped(source.paper)],
    ...dateFields(source.date),
    ["number", escaped(source.number)],
    ["note", escaped(`${place(source, "")}${source.dateBasis === "inferred" ? "; date inferred" : ""}`)],
    ["annote", `{${escaped(source.quote)}}`],
    ["langid", "chinese"],
  ];
  const body = fields.filter(([, value]) => value && value !== "{}").map(([name, value]) => `  ${name} = {${value}},`);
  return `@article{${citationKey(source)},\n${body.join("\n")}\n}\n`;
}

function dateFields(date) {
  const [year, month, day] = (date || "").split("-");
  return [["year", year ?? ""], ["month", month ? String(Number(month)) : ""], ["day", day ? String(Number(day)) : ""]];
}

function citationKey(source) {
  const stem = source.file.replace(/\.[^.]*$/, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "") || "page";
  return `${stem}-${source.lines[0]?.[0] ?? 0}`;
}

const SPECIAL = {
  "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "%": "\\%", "_": "\\_",
  "^": "\\^{}", "~": "\\~{}",
};

function escaped(text) {
  return (text ?? "").replace(/[\\{}$&#%_^~]/g, (character) => SPECIAL[character]);
}
