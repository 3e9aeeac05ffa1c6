// contenteditable and textarea in a real browser: what `editors.test.mjs` does not try with all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DOCUMENTS } from "./documents.mjs";
import { open, started } from "./support.mjs";

let server, browser, page;
started((...both) => ([server, browser] = both));

/** A page with a text in its editor or field, checked. */
async function start(html, { id = "editor", query = "", options = {}, attach = {} } = {}) {
  await page?.close();
  page = await open(browser.context, `${server.address}/tests/page.html${query}`);
  await page.waitForFunction(() => globalThis.ready);
  const state = await page.evaluate(
    ([html, id, options, attach]) => {
      const element = document.getElementById(id);
      if (id === "field") element.value = html;
      else element.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
      api.before = id === "field" ? element.value : element.innerHTML;
      api.start(id, options, attach);
      return api.settled();
    },
    [html, id, options, attach],
  );
  assert.equal(state, "ready", JSON.stringify(await page.evaluate(() => api.errors)));
  return page;
}

const html = () => page.evaluate(() => document.getElementById("editor").innerHTML);
const found = () => page.evaluate(() => api.found());
const settled = () => page.evaluate(() => api.settled());

test("typing before, inside and after a finding keeps the others right", async () => {
  await start("<p>Een zin. Indien u belt, dient u te wachten. Aangaande dit punt.</p><p>Indien u wilt.</p>");
  for (const at of [3, 15, 40]) {
    await page.evaluate((at) => {
      const node = document.querySelector("#editor p").firstChild;
      document.getElementById("editor").focus();
      document.getSelection().collapse(node, at);
    }, at);
    await page.keyboard.type("zo twee", { delay: 5 });
    await settled();
    assert.deepEqual(await page.evaluate(() => api.misplaced()), []);
  }
  await page.keyboard.press("Enter");
  await page.keyboard.type("Indien u komt.");
  await settled();
  assert.deepEqual(await page.evaluate(() => api.misplaced()), []);
  assert.equal((await found()).filter((it) => it === "hard-conjunction “Indien”").length, 2);
});

test("composing is not disturbed", async () => {
  await start("<p>Een zin.</p>");
  const checks = await page.evaluate(async () => {
    let n = 0;
    api.session.addEventListener("change", () => { n += api.session.state === "checking" ? 1 : 0; });
    const editor = document.getElementById("editor");
    editor.dispatchEvent(new CompositionEvent("compositionstart"));
    editor.firstChild.firstChild.data += " Indien";
    await new Promise((resolve) => setTimeout(resolve, 200));
    const during = n;
    editor.dispatchEvent(new CompositionEvent("compositionend"));
    await new Promise((resolve) => setTimeout(resolve, 200));
    return [during, n];
  });
  assert.equal(checks[0], 0);
  assert.ok(checks[1] > 0);
});

for (const mode of ["on-demand", "on-save"]) {
  test(`a text is checked ${mode}, and not before`, async () => {
    await start("<p>Indien u belt.</p>");
    const seen = await page.evaluate(async (mode) => {
      api.helder.dispose();
      api.helder = api.createHelder({ delay: 5, mode });
      const field = document.getElementById("field");
      field.value = "Indien u belt.";
      field.form.addEventListener("submit", (event) => event.preventDefault());
      const session = api.helder.attach(field);
      const rest = () => new Promise((resolve) => setTimeout(resolve, 100));
      const ask = async () => {
        if (mode === "on-demand") await session.check();
        else field.form.requestSubmit();
        await api.settled(session);
      };
      const seen = [];
      const look = () => seen.push(`${session.state} ${session.findings.length}`);
      await rest();
      look();
      await ask();
      look();
      field.setRangeText("Aangaande u. ", 0, 0);
      field.dispatchEvent(new InputEvent("input"));
      await rest();
      look();
      await ask();
      look();
      return seen;
    }, mode);
    assert.deepEqual(seen, ["waiting 0", "ready 1", "outdated 1", "ready 2"]);
  });
}

test("leaving takes every mark away", async () => {
  await start(DOCUMENTS["bold inside a word"]);
  const left = await page.evaluate(() => {
    api.helder.dispose();
    return [CSS.highlights.size, document.adoptedStyleSheets.length, api.helder.sessions.size];
  });
  assert.deepEqual(left, [0, 0, 0]);
});

test("what is ignored is not marked, and comes back", async () => {
  await start("<p>Indien u belt. Indien u komt. Aangaande dit.</p>");
  const counts = await page.evaluate(() => {
    const { session, helder } = api;
    const counts = [session.findings.length];
    const first = () => session.findings.find((it) => it.rule === "hard-conjunction");
    session.ignore(first(), "one");
    counts.push(session.findings.length);
    helder.undoIgnore();
    counts.push(session.findings.length);
    session.ignore(first(), "everywhere");
    counts.push(session.findings.length);
    return counts;
  });
  assert.deepEqual(counts, [3, 2, 3, 1]);
});

