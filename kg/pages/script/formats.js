// The current view as CSV and GEXF text.

/** RFC 4180 with CRLF; a leading byte-order mark lets spreadsheets see UTF-8. Cells cannot start a formula. */
export function csv(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** A GEXF 1.3 document. nodes: [{id, label, type, x, y}], edges: [{source, target, predicate, weight, start, end}]. */
export function gexf(nodes, edges) {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    '<graph mode="static" defaultedgetype="directed">',
    '<attributes class="node"><attribute id="type" title="type" type="string"/></attributes>',
    '<attributes class="edge"><attribute id="predicate" title="predicate" type="string"/>'
      + '<attribute id="first" title="first date" type="string"/><attribute id="last" title="last date" type="string"/>'
      + "</attributes>",
    "<nodes>",
    ...nodes.map((node) => `<node id="${xml(node.id)}" label="${xml(node.label)}"><attvalues>`
      + `<attvalue for="type" value="${xml(node.type)}"/></attvalues>`
      + `<viz:position x="${node.x}" y="${-node.y}" z="0"/></node>`),
    "</nodes>",
    "<edges>",
    ...edges.map((edge, at) => `<edge id="${at}" source="${xml(edge.source)}" target="${xml(edge.target)}" `
      + `label="${xml(edge.predicate)}" weight="${edge.weight}"><attvalues>`
      + `<attvalue for="predicate" value="${xml(edge.predicate)}"/>`
      + `<attvalue for="first" value="${xml(edge.start)}"/><attvalue for="last" value="${xml(edge.end)}"/>`
      + "</attvalues></edge>"),
    "</edges>", "</graph>", "</gexf>", "",
  ];
  return lines.join("\n");
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;" };

/** Text for an XML attribute; characters XML does not allow become U+FFFD. */
export function xml(text) {
  return String(text ?? "")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .replace(/[&<>"\n\r\t]/g, (character) => ENTITIES[character]);
}
