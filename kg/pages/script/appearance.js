// Language and theme of the whole page.

import { byId, element } from "./elements.js";
import { language, word } from "./words.js";

/** "light" or "dark": as chosen, else as the reader's system has it. */
export function themeOf(state, systemIsDark) {
  return state.theme === "auto" ? (systemIsDark ? "dark" : "light") : state.theme;
}

/** Set the theme and the colours that the palette gives predicates in it. */
export function applyTheme(theme, palette) {
  document.documentElement.dataset.theme = theme;
  const sheet = document.getElementById("palette") ?? document.head.appendChild(element("style", { id: "palette" }));
  sheet.textContent = Object.entries(palette.predicates).map(([name, style]) => `.p-${name}{--p:${style[theme]}}`).join("");
}

/** Put the words of the present language into the template. */
export function translate() {
  const en = language() === "en";
  document.documentElement.lang = en ? "en" : "zh-Hans";
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-word-label]")) {
    node.setAttribute("aria-label", word(node.dataset.wordLabel));
  }
  for (const node of document.querySelectorAll("[data-word-placeholder]")) {
    node.placeholder = word(node.dataset.wordPlaceholder);
  }
  const other = byId("language");
  other.textContent = en ? "中文" : "EN";
  other.lang = en ? "zh-Hans" : "en";
}
