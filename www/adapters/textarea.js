// A `<textarea>` with plain text, Markdown or govspeak, and one-line `<input>` fields.

import { Mirror } from '../mirror.js';
import { Painter, drawnOf, sizeOf } from '../paint.js';
import { joined, shifted } from './edits.js';
import { Parts } from './parts.js';

/** @typedef {import('../types.js').Adapter} Adapter */
/** @typedef {import('../types.js').Mark} Mark */

/**
 * @param {HTMLTextAreaElement | HTMLInputElement} field
 * @param {{ format?: 'plain' | 'markdown' | 'html', mirror?: boolean }} [options] `mirror`: draw on a
 *   copy behind the field even where the browser can draw in the field itself.
 * @returns {Adapter}
 */
export function textarea(field, { format = 'plain', mirror } = {}) {
  const listening = new AbortController();
  const { signal } = listening;
  const canDraw = Painter.works(field.ownerDocument.defaultView);
  const inField = canDraw && !mirror && 'createValueRange' in field;
  const copy = canDraw && !inField ? new Mirror(field) : null;
  const painter = canDraw ? new Painter(copy?.element ?? field, field) : null;
  const parts = new Parts(format);
  /** The marks of each part. @type {Map<number, Mark[]>} */
  const shown = new Map();
  /** What is drawn of them. @type {Map<number, AbstractRange[]>} */
  const drawn = new Map();
  /** @type {Mark | null} */
  let current = null;
  /** Whether the marks will be drawn in the next frame. */
  let pending = false;
  parts.take(field.value);

  /** The places of a mark in the text. @param {Mark} mark @returns {[number, number][]} */
  const places = (mark) => {
    const start = parts.get(mark.piece)?.from;
    return start === undefined ? [] : drawnOf(mark).map(([from, to]) => [start + from, start + to]);
  };
  /** @param {number} from @param {number} to @returns {AbstractRange | null} */
  const range = (from, to) => {
    if (to > parts.text.length) return null;
    if (inField) return /** @type {any} */ (field).createValueRange(from, to);
    return copy?.range(from, to) ?? null;
  };
  /** @param {Mark} mark */
  const ranges = (mark) => places(mark).map(([from, to]) => range(from, to)).filter((it) => it !== null);
  const show = () => painter?.show(current ? ranges(current) : []);
  /** Ranges of a field follow what is typed until they are let go. @param {AbstractRange[]} all */
  const release = (all) => { for (const it of all) /** @type {any} */ (it).disconnect?.(); };
  /** @param {number} id */
  const draw = (id) => {
    const marks = (shown.get(id) ?? []).flatMap((mark) =>
      ranges(mark).map((it) => ({ severity: mark.severity, range: it, size: sizeOf(mark) })));
    const made = marks.map(({ range }) => range);
    const isNew = painter?.set(id, marks);
    release(isNew ? drawn.get(id) ?? [] : made);
    if (isNew) drawn.set(id, made);
  };
  /** Whether the marks of a part moved along with the text: those of a field that a script fills don't. */
  const followed = (/** @type {import('./parts.js').Part} */ { id }) => {
    const first = drawn.get(id)?.[0];
    const mark = first && shown.get(id)?.find((it) => it.ranges.length > 0);
    return !mark || first.startOffset === places(mark)[0][0];
  };
  const settle = () => {
    for (const part of parts.all) if (!followed(part)) draw(part.id);
    painter?.settle(parts.all.map(({ id }) => id));
    show();
  };
  /** Parts of which the marks have to be drawn. @type {Set<number>} */
  const stale = new Set();
  /** What was typed moves the marks behind it, until the text is checked again. */
  const follow = () => {
    const change = parts.take(field.value);
    if (!change) return;
    const { edit, gone, made } = change;
    /** @param {Mark} mark @returns {Mark} */
    const move = (mark) => {
      const start = gone.find(({ id }) => id === mark.piece)?.from ?? 0;
      const moved = mark.ranges.map(([from, to]) => shifted([start + from, start + to], edit)).filter((it) => it !== null);
      const part = parts.around(moved[0]?.[0] ?? 0);
      return { ...mark, piece: part.id, ranges: moved.map(([from, to]) => [from - part.from, to - part.from]) };
    };
    const moved = gone.flatMap(({ id }) => shown.get(id) ?? []).map(move).filter((mark) => mark.ranges.length > 0);
    if (current && gone.some(({ id }) => id === current?.piece)) current = move(current);
    for (const { id } of gone) {
      shown.delete(id);
      if (made.some((part) => part.id === id)) continue;
      painter?.clear(id);
      release(drawn.get(id) ?? []);
      drawn.delete(id);
    }
    for (const { id } of made) {
      shown.set(id, moved.filter(({ piece }) => piece === id));
      stale.add(id);
    }
    copy?.update();
    // Ranges of the field moved already, and the browser has yet to lay out what was typed.
    if (inField) soon();
    else redraw();
  };
  const redraw = () => {
    for (const id of stale) draw(id);
    stale.clear();
    settle();
  };
  /** Draws in the next frame. */
  const soon = () => {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      if (!signal.aborted) redraw();
    });
  };

  return {
    format,
    element: field,
    read() {
      follow();
      return parts.all;
    },
    watch({ change, compose }) {
      field.addEventListener('input', () => { follow(); change(); }, { signal });
      field.addEventListener('compositionstart', () => compose(true), { signal });
      field.addEventListener('compositionend', () => compose(false), { signal });
      // A script that sets the value fires no event; coming to the field is when it matters.
      field.addEventListener('focus', () => { if (parts.text !== field.value) { follow(); change(); } }, { signal });
      field.form?.addEventListener('reset', () => setTimeout(() => { follow(); change(); }), { signal });
    },
    paint(marks, changed) {
      follow();
      for (const id of changed) {
        if (!parts.get(id)) continue;
        shown.set(id, marks.get(id) ?? []);
        stale.add(id);
      }
      redraw();
    },
    highlight(mark) {
      current = mark;
      show();
    },
    reveal(mark) {
      const start = parts.get(mark.piece)?.from;
      if (start === undefined) return;
      const [from, to] = [start + mark.ranges[0][0], start + mark.ranges[mark.ranges.length - 1][1]];
      field.focus();
      // Browsers scroll a field to its caret, not to its selection.
      field.setSelectionRange(from, from);
      field.blur();
      field.focus();
      field.setSelectionRange(from, to);
    },
    apply(piece, edits) {
      const start = parts.get(piece)?.from;
      if (start === undefined) return false;
      const own = edits.map(({ from, to, text }) => ({ from: start + from, to: start + to, text }));
      if (own[own.length - 1].to > field.value.length || field.readOnly || field.disabled) return false;
      const { from, to, text } = joined(own, field.value, format);
      return write(field, from, to, text);
    },
    caret() {
      if (field.ownerDocument.activeElement !== field) return null;
      const at = field.selectionEnd ?? 0;
      const { id, from } = parts.around(at);
      return { piece: id, at: at - from };
    },
    detach() {
      listening.abort();
      for (const all of drawn.values()) release(all);
      painter?.dispose();
      copy?.dispose();
    },
  };
}

/**
 * Types into the field, so that the browser's own undo knows of it.
 * @param {HTMLTextAreaElement | HTMLInputElement} field
 * @param {number} from
 * @param {number} to
 * @param {string} text
 */
function write(field, from, to, text) {
  const { activeElement } = field.ownerDocument;
  const caret = field.selectionEnd ?? 0;
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  const done = text
    ? field.ownerDocument.execCommand('insertText', false, text)
    : field.ownerDocument.execCommand('delete');
  if (caret < from) field.setSelectionRange(caret, caret);
  else if (caret > to) field.setSelectionRange(caret + text.length - (to - from), caret + text.length - (to - from));
  if (activeElement instanceof HTMLElement && activeElement !== field) activeElement.focus({ preventScroll: true });
  return done;
}
