// A page as a reader sees it: read and marked, and never written.

import { contenteditable } from './contenteditable.js';

/** The title of the page is a piece of its own, which is nowhere in its body. */
const TITLE = 0;

/** What no reader sees or hears is no part of the text. */
const UNSEEN = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT CANVAS VIDEO AUDIO SVG'.split(' '));

/**
 * @param {HTMLElement} [root] What to read, if not the whole page.
 * @returns {import('../types.js').Adapter}
 */
export function page(root = document.body) {
  const adapter = contenteditable(root, { skip: (it) => !isSeen(it) });
  const title = () => {
    const text = root === document.body ? document.title : '';
    const source = `<title>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</title>`;
    return text ? [{ id: TITLE, source }] : [];
  };
  return {
    ...adapter,
    readOnly: true,
    read: () => [...title(), ...adapter.read()],
    apply: () => false,
  };
}

/** @param {Element} it */
function isSeen(it) {
  if (UNSEEN.has(it.nodeName.toUpperCase())) return false;
  return it.checkVisibility?.({ visibilityProperty: true }) ?? true;
}
