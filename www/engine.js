// The engine: checks texts in a Worker, so that typing never waits for it.
//
// A text is a list of pieces, each with an id and a bit of source: a paragraph of an editor, or the
// whole of a text field. Only pieces that changed cross to the Worker, and only pieces of which the
// findings changed come back. Offsets count UTF-16 code units of a piece's source.

/** @typedef {import('./types.js').Answer} Answer */
/** @typedef {import('./types.js').Piece} Piece */
/** @typedef {import('./types.js').TextOptions} TextOptions */
/** @typedef {import('./types.js').PieceAnswer} PieceAnswer */
/** @typedef {import('./load.js').Module} Module */
/** @typedef {'nl' | 'en'} Ui */

/**
 * @typedef {object} EngineOptions
 * @property {string | URL} [workerUrl] Where `worker.js` is served, for bundlers that can't tell.
 * @property {() => Worker} [worker] Makes the Worker, for pages with a Trusted Types policy.
 * @property {string | URL} [dataUrl] The folder of the module and the language data.
 * @property {('nl' | 'en')[]} [languages] To load at once, for pages that go on without a network;
 *   else each is loaded when a text needs it.
 * @property {'nl' | 'en'} [ui] The language of messages in the module that is then loaded; else that
 *   of the page.
 * @property {boolean} [whole] To begin with the whole module, for the same pages; else it is loaded
 *   when a text is Markdown, when settings have patterns or are the text of a `helder.toml`, or when
 *   texts differ in the language of their messages.
 * @property {(error: EngineError) => void} [onError] Told of every failure, once.
 */

/** How long starting may take before the engine says that it does not come. */
const START_MS = 30_000;
/** A Worker that fails is started again, this often. */
const RESTARTS = 1;

/** The answer to what was asked of a Worker that another one took over from. */
const AGAIN = Symbol('ask again');

