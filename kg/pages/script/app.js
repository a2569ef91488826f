// The start: draws what stands ready, then unpacks the rest.

import { byId, element, fill } from "./elements.js";
import { Page } from "./page.js";
import { word } from "./words.js";

const page = new Page(JSON.parse(byId("first-scene").textContent), JSON.parse(byId("page-settings").textContent));
globalThis.newspaperPage = page; // for the browser's console: newspaperPage.graph, newspaperPage.state
page.wake().catch((reason) => fill(byId("panel"), element("p", { role: "alert" }, word("cannotOpen", { reason }))));
