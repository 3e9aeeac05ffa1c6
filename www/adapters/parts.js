// A text that is only a string, cut in parts, so that a keystroke sends one of them, and marks are
// drawn anew in one of them. Where it is cut is of no account for what is found: the core reads the
// parts as one text. But between paragraphs no mark reaches from one part into the next.

import { difference } from './edits.js';

/** @typedef {import('../types.js').Piece & { from: number }} Part `from` is its place in the text. */

/** A part has at least so many characters: very many parts cost more than they save. */
const LEAST = 400;
/** Behind an empty line, and in HTML also where a block opens. */
const BORDERS = {
  plain: /\n[ \t]*\n+/g,
  markdown: /\n[ \t]*\n+/g,
  html: /\n[ \t]*\n+|(?=<(?:p|h[1-6]|ul|ol|li|dl|dt|dd|table|tr|div|section|article|blockquote)[\s>])/gi,
};

export class Parts {
  /** In order; there is always one. @type {Part[]} */
  all = [{ id: 1, source: '', from: 0 }];
  /** All of them, joined. */
  text = '';
  #byId = new Map(this.all.map((part) => [part.id, part]));
  #lastId = 1;
  #format;

  /** @param {'plain' | 'markdown' | 'html'} format */
  constructor(format) {
    this.#format = format;
  }

  /**
   * Takes over a text. Parts that stay keep their ids.
   * @param {string} text
   * @returns {{ edit: ReturnType<typeof difference>, gone: Part[], made: Part[] } | null} What changed,
   *   and the parts that came in the place of others; none if it is the same text.
   */
  take(text) {
    if (text === this.text) return null;
    const edit = difference(this.text, text);
    const [first, last] = [this.#nth(edit.from), this.#nth(edit.to)];
    const [{ from }, end] = [this.all[first], this.all[last]];
    const gone = this.all.slice(first, last + 1);
    const made = cut(text.slice(from, end.from + end.source.length + edit.by), BORDERS[this.#format]).map((source, at) => ({
      id: gone[at]?.id ?? ++this.#lastId,
      source,
      from,
    }));
    for (let at = 1; at < made.length; at += 1) made[at].from = made[at - 1].from + made[at - 1].source.length;
    const after = this.all.slice(last + 1);
    for (const part of after) part.from += edit.by;
    this.all = [...this.all.slice(0, first), ...made, ...after];
    for (const { id } of gone) this.#byId.delete(id);
    for (const part of made) this.#byId.set(part.id, part);
    this.text = text;
    return { edit, gone, made };
  }

  /** @param {number} id */
  get(id) {
    return this.#byId.get(id);
  }

  /** The part around a place in the text. @param {number} at */
  around(at) {
    return this.all[this.#nth(at)];
  }

  /** @param {number} at */
  #nth(at) {
    let [low, high] = [0, this.all.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.all[middle].from <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** @param {string} text @param {RegExp} borders */
function cut(text, borders) {
  const parts = [];
  let from = 0;
  for (const { 0: border, index } of text.matchAll(borders)) {
    const at = index + border.length;
    if (at - from < LEAST || at === text.length) continue;
    parts.push(text.slice(from, at));
    from = at;
  }
  return [...parts, text.slice(from)];
}
