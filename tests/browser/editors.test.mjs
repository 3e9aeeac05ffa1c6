// Real editors: marks on the words, saved text as it was, a fix that one step undoes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DOCUMENTS, long } from "./documents.mjs";
import { browse, open, serve } from "./support.mjs";

let server, browser;
before(async () => {
  server = await serve();
  browser = await browse();
});
after(async () => {
  await browser?.close();
  server?.close();
});

for (const editor of ["ckeditor5", "tinymce", "prosemirror"]) {
  for (const [name, text] of Object.entries({ ...DOCUMENTS, "10,000 words": long("nl", 10_000) })) {
    // Its basic schema has no tables.
    if (editor === "prosemirror" && name === "a table") continue;
    test(`${editor}: ${name}`, async () => {
      const page = await open(browser.context, `${server.address}/tests/editors.html`);
      await page.waitForFunction(() => globalThis.editorsReady);
      const state = await page.evaluate(([editor, text]) => api.edit(editor, text), [editor, text]);
      assert.equal(state, "ready", JSON.stringify(await page.evaluate(() => api.errors)));
      const saved = () => page.evaluate(() => api.editor.saved());
      const original = await page.evaluate(() => api.before);
      assert.deepEqual(await page.evaluate(() => api.misplaced()), []);
      assert.equal(await saved(), original);
      assert.ok((await page.evaluate(() => api.session.findings.length)) > 0);
      assert.notEqual(await page.evaluate(() => api.editor.dirty?.()), true);
      const n = await page.evaluate(() => api.session.findings.filter((it) => it.suggestions.some((s) => s.edits?.length)).length);
      for (let at = 0; at < Math.min(n, 2); at += 1) {
        const done = await page.evaluate((at) => {
          const fixable = api.session.findings.filter((it) => it.suggestions.some((s) => s.edits?.length));
          return api.session.fix(fixable[at], fixable[at].suggestions.find((s) => s.edits?.length));
        }, at);
        assert.ok(done);
        assert.notEqual(await saved(), original);
        await page.evaluate(() => api.settled());
        await page.evaluate(() => api.editor.undo());
        assert.equal(await saved(), original);
        await page.evaluate(() => api.settled());
      }
      const left = await page.evaluate(() => {
        api.helder.dispose();
        const view = api.editor.view ?? window;
        return [...view.CSS.highlights.keys()].filter((name) => name.startsWith("helder"));
      });
      assert.deepEqual(left, []);
      await page.close();
    });
  }
}
