// TinyMCE 6 to 8: reads and marks what it shows in its frame, and writes as one step of its undo.

import { contenteditable } from './contenteditable.js';

/**
 * @param {any} editor An editor that is ready.
 * @returns {import('../types.js').Adapter}
 */
export function tinymce(editor) {
  const body = editor.getBody();
  return contenteditable(body, {
    skip: (element) => element.hasAttribute('data-mce-bogus') || element.id === 'mce_marker',
    select: (range) => editor.selection.setRng(range),
    write: (edits) => {
      if (editor.mode?.isReadOnly?.()) return false;
      // Without a first step there would be nothing to go back to.
      editor.undoManager.add();
      editor.undoManager.transact(() => {
        for (const { range, text } of edits.reverse()) {
          editor.selection.setRng(range);
          editor.getDoc().execCommand(text ? 'insertText' : 'delete', false, text);
        }
      });
      return true;
    },
  });
}
