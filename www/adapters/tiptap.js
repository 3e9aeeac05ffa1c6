// Tiptap 2 and 3, which is ProseMirror within.

import { prosemirror } from './prosemirror.js';

/**
 * @param {any} editor An editor that is mounted.
 * @returns {import('../types.js').Adapter}
 */
export function tiptap(editor) {
  return prosemirror(editor.view);
}
