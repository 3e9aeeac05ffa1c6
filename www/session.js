// A text that is being written: when to check it, what of the answer still holds, what the writer
// chose to leave, and which finding she looks at.

import { adapterFor } from './adapters/auto.js';
import { Engine, EngineError, pageLanguage } from './engine.js';

/** @typedef {import('./types.js').Adapter} Adapter */
/** @typedef {import('./types.js').Answer} Answer */
/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./types.js').Mark} Mark */
/** @typedef {import('./types.js').PieceAnswer} PieceAnswer */
/** @typedef {import('./types.js').TextOptions} TextOptions */
/** @typedef {import('./engine.js').EngineOptions} EngineOptions */

/** @typedef {'live' | 'on-demand' | 'on-save'} Mode */
/** @typedef {'waiting' | 'checking' | 'ready' | 'outdated' | 'failed'} State */

/**
 * What the writer chose to leave: a place, a rule in this text, or a rule in all texts.
 * @typedef {object} Ignored
 * @property {'one' | 'here' | 'everywhere'} scope
 * @property {string} rule
 * @property {string} [key] Of the finding, for one place.
 * @property {string} [path] The text, for one place and for a rule in a text.
 */

/** @typedef {Finding & { piece: number, mark: Mark, nth: number }} Placed */

/**
 * What is shown of a piece, and of what that was made.
 * @typedef {{ of: PieceAnswer, ignored: Ignored[], findings: Placed[], marks: Mark[], hidden: number }} Shown
 */

/**
 * @typedef {object} Options
 * @property {'nl' | 'en'} [lang] The language of the texts; else each tells its own.
 * @property {'nl' | 'en'} [ui] The language of messages; else that of the page around the editor.
 * @property {object | string} [config] What a `helder.toml` has, as an object or as its text.
 * @property {Mode} [mode] When to check: while typing, when asked, or when a form is sent.
 * @property {number} [delay] How many milliseconds of rest come before a check.
 * @property {Ignored[]} [ignored] What was ignored before.
 * @property {(ignored: Ignored[]) => void} [onIgnoreChange] Keeps it.
 * @property {(session: Session) => void} [onResult]
 * @property {(error: EngineError) => void} [onError]
 */

/** @typedef {object} AttachOptions
 * @property {Adapter} [adapter]
 * @property {'plain' | 'markdown' | 'html'} [format] Of a text field.
 * @property {'nl' | 'en'} [lang]
 * @property {string} [path] Where the text stands: for the paths in `config`, and for what is ignored.
 */

const DELAY_MS = 150;
/** Who never rests is checked after this long all the same. */
const MOST_MS = 1000;

/** All editors of a page, with one engine. */
export class Helder extends EventTarget {
  /** @type {Set<Session>} */
  sessions = new Set();
  /** @type {Session | null} The one in which the writer was last. */
  active = null;
  /** @type {Ignored[][]} */
  #undo = [];

  /** @param {Options & EngineOptions} [options] */
  constructor(options = {}) {
    super();
    this.options = options;
    this.ignored = [...(options.ignored ?? [])];
    this.engine = new Engine({
      ...options,
      onError: (error) => {
        options.onError?.(error);
        this.dispatchEvent(new CustomEvent('error', { detail: error }));
      },
    });
  }

  /**
   * Starts to check what is written in an element or an editor.
   * @param {any} target A text field, an element with `contenteditable`, or an editor.
   * @param {AttachOptions} [options]
   * @returns {Session}
   */
  attach(target, options = {}) {
    const session = new Session(this, options.adapter ?? adapterFor(target, options), options);
    this.sessions.add(session);
    this.activate(this.active ?? session);
    return session;
  }

  /** @param {Session} session */
  activate(session) {
    if (this.active === session) return;
    this.active = session;
    this.dispatchEvent(new CustomEvent('active', { detail: session }));
  }

  /** @param {Session} session */
  forget(session) {
    this.sessions.delete(session);
    if (this.active === session) {
      this.active = null;
      const [other] = this.sessions;
      if (other) this.activate(other);
    }
  }

  /**
   * @param {Ignored} ignored
   */
  ignore(ignored) {
    this.#undo.push(this.ignored);
    this.#setIgnored([...this.ignored, ignored]);
  }

  /** Takes back the last thing that was ignored. */
  undoIgnore() {
    const before = this.#undo.pop();
    if (before) this.#setIgnored(before);
    return Boolean(before);
  }

