// Quill 2: reads and marks what it shows, and writes as one change of its document.

import { contenteditable } from './contenteditable.js';

/** What Quill puts in the text for itself: the marks of list items, and a place for the caret. */
const OWN = '.ql-ui, .ql-cursor';

/**
 * @param {any} quill
 * @returns {import('../types.js').Adapter}
 */
export function quill(quill) {
  const Quill = quill.constructor;
  /** @param {Node} node @param {number} at */
  const index = (node, at) => Quill.find(node, true).offset(quill.scroll) + at;
  return contenteditable(quill.root, {
    skip: (element) => element.matches(OWN),
    select: (range) => {
      const from = index(range.startContainer, range.startOffset);
      quill.setSelection(from, index(range.endContainer, range.endOffset) - from, 'user');
    },
    write: (edits) => {
      if (!quill.isEnabled()) return false;
      const ops = [];
      let at = 0;
      for (const { range, text } of edits) {
        const from = index(range.startContainer, range.startOffset);
        const to = index(range.endContainer, range.endOffset);
        // The new words look as the first of the old ones did.
        const { attributes } = quill.getContents(from, 1).ops[0] ?? {};
        if (from > at) ops.push({ retain: from - at });
        if (text) ops.push(attributes ? { insert: text, attributes } : { insert: text });
        if (to > from) ops.push({ delete: to - from });
        at = to;
      }
      // What was typed just before is a step of its own, and so is what comes after.
      quill.history?.cutoff();
      quill.updateContents(ops, 'user');
      quill.history?.cutoff();
      return true;
    },
  });
}
