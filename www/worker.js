// The Worker of the engine: holds the module, loads languages when a text asks for them, and
// answers one message after another.

// All modules have these functions in common, so the script of one serves for each.
import initialise, { Session, load } from './pkg/lean/nl/helder_wasm.js';
import { LoadError, fetchModule, loadLanguage } from './load.js';

/** @type {Map<number, Session>} */
const texts = new Map();
/** The module, there or on its way. @type {Promise<void> | undefined} */
let starting;
/** The folder of the module and the data, if the page named one. @type {string | undefined} */
let base;
/** Messages are answered in the order in which they come, though loading takes its time. */
let queue = Promise.resolve();

/** A refusal that the engine tells the page; the Worker goes on. */
class Refusal extends Error {
  /**
   * @param {'load' | 'config' | 'check'} code
   * @param {unknown} reason
   */
  constructor(code, reason) {
    super(reason instanceof Error ? reason.message : String(reason));
    this.code = code;
  }
}

/** @param {MessageEvent} event */
self.onmessage = ({ data }) => {
  queue = queue.then(() => take(data)).catch((error) => {
    if (typeof error === 'string') {
      // So the module says what it lacks for a text.
      self.postMessage({ sequence: data.sequence, lacks: error });
    } else if (error instanceof Refusal) {
      self.postMessage({ sequence: data.sequence, error: error.message, code: error.code });
    } else {
      // A panic: the module can't be used any more. The engine starts another Worker.
      self.postMessage({ sequence: data.sequence, fatal: true, error: String(error?.message ?? error) });
    }
  });
};

/** @param {any} message */
async function take(message) {
  if (message.type === 'start') {
    if (message.dataUrl) base = message.dataUrl.endsWith('/') ? message.dataUrl : `${message.dataUrl}/`;
    self.postMessage({ type: 'ready' });
  } else if (message.type === 'load') {
    const after = started(message.module);
    // Not waited for: a text that needs one of them asks for it too, and hears of what went wrong.
    for (const lang of ['common', ...(message.languages ?? [])]) loadLanguage(lang, load, { base, after }).catch(() => {});
    await after;
  } else if (message.type === 'close') {
    texts.get(message.text)?.free();
    texts.delete(message.text);
  } else if (message.type === 'check') {
    await started(message.module);
    self.postMessage({ sequence: message.sequence, answer: await check(message) });
  }
}

/** A Worker has one module as long as it lives. @param {import('./load.js').Module} module */
function started(module) {
  starting ??= fetchModule(module, { base }).then((bytes) => initialise({ module_or_path: bytes })).then(
    () => {},
    (error) => {
      starting = undefined;
      const hint = /unsafe-eval|Content Security/i.test(String(error))
        ? ' The response of worker.js needs \'wasm-unsafe-eval\' in its Content-Security-Policy.'
        : '';
      throw new Refusal('load', `the module of helder can't be loaded: ${error?.message ?? error}.${hint}`);
    },
  );
  return starting;
}

/** @param {{ text: number, options?: object, order?: number[], set: [number, string][] }} message */
async function check({ text, options, order, set }) {
  let session = texts.get(text);
  if (options || !session) {
    session?.free();
    texts.delete(text);
    try {
      session = new Session(JSON.stringify(options ?? {}));
    } catch (error) {
      throw typeof error === 'string' ? error : new Refusal('config', error);
    }
    texts.set(text, session);
  }
  for (const [piece, source] of set) session.set(piece, source);
  if (order) session.order(Uint32Array.from(order));
  for (;;) {
    const answer = JSON.parse(session.check());
    if (!answer.wants) return answer;
    try {
      for (const lang of answer.wants) await loadLanguage(lang, load, { base });
    } catch (error) {
      throw error instanceof LoadError ? new Refusal('load', error) : error;
    }
  }
}
