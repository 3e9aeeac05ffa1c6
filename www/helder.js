// helder in the browser: `const helder = createHelder(); helder.attach(element);`

import { Helder } from './session.js';

export { Engine, EngineError } from './engine.js';
export { Helder, Session } from './session.js';
export { contenteditable } from './adapters/contenteditable.js';
export { textarea } from './adapters/textarea.js';

/**
 * Starts helder. Its Worker loads in the background, and each language when a text needs it.
 * @param {import('./session.js').Options & import('./engine.js').EngineOptions} [options]
 */
export function createHelder(options) {
  return new Helder(options);
}
