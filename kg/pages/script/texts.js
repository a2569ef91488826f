// The page texts, unpacked chunk by chunk when a quote of theirs is first asked for.

import { unpacked } from "./graph.js";

export class Texts {
  /** `chunkOf[page]` is the chunk of a page; `blobs` are the packed chunks. */
  constructor(chunkOf, blobs) {
    this.chunkOf = chunkOf;
    this.blobs = blobs;
    this.firstOf = [];
    chunkOf.forEach((chunk, page) => { this.firstOf[chunk] ??= page; });
    this.open = new Map();
  }

  /** The whole text of a page as code points can be counted in it. */
  async page(page) {
    const chunk = this.chunkOf[page];
    if (!this.open.has(chunk)) this.open.set(chunk, unpacked(this.blobs[chunk]));
    const texts = await this.open.get(chunk);
    return texts[page - this.firstOf[chunk]];
  }
}
