// helder for the CKEditor 5 of TYPO3. The package lies in `helder`, beside this file.

import { beside } from './helder/beside.js';
import { ckeditor5 } from './helder/adapters/ckeditor5.js';

/** A plugin may be a plain function. @param {any} editor */
export function Helder(editor) {
  editor.on('ready', () => {
    const session = beside(editor.ui.element).attach(editor, { adapter: ckeditor5(editor) });
    editor.on('destroy', () => session.detach());
  });
}
