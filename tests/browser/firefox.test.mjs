// The panel, a text field and `contenteditable` in Firefox. Where there is none, `cargo xtask browser`
// installs it or says so.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { DOCUMENTS } from "./documents.mjs";
import { startFirefox } from "./firefox.mjs";
import { findings, serve } from "./support.mjs";

const isThere = spawnSync(process.env.FIREFOX ?? "firefox-esr", ["--version"]).status === 0;

describe("Firefox", { skip: !isThere && "firefox-esr is not on this machine" }, () => {
  let server, browser, page;
  before(async () => {
    server = await serve();
    browser = await startFirefox();
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  /** A page with a text in its editor or its field, checked, and a panel. */
  async function start(text, id = "editor") {
    await page?.close();
    page = await browser.open(`${server.address}/tests/page.html`);
    const state = await page.evaluate(async (text, id) => {
      while (!globalThis.ready) await new Promise((resolve) => setTimeout(resolve, 10));
      await import("/panel.js");
      const element = document.getElementById(id);
      if (id === "field") element.value = text;
      else element.append(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
      api.saved = () => (id === "field" ? element.value : element.innerHTML);
      api.before = api.saved();
      api.start(id, {}, { format: "markdown" });
      const panel = document.createElement("helder-panel");
      document.body.append(panel);
      panel.helder = api.helder;
      await api.settled();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return api.session.state;
    }, text, id);
    assert.equal(state, "ready", JSON.stringify(await page.evaluate(() => api.errors)));
  }
  const misplaced = () => page.evaluate(() => api.misplaced());
  const saved = () => page.evaluate(() => api.saved());
  const settled = () => page.evaluate(() => api.settled());

  for (const [name, html] of Object.entries(DOCUMENTS)) {
    test(`an element: ${name}`, async () => {
      await start(html);
      const before = await page.evaluate(() => api.before);
      assert.equal(await saved(), before, "painting changes something");
      assert.deepEqual(await misplaced(), []);
      const found = await page.evaluate(() => api.session.findings.map((it) => `${it.rule}: ${it.message}`));
      assert.deepEqual(found, findings(before));
      for (let nth = 0; nth < 2; nth += 1) {
        const done = await page.evaluate((nth) => {
          const { session } = api;
          const able = session.findings.flatMap((it) => it.suggestions.filter((own) => session.canFix(it, own)).map((own) => [it, own]));
          return able[nth] ? session.fix(...able[nth]) : null;
        }, nth);
        if (done === null) break;
        assert.ok(done);
        assert.notEqual(await saved(), before);
        await settled();
        assert.deepEqual(await misplaced(), []);
        await page.evaluate(() => { document.getElementById("editor").focus(); document.execCommand("undo"); });
        assert.equal(await saved(), before, `fix ${nth} is not undone`);
        await settled();
      }
      assert.deepEqual(page.errors, []);
    });
  }

  test("typing keeps the marks right, and leaving takes them away", async () => {
    await start("<p>Een zin. Indien u belt, dient u te wachten. Aangaande dit punt.</p><p>Indien u wilt.</p>");
    for (const at of [3, 15, 40]) {
      await page.evaluate((at) => {
        document.getElementById("editor").focus();
        document.getSelection().collapse(document.querySelector("#editor p").firstChild, at);
      }, at);
      await page.type("zo twee");
      await settled();
      assert.deepEqual(await misplaced(), []);
    }
    await page.press("Enter");
    await page.type("Indien u komt.");
    await settled();
    assert.deepEqual(await misplaced(), []);
    const left = await page.evaluate(() => {
      api.helder.dispose();
      return [CSS.highlights.size, document.adoptedStyleSheets.length, api.helder.sessions.size];
    });
    assert.deepEqual(left, [0, 0, 0]);
  });

  const FIELD = "Indien u belt 🎉 & wacht.\n\n- Aangaande dit\n- Met betrekking tot **dit punt**\n\nDient u <b>te</b> wachten.";
  test("a text field", async () => {
    await start(FIELD, "field");
    assert.deepEqual(await misplaced(), []);
    assert.ok(await page.evaluate(() => {
      const finding = api.session.findings.find((it) => it.rule === "prepositional-expression");
      return api.session.fix(finding, finding.suggestions.find((it) => it.edits?.length));
    }));
    assert.match(await saved(), /- Over \*\*dit punt/);
    await page.evaluate(() => { document.getElementById("field").focus(); document.execCommand("undo"); });
    assert.equal(await saved(), FIELD);
    await page.evaluate(() => document.getElementById("field").setSelectionRange(0, 0));
    await page.type("Teneinde ");
    await settled();
    assert.deepEqual(await misplaced(), []);
    const apart = await page.evaluate(() => {
      const box = (element) => { const { left, top, width, height } = element.getBoundingClientRect(); return [left, top, width, height].map(Math.round); };
      const field = document.getElementById("field");
      const copy = document.querySelector("[data-helder-mirror]");
      return [box(field), copy && box(copy), field.scrollHeight, copy?.scrollHeight];
    });
    if (apart[1]) {
      assert.deepEqual(apart[0], apart[1], "the copy lies on the field");
      assert.equal(apart[2], apart[3], "its lines break where those of the field do");
    }
    await page.evaluate(() => api.helder.dispose());
    assert.equal(await page.evaluate(() => document.querySelectorAll("[data-helder-mirror]").length), 0);
    assert.deepEqual(page.errors, []);
  });

  test("the panel, by keyboard", async () => {
    await start("<p>Indien u belt, dient u te wachten.</p>");
    const inner = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.className ?? document.activeElement.id);
    await page.evaluate(() => document.getElementById("editor").focus());
    await page.press("F8");
    assert.equal(await inner(), "go");
    const before = await saved();
    for (let presses = 0; presses < 20 && (await inner()) !== "fix"; presses += 1) await page.press("Tab");
    await page.press("Enter");
    assert.notEqual(await saved(), before);
    await settled();
    await page.press("Escape");
    assert.equal(await inner(), "editor");
    await page.press("Control+z");
    assert.equal(await saved(), before);
    assert.deepEqual(page.errors, []);
  });
});
