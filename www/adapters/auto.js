// Finds the adapter for what a page hands in.

import { contenteditable } from './contenteditable.js';
import { textarea } from './textarea.js';

/**
 * @param {any} target
 * @param {{ format?: 'plain' | 'markdown' | 'html' }} options
 * @returns {import('../types.js').Adapter}
 */
export function adapterFor(target, options) {
  const tag = target?.nodeName;
  if (tag === 'TEXTAREA' || tag === 'INPUT') return textarea(target, options);
  if (target?.nodeType === 1) return contenteditable(target);
  throw new TypeError('helder does not know this editor: give the adapter for it');
}
