// CodeMirror 6: marks with its own decorations, and writes as a transaction. It shows only the lines
// in sight, so what is read is its document: Markdown, HTML or plain text.

import { adopt, kind, shadeOf, sizeOf } from '../paint.js';
import { joined } from './edits.js';

/** @typedef {import('../types.js').Adapter} Adapter */
/** @typedef {import('../types.js').Mark} Mark */

const PIECE = 1;

/**
 * @param {any} view The `EditorView`.
 * @param {Record<'Compartment' | 'Decoration' | 'EditorView' | 'StateEffect' | 'StateField', any>} modules
 *   From `@codemirror/state` and `@codemirror/view`: two copies of these don't work together, so the
 *   adapter brings none.
 * @param {{ format?: 'plain' | 'markdown' | 'html' }} [options]
 * @returns {Adapter}
 */
export function codemirror(view, modules, { format = 'markdown' } = {}) {
  const { Compartment, Decoration, EditorView, StateEffect, StateField } = modules;
  const release = adopt(view.contentDOM, (name) => `.${name}`);
  let shade = shadeOf(view.contentDOM);
  const listening = new AbortController();
  let onChange = () => {};

  /** @param {Mark} mark @param {string} name */
  const decorated = (mark, name) =>
    mark.ranges
      .filter(([from, to]) => from < to && to <= view.state.doc.length)
      .map(([from, to]) => Decoration.mark({ class: `helder-${name}-${shade}` }).range(from, to));

  /** What changed in the text moves the marks behind it, until the text is checked again. */
  const layer = () => {
    const effect = StateEffect.define();
    const field = StateField.define({
      create: () => Decoration.none,
      update: (/** @type {any} */ marks, /** @type {any} */ transaction) => {
        const set = transaction.effects.find((/** @type {any} */ it) => it.is(effect));
        return set ? Decoration.set(set.value, true) : marks.map(transaction.changes);
      },
      provide: (/** @type {any} */ it) => EditorView.decorations.from(it),
    });
    return { field, show: (/** @type {any[]} */ ranges) => view.dispatch({ effects: effect.of(ranges) }) };
  };
  const [found, current] = [layer(), layer()];
  const place = new Compartment();
  const listener = EditorView.updateListener.of((/** @type {any} */ update) => {
    if (update.docChanged) onChange();
  });
  view.dispatch({ effects: StateEffect.appendConfig.of(place.of([found.field, current.field, listener])) });

  return {
    format,
    element: view.contentDOM,
    read: () => [{ id: PIECE, source: view.state.doc.toString() }],
    watch({ change, compose }) {
      onChange = change;
      const { signal } = listening;
      view.contentDOM.addEventListener('compositionstart', () => compose(true), { signal });
      view.contentDOM.addEventListener('compositionend', () => compose(false), { signal });
    },
    paint(marks) {
      shade = shadeOf(view.contentDOM);
      const own = marks.get(PIECE) ?? [];
      found.show(own.flatMap((mark) => decorated(mark, kind({ ...mark, size: sizeOf(mark) }))));
    },
    highlight(mark) {
      current.show(mark ? decorated(mark, 'current') : []);
    },
    reveal(mark) {
      const [anchor, head] = [mark.ranges[0][0], mark.ranges[mark.ranges.length - 1][1]];
      view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
    apply(_, edits) {
      if (view.state.readOnly || edits[edits.length - 1].to > view.state.doc.length) return false;
      const { from, to, text } = joined(edits, view.state.doc.toString(), format);
      // A name of its own keeps it apart from what is typed, in the history.
      view.dispatch({ changes: { from, to, insert: text }, userEvent: 'helder.fix' });
      return true;
    },
    caret: () => (view.hasFocus ? { piece: PIECE, at: view.state.selection.main.head } : null),
    detach() {
      onChange = () => {};
      // Without a reason there would be an error, which holds on to its stack, and CodeMirror to it.
      listening.abort('detached');
      view.dispatch({ effects: place.reconfigure([]) });
      release();
    },
  };
}
