// Edits in a text that is only a string.

/** @typedef {import('../types.js').Edit} Edit */

/**
 * All edits as one, so that one step undoes them.
 * @param {Edit[]} edits In order and apart.
 * @param {string} source
 * @param {import('../types.js').TextOptions['format']} format
 * @returns {Edit}
 */
export function joined(edits, source, format) {
  const from = edits[0].from;
  let [at, text] = [from, ''];
  for (const edit of edits) {
    text += source.slice(at, edit.from) + edit.text;
    // Tags among the words that go have to stay, for each belongs to another one outside.
    if (format === 'html') text += (source.slice(edit.from, edit.to).match(/<[^>]*>/g) ?? []).join('');
    at = edit.to;
  }
  return { from, to: at, text };
}

/**
 * The one edit that makes the new text of the old.
 * @param {string} before
 * @param {string} after
 */
export function difference(before, after) {
  const most = Math.min(before.length, after.length);
  const start = alike(most, (from, to) => before.slice(from, to) === after.slice(from, to));
  const [tail, ending] = [before.length, after.length];
  const end = alike(most - start, (from, to) =>
    before.slice(tail - to, tail - from) === after.slice(ending - to, ending - from));
  return { from: start, to: before.length - end, by: after.length - before.length };
}

/** Long stretches are compared at once, and what differs in shorter ones. */
const STRETCHES = [4096, 256, 16, 1];

/**
 * How far two texts are the same.
 * @param {number} most
 * @param {(from: number, to: number) => boolean} isSame
 */
function alike(most, isSame) {
  let at = 0;
  for (const step of STRETCHES) while (at + step <= most && isSame(at, at + step)) at += step;
  return at;
}

/**
 * A range after an edit; none if the edit was in it.
 * @param {[number, number]} range
 * @param {{ from: number, to: number, by: number }} edit
 * @returns {[number, number] | null}
 */
export function shifted([from, to], edit) {
  if (to <= edit.from) return [from, to];
  if (from >= edit.to) return [from + edit.by, to + edit.by];
  return null;
}
