// Search by name, other name, pinyin or initials, in any mixture: 林yuns, linyunshan, lys and 云杉 all find 林云杉.

/** Letters a query is compared in: lower case, no spaces, tone marks or apostrophes (zhāng hóng’jūn → zhanghongjun). */
export function normalised(query) {
  return query.toLowerCase().replace(/ü/g, "v").normalize("NFD").replace(/[\u0300-\u036f\s'’·•]/g, "").normalize("NFC");
}

/**
 * How well `query` (normalised) fits `name`; lower is better, -1 is not at all. Each character may be given by itself,
 * by a whole reading or by its first letter (zh, ch, sh count as first letters too).
 */
export function fit(query, name, readings) {
  const letters = name.toLowerCase().replace(/[\s·•]/g, "");
  if (letters === query) return 0;
  if (letters.startsWith(query)) return 1;
  if (letters.includes(query)) return 2 + Math.min(letters.indexOf(query), 50) / 100;
  if (!/[a-z]/.test(query)) return -1;
  for (let start = 0; start < Math.min(letters.length, 40); start += 1) {
    const end = reach(query, 0, letters, start, readings);
    if (end >= 0) return (start === 0 ? (end === letters.length ? 3 : 4) : 5) + Math.min(start, 50) / 100;
  }
  return -1;
}

/** The position in `letters` after which the whole query is used up, or -1. */
function reach(query, from, letters, at, readings) {
  if (from === query.length) return at;
  if (at >= letters.length) return -1;
  const letter = letters[at];
  if (query[from] === letter) {
    const end = reach(query, from + 1, letters, at + 1, readings);
    if (end >= 0) return end;
  }
  for (const reading of readings[letter] ?? []) {
    for (const part of [reading, initial(reading), reading[0]]) {
      const left = query.slice(from);
      const taken = left.startsWith(part) ? part.length : reading.startsWith(left) ? left.length : 0;
      if (taken === 0) continue;
      const end = reach(query, from + taken, letters, at + 1, readings);
      if (end >= 0) return end;
    }
  }
  return -1;
}

function initial(reading) {
  return /^[zcs]h/.test(reading) ? reading.slice(0, 2) : reading[0];
}

/**
 * The best hits: [{entity, name, score}], at most `most`, best fit first, heavier first among equals.
 * `name` is the name that fitted (an alias where the label did not).
 */
export function search(graph, query, most = 12) {
  const wanted = normalised(query);
  if (!wanted) return [];
  const hits = [];
  for (let entity = 0; entity < graph.count; entity += 1) {
    const hit = bestName(graph, entity, wanted);
    if (hit) hits.push(hit);
  }
  hits.sort((a, b) => Math.floor(a.score) - Math.floor(b.score)
    || graph.weight(b.entity) - graph.weight(a.entity) || a.score - b.score || a.entity - b.entity);
  return hits.slice(0, most);
}

function bestName(graph, entity, wanted) {
  let best = null;
  const label = graph.label(entity);
  for (const name of [label, ...graph.alternatives(entity)]) {
    const score = fit(wanted, name.length > 200 ? name.slice(0, 200) : name, graph.readings);
    if (score >= 0 && (best === null || score < best.score)) best = { entity, name, score };
  }
  return best;
}
