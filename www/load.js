// Fetches the modules of helder and the data of languages. A text tells which data it needs: answers
// of the module name in `wants` what is not loaded yet. What tells languages apart comes first.
//
// Works in browsers and in Node, without dependencies. Each file is held against the hash that was
// written down when it was built, so a file that is missing, old or altered gives a clear error
// instead of odd findings.

import files from "./pkg/files.js";

/** @typedef {"common" | "nl" | "en"} Lang */
/** A lean module speaks one language to the writer. @typedef {"lean-nl" | "lean-en" | "whole"} Module */

/** Written out, so that bundlers see that these are files to ship. */
const PLACES = {
  "lean-nl": new URL("./pkg/lean/nl/helder_wasm_bg.wasm", import.meta.url),
  "lean-en": new URL("./pkg/lean/en/helder_wasm_bg.wasm", import.meta.url),
  whole: new URL("./pkg/helder_wasm_bg.wasm", import.meta.url),
  common: new URL("./pkg/common.helder", import.meta.url),
  nl: new URL("./pkg/nl.helder", import.meta.url),
  en: new URL("./pkg/en.helder", import.meta.url),
};

/**
 * @typedef {object} Options
 * @property {string | URL} [base] Where the files are; in `pkg`, unless this says otherwise.
 * @property {Promise<void>} [after] The module that is on its way; data are fetched meanwhile.
 */

/** A file can't be used; the message says why. */
export class LoadError extends Error {
  name = "LoadError";
}

/**
 * The bytes of a module.
 *
 * @param {Module} module
 * @param {Options} [options]
 */
export function fetchModule(module, options = {}) {
  return fetchFile(module, options);
}

/**
 * What is loaded or on its way, for each module.
 * @type {WeakMap<Function, Map<string, Promise<void>>>}
 */
const loaded = new WeakMap();

/**
 * Loads the data of a language, once for each module.
 *
 * @param {Lang} lang
 * @param {(pack: Uint8Array) => string} load The `load` of the module.
 * @param {Options} [options]
 * @returns {Promise<void>}
 */
export function loadLanguage(lang, load, options = {}) {
  const languages = loaded.get(load) ?? new Map();
  loaded.set(load, languages);
  let loading = languages.get(lang);
  if (!loading) {
    const first = lang === "common" ? undefined : loadLanguage("common", load, options);
    loading = Promise.all([fetchFile(lang, options), first, options.after]).then(([pack]) => give(pack, lang, load));
    languages.set(lang, loading);
    // What failed may be tried again.
    loading.catch(() => languages.delete(lang));
  }
  return loading;
}

/**
 * Asks the module for an answer, and asks again once the languages that it wants are there.
 *
 * @param {() => string} ask Asks the module, such as `() => check(text, "plain", "{}")`.
 * @param {(pack: Uint8Array) => string} load The `load` of the module.
 * @param {Options} [options]
 * @returns {Promise<string>} The answer, which wants no more.
 */
export async function answered(ask, load, options = {}) {
  for (;;) {
    const answer = ask();
    const wants = JSON.parse(answer).wants ?? [];
    if (wants.length === 0) return answer;
    await Promise.all(wants.map((/** @type {Lang} */ lang) => loadLanguage(lang, load, options)));
  }
}

/**
 * @param {Uint8Array} pack
 * @param {Lang} lang
 * @param {(pack: Uint8Array) => string} load
 */
function give(pack, lang, load) {
  let given;
  try {
    given = load(pack);
  } catch (error) {
    throw new LoadError(`${files[lang].file} can't be used: ${reason(error)}`, { cause: error });
  }
  if (given !== lang) throw new LoadError(`${files[lang].file} holds "${given}", not "${lang}"`);
}

/**
 * The bytes of a file, which are what was built.
 *
 * @param {Lang | Module} name
 * @param {Options} options
 */
async function fetchFile(name, { base }) {
  const known = Object.hasOwn(files, name) ? files[name] : undefined;
  if (!known) throw new LoadError(`helder has no data for the language "${name}"`);
  const url = base ? new URL(known.file, base) : PLACES[name];
  const bytes = await read(url);
  if (bytes.length !== known.bytes || (await hash(bytes)) !== known.sha256) {
    throw new LoadError(
      `${url} is not the file that belongs to this version of helder: ` +
        `it has ${bytes.length} bytes, and ${known.bytes} are expected with SHA-256 ${known.sha256}`,
    );
  }
  return bytes;
}

/**
 * @param {URL} url
 * @returns {Promise<Uint8Array>}
 */
async function read(url) {
  try {
    if (url.protocol === "file:") {
      // Not `import`: a bundler for browsers would look for the module.
      return await /** @type {any} */ (globalThis).process.getBuiltinModule("node:fs").promises.readFile(url);
    }
    const response = await fetch(url);
    if (!response.ok) throw new Error(`the server answers ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new LoadError(`${url} can't be read: ${reason(error)}`, { cause: error });
  }
}

/**
 * SHA-256 in hexadecimal digits.
 *
 * @param {Uint8Array} bytes
 */
async function hash(bytes) {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) {
    throw new LoadError("helder needs a page over https (or localhost) to check its files");
  }
  const digest = new Uint8Array(await subtle.digest("SHA-256", /** @type {BufferSource} */ (bytes)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {unknown} error */
function reason(error) {
  return error instanceof Error ? error.message : String(error);
}