  /** Takes back everything that was ignored. */
  restoreIgnored() {
    this.#undo.push(this.ignored);
    this.#setIgnored([]);
  }

  /** @param {Ignored[]} ignored */
  #setIgnored(ignored) {
    this.ignored = ignored;
    this.options.onIgnoreChange?.(ignored);
    for (const session of this.sessions) session.refresh();
  }

  /**
   * Changes what holds for all texts; they are checked again.
   * @param {Partial<Options>} options
   */
  configure(options) {
    Object.assign(this.options, options);
    if (options.ignored) this.ignored = [...options.ignored];
    for (const session of this.sessions) session.configure();
  }

  /** Ends everything. */
  dispose() {
    for (const session of [...this.sessions]) session.detach();
    this.engine.dispose();
  }
}

/** One text. Fires `change` when there is anything new to show, and `current`. */
export class Session extends EventTarget {
  /** @type {State} */
  state = 'waiting';
  /** @type {EngineError | null} */
  error = null;
  /** @type {Answer | null} */
  answer = null;
  /** @type {import('./types.js').Score | null} The score at the first check, to see what changed. */
  first = null;
  /** @type {Placed[]} In the order of the text. */
  findings = [];
  /** How many findings the writer chose to leave. */
  hidden = 0;
  /** @type {Placed | null} */
  current = null;

  #helder;
  #adapter;
  #text;
  #path;
  #own;
  #busy = false;
  #composing = false;
  #paused = false;
  /** Counts changes, so that an answer can tell whether it is about the text as it is. */
  #version = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #waitingSince = 0;
  #listening = new AbortController();
  #detached = false;

  /**
   * @param {Helder} helder
   * @param {Adapter} adapter
   * @param {AttachOptions} own
   */
  constructor(helder, adapter, own) {
    super();
    this.#helder = helder;
    this.#adapter = adapter;
    this.#own = own;
    this.#path = own.path ?? '';
    this.#text = helder.engine.open(this.#options());
    adapter.watch({
      change: () => this.#changed(),
      compose: (on) => {
        this.#composing = on;
        if (!on) this.#changed();
      },
    });
    const { signal } = this.#listening;
    adapter.element.addEventListener('focusin', () => helder.activate(this), { signal });
    const form = adapter.element.closest('form');
    form?.addEventListener('submit', () => { if (this.mode === 'on-save') void this.check(); }, { signal });
    if (this.mode === 'live') this.#later(0);
  }

  /** @returns {Mode} */
  get mode() {
    return this.#helder.options.mode ?? 'live';
  }

  /** The element in which the text is written. */
  get element() {
    return this.#adapter.element;
  }

  get helder() {
    return this.#helder;
  }

