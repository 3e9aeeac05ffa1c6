// CKEditor 5: reads and marks what it shows, and writes through its model.

import { contenteditable } from './contenteditable.js';

/** What CKEditor puts in the text for itself: handles, toolbars of widgets, fillers. */
const OWN = '.ck-widget__selection-handle, .ck-widget__type-around, .ck-widget__resizer, .ck-reset_all, [data-cke-filler]';

/**
 * @param {any} editor An editor that is ready.
 * @returns {import('../types.js').Adapter}
 */
export function ckeditor5(editor) {
  const { view, mapper } = editor.editing;
  const modelRange = (/** @type {Range} */ range) => {
    const inView = view.domConverter.domRangeToView(range);
    return inView && mapper.toModelRange(inView);
  };
  return contenteditable(editor.ui.getEditableElement(), {
    skip: (element) => element.matches(OWN),
    select: (range) => {
      const selected = modelRange(range);
      if (selected) editor.model.change((/** @type {any} */ writer) => writer.setSelection(selected));
    },
    write: (edits) => {
      const places = edits.map(({ range, text }) => ({ replaced: modelRange(range), text }));
      if (editor.isReadOnly || places.some(({ replaced }) => !replaced)) return false;
      editor.model.change((/** @type {any} */ writer) => {
        for (const { replaced, text } of places.reverse()) {
          // The new words look as the first of the old ones did.
          const first = replaced.start.textNode ?? replaced.start.nodeAfter;
          const attributes = first?.getAttributes ? [...first.getAttributes()] : [];
          if (!replaced.isCollapsed) writer.remove(replaced);
          if (text) writer.insertText(text, attributes, replaced.start);
        }
      });
      return true;
    },
  });
}
