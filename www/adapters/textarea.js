// A `<textarea>` with plain text, Markdown or govspeak, and one-line `<input>` fields.

import { Mirror } from '../mirror.js';
import { Painter, drawnOf, sizeOf } from '../paint.js';
import { difference, joined, shifted } from './edits.js';

/** @typedef {import('../types.js').Adapter} Adapter */
/** @typedef {import('../types.js').Mark} Mark */

/** The whole text is one piece: it is only a string, and the core knows which blocks changed. */
const PIECE = 1;

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
  /** @type {Mark[]} */
  let shown = [];
  /** @type {Mark | null} */
  let current = null;
  /** @type {AbstractRange[]} */
  let drawn = [];
  /** Whether the marks will be drawn in the next frame. */
  let pending = false;
  /** What the marks are about. */
  let marked = field.value;

  /** @param {number} from @param {number} to @returns {AbstractRange | null} */
  const range = (from, to) => {
    if (to > marked.length) return null;
    if (inField) return /** @type {any} */ (field).createValueRange(from, to);
    return copy?.range(from, to) ?? null;
  };
  /** @param {Mark} mark */
  const ranges = (mark) => drawnOf(mark).map(([from, to]) => range(from, to)).filter((it) => it !== null);
  const show = () => painter?.show(current ? ranges(current) : []);
  const draw = () => {
    const marks = shown.flatMap((mark) => ranges(mark).map((it) => ({ severity: mark.severity, range: it, size: sizeOf(mark) })));
    const isNew = painter?.set(PIECE, marks);
    painter?.settle([PIECE]);
    const made = marks.map(({ range }) => range);
    // Ranges of a field follow what is typed until they are let go.
    for (const it of isNew ? drawn : made) /** @type {any} */ (it).disconnect?.();
    if (isNew) drawn = made;
    show();
  };
  /** What was typed moves the marks behind it, until the text is checked again. */
  const follow = () => {
    const edit = difference(marked, field.value);
    marked = field.value;
    const move = (/** @type {Mark} */ mark) => {
      const moved = mark.ranges.map((it) => shifted(it, edit)).filter((it) => it !== null);
      return { ...mark, ranges: moved };
    };
    shown = shown.map(move).filter((mark) => mark.ranges.length > 0);
    current = current && move(current);
    copy?.update();
    // Ranges of the field moved already, and the browser has yet to lay out what was typed.
    if (inField) soon();
    else draw();
  };
  /** Draws in the next frame. */
  const soon = () => {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      if (!signal.aborted) draw();
    });
  };

  return {
    format,
    element: field,
    read: () => [{ id: PIECE, source: field.value }],
    watch({ change, compose }) {
      field.addEventListener('input', () => { follow(); change(); }, { signal });
      field.addEventListener('compositionstart', () => compose(true), { signal });
      field.addEventListener('compositionend', () => compose(false), { signal });
      // A script that sets the value fires no event; coming to the field is when it matters.
      field.addEventListener('focus', () => { if (marked !== field.value) { follow(); change(); } }, { signal });
      field.form?.addEventListener('reset', () => setTimeout(() => { follow(); change(); }), { signal });
    },
    paint(marks) {
      marked = field.value;
      shown = marks.get(PIECE) ?? [];
      copy?.update();
      draw();
    },
    highlight(mark) {
      current = mark;
      show();
    },
    reveal(mark) {
      const [from, to] = [mark.ranges[0][0], mark.ranges[mark.ranges.length - 1][1]];
      field.focus();
      // Browsers scroll a field to its caret, not to its selection.
      field.setSelectionRange(from, from);
      field.blur();
      field.focus();
      field.setSelectionRange(from, to);
    },
    apply(_, edits) {
      if (edits[edits.length - 1].to > field.value.length || field.readOnly || field.disabled) return false;
      const { from, to, text } = joined(edits, field.value, format);
      return write(field, from, to, text);
    },
    caret: () => (field.ownerDocument.activeElement === field ? { piece: PIECE, at: field.selectionEnd ?? 0 } : null),
    detach() {
      listening.abort();
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