/** Why the engine can't answer; `code` is for programs, the message for people. */
export class EngineError extends Error {
  /**
   * @param {'worker' | 'load' | 'config' | 'check' | 'closed'} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
  }
}

/** Checks texts. One engine serves all editors of a page. */
export class Engine {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: Error) => void, text: number }>} */
  #waiting = new Map();
  /** @type {Map<number, Text>} */
  #texts = new Map();
  #sequence = 0;
  #lastText = 0;
  #failures = 0;
  /** The module that is loaded or on its way. @type {Module | null} */
  #module = null;
  #closed = false;
  /** @type {EngineError | null} */
  #broken = null;
  #options;

  /** @param {EngineOptions} [options] */
  constructor(options = {}) {
    this.#options = options;
    if (options.whole) this.#module = 'whole';
    else if (options.languages) this.#module = lean(options.ui ?? pageLanguage() ?? options.languages[0]);
    this.#start();
  }

  /**
   * Opens a text.
   * @param {TextOptions} options
   * @returns {Text}
   */
  open(options) {
    const id = ++this.#lastText;
    const text = new Text(id, options, {
      ask: (message) => this.#ask(id, message),
      load: (options) => this.#load(moduleFor(options)),
      close: () => {
        this.#texts.delete(id);
        this.#worker?.postMessage({ type: 'close', text: id });
      },
    });
    this.#texts.set(id, text);
    text.set(options);
    return text;
  }

  /**
   * Has the Worker load a module. A Worker has one: if a text needs more than a lean one has, another
   * Worker takes over with the whole module. It gets every text anew.
   * @param {Module} module
   */
  #load(module) {
    if (this.#module === 'whole' || this.#module === module) return;
    const isSwap = this.#module !== null;
    this.#module = isSwap ? 'whole' : module;
    if (!isSwap) {
      this.#worker?.postMessage(this.#toLoad());
      return;
    }
    this.#worker?.terminate();
    for (const text of this.#texts.values()) text.forget();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#start();
    for (const { resolve, reject, text } of waiting) {
      if (this.#texts.has(text)) resolve(AGAIN);
      else reject(new EngineError('closed', 'the text was closed'));
    }
  }

  #toLoad() {
    return { type: 'load', module: this.#module, languages: this.#options.languages };
  }

  /** Ends the Worker and every text. */
  dispose() {
    this.#closed = true;
    this.#worker?.terminate();
    this.#worker = null;
    this.#texts.clear();
    this.#fail(new EngineError('closed', 'helder was closed'));
  }

  /**
   * @param {number} text
   * @param {Record<string, unknown>} message
   * @returns {Promise<any>}
   */
  #ask(text, message) {
    if (this.#broken) return Promise.reject(this.#broken);
    if (this.#closed) return Promise.reject(new EngineError('closed', 'helder was closed'));
    const sequence = ++this.#sequence;
    return new Promise((resolve, reject) => {
      this.#waiting.set(sequence, { resolve, reject, text });
      this.#worker?.postMessage({ ...message, text, sequence, module: this.#module });
    });
  }

  #start() {
    let worker;
    try {
      worker = this.#make();
    } catch (error) {
      this.#end(new EngineError('worker', `the Worker of helder was refused: ${message(error)}`));
      return;
    }
    this.#worker = worker;
    const slow = setTimeout(() => {
      this.#end(new EngineError('worker', 'the Worker of helder does not answer. Is worker.js served, with the type of a script?'));
    }, START_MS);
    let isReady = false;
    worker.onmessage = ({ data }) => {
      clearTimeout(slow);
      isReady = true;
      if (data.type === 'ready') return;
      if (data.fatal) this.#restart(data.error);
      else if (data.lacks && this.#module !== 'whole') this.#load('whole');
      else this.#settle(data);
    };
    worker.onerror = (event) => {
      clearTimeout(slow);
      event.preventDefault?.();
      if (isReady) this.#restart(event.message || 'the Worker stopped');
      else this.#end(new EngineError('worker', `the Worker of helder can't be loaded. Is worker.js served as a script, and do the policies of the page allow it? ${event.message ?? ''}`.trim()));
    };
    const { dataUrl } = this.#options;
    worker.postMessage({ type: 'start', dataUrl: dataUrl && new URL(dataUrl, document.baseURI).href });
    if (this.#module) worker.postMessage(this.#toLoad());
  }

  /** @returns {Worker} */
  #make() {
    if (this.#options.worker) return this.#options.worker();
    if (this.#options.workerUrl) return new Worker(trusted(this.#options.workerUrl), { type: 'module' });
    // Bundlers see that the Worker is a file to ship only where this stands in one expression, with
    // nothing around the address. So what makes the address trusted has to stand elsewhere.
    const { Worker: Native } = globalThis;
    const Trusting = /** @type {any} */ (function (/** @type {URL} */ url, /** @type {WorkerOptions} */ options) {
      return new Native(trusted(url), options);
    });
    globalThis.Worker = Trusting;
    try {
      return new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    } finally {
      globalThis.Worker = Native;
    }
  }

  /** @param {{ sequence: number, answer?: any, error?: string, lacks?: string, code?: EngineError['code'] }} data */
  #settle({ sequence, answer, lacks, error = lacks && `helder was built without ${lacks}`, code }) {
    const waiting = this.#waiting.get(sequence);
    if (!waiting) return;
    this.#waiting.delete(sequence);
    if (error === undefined) {
      this.#failures = 0;
      waiting.resolve(answer);
    } else {
      const reason = new EngineError(code ?? 'check', error);
      this.#options.onError?.(reason);
      waiting.reject(reason);
    }
  }

  /**
   * After a panic nothing of the module can be trusted: a new Worker gets the texts again, once.
   * @param {string} reason
   */
  #restart(reason) {
    this.#worker?.terminate();
    this.#worker = null;
    if (this.#closed) return;
    if (this.#failures >= RESTARTS) {
      this.#end(new EngineError('check', `helder failed twice and stopped: ${reason}`));
      return;
    }
    this.#failures += 1;
    this.#options.onError?.(new EngineError('check', `helder failed and was started again: ${reason}`));
    for (const text of this.#texts.values()) text.forget();
    this.#start();
    const failed = new EngineError('check', reason);
    this.#fail(failed);
  }

  /** @param {EngineError} error */
  #end(error) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#broken = error;
    this.#options.onError?.(error);
    this.#fail(error);
  }

  /** @param {EngineError} error */
  #fail(error) {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}

/** A text that is being written, as the Worker knows it. */
export class Text {
  /** What the Worker has, by piece; null: nothing.
   * @type {Map<number, string> | null} */
  #sent = null;
  /** @type {number[]} */
  #order = [];
  /** @type {Map<number, PieceAnswer>} */
  #answers = new Map();

  /**
   * @param {number} id
   * @param {TextOptions} options
   * @param {{ ask: (message: Record<string, unknown>) => Promise<any>, load: (options: TextOptions) => void, close: () => void }} line
   */
  constructor(id, options, line) {
    this.id = id;
    this.options = options;
    this.line = line;
  }

  /**
   * Checks the text as it is now. Calls must not overlap.
   * @param {readonly Piece[]} pieces In the order of the text.
   * @returns {Promise<Answer>}
   */
  async check(pieces) {
    const fresh = this.#sent === null;
    const sent = this.#sent ?? new Map();
    const set = pieces.filter((piece) => sent.get(piece.id) !== piece.source);
    const order = pieces.map((piece) => piece.id);
    const moved = fresh || order.length !== this.#order.length || order.some((id, at) => id !== this.#order[at]);
    this.#sent = new Map(pieces.map((piece) => [piece.id, piece.source]));
    this.#order = order;
    const changed = await this.line.ask({
      type: 'check',
      options: fresh ? this.options : undefined,
      order: moved ? order : undefined,
      set: set.map(({ id, source }) => [id, source]),
    });
    if (changed === AGAIN) return this.check(pieces);
    if (fresh) this.#answers.clear();
    for (const piece of changed.pieces) this.#answers.set(piece.id, piece);
    if (moved) {
      const known = new Set(order);
      for (const id of this.#answers.keys()) if (!known.has(id)) this.#answers.delete(id);
    }
    return {
      ...changed,
      changed: changed.pieces.map((/** @type {PieceAnswer} */ piece) => piece.id),
      pieces: order.map((id) => this.#answer(id)),
    };
  }

  /** What was told of a piece. @param {number} id @returns {PieceAnswer} */
  #answer(id) {
    const known = this.#answers.get(id) ?? { id, findings: [], sentences: [] };
    this.#answers.set(id, known);
    return known;
  }

  /**
   * Sets other options; they hold from the next check.
   * @param {TextOptions} options
   */
  set(options) {
    this.options = options;
    this.forget();
    this.line.load(options);
  }

  /** The Worker is new: the next check sends everything. */
  forget() {
    this.#sent = null;
  }

  /** What the Worker knows of a piece. @param {number} id */
  sent(id) {
    return this.#sent?.get(id);
  }

  close() {
    this.line.close();
  }
}

/**
 * The module that can check a text, as far as that is plain to see. A lean one tells by itself of what
 * is not, such as a pattern in an override, or a text of which the words tell the language.
 * @param {TextOptions} options
 * @returns {Module}
 */
function moduleFor({ format, lang, ui, config }) {
  if (format === 'markdown' || typeof config === 'string') return 'whole';
  const set = /** @type {{ lang?: Ui, ui?: Ui, patterns?: unknown }} */ (config ?? {});
  return 'patterns' in set ? 'whole' : lean(ui ?? set.ui ?? lang ?? set.lang ?? pageLanguage());
}

/** The lean module that speaks a language. @param {Ui} [ui] @returns {Module} */
function lean(ui) {
  return ui === 'en' ? 'lean-en' : 'lean-nl';
}

/** The language of the page around the editors, if helder speaks it. @returns {Ui | undefined} */
export function pageLanguage() {
  const around = document.documentElement.lang.slice(0, 2).toLowerCase();
  return around === 'nl' || around === 'en' ? around : undefined;
}

/** @param {unknown} error */
function message(error) {
  return error instanceof Error ? error.message : String(error);
}

/** @type {any} */
let policy;

/**
 * The address of our own Worker, for pages that ask for Trusted Types. Only an address of this
 * page's own site passes.
 * @param {string | URL} address
 * @returns {any}
 */
function trusted(address) {
  const url = new URL(address, document.baseURI);
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (!types) return url;
  policy ??= types.createPolicy('helder', {
    createScriptURL: (/** @type {string} */ href) => {
      if (new URL(href).origin !== location.origin) throw new TypeError(`${href} is on another site`);
      return href;
    },
  });
  return policy.createScriptURL(url.href);
}
