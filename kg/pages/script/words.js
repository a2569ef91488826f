// The two languages of the page. `words.json` holds every word as {zh, en}; a missing one is an error, not a blank.

let table = {};
let current = "zh";

/** Take the words over; called once, before anything is drawn. */
export function setWords(words) {
  table = words;
}

/** Switch the language: "zh" or "en". */
export function setLanguage(language) {
  current = language === "en" ? "en" : "zh";
}

export function language() {
  return current;
}

/** The word for `key`, with {name} places filled from `values`. */
export function word(key, values = {}) {
  const entry = table.ui?.[key];
  if (!entry) throw new Error(`words.json has no "${key}"`);
  return entry[current].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/** The label of a predicate, type, basis or qualifier of the ontology; its own name where none is given. */
export function term(kind, name, inverse = false) {
  const entry = table[kind]?.[inverse ? `${name}~` : name];
  return entry ? entry[current] : name;
}
