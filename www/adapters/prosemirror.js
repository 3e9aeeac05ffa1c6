// ProseMirror, and Tiptap on it (`prosemirror(editor.view)`): reads and marks what it shows, and
// writes as a transaction.

import { contenteditable } from './contenteditable.js';

/** What ProseMirror puts in the text for itself. */
const OWN = '.ProseMirror-trailingBreak, .ProseMirror-separator, .ProseMirror-widget, .ProseMirror-gapcursor';

/**
 * @param {any} view The `EditorView`.
 * @returns {import('../types.js').Adapter}
 */
export function prosemirror(view) {
  const positions = (/** @type {Range} */ range) => ({
    from: view.posAtDOM(range.startContainer, range.startOffset),
    to: view.posAtDOM(range.endContainer, range.endOffset),
  });
  return contenteditable(view.dom, {
    skip: (element) => element.matches(OWN),
    write: (edits) => {
      if (!view.editable) return false;
      const { tr } = view.state;
      for (const { range, text } of edits.reverse()) {
        const { from, to } = positions(range);
        if (text) tr.insertText(text, from, to);
        else tr.delete(from, to);
      }
      view.dispatch(tr);
      return true;
    },
  });
}
