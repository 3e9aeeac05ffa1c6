// Every editor with every document: marks on the words, nothing else touched, the findings of the
// command line, fixes that one step undoes, typing around a finding, and nothing left behind.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { DOCUMENTS, long } from "./documents.mjs";
import { findings, open, started } from "./support.mjs";

const EDITORS = ["contenteditable", "textarea", "ckeditor5", "tinymce", "prosemirror", "tiptap", "codemirror", "quill"];
// Its packages take 440 MB: they are there after `cargo xtask browser gutenberg`.
if (existsSync(new URL("gutenberg/node_modules", import.meta.url))) EDITORS.push("gutenberg");
/** What the test's set-up of an editor has no element for. */
const WITHOUT = { prosemirror: ["a table"], gutenberg: ["a table", "nested lists", "loose text"] };
/** Fixes that are tried in each document. */
const FIXES = 3;
const LONG = "10,000 words";

let server, browser;
// What is far from sight may not be marked: where the text is scrolled to has to be certain.
started((...both) => ([server, browser] = both), { reducedMotion: "reduce" });

for (const editor of EDITORS) {
  describe(editor, () => {
    let page;
    before(async () => {
      page = await open(browser.context, `${server.address}/tests/editors.html`);
      await page.waitForFunction(() => globalThis.editorsReady);
    });
    after(() => page?.close());

    const look = () => page.evaluate(() => api.look());
    const saved = async () => (await look()).saved;
    const settled = () => page.evaluate(() => api.settled());
    const misplaced = () => page.evaluate(() => api.misplaced());
    const marks = () => page.evaluate(() => api.marks());
    /** Opens a document; gives how everything was before helder came. */
    const start = async (text) => {
      await page.evaluate(([editor, text]) => api.edit(editor, text), [editor, text]);
      const state = await page.evaluate(() => api.watch());
      assert.equal(state, "ready", JSON.stringify(await page.evaluate(() => api.errors)));
      return page.evaluate(() => api.editor.before);
    };

    for (const [name, text] of Object.entries({ ...DOCUMENTS, [LONG]: long("nl", 10_000) })) {
      if (WITHOUT[editor]?.includes(name)) continue;
      test(name, async () => {
        const original = await start(text);
        assert.deepEqual(await look(), original, "painting changes something");
        assert.deepEqual(await misplaced(), []);
        const found = await page.evaluate(() => api.session.findings.map((it) => `${it.rule}: ${it.message}`));
        assert.ok(found.length > 0, "a document without findings shows nothing");
        assert.deepEqual(found, findings(original.saved));

        for (let nth = 0; nth < (name === LONG ? 1 : FIXES); nth += 1) {
          const done = await page.evaluate((nth) => api.fix(nth), nth);
          if (done === null) break;
          assert.ok(done);
          assert.notEqual(await saved(), original.saved);
          await settled();
          if (name !== LONG) assert.deepEqual(await misplaced(), []);
          await page.evaluate(() => api.editor.undo());
          assert.equal(await saved(), original.saved, `fix ${nth} is not undone`);
          await settled();
        }

        for (const [where, typed] of [["before", "zo "], ["inside", "zo"], ["after", " zo"]]) {
          const at = await page.evaluate((where) => api.goTo(where), where);
          if (!at) break;
          await page.evaluate(() => api.session.pause(true));
          const old = await marks();
          await page.keyboard.type(typed);
          const now = await marks();
          const lost = without(old, now);
          assert.ok(lost.length <= 1, `${JSON.stringify(typed)} ${where} ${at} moves the marks of ${JSON.stringify(lost)}; now ${JSON.stringify(now)}`);
          await page.evaluate(() => api.session.pause(false));
          await settled();
          if (name !== LONG || where === "after") assert.deepEqual(await misplaced(), []);
        }
        assert.deepEqual(await page.evaluate(() => { api.session.detach(); return api.marks(); }), []);
        assert.deepEqual(page.errors, []);
      });
    }

    test("nothing is left behind", async () => {
      await page.evaluate(([editor, text]) => api.edit(editor, text), [editor, DOCUMENTS["bold inside a word"]]);
      const client = await browser.context.newCDPSession(page);
      const places = await contexts(client);
      const listening = await listeners(client, places);
      const sheets = () => page.evaluate(() => api.editor.element.ownerDocument.adoptedStyleSheets.length);
      const styled = await sheets();
      await page.evaluate(() => api.watch());
      assert.equal(await alive(client, "Session"), 1);
      assert.notDeepEqual(without(await listeners(client, places), listening), [], "the test can't see listeners");
      await page.evaluate(() => {
        api.session.reveal(api.session.findings[0]);
        api.session.detach();
        api.session = null;
      });
      assert.deepEqual(without(await listeners(client, places), listening), []);
      assert.equal(await sheets(), styled);
      for (const name of ["Session", "Source", "Painter", "Mirror"]) assert.equal(await alive(client, name), 0, name);
      assert.equal(page.workers().length, 1);
      await page.evaluate(() => api.helder.dispose());
      await page.waitForTimeout(50);
      assert.equal(page.workers().length, 0);
    });
  });
}

/** What a list has more than another. */
function without(list, other) {
  const rest = [...other];
  return list.filter((it) => {
    const at = rest.indexOf(it);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** The listeners in the page and in its frames. @param {number[]} contexts */
async function listeners(client, contexts) {
  const counts = [];
  for (const contextId of contexts) {
    for (const expression of ["document.body", "document", "window", "globalThis.api?.editor.element"]) {
      const { result } = await client.send("Runtime.evaluate", { expression, contextId });
      if (!result.objectId) continue;
      const { listeners } = await client.send("DOMDebugger.getEventListeners", { objectId: result.objectId });
      counts.push(...listeners.map((it) => `${expression} ${it.type}`));
    }
  }
  return counts;
}

/** The contexts in which the scripts of the page and of its frames run. */
async function contexts(client) {
  const found = [];
  client.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.auxData.isDefault) found.push(context.id);
  });
  await client.send("Runtime.enable");
  return found;
}

/** How many objects of a class are still there. */
async function alive(client, name) {
  await new Promise((resolve) => setTimeout(resolve, 50));
  await client.send("HeapProfiler.collectGarbage");
  const { result } = await client.send("Runtime.evaluate", { expression: `api.classes.${name}.prototype` });
  const { objects } = await client.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
  const { result: length } = await client.send("Runtime.callFunctionOn", {
    objectId: objects.objectId, functionDeclaration: "function () { return this.length; }", returnByValue: true,
  });
  await client.send("Runtime.releaseObject", { objectId: objects.objectId });
  return length.value;
}
