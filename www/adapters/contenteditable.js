// Any element with `contenteditable`, and what editors with a document of their own build on: they
// hand in how to write and what of their DOM is theirs.

import { Painter, drawnOf, sizeOf } from '../paint.js';
import { Source } from '../source.js';

/** @typedef {import('../types.js').Adapter} Adapter */
/** @typedef {import('../types.js').Edit} Edit */
/** @typedef {import('../types.js').Mark} Mark */

/**
 * @typedef {object} DomOptions
 * @property {(element: Element) => boolean} [skip] What the editor put in the text for itself.
 * @property {(edits: Written[]) => boolean} [write] Writes as the editor does, all in one step to
 *   undo. The edits are in order and apart.
 * @property {(edits: Written[]) => boolean} [fits] Whether it can write these.
 * @property {(range: Range) => void} [select] Puts the selection there as the editor does.
 * @property {EventTarget} [input] Where composition is heard, if not on the element.
 */

/** Words and the place of those that they replace. @typedef {{ range: Range, text: string }} Written */

/**
 * @param {HTMLElement} element
 * @param {DomOptions} [options]
 * @returns {Adapter}
 */
export function contenteditable(element, options = {}) {
  const document = element.ownerDocument;
  const select = options.select ?? ((range) => selectIn(element, range));
  const write = options.write ?? (([edit]) => writeIn(element, edit.range, edit.text));
  const painter = Painter.works(document.defaultView) ? new Painter(element) : null;
  /** @type {AbortController} */
  const listening = new AbortController();
  let onChange = () => {};
  const source = new Source(element, {
    skip: options.skip,
    onChange: (records) => {
      if (painter && records.some(({ type }) => type === 'childList')) follow();
      onChange();
    },
  });

  /** @param {Mark} mark */
  const ranges = (mark) =>
    drawnOf(mark).map(([from, to]) => source.range(mark.piece, from, to)).filter((range) => range !== null);
  /** @param {number} piece @param {Edit[]} edits @returns {Written[] | null} */
  const written = (piece, edits) => {
    const places = edits.map((edit) => ({ range: source.range(piece, edit.from, edit.to), text: edit.text }));
    if (places.some((it) => it.range === null)) return null;
    return join(/** @type {Written[]} */ (places)).map(trim);
  };
  /** @type {Mark | null} */
  let current = null;
  /** What each piece was when it was painted, and its marks. */
  const painted = /** @type {Map<number, { read: import('../source.js').Read, own: Mark[] }>} */ (new Map());
  /** @param {import('../source.js').Read} read @param {Mark[]} own */
  const draw = (read, own) => {
    painted.set(read.id, { read, own });
    painter?.set(read.id, own.flatMap((mark) =>
      ranges(mark).map((range) => ({ severity: mark.severity, range, size: sizeOf(mark) }))));
  };
  /** Where the editor made anew what still reads the same, the marks go there. */
  const follow = () => {
    let moved = false;
    for (const read of source.read()) {
      const known = painted.get(read.id);
      if (!known || known.read === read || known.read.source !== read.source) continue;
      moved = true;
      draw(read, known.own);
    }
    if (moved) settle();
  };
  const settle = () => {
    painter?.settle(source.read().map(({ id }) => id));
    if (current) painter?.show(ranges(current));
  };

  return {
    format: 'html',
    element,
    read: () => source.read(),
    watch({ change, compose }) {
      onChange = change;
      const { signal } = listening;
      const target = options.input ?? element;
      target.addEventListener('compositionstart', () => compose(true), { signal });
      target.addEventListener('compositionend', () => compose(false), { signal });
    },
    paint(marks, changed) {
      if (!painter) return;
      for (const id of [...painted.keys()]) {
        if (marks.has(id)) continue;
        painted.delete(id);
        painter.clear(id);
      }
      const anew = new Set(changed);
      for (const read of source.read()) if (anew.has(read.id)) draw(read, marks.get(read.id) ?? []);
      follow();
      settle();
    },
    highlight(mark) {
      current = mark;
      painter?.show(mark ? ranges(mark) : []);
    },
    reveal(mark) {
      const [range] = ranges(mark);
      if (!range) return;
      scrollTo(range, element);
      element.focus({ preventScroll: true });
      select(range);
    },
    fits(piece, edits) {
      const places = written(piece, edits);
      // The browser's own undo takes back one stretch of text at a time.
      return places !== null && (options.fits?.(places) ?? (places.length === 1 || options.write !== undefined));
    },
    apply(piece, edits) {
      const places = written(piece, edits);
      if (!places || (places.length > 1 && !options.write)) return false;
      return write(places);
    },
    caret() {
      const selection = document.getSelection();
      if (!selection?.focusNode || !element.contains(selection.focusNode)) return null;
      return source.locate(selection.focusNode, selection.focusOffset);
    },
    detach() {
      listening.abort();
      source.disconnect();
      painted.clear();
      painter?.dispose();
      onChange = () => {};
    },
  };
}

