// `<helder-panel>`: what helder has to say about the text in which the writer is, as a list that
// keyboards and screen readers reach. Marks in the text only point to it.
//
//   const panel = document.querySelector('helder-panel');
//   panel.helder = helder;
//
// Attributes: `ui-lang` (`nl` or `en`; else the language of the page), `rules-url` (the folder of
// the pages of the rules, if they are served).

import { STYLE } from './panel.css.js';
import { attribute, button, element, keep, show, text } from './dom.js';
import { ScoreView } from './score-view.js';
import { wordsFor } from './words.js';

/** @typedef {import('./session.js').Helder} Helder */
/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./session.js').Placed} Placed */

/** The live region speaks when the text has been at rest for so long. */
const SPEAK_MS = 800;
/** Cards shown of a group, until the writer asks for more. */
const SHOWN = 12;
/** A quotation in a card is cut to this many characters. */
const MAX_QUOTE = 160;

/** A busy browser shows new findings after this long all the same. */
const SOON_MS = 100;
/** Marks in the text follow each letter. The list waits for a rest: one that jumps distracts. */
const REST_MS = 300;
/** Who types without rest sees the list change after this long all the same, together with the marks. */
const MOST_MS = 2000;
/** And after this long even if no mark changes: the score may. */
const LATEST_MS = 3000;

