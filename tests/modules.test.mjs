// The lean modules and the whole one, in Node: the same findings wherever a lean one can read, and a
// plain word where it can't.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { LoadError, answered, fetchModule } from "../www/load.js";

const require = createRequire(import.meta.url);
const target = process.env.CARGO_TARGET_DIR ?? new URL("../target", import.meta.url).pathname;
const [leanNl, leanEn, whole] = ["lean/nl/", "lean/en/", ""].map((folder) => require(`${target}/wasm-node/${folder}helder_wasm.js`));
const LEAN = { nl: leanNl, en: leanEn };
const pages = new URL("pages/", import.meta.url);

/** What a module says of a text, in two pieces. */
async function answer({ Session, load }, text, options) {
  const session = new Session(JSON.stringify(options));
  const middle = text.indexOf("\n", text.length / 2) + 1;
  session.set(1, text.slice(0, middle));
  session.set(2, text.slice(middle));
  session.order(Uint32Array.of(1, 2));
  return answered(() => session.check(), load);
}

test("all find the same in HTML and in plain text", async () => {
  const names = await readdir(pages);
  let n = 0;
  for (const name of names.filter((it) => /\.(html|txt)$/.test(it))) {
    // Browsers write other characters as they are.
    const given = await readFile(new URL(name, pages), "utf8");
    const text = given.replaceAll(/&(?!(amp|gt|lt|nbsp|quot)\b)\w+;?/g, "é");
    const format = name.endsWith("html") ? "html" : "plain";
    for (const [ui, lean] of Object.entries(LEAN)) {
      const answers = await Promise.all([lean, whole].map((it) => answer(it, text, { format, ui })));
      assert.equal(answers[0], answers[1], name);
      n += JSON.parse(answers[0]).pieces.flatMap((it) => it.findings).length;
    }
  }
  assert.ok(n > 200, `${n} findings`);
});

test("a lean one says that it lacks names of references", async () => {
  const check = (source) => answer(leanEn, source, { format: "html", lang: "en" });
  await check("<p>Fish &amp; chips &lt; 5&nbsp;&#8364; &quot;a&quot; &</p>");
  for (const name of ["&euro;", "&copy 2", "&notit;", "&ltimes;"]) {
    await assert.rejects(check(`<p>It is ${name}</p>`), (lack) => lack === "references", name);
  }
});

const CONFIG = {
  rules: { semicolon: "off" },
  terms: { klant: { to: "inwoner", why: "Zo spreken wij." } },
  overrides: [{ paths: ["brieven/**", "{a,b}*"], profile: "easy" }],
};

test("both kinds read settings that are an object", async () => {
  const text = "De klant belt; wij helpen de klanten.\n\nHij ontvangt een brief.";
  const options = { format: "plain", lang: "nl", path: "brieven/een.txt", config: CONFIG };
  const answers = await Promise.all([leanNl, whole].map((it) => answer(it, text, options)));
  assert.equal(answers[0], answers[1]);
  assert.match(answers[0], /house-term/);
  assert.doesNotMatch(answers[0], /"semicolon"/);
});

const pattern = { name: "klik", match: "klik (hier|daar)", message: "Zeg waarheen." };

for (const [name, options] of [
  ["markdown", { format: "markdown" }],
  ["toml", { format: "html", config: "lang = 'nl'" }],
  ["patterns", { format: "html", config: { patterns: [pattern] } }],
  ["patterns", { format: "html", config: { overrides: [{ paths: ["a"], patterns: [pattern] }] } }],
  ["ui-en", { format: "html", lang: "nl", ui: "en" }],
  ["ui-en", { format: "html", config: { ui: "en" } }],
]) {
  test(`a lean one says that it lacks ${name}: ${JSON.stringify(options).slice(0, 50)}`, () => {
    assert.throws(() => new leanNl.Session(JSON.stringify(options)), (thrown) => thrown === name);
    new whole.Session(JSON.stringify(options)).free();
  });
}

test("a lean one lacks the language of messages that only the text tells", async () => {
  const english = "We will send you a letter when your passport is ready.";
  const dutch = "Wij sturen u een brief als uw paspoort klaar is.";
  for (const [ui, own, other] of [["nl", dutch, english], ["en", english, dutch]]) {
    const lacks = ui === "nl" ? "ui-en" : "ui-nl";
    assert.equal(JSON.parse(await answer(LEAN[ui], own, { format: "plain" })).ui, ui);
    await assert.rejects(answer(LEAN[ui], other, { format: "plain" }), (thrown) => thrown === lacks);
    assert.equal(JSON.parse(await answer(LEAN[ui], other, { format: "plain", ui })).ui, ui);
  }
});

test("what is wrong in settings is an error in each", () => {
  for (const { Session } of [leanNl, leanEn, whole]) {
    assert.throws(() => new Session('{"config":{"profil":1}}'), /Did you mean profile/);
  }
});

test("a module is the file that was built", async () => {
  for (const ui of ["nl", "en"]) {
    const bytes = await fetchModule(`lean-${ui}`);
    assert.ok(WebAssembly.validate(bytes));
    assert.ok(bytes.length < (await fetchModule("whole")).length);
  }
  const base = new URL("pages/", import.meta.url);
  await assert.rejects(fetchModule("whole", { base }), (error) => error instanceof LoadError && /helder_wasm_bg\.wasm can't be read: ENOENT/.test(error.message));
});
