// One helder for all editors of a form, with one panel: what most integrations need.
//
//   import { beside } from 'helder/beside';
//   const helder = beside(element);   // the panel comes after this element, if there is none yet
//   helder.attach(editor, { adapter });

import { createHelder } from './helder.js';
import './panel.js';

/** @type {{ helder: ReturnType<typeof createHelder>, panel: import('./panel.js').HelderPanel } | null} */
let shared = null;

/**
 * @param {Element} element
 * @param {Parameters<typeof createHelder>[0]} [options] Those of the first call count.
 */
export function beside(element, options) {
  if (!shared) {
    const helder = createHelder(options);
    const panel = /** @type {import('./panel.js').HelderPanel} */ (document.createElement('helder-panel'));
    panel.helder = helder;
    shared = { helder, panel };
  }
  if (!shared.panel.isConnected) element.after(shared.panel);
  return shared.helder;
}