/** In Node, and where elements can't be defined, importing this does nothing. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class HelderPanel extends Base {
  static observedAttributes = ['ui-lang', 'rules-url'];

  /** @type {Helder | null} */
  #helder = null;
  /** @type {Session | null} */
  #session = null;
  /** @type {AbortController} */
  #listening = new AbortController();
  #pending = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #speaking;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;
  #since = 0;
  #said = '';
  /** How many cards of each group are shown. @type {Map<string, number>} */
  #shown = new Map();
  /** @type {Map<string, { card: HTMLElement, sign: string }>} */
  #cards = new Map();
  /** @type {Map<string, GroupParts>} */
  #groups = new Map();
  #words = wordsFor('en');
  /** Of what the cards were made; empty: they must be made again. @type {unknown[]} */
  #drawn = [];
  #undoable = false;
  /** @type {ReturnType<typeof parts>} */
  #parts;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: false });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.#parts = parts();
    root.append(this.#parts.section);
    this.#parts.next.addEventListener('click', () => this.step(1));
    this.#parts.previous.addEventListener('click', () => this.step(-1));
    this.#parts.check.addEventListener('click', () => void this.#session?.check());
    this.#parts.restore.addEventListener('click', () => this.#helder?.restoreIgnored());
    this.#parts.undo.addEventListener('click', () => {
      this.#helder?.undoIgnore();
      this.#undoable = false;
      this.#later();
      this.#parts.heading.focus();
    });
    root.addEventListener('keydown', (event) => this.#key(/** @type {KeyboardEvent} */ (event)));
  }

  connectedCallback() {
    this.#listen();
    this.#later();
  }

  disconnectedCallback() {
    this.#listening.abort();
    clearTimeout(this.#speaking);
    clearTimeout(this.#resting);
    this.#resting = undefined;
  }

  attributeChangedCallback() {
    this.#cards.clear();
    this.#drawn = [];
    this.#parts.groups.replaceChildren();
    this.#later();
  }

  /** Whose findings are shown. */
  get helder() {
    return this.#helder;
  }

  set helder(helder) {
    this.#helder = helder;
    this.#listen();
    this.#later();
  }

  #listen() {
    this.#listening.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    if (!this.#helder || !this.isConnected) return;
    this.#helder.addEventListener('active', () => this.#listen(), { signal });
    this.#helder.addEventListener('error', () => this.#later(), { signal });
    const session = this.#helder.active;
    if (session !== this.#session) {
      this.#shown.clear();
      this.#drawn = [];
    }
    this.#session = session;
    session?.addEventListener('change', () => {
      // While a text is checked again, what was found before stays.
      const isSame = session.state === 'checking' && session.mode === 'live' && session.answer && !session.error;
      if (isSame) return;
      if (session.state === 'ready' && this.#drawn.length > 0 && session.element.matches(':focus-within')) this.#rested();
      else this.#later();
    }, { signal });
    session?.addEventListener('current', () => this.#showCurrent(), { signal });
    session?.element.addEventListener('keydown', (event) => this.#key(event), { signal });
    this.#later();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === 'F8' && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      this.step(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape' && this.shadowRoot?.activeElement) {
      const open = this.shadowRoot.activeElement.closest('details[open].menu');
      if (open) {
        open.removeAttribute('open');
        /** @type {HTMLElement} */ (open.firstElementChild).focus();
      } else {
        event.preventDefault();
        this.#session?.element.focus();
      }
    }
  }

  /** Goes to the next finding or the one before, and takes the focus there. @param {1 | -1} by */
  step(by) {
    const finding = by > 0 ? this.#session?.next() : this.#session?.previous();
    if (!finding) return;
    this.#reach(finding);
    this.#render();
    const card = this.#cards.get(id(finding))?.card;
    card?.querySelector('button')?.focus();
    card?.scrollIntoView({ block: 'nearest' });
  }

  /** Sees to it that the card of a finding is among those shown. @param {Placed} finding */
  #reach(finding) {
    const group = finding.group;
    const own = this.#session?.findings.filter((it) => it.group === group).sort(mostHelpful) ?? [];
    const at = own.findIndex((it) => id(it) === id(finding));
    if (at >= (this.#shown.get(group) ?? SHOWN)) this.#show(group, at + 1);
    this.#groups.get(group)?.details.setAttribute('open', '');
  }

  /** @param {string} group @param {number} cards */
  #show(group, cards) {
    this.#shown.set(group, cards);
    this.#drawn = [];
  }

  /** Draws when the writer rests. */
  #rested() {
    const now = Date.now();
    if (this.#resting === undefined) this.#since = now;
    clearTimeout(this.#resting);
    clearTimeout(this.#speaking);
    this.#resting = setTimeout(() => {
      this.#resting = undefined;
      this.#later();
    }, Math.max(0, Math.min(REST_MS, this.#since + LATEST_MS - now)));
    // A frame of its own would cost as much again: the browser paints all marks in each.
    if (now - this.#since >= MOST_MS && this.#session?.findings !== this.#drawn[0]) requestAnimationFrame(() => this.#render());
  }

  #later() {
    if (this.#pending || !this.isConnected) return;
    this.#pending = true;
    // Never before what was typed is on the screen.
    soon(() => {
      this.#pending = false;
      this.#render();
    });
  }

  /** Touches only what is other than it was: what stays the same costs no frame. */
  #render() {
    clearTimeout(this.#resting);
    this.#resting = undefined;
    const session = this.#session;
    const lang = this.getAttribute('ui-lang') ?? /** @type {HTMLElement | null} */ (this.closest('[lang]'))?.lang;
    const words = wordsFor(lang);
    this.#words = words;
    const p = this.#parts;
    attribute(p.section, 'lang', words === wordsFor('nl') ? 'nl' : 'en');
    text(p.heading, words.title);
    text(p.next, words.next);
    text(p.previous, words.previous);
    text(p.keys, words.keys);
    text(p.restore, words.restore);
    text(p.undo, words.undo);
    text(p.ignored, words.ignored);
    const answer = session?.answer ?? null;
    const state = session?.state ?? 'waiting';
    const isEmpty = answer !== null && answer.score.words === 0 && session?.findings.length === 0;
    text(p.state, this.#state(session, isEmpty));
    p.state.classList.toggle('failed', state === 'failed');
    text(p.check, state === 'failed' ? words.retry : words.check);
    show(p.check, session !== null && (session.mode === 'live' ? state === 'failed' : state !== 'checking'));
    show(p.walk, Boolean(session?.findings.length));
    show(p.hidden, Boolean(session?.hidden));
    text(p.hiddenCount, words.hidden(session?.hidden ?? 0));
    show(p.toast, this.#undoable);
    show(p.score.element, answer !== null && !isEmpty);
    if (session && answer) p.score.show(session, words);
    this.#renderGroups(session?.findings ?? [], answer?.lang, answer?.ui);
    this.#speak(session);
  }

  /** @param {Session | null} session @param {boolean} isEmpty */
  #state(session, isEmpty) {
    const words = this.#words;
    if (!session) return words.waiting;
    if (session.state === 'failed') return `${words.failed} ${session.error?.message ?? ''}`;
    if (session.state === 'outdated') return words.outdated;
    if (!session.answer) return session.state === 'checking' ? words.loading : words.waiting;
    if (isEmpty) return words.empty;
    const { untold } = session.answer;
    if (untold) return words.untold(session.findings.length, untold);
    return session.findings.length === 0 ? words.none : words.count(session.findings.length);
  }

  /**
   * @param {Placed[]} findings
   * @param {string} [lang] Of the text.
   * @param {string} [ui] Of the messages.
   */
  #renderGroups(findings, lang, ui) {
    const drawn = [findings, lang, ui, this.#words];
    if (drawn.every((it, at) => it === this.#drawn[at])) return;
    this.#drawn = drawn;
    /** @type {Map<string, Placed[]>} */
    const groups = new Map();
    for (const finding of findings) {
      const own = groups.get(finding.group);
      if (own) own.push(finding);
      else groups.set(finding.group, [finding]);
    }
    const sorted = [...groups].map(([group, own]) => ({ group, own: own.sort(mostHelpful) }));
    // What the page lacks is a list of its own, at the end: it is not about words.
    sorted.sort((a, b) => Number(a.group === 'page') - Number(b.group === 'page') || b.own[0].weight - a.own[0].weight);
    const used = new Set();
    const nodes = sorted.map(({ group, own }) => {
      const parts = this.#groups.get(group) ?? this.#group(group);
      const title = group === 'page' ? this.#words.page : this.#words.groups[/** @type {'words'} */ (group)];
      text(parts.title, title);
      text(parts.count, String(own.length));
      const most = this.#shown.get(group) ?? SHOWN;
      const cards = own.slice(0, most).map((finding) => {
        used.add(id(finding));
        return this.#card(finding, lang, ui);
      });
      keep(parts.list, cards);
      const rest = own.length - most;
      show(parts.more, rest > 0);
      if (rest > 0) text(parts.more, this.#words.showMore(Math.min(rest, 50)));
      return parts.details;
    });
    keep(this.#parts.groups, nodes);
    for (const key of this.#cards.keys()) if (!used.has(key)) this.#cards.delete(key);
    this.#showCurrent();
  }

  /** @param {string} group @returns {GroupParts} */
  #group(group) {
    const title = element('span', 'title');
    const count = element('span', 'count');
    const summary = element('summary', '', title, count);
    const list = element('ul', 'cards');
    const more = button('', () => {
      this.#show(group, (this.#shown.get(group) ?? SHOWN) + 50);
      this.#render();
    }, 'more');
    const details = element('details', 'group', summary, list, more);
    details.dataset.group = group;
    details.setAttribute('open', '');
    const made = { details, title, count, list, more };
    this.#groups.set(group, made);
    return made;
  }

  /**
   * @param {Placed} finding
   * @param {string} [lang]
   * @param {string} [ui]
   */
  #card(finding, lang = '', ui = '') {
    const key = id(finding);
    const sign = JSON.stringify([finding.message, finding.text, finding.severity, finding.suggestions, lang, ui]);
    const known = this.#cards.get(key);
    if (known?.sign === sign) return known.card;
    const card = this.#make(finding, key, lang, ui);
    this.#cards.set(key, { card, sign });
    return card;
  }

  /** @param {string} key */
  #find(key) {
    return this.#session?.findings.find((it) => id(it) === key);
  }

  /**
   * @param {Placed} finding
   * @param {string} key
   * @param {string} lang
   * @param {string} ui
   */
  #make(finding, key, lang, ui) {
    const words = this.#words;
    const quote = element('bdi', 'quote', shortened(finding.text) || words.groups.page);
    quote.lang = lang;
    const kind = element('span', 'kind', words.severities[finding.severity]);
    const message = element('span', 'message', finding.message);
    message.lang = ui;
    const go = button('', () => this.#go(key), 'go', kind, quote, message);
    go.title = words.goto;
    const card = element('li', `card ${finding.severity}`, go);
    const { edits, advice } = this.#sorted(finding);
    if (edits.length > 0) {
      const fixes = element('div', 'fixes');
      const choices = edits.slice(0, 3);
      if (choices.length > 1) fixes.append(element('span', '', words.replaceBy));
      for (const suggestion of choices) {
        const isWords = suggestion.kind !== 'advise';
        if (!isWords) card.append(advised(suggestion, ui));
        const said = isWords ? words.replaceWith(shortened(suggestion.text)) : words.doIt;
        const fix = button('', () => this.#fix(key, suggestion.text), 'fix');
        if (isWords) fix.lang = lang;
        fix.append(choices.length > 1 ? `“${shortened(suggestion.text)}”` : said);
        if (choices.length > 1) fix.setAttribute('aria-label', said);
        fixes.append(fix);
      }
      card.append(fixes);
    }
    const [instead] = edits.length > 0 ? [] : advice.splice(0, 1);
    if (instead?.kind === 'advise') {
      card.append(advised(instead, ui));
    } else if (instead) {
      const said = element('bdi', '', instead.text);
      said.lang = lang;
      card.append(element('p', 'instead', `${words.instead} `, said));
    }
    card.append(element('div', 'tools', this.#why(finding, advice, ui), this.#menu(key)));
    return card;
  }

  /** What one click does, and what only the writer can do. @param {Placed} finding */
  #sorted(finding) {
    const session = this.#session;
    const edits = finding.suggestions.filter((it) => session?.canFix(finding, it));
    return { edits, advice: finding.suggestions.filter((it) => !edits.includes(it)) };
  }

  /**
   * @param {Placed} finding
   * @param {import('./types.js').Suggestion[]} advice
   * @param {string} ui
   */
  #why(finding, advice, ui) {
    const words = this.#words;
    const why = element('p', '', finding.why);
    why.lang = ui;
    const details = element('details', 'why', element('summary', '', words.why), why);
    for (const { text } of advice) {
      const line = element('p', '', text);
      line.lang = ui;
      details.append(line);
    }
    if (finding.evidence !== undefined) details.append(element('p', 'evidence', words.evidence(finding.evidence)));
    const base = this.getAttribute('rules-url');
    if (base) {
      const link = element('a', '', words.more);
      const folder = new URL(base.endsWith('/') ? base : `${base}/`, document.baseURI);
      link.setAttribute('href', new URL(`${this.#parts.section.lang}/${finding.rule}.html`, folder).href);
      link.setAttribute('target', '_blank');
      details.append(element('p', '', link));
    }
    return details;
  }

  /** @param {string} key */
  #menu(key) {
    const words = this.#words;
    /** @type {[import('./session.js').Ignored['scope'], string][]} */
    const choices = [['one', words.ignoreOne], ['here', words.ignoreHere], ['everywhere', words.ignoreEverywhere]];
    const items = choices.map(([scope, label]) => button(label, () => this.#ignore(key, scope)));
    return element('details', 'menu', element('summary', '', words.ignore), element('div', 'choices', ...items));
  }

  /** @param {string} key */
  #go(key) {
    const finding = this.#find(key);
    if (finding) this.#session?.reveal(finding);
  }

  /** @param {string} key @param {string} wanted */
  #fix(key, wanted) {
    const finding = this.#find(key);
    const suggestion = finding?.suggestions.find((it) => it.text === wanted && it.edits?.length);
    if (!finding || !suggestion) return;
    const after = this.#after(key);
    const done = this.#session?.fix(finding, suggestion);
    this.#say(done ? this.#words.fixed : this.#words.notFixed);
    if (done) (after ?? this.#parts.heading).focus();
  }

  /** @param {string} key @param {import('./session.js').Ignored['scope']} scope */
  #ignore(key, scope) {
    const finding = this.#find(key);
    if (!finding) return;
    this.#undoable = true;
    this.#session?.ignore(finding, scope);
    this.#render();
    this.#say(this.#words.ignored);
    this.#parts.undo.focus();
  }

  /** Where the focus goes when a card leaves. @param {string} key @returns {HTMLElement | null} */
  #after(key) {
    const card = this.#cards.get(key)?.card;
    const next = card?.nextElementSibling ?? card?.previousElementSibling;
    return next?.querySelector('button') ?? null;
  }

  #showCurrent() {
    const current = this.#session?.current;
    const key = current && id(current);
    for (const [own, { card }] of this.#cards) {
      if (own === key) attribute(card, 'aria-current', 'true');
      else card.removeAttribute('aria-current');
    }
  }

  /** Says how many findings there are, when the text has come to rest. @param {Session | null} session */
  #speak(session) {
    clearTimeout(this.#speaking);
    if (!session || (session.state !== 'ready' && session.state !== 'failed')) return;
    const line = this.#parts.state.textContent ?? '';
    if (line === this.#said) return;
    this.#speaking = setTimeout(() => this.#say((this.#said = line)), SPEAK_MS);
  }

  /** @param {string} line */
  #say(line) {
    text(this.#parts.status, line);
  }
}

/** @typedef {Record<'details' | 'title' | 'count' | 'list' | 'more', HTMLElement>} GroupParts */

/** The fixed parts of the panel. */
function parts() {
  const heading = element('h2', 'heading');
  heading.tabIndex = -1;
  const state = element('p', 'state');
  const check = button('', () => {}, 'check');
  const score = new ScoreView();
  const previous = button('', () => {});
  const next = button('', () => {});
  const keys = element('p', 'keys');
  const walk = element('div', 'walk', previous, next, keys);
  const ignored = element('span');
  const undo = button('', () => {});
  const toast = element('div', 'toast', ignored, undo);
  const groups = element('div', 'groups');
  const hiddenCount = element('span');
  const restore = button('', () => {});
  const hidden = element('p', 'hidden', hiddenCount, restore);
  const status = element('p', 'unseen');
  status.setAttribute('role', 'status');
  const section = element('section', '', heading, state, check, score.element, walk, toast, groups, hidden, status);
  heading.id = 'heading';
  section.setAttribute('aria-labelledby', 'heading');
  return { section, heading, state, check, score, previous, next, keys, walk, ignored, undo, toast, groups, hiddenCount, restore, hidden, status };
}

/** When the browser has nothing else to do. Safari can't tell. @param {() => void} act */
function soon(act) {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: SOON_MS });
  else setTimeout(act);
}

/** A finding within its text: the same words in the same sentence keep it. @param {Placed} finding */
function id(finding) {
  return `${finding.rule} ${finding.key}`;
}

/** @param {Placed} a @param {Placed} b */
function mostHelpful(a, b) {
  return b.weight - a.weight || a.nth - b.nth;
}

/** Advice in the language of the messages. @param {import('./types.js').Suggestion} suggestion @param {string} ui */
function advised({ text }, ui) {
  const said = element('bdi', '', text);
  said.lang = ui;
  return element('p', 'instead', said);
}

/** @param {string} words */
function shortened(words) {
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= MAX_QUOTE) return line;
  return `${line.slice(0, MAX_QUOTE - 60)} … ${line.slice(-50)}`;
}

if (globalThis.customElements && !customElements.get('helder-panel')) customElements.define('helder-panel', HelderPanel);