/**
 * Edits in one text node become one, so that one step undoes them.
 * @param {Written[]} edits
 */
function join(edits) {
  const nodes = new Set(edits.flatMap(({ range }) => [range.startContainer, range.endContainer]));
  if (edits.length < 2 || nodes.size > 1) return edits;
  const range = edits[0].range.cloneRange();
  const last = edits[edits.length - 1].range;
  range.setEnd(last.endContainer, last.endOffset);
  const node = /** @type {Text} */ (range.startContainer);
  let text = '';
  let at = range.startOffset;
  for (const edit of edits) {
    text += node.data.slice(at, edit.range.startOffset) + edit.text;
    at = edit.range.endOffset;
  }
  return [{ range, text }];
}

/**
 * Leaves what stays the same alone: what is not written again keeps its format and its spaces.
 * @param {Written} edit
 * @returns {Written}
 */
function trim({ range, text }) {
  if (range.startContainer !== range.endContainer) return { range, text };
  const node = /** @type {Text} */ (range.startContainer);
  const old = node.data.slice(range.startOffset, range.endOffset);
  let start = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < text.length - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  const trimmed = range.cloneRange();
  trimmed.setStart(node, range.startOffset + start);
  trimmed.setEnd(node, range.endOffset - end);
  return { range: trimmed, text: text.slice(start, text.length - end) };
}

/** @param {HTMLElement} element @param {Range} range */
export function selectIn(element, range) {
  const selection = element.ownerDocument.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** @param {HTMLElement} element @param {Range} range @param {string} text */
function writeIn(element, range, text) {
  const { activeElement } = element.ownerDocument;
  const before = savedCaret(element, range, text);
  element.focus({ preventScroll: true });
  selectIn(element, range);
  const done = text
    ? element.ownerDocument.execCommand('insertText', false, text)
    : element.ownerDocument.execCommand('delete');
  before?.();
  if (activeElement instanceof HTMLElement && activeElement !== element) activeElement.focus({ preventScroll: true });
  return done;
}

/**
 * Where the caret was, if that is not in what is written.
 * @param {HTMLElement} element
 * @param {Range} range
 * @param {string} text
 */
function savedCaret(element, range, text) {
  const selection = element.ownerDocument.getSelection();
  if (!selection?.focusNode || !selection.isCollapsed || !element.contains(selection.focusNode)) return null;
  const { focusNode: node, focusOffset: at } = selection;
  if (range.isPointInRange(node, at)) return null;
  const moves = node === range.endContainer && at > range.endOffset;
  const by = moves ? text.length - (range.endOffset - range.startOffset) : 0;
  return () => {
    if (!node.isConnected) return;
    const length = node.nodeType === 3 ? /** @type {Text} */ (node).data.length : node.childNodes.length;
    selection.collapse(node, Math.max(0, Math.min(at + by, length)));
  };
}

/** @param {Range} range @param {HTMLElement} element */
function scrollTo(range, element) {
  const start = range.startContainer;
  const parent = start.nodeType === 1 ? /** @type {Element} */ (start) : start.parentElement;
  const view = element.ownerDocument.defaultView;
  const box = range.getBoundingClientRect();
  const height = view?.innerHeight ?? 0;
  if (box.top >= 60 && box.bottom <= height - 60 && !scrolls(element)) return;
  const calm = view?.matchMedia('(prefers-reduced-motion: reduce)').matches;
  parent?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
}

/** @param {HTMLElement} element */
function scrolls(element) {
  return element.scrollHeight > element.clientHeight + 1;
}
