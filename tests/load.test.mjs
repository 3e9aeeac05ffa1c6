// Tests of www/load.js in Node, with the packs and the module that `cargo xtask wasm` built.
import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { after, afterEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { LoadError, answered, loadLanguage } from "../www/load.js";

const require = createRequire(import.meta.url);
const target = process.env.CARGO_TARGET_DIR ?? new URL("../target", import.meta.url).pathname;
const helder = require(`${target}/wasm-node/helder_wasm.js`);
const packages = new URL("../www/pkg/", import.meta.url);
const folder = await mkdtemp(`${tmpdir()}/helder-`);
const base = pathToFileURL(`${folder}/`);
after(() => rm(folder, { recursive: true }));

const ownFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = ownFetch;
});

/** A `load` that no test before has loaded anything into but what tells languages apart. */
async function freshLoad() {
  const load = (pack) => helder.load(pack);
  await loadLanguage("common", load);
  return load;
}

/** Expects a LoadError whose message has `part` in it. */
async function refuses(promise, part) {
  await assert.rejects(promise, (error) => {
    assert.ok(error instanceof LoadError, String(error));
    assert.ok(error.message.includes(part), error.message);
    return true;
  });
}

test("a text brings in its language, and a part of it the other", async () => {
  const text = "U dient het bedrag tijdig te betalen.\n\nThis page is also in English.";
  const ask = () => helder.check(text, "markdown", '{"ui":"en"}');
  assert.deepEqual(JSON.parse(ask()).wants, ["common"]);
  await loadLanguage("common", helder.load);
  assert.deepEqual(JSON.parse(ask()).wants, ["nl", "en"]);
  assert.match(JSON.parse(ask()).error, /^the data for Dutch is not loaded$/);
  const answer = JSON.parse(await answered(ask, helder.load));
  assert.equal(answer.lang, "nl");
  assert.equal(answer.wants, undefined);
  assert.ok(answer.findings.length > 0);
});

test("a language is loaded once", async () => {
  let n = 0;
  const load = (pack) => (n++, helder.load(pack));
  await Promise.all([loadLanguage("en", load), loadLanguage("en", load)]);
  await loadLanguage("en", load);
  // What tells languages apart came first.
  assert.equal(n, 2);
});

test("a file that is missing is named, and may come later", async () => {
  const load = await freshLoad();
  await refuses(loadLanguage("nl", load, { base }), `${base}nl.helder can't be read: ENOENT`);
  await copyFile(new URL("nl.helder", packages), `${folder}/nl.helder`);
  await loadLanguage("nl", load, { base });
});

test("a file that was altered is refused", async () => {
  const pack = await readFile(new URL("en.helder", packages));
  pack[1000] ^= 1;
  await writeFile(`${folder}/en.helder`, pack);
  await refuses(loadLanguage("en", await freshLoad(), { base }), "is not the file that belongs to this");
});

test("what a server answers is held against the hash too", async () => {
  const web = "https://example.org/helder/";
  const load = await freshLoad();
  globalThis.fetch = async () => new Response("<!doctype html>");
  await refuses(loadLanguage("nl", load, { base: web }), "it has 15 bytes");
  globalThis.fetch = async () => new Response("", { status: 404 });
  await refuses(loadLanguage("nl", load, { base: web }), "the server answers 404");
  globalThis.fetch = async () => Promise.reject(new TypeError("fetch failed"));
  await refuses(loadLanguage("nl", load, { base: web }), "can't be read: fetch failed");
  const asked = [];
  globalThis.fetch = async (url) => {
    asked.push(String(url));
    return new Response(await readFile(new URL("nl.helder", packages)));
  };
  await loadLanguage("nl", load, { base: web });
  assert.deepEqual(asked, [`${web}nl.helder`]);
});

test("a language that helder does not have is told", async () => {
  await refuses(loadLanguage("de", await freshLoad()), 'no data for the language "de"');
  await refuses(loadLanguage("toString", await freshLoad()), "no data");
});

test("the module says what is wrong with bytes that are no pack", () => {
  assert.throws(() => helder.load(new Uint8Array(9)), /not language data of helder/);
});
