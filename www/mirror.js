// A copy of a text field to draw on, for browsers that can't draw in the field itself.
//
// It lies over the field, lets every click through, shows no letter and is not read out; only the
// lines under its words are seen.

import { difference } from './adapters/edits.js';

/** What makes text take the same place. */
const COPIED = /** @type {const} */ ([
  'direction', 'boxSizing', 'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'borderTopWidth',
  'borderRightWidth', 'borderBottomWidth', 'borderLeftWidth', 'fontStyle', 'fontVariant', 'fontWeight',
  'fontStretch', 'fontSize', 'fontSizeAdjust', 'lineHeight', 'fontFamily', 'textAlign', 'textTransform',
  'textIndent', 'letterSpacing', 'wordSpacing', 'tabSize', 'fontFeatureSettings', 'fontKerning',
]);

export class Mirror {
  #field;
  #text;
  #listening = new AbortController();
  #resized;

  /** @param {HTMLTextAreaElement | HTMLInputElement} field */
  constructor(field) {
    this.#field = field;
    const document = field.ownerDocument;
    const view = /** @type {Window & typeof globalThis} */ (document.defaultView);
    this.element = document.createElement('div');
    this.element.setAttribute('aria-hidden', 'true');
    this.element.setAttribute('data-helder-mirror', '');
    this.#text = document.createTextNode('');
    const inner = document.createElement('div');
    inner.append(this.#text);
    this.element.append(inner);
    document.body.append(this.element);
    const { signal } = this.#listening;
    const place = () => this.#place();
    field.addEventListener('scroll', place, { signal });
    view.addEventListener('scroll', place, { signal, capture: true, passive: true });
    view.addEventListener('resize', place, { signal });
    this.#resized = new view.ResizeObserver(place);
    this.#resized.observe(field);
    this.update();
  }

  /** Takes over the text. */
  update() {
    // A last empty line takes no room without something in it.
    const text = `${this.#field.value}\u200b`;
    if (this.#text.data !== text) {
      // Only what changed, so that ranges on the rest stay where they are.
      const { from, to, by } = difference(this.#text.data, text);
      this.#text.replaceData(from, to - from, text.slice(from, to + by));
    }
    this.#place();
  }

  /** @param {number} from @param {number} to */
  range(from, to) {
    const range = this.element.ownerDocument.createRange();
    range.setStart(this.#text, from);
    range.setEnd(this.#text, to);
    return range;
  }

  dispose() {
    this.#listening.abort();
    this.#resized.disconnect();
    this.element.remove();
  }

  #place() {
    const field = this.#field;
    const view = /** @type {Window} */ (field.ownerDocument.defaultView);
    const computed = view.getComputedStyle(field);
    const { style } = this.element;
    for (const property of COPIED) style[property] = computed[property];
    const box = field.getBoundingClientRect();
    const oneLine = field.nodeName === 'INPUT';
    Object.assign(style, {
      position: 'fixed',
      left: `${box.left}px`,
      top: `${box.top}px`,
      width: `${field.clientWidth + parseFloat(computed.borderLeftWidth) + parseFloat(computed.borderRightWidth)}px`,
      height: `${box.height}px`,
      boxSizing: 'border-box',
      borderStyle: 'solid',
      borderColor: 'transparent',
      margin: '0',
      overflow: 'hidden',
      pointerEvents: 'none',
      background: 'none',
      color: 'transparent',
      whiteSpace: oneLine ? 'pre' : 'pre-wrap',
      overflowWrap: 'break-word',
      zIndex: '1',
      visibility: box.width > 0 ? 'visible' : 'hidden',
    });
    this.element.scrollTop = field.scrollTop;
    this.element.scrollLeft = field.scrollLeft;
  }
}