  /** @returns {TextOptions} */
  #options() {
    const { lang, ui, config } = this.#helder.options;
    return {
      format: this.#adapter.format,
      lang: this.#own.lang ?? lang,
      // Not that of the element: editors give it their own, and frames have none.
      ui: ui ?? pageLanguage(),
      config,
      path: this.#path || undefined,
    };
  }

  configure() {
    this.#text.set(this.#options());
    this.#changed();
  }

  /** Stops checking while the text is not seen, and goes on. @param {boolean} on */
  pause(on) {
    this.#paused = on;
    if (!on) this.#changed();
  }

  #changed() {
    this.#version += 1;
    if (this.mode !== 'live') {
      if (this.state === 'ready') this.#set('outdated');
      return;
    }
    this.#later(this.#helder.options.delay ?? DELAY_MS);
  }

  /** @param {number} delay */
  #later(delay) {
    if (this.#composing || this.#paused || this.#detached) return;
    const now = Date.now();
    if (this.#timer === undefined) this.#waitingSince = now;
    clearTimeout(this.#timer);
    const most = Math.max(0, this.#waitingSince + MOST_MS - now);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.check();
    }, Math.min(delay, most));
  }

  /**
   * Checks the text as it is now.
   * @returns {Promise<Answer | null>} None if that failed; then `error` says why.
   */
  async check() {
    if (this.#busy || this.#detached) return null;
    this.#busy = true;
    const version = this.#version;
    const pieces = this.#adapter.read().map(({ id, source }) => ({ id, source }));
    this.#set('checking');
    let answer;
    try {
      answer = await this.#text.check(pieces);
    } catch (error) {
      this.#busy = false;
      this.#failed(/** @type {EngineError} */ (error));
      return null;
    }
    this.#busy = false;
    if (this.#detached) return null;
    this.#take(answer, pieces);
    if (version !== this.#version && this.mode === 'live') this.#later(0);
    this.#set(version === this.#version ? 'ready' : this.mode === 'live' ? 'checking' : 'outdated');
    this.#helder.options.onResult?.(this);
    return answer;
  }

  /** @param {EngineError} error */
  #failed(error) {
    if (this.#detached || error.code === 'closed') return;
    this.error = error;
    // After a first panic the engine starts again by itself: so does the check.
    if (error.code === 'check' && !this.#retried) {
      this.#retried = true;
      this.#later(0);
      return;
    }
    this.#set('failed');
  }

  #retried = false;

  /**
   * @param {Answer} answer
   * @param {import('./types.js').Piece[]} pieces As they were sent.
   */
  #take(answer, pieces) {
    this.#retried = false;
    this.error = null;
    this.answer = answer;
    // Who only looks at a text does not make it easier or harder.
    if (!this.#adapter.readOnly) this.first ??= answer.score;
    // What was written since makes its findings stale: their pieces keep the marks that they have,
    // which moved along with the text, until the next answer.
    const now = new Map(this.#adapter.read().map(({ id, source }) => [id, source]));
    const fresh = new Set(pieces.filter(({ id, source }) => now.get(id) === source).map(({ id }) => id));
    this.#show(new Set(answer.changed.filter((id) => fresh.has(id)).concat(this.#owed)));
    this.#owed = answer.changed.filter((id) => !fresh.has(id));
  }

  /** @type {number[]} Pieces of which the new findings could not be painted yet. */
  #owed = [];

  /** Shows again what was found, after the writer ignored something. */
  refresh() {
    if (!this.answer) return;
    this.#show(this.answer.pieces.map(({ id }) => id));
    this.dispatchEvent(new Event('change'));
  }

  /**
   * @param {Iterable<number>} changed
   */
  #show(changed) {
    const answer = /** @type {Answer} */ (this.answer);
    const before = this.current;
    const { ignored } = this.#helder;
    /** @type {Map<number, Mark[]>} */
    const marks = new Map();
    /** @type {Map<number, Shown>} */
    const shown = new Map();
    const last = [...this.#shown.values()];
    let isSame = last.length === answer.pieces.length;
    for (const piece of answer.pieces) {
      const known = this.#shown.get(piece.id);
      const own = known?.of === piece && known.ignored === ignored ? known : this.#place(piece);
      isSame &&= own === last[shown.size];
      shown.set(piece.id, own);
      marks.set(piece.id, own.marks);
    }
    // Most keystrokes change no finding: then all stay the objects that they are.
    if (!isSame) {
      this.findings = [...shown.values()].flatMap(({ findings }) => findings);
      this.findings.forEach((finding, nth) => { finding.nth = nth; });
    }
    this.#shown = shown;
    this.hidden = 0;
    for (const { hidden } of shown.values()) this.hidden += hidden;
    this.#adapter.paint(marks, changed);
    if (before) {
      const same = this.findings.find((it) => it.key === before.key && it.piece === before.piece);
      this.select(same ?? null);
    }
  }

  /** What is shown of each piece. @type {Map<number, Shown>} */
  #shown = new Map();

  /** Puts the findings of a piece in their places. @param {PieceAnswer} piece @returns {Shown} */
  #place(piece) {
    /** @type {Placed[]} */
    const findings = [];
    for (const finding of piece.findings) {
      if (this.#isIgnored(finding)) continue;
      const mark = { piece: piece.id, ranges: finding.ranges, severity: finding.severity };
      const suggestions = this.#adapter.readOnly
        ? finding.suggestions.map(({ text, kind }) => ({ text, kind }))
        : finding.suggestions;
      findings.push({ ...finding, suggestions, piece: piece.id, mark, nth: 0 });
    }
    const marks = findings.filter(({ ranges }) => ranges.length > 0).map(({ mark }) => mark);
    const hidden = piece.findings.length - findings.length;
    return { of: piece, ignored: this.#helder.ignored, findings, marks, hidden };
  }

  /** @param {Finding} finding */
  #isIgnored(finding) {
    return this.#helder.ignored.some((it) =>
      it.rule === finding.rule &&
      (it.scope === 'everywhere' ||
        ((it.path ?? '') === this.#path && (it.scope === 'here' || it.key === finding.key))));
  }

  /**
   * @param {Placed} finding
   * @param {Ignored['scope']} scope
   */
  ignore(finding, scope) {
    const { rule, key } = finding;
    const ignored = { scope, rule };
    if (scope === 'one') Object.assign(ignored, { key });
    if (scope !== 'everywhere' && this.#path) Object.assign(ignored, { path: this.#path });
    this.#helder.ignore(ignored);
  }

  /**
   * Looks at a finding: it is marked as the one at hand.
   * @param {Placed | null} finding
   */
  select(finding) {
    this.current = finding;
    this.#adapter.highlight(finding?.mark ?? null);
    this.dispatchEvent(new Event('current'));
  }

  /** Goes to a finding in the text. @param {Placed} finding */
  reveal(finding) {
    this.select(finding);
    if (finding.ranges.length > 0) this.#adapter.reveal(finding.mark);
    else this.#adapter.element.focus();
  }

  /** @param {number} piece @param {number} from @param {number} to */
  revealPlace(piece, from, to) {
    this.#adapter.reveal({ piece, ranges: [[from, to]], severity: 'hint' });
  }

  /** The finding after the caret or after the current one. */
  next() {
    return this.#step(1);
  }

  /** The one before. */
  previous() {
    return this.#step(-1);
  }

  /** @param {1 | -1} by */
  #step(by) {
    const placed = this.findings.filter((it) => it.ranges.length > 0);
    if (placed.length === 0) return null;
    let at = this.current ? placed.findIndex((it) => it.key === this.current?.key && it.piece === this.current.piece) : -1;
    if (at < 0) at = by > 0 ? this.#afterCaret(placed) - 1 : this.#afterCaret(placed);
    const finding = placed[(at + by + placed.length) % placed.length];
    this.select(finding);
    return finding;
  }

  /** @param {Placed[]} placed */
  #afterCaret(placed) {
    const caret = this.#adapter.caret();
    if (!caret) return 0;
    const order = new Map((this.answer?.pieces ?? []).map(({ id }, at) => [id, at]));
    const here = order.get(caret.piece) ?? 0;
    const after = placed.findIndex((it) => {
      const there = order.get(it.piece) ?? 0;
      return there > here || (there === here && it.ranges[0][0] >= caret.at);
    });
    return after < 0 ? placed.length : after;
  }

  /**
   * Whether a suggestion can be written in the text, as one step to undo.
   * @param {Placed} finding
   * @param {import('./types.js').Suggestion} suggestion
   */
  canFix({ piece }, { edits }) {
    return Boolean(edits?.length) && this.#adapter.fits?.(piece, edits ?? []) !== false;
  }

  /**
   * Writes a suggestion in the text, as the editor would.
   * @param {Placed} finding
   * @param {import('./types.js').Suggestion} suggestion
   * @returns {boolean} Whether it could be written.
   */
  fix(finding, suggestion) {
    if (!suggestion.edits?.length) return false;
    if (!this.#isAsSent(finding.piece, Math.max(...suggestion.edits.map(({ to }) => to)))) return false;
    const done = this.#adapter.apply(finding.piece, suggestion.edits);
    if (done) {
      if (this.current === finding) this.select(null);
      this.#changed();
      this.#later(0);
    }
    return done;
  }

  /**
   * Whether the text is what the Worker last saw, from a piece on for this many characters: what
   * begins in a piece may reach past it.
   * @param {number} id
   * @param {number} length
   */
  #isAsSent(id, length) {
    const pieces = this.#adapter.read();
    const first = pieces.findIndex((piece) => piece.id === id);
    if (first < 0) return false;
    let at = 0;
    for (const piece of pieces.slice(first)) {
      if (this.#text.sent(piece.id) !== piece.source) return false;
      at += piece.source.length;
      if (at >= length) return true;
    }
    return false;
  }

  /** Stops: no mark, listener or text of it is left. */
  detach() {
    if (this.#detached) return;
    this.#detached = true;
    clearTimeout(this.#timer);
    this.#listening.abort();
    this.#adapter.detach();
    this.#text.close();
    this.#helder.forget(this);
  }

  /** @param {State} state */
  #set(state) {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}
