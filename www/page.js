// Page mode: checks the page that you look at, as a reader sees it. The marks are drawn in place,
// with the panel beside it; nothing of the page is changed.
//
//   import { checkPage } from 'helder/page';
//   const checked = checkPage({ ui: 'en' });
//   checked.close();
//
// The core finds the main text by itself: menus, cookie bars and what is hidden have no findings.

import { page } from './adapters/page.js';
import { button, element } from './dom.js';
import { createHelder } from './helder.js';
import './panel.js';

/**
 * @typedef {object} PageOptions
 * @property {HTMLElement} [root] What to check, if not the whole page.
 * @property {string} [rulesUrl] The folder of the pages of the rules, if they are served.
 */

/** Pages change by themselves: that is no reason to check at every tick. */
const DELAY_MS = 600;

const WORDS = {
  en: { label: 'helder', hide: 'Hide the list', show: 'Show the list', close: 'Close helder' },
  nl: { label: 'helder', hide: 'Verberg de lijst', show: 'Toon de lijst', close: 'Sluit helder' },
};

const STYLE = `
:host { all: initial; }
[hidden] { display: none !important; }
aside {
  position: fixed;
  z-index: 2147483647;
  inset: 0 0 0 auto;
  width: min(26rem, 100vw);
  display: flex;
  flex-direction: column;
  background: #fff;
  color: #1b2430;
  border-inline-start: 1px solid #d4dae0;
  box-shadow: 0 0 1.5rem #0003;
  font: 16px/1.5 system-ui, sans-serif;
}
aside.closed { inset: auto 1rem 1rem auto; width: auto; border: 1px solid #d4dae0; border-radius: 0.5rem; }
header { display: flex; gap: 0.5rem; align-items: center; padding: 0.5rem 1rem; border-block-end: 1px solid #d4dae0; }
aside.closed header { border: 0; }
header strong { margin-inline-end: auto; font-size: 1.125rem; }
header button {
  font: inherit;
  min-height: 2.25rem;
  padding: 0.25rem 0.75rem;
  color: #0b5d7a;
  background: none;
  border: 1px solid currentColor;
  border-radius: 0.25rem;
  cursor: pointer;
}
button:focus-visible { outline: 3px solid #0b5d7a; outline-offset: 2px; }
.list { overflow: auto; overscroll-behavior: contain; flex: 1; }
@media (max-width: 40rem) {
  aside:not(.closed) { inset: auto 0 0 0; width: auto; height: 55vh; border-block-start: 1px solid #d4dae0; }
}
@media (prefers-color-scheme: dark) {
  aside { background: #171c22; color: #e9e7e2; border-color: #3b4650; }
  header, aside.closed { border-color: #3b4650; }
  header button { color: #8bcfea; }
  button:focus-visible { outline-color: #8bcfea; }
}
@media (forced-colors: active) { aside { border: 1px solid CanvasText; } }
`;

/** Makes room beside the page, so that the panel hides nothing of it. */
const ROOM = '@media (min-width: 64rem) { html { margin-inline-end: 26rem !important; } }';

/**
 * Checks the page, and goes on when it changes.
 * @param {PageOptions & import('./session.js').Options & import('./engine.js').EngineOptions} [options]
 */
export function checkPage(options = {}) {
  const { root = document.body, rulesUrl, ...others } = options;
  const lang = language(document.documentElement.lang);
  const ui = options.ui ?? lang ?? language(navigator.language) ?? 'en';
  const helder = createHelder({ lang, delay: DELAY_MS, worker: elsewhere(options), ...others, ui });
  const host = element('div');
  host.lang = ui;
  // Neither read by ourselves nor translated by others.
  host.setAttribute('data-helder', 'off');
  const room = sheet(ROOM);
  const makeRoom = (/** @type {boolean} */ on) => {
    const others = document.adoptedStyleSheets.filter((it) => it !== room);
    document.adoptedStyleSheets = on ? [...others, room] : others;
  };
  const close = () => {
    helder.dispose();
    makeRoom(false);
    host.remove();
    if (shown?.close === close) shown = null;
  };
  const panel = /** @type {import('./panel.js').HelderPanel} */ (document.createElement('helder-panel'));
  panel.setAttribute('ui-lang', ui);
  if (rulesUrl) panel.setAttribute('rules-url', new URL(rulesUrl, document.baseURI).href);
  panel.helder = helder;
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheet(STYLE)];
  shadow.append(frame(panel, WORDS[ui], { close, fold: (folded) => makeRoom(!folded) }));
  makeRoom(true);
  document.documentElement.append(host);
  const session = helder.attach(root, { adapter: page(root), path: location.pathname });
  return { helder, session, close };
}

/** @type {{ close: () => void } | null} */
let shown = null;

/** Shows page mode, or takes it away: what a bookmark calls. @param {Parameters<typeof checkPage>[0]} [options] */
export function togglePage(options) {
  if (shown) shown.close();
  else shown = checkPage(options);
}

/** @param {string} style */
function sheet(style) {
  const made = new CSSStyleSheet();
  made.replaceSync(style);
  return made;
}

/**
 * @param {HTMLElement} panel
 * @param {typeof WORDS['en']} words
 * @param {{ close: () => void, fold: (folded: boolean) => void }} on
 */
function frame(panel, words, on) {
  const list = element('div', 'list', panel);
  const fold = button(words.hide, () => {
    list.hidden = !list.hidden;
    aside.classList.toggle('closed', list.hidden);
    fold.textContent = list.hidden ? words.show : words.hide;
    fold.setAttribute('aria-expanded', String(!list.hidden));
    on.fold(list.hidden);
  });
  fold.setAttribute('aria-expanded', 'true');
  const header = element('header', '', element('strong', '', words.label), fold, button(words.close, on.close));
  const aside = element('aside', '', header, list);
  aside.setAttribute('aria-label', words.label);
  aside.addEventListener('keydown', (event) => {
    // What the page does with keys is not meant for the panel.
    event.stopPropagation();
  });
  return aside;
}

/** @param {string} [tag] @returns {'nl' | 'en' | undefined} */
function language(tag = '') {
  const short = tag.slice(0, 2).toLowerCase();
  return short === 'nl' || short === 'en' ? short : undefined;
}

/**
 * Browsers start no Worker of another site. One that only imports it may be started, if the page
 * allows `blob:` and the other site sends `Access-Control-Allow-Origin`.
 * @param {import('./engine.js').EngineOptions} options
 */
function elsewhere({ workerUrl }) {
  const url = new URL(workerUrl ?? new URL('./worker.js', import.meta.url), document.baseURI);
  if (url.origin === location.origin) return undefined;
  return () => {
    const blob = new Blob([`import ${JSON.stringify(url.href)};`], { type: 'text/javascript' });
    const own = URL.createObjectURL(blob);
    const worker = new Worker(own, { type: 'module' });
    setTimeout(() => URL.revokeObjectURL(own), 10_000);
    return worker;
  };
}
