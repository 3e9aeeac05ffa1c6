// helder for the text fields and the rich text of Wagtail's editor, also those that are added later.
// Rich text is only looked at: Draftail keeps a text of its own, which no other script may write.

import { beside } from '../../beside.js';
import { contenteditable } from '../../adapters/contenteditable.js';

const FIELDS = 'textarea:not([data-draftail-input]), .public-DraftEditor-content[contenteditable="true"]';
const known = new WeakMap();

function attach() {
  for (const field of document.querySelectorAll(FIELDS)) {
    if (known.has(field) || field.hidden) continue;
    const helder = beside(field.closest('form') ?? field);
    const isRich = field.isContentEditable;
    const adapter = isRich ? { ...contenteditable(field), readOnly: true, apply: () => false } : undefined;
    known.set(field, helder.attach(field, { adapter }));
  }
}

new MutationObserver(attach).observe(document.body, { childList: true, subtree: true });
attach();