const FIELD = "Indien u belt 🎉 & wacht.\n\n- Aangaande dit\n- Met betrekking tot **dit punt**\n\nDient u <b>te</b> wachten.";

for (const mirror of [false, true]) {
  const where = mirror ? "a copy of the field" : "the field itself";
  test(`textarea, drawn on ${where}`, async () => {
    await start(FIELD, { id: "editor" });
    await page.evaluate(
      async ([text, mirror]) => {
        api.helder.dispose();
        api.helder = null;
        const field = document.getElementById("field");
        field.value = text;
        const words = (range) => field.value.slice(range.startOffset, range.endOffset);
        api.editor = { marked: (current) => api.highlighted(current, window, mirror ? String : words) };
        api.start("field", {}, { adapter: api.textarea(field, { format: "markdown", mirror }) });
        await api.settled();
      },
      [FIELD, mirror],
    );
    const value = () => page.evaluate(() => document.getElementById("field").value);
    assert.deepEqual(await page.evaluate((text) => api.misplaced(), FIELD), []);
    const whole = await page.evaluate((text) => api.whole(text, "markdown", { ui: "nl" }), FIELD);
    assert.deepEqual((await found()).map((it) => it.split(" ")[0]), whole);
    assert.equal(await value(), FIELD);
    const fixed = await page.evaluate(() => {
      const finding = api.session.findings.find((it) => it.rule === "prepositional-expression");
      return api.session.fix(finding, finding.suggestions.find((it) => it.edits?.length));
    });
    assert.ok(fixed);
    assert.match(await value(), /- Over \*\*dit punt/);
    await page.evaluate(() => document.execCommand("undo"));
    assert.equal(await value(), FIELD);
    await page.focus("#field");
    await page.evaluate(() => document.getElementById("field").setSelectionRange(0, 0));
    await page.keyboard.type("Teneinde ");
    await settled();
    assert.deepEqual(await page.evaluate(() => api.misplaced()), []);
    await page.evaluate(() => api.helder.dispose());
    assert.equal(await page.evaluate(() => document.querySelectorAll("[data-helder-mirror]").length), 0);
  });
}

test("a Worker that fails is started again once", async () => {
  await start("<p>Indien u belt.</p>");
  const seen = await page.evaluate(async () => {
    api.helder.dispose();
    let n = 0;
    api.helder = api.createHelder({
      delay: 10,
      onError: (error) => api.errors.push(error.message),
      worker: () => {
        n += 1;
        if (n > 1) return new Worker("/worker.js", { type: "module" });
        const fake = { onmessage: null, onerror: null, terminate() {}, postMessage(message) {
          setTimeout(() => {
            if (message.type === "check") fake.onmessage({ data: { fatal: true, error: "unreachable", sequence: message.sequence } });
          });
        } };
        return fake;
      },
    });
    api.session = api.helder.attach(document.getElementById("editor"));
    const state = await api.settled();
    return [state, n, api.found(), api.errors];
  });
  assert.deepEqual(seen, ["ready", 2, ["hard-conjunction “Indien”"], ["helder failed and was started again: unreachable"]]);
});

test("what can't be loaded is said", async () => {
  await start("<p>Indien u belt.</p>");
  const seen = await page.evaluate(async () => {
    api.helder.dispose();
    api.helder = api.createHelder({ delay: 10, dataUrl: "/nowhere/", onError: (error) => api.errors.push(error.code) });
    api.session = api.helder.attach(document.getElementById("editor"));
    return [await api.settled(), api.session.error.message, api.errors];
  });
  assert.equal(seen[0], "failed");
  assert.match(seen[1], /can't be loaded/);
  assert.deepEqual(seen[2], ["load"]);
});

test("a long sentence is cut in two, and one step makes it one again", async () => {
  const long = "<p>U krijgt een brief van ons met de datum en u belt ons dan, maar wij hebben het dan nog erg druk met <b>alle</b> andere mensen.</p>";
  await start(long);
  const cut = await page.evaluate(() => {
    const { session } = api;
    const finding = session.findings.find((it) => it.rule === "long-sentence");
    return session.fix(finding, finding.suggestions.find((it) => session.canFix(finding, it)));
  });
  assert.ok(cut);
  assert.match(await html(), /belt ons dan\. Maar wij hebben/);
  await settled();
  assert.ok((await found()).every((it) => !it.startsWith("long-sentence")));
  await page.evaluate(() => document.execCommand("undo"));
  assert.equal(await html(), long);
});
