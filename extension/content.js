// The part of the extension that stands in a page: reads a field or the page, draws the marks, and
// writes what the panel asks for. The checking is done in the panel, a frame of the extension's own:
// there no policy of the page holds, and no script of the page can look in.

import { page } from './helder/adapters/page.js';
import { adapterFor } from './helder/adapters/auto.js';

const DELAY_MS = 100;
const STYLE = `
:host { all: initial; }
iframe {
  position: fixed;
  z-index: 2147483647;
  inset: 0 0 0 auto;
  width: min(26rem, 100vw);
  height: 100%;
  border: 0;
  border-inline-start: 1px solid #8a949e;
  background: Canvas;
}
@media (max-width: 40rem) { iframe { inset: auto 0 0 0; width: 100%; height: 55%; } }
`;

/** What is open in this page. */
let opened = null;

/** Opens helder for a field or for the page; what was open is closed. */
export function open(mode, ui) {
  opened?.close();
  opened = new Opened(mode, ui);
}

class Opened {
  constructor(mode, ui) {
    this.mode = mode;
    this.ui = ui;
    this.listening = new AbortController();
    this.host = document.createElement('div');
    this.host.setAttribute('data-helder', 'off');
    const root = this.host.attachShadow({ mode: 'closed' });
    const sheet = document.createElement('style');
    sheet.textContent = STYLE;
    this.frame = document.createElement('iframe');
    this.frame.title = 'helder';
    this.frame.src = chrome.runtime.getURL('panel.html');
    this.frame.addEventListener('load', () => this.meet());
    root.append(sheet, this.frame);
    document.documentElement.append(this.host);
    if (mode === 'field') {
      const { signal } = this.listening;
      document.addEventListener('focusin', ({ target }) => this.follow(target), { signal, capture: true });
    }
  }

  /** The frame is there: it gets a line of its own, which nobody else can hear. */
  meet() {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.port.onmessage = ({ data }) => this.take(data);
    this.frame.contentWindow.postMessage({ type: 'helder', ui: this.ui }, new URL(this.frame.src).origin, [port2]);
    if (this.mode === 'page') this.read(page());
    else this.follow(field(document.activeElement) ?? first());
  }

  /** Goes to the field where the writer is. */
  follow(target) {
    const wanted = field(target);
    if (!wanted || !this.port || wanted === this.adapter?.element) return;
    this.read(adapterFor(wanted, { format: 'plain' }));
  }

  read(adapter) {
    this.adapter?.detach();
    this.adapter = adapter;
    this.sent = new Map();
    const lang = adapter.element.closest('[lang]')?.lang.slice(0, 2);
    const path = location.origin + location.pathname;
    this.port.postMessage({
      type: 'open',
      format: adapter.format,
      readOnly: Boolean(adapter.readOnly),
      lang: adapter.readOnly && (lang === 'nl' || lang === 'en') ? lang : undefined,
      path,
      ...this.news(),
    });
    adapter.watch({
      change: () => this.later(),
      compose: (on) => this.port.postMessage({ type: 'compose', on }),
    });
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.port.postMessage({ type: 'text', ...this.news() }), DELAY_MS);
  }

  /** The pieces that the panel does not know yet, and the order of all. */
  news() {
    const pieces = this.adapter.read().map(({ id, source }) => ({ id, source }));
    const set = pieces.filter(({ id, source }) => this.sent.get(id) !== source);
    this.sent = new Map(pieces.map(({ id, source }) => [id, source]));
    return { set, order: pieces.map(({ id }) => id), caret: this.adapter.caret() };
  }

  /** Whether a piece is still what the panel thinks it is. */
  is(id, source) {
    return this.adapter.read().some((piece) => piece.id === id && piece.source === source);
  }

  take(message) {
    const { adapter } = this;
    if (message.type === 'close') this.close();
    else if (!adapter) return;
    else if (message.type === 'paint') adapter.paint(new Map(message.marks), message.changed);
    else if (message.type === 'highlight') adapter.highlight(message.mark);
    else if (message.type === 'reveal') adapter.reveal(message.mark);
    else if (message.type === 'focus') adapter.element.focus();
    else if (message.type === 'apply' && this.is(message.piece, message.source)) {
      adapter.apply(message.piece, message.edits);
    }
  }

  close() {
    clearTimeout(this.timer);
    this.listening.abort();
    this.adapter?.detach();
    this.port?.close();
    this.host.remove();
    opened = null;
  }
}

/** The field that an element is or is in; none if one can't write there, or not for others to read. */
function field(element) {
  if (!element || element.nodeType !== 1) return null;
  if (element.nodeName === 'IFRAME') {
    try {
      return field(element.contentDocument?.activeElement);
    } catch {
      return null;
    }
  }
  if (element.nodeName === 'TEXTAREA') return element;
  if (element.nodeName === 'INPUT') return ['text', 'search', ''].includes(element.type) ? element : null;
  if (!element.isContentEditable) return null;
  let top = element;
  while (top.parentElement?.isContentEditable) top = top.parentElement;
  return top;
}

/** The largest field of the page, for who opened helder before they went to one. */
function first() {
  const all = [...document.querySelectorAll('textarea, [contenteditable], iframe')].map(field).filter(Boolean);
  const size = (it) => it.clientWidth * it.clientHeight;
  return all.sort((a, b) => size(b) - size(a))[0] ?? null;
}
