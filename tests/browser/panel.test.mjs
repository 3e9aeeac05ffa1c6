// The panel on the home page: by keyboard only, without barriers, and under hostile text.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { faintText } from "./contrast.mjs";
import { open, started } from "./support.mjs";

let server, browser;
started((...both) => ([server, browser] = both), { locale: "nl-NL" });

const AXE = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** The home page, when its first text is checked. */
async function home(media) {
  const page = await open(browser.context, `${server.address}/`);
  if (media) {
    await page.emulateMedia(media);
    await page.reload();
  }
  await page.waitForFunction(() => document.querySelector("helder-panel").shadowRoot.querySelector(".card"));
  return page;
}

/** Opens all that can be opened in the panel, and ignores a finding, so that all of it is seen. */
const unfold = (page) =>
  page.evaluate(async () => {
    const root = document.querySelector("helder-panel").shadowRoot;
    for (const details of root.querySelectorAll("details")) details.open = true;
    const { active } = document.querySelector("helder-panel").helder;
    active.ignore(active.findings[0], "one");
    active.select(active.findings[1]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    document.getElementById("before").open = true;
    return root.querySelectorAll("details[open]").length;
  });

for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
  test(`no barriers found with ${JSON.stringify(media)}`, async () => {
    const shown = await home(media);
    for (const width of [1200, 390]) {
      await shown.setViewportSize({ width, height: 800 });
      await shown.evaluate(AXE);
      const found = await shown.evaluate(() =>
        axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      assert.deepEqual(found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target).join(" ")}`), []);
      assert.ok((await unfold(shown)) > 10);
    }
    await shown.close();
  });
}

for (const colorScheme of ["light", "dark"]) {
  test(`text has a contrast of 4.5 and marks of 3, ${colorScheme}`, async () => {
    const page = await home({ colorScheme });
    await unfold(page);
    const { n, wrong } = await page.evaluate(faintText);
    assert.ok(n > 200, `${n} pairs of colours`);
    assert.deepEqual(wrong, []);
    await page.close();
  });
}

test("what stays the same is not touched", async () => {
  const page = await home();
  const touched = await page.evaluate(async () => {
    const panel = document.querySelector("helder-panel");
    const again = async () => {
      await panel.helder.active.check();
      await new Promise((resolve) => setTimeout(resolve, 300));
    };
    // From the second check on there is a score to compare with.
    await again();
    const touched = [];
    const observer = new MutationObserver((records) => touched.push(...records.map((it) => `${it.target.nodeName} ${it.attributeName}`)));
    observer.observe(panel.shadowRoot, { subtree: true, childList: true, attributes: true, characterData: true });
    await again();
    return touched;
  });
  assert.deepEqual(touched, []);
  await page.close();
});

test("everything is done by keyboard", async () => {
  const page = await home();
  const inner = () => page.evaluate(() => {
    const it = document.activeElement.shadowRoot?.activeElement;
    return it ? `panel ${it.localName}.${it.className} ${it.closest("li")?.getAttribute("aria-current") ?? ""}`.trim() : document.activeElement.id;
  });
  const text = () => page.evaluate(() => document.getElementById("editor").textContent);
  const count = () => page.evaluate(() => document.querySelector("helder-panel").helder.active.findings.length);
  /** Presses Tab until the focus is on something with this label or class. */
  const tabTo = async (what) => {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const it = document.activeElement.shadowRoot?.activeElement;
        return it ? `${it.className} ${it.textContent}` : document.activeElement.id;
      });
      if (at.includes(what)) return;
    }
    assert.fail(`Tab does not reach ${what}`);
  };

  // From the text to a finding, to its explanation, and to what replaces it.
  await page.focus("#editor");
  await page.keyboard.press("F8");
  assert.equal(await inner(), "panel button.go true");
  const before = await text();
  await tabTo("fix");
  await page.keyboard.press("Enter");
  assert.notEqual(await text(), before);
  assert.match(await inner(), /^panel/);
  await page.keyboard.press("Escape");
  assert.equal(await inner(), "editor");
  await page.keyboard.press("Control+z");
  assert.equal(await text(), before);
  await page.waitForFunction(() => document.querySelector("helder-panel").helder.active.state === "ready");

  // The reason, and back with the one before.
  await page.keyboard.press("F8");
  await tabTo("Waarom");
  await page.keyboard.press("Enter");
  assert.ok(await page.evaluate(() => document.querySelector("helder-panel").shadowRoot.querySelector(".why[open]")));
  await page.keyboard.press("F8");
  await page.keyboard.press("Shift+F8");
  assert.equal(await inner(), "panel button.go true");

  // Ignoring, and taking that back.
  const all = await count();
  await tabTo("Laat staan");
  await page.keyboard.press("Enter");
  await tabTo("Alleen hier");
  await page.keyboard.press("Enter");
  assert.equal(await count(), all - 1);
  await page.keyboard.press("Enter");
  assert.equal(await count(), all);
  assert.match(await inner(), /^panel h2/);

  // Enter on a finding goes to its words.
  await tabTo("go");
  await page.keyboard.press("Enter");
  assert.equal(await inner(), "editor");
  assert.ok(await page.evaluate(() => document.getSelection().toString()));
  assert.deepEqual(page.errors, []);
  await page.close();
});

test("a hostile text runs nothing, and a paragraph of 20,000 findings is soon checked", async () => {
  const page = await home();
  const text = '<img src=x onerror="globalThis.bad=1"> javascript:bad() \u202e indien \u2066 ' .repeat(3) + "indien u wilt, ".repeat(20_000);
  await page.evaluate((text) => {
    const p = document.createElement("p");
    p.textContent = text;
    document.getElementById("editor").replaceChildren(p);
  }, text);
  await page.waitForFunction(
    () => {
      const { active } = document.querySelector("helder-panel").helder;
      return active.state === "ready" && active.findings.length > 1000;
    },
    null,
    { timeout: 60_000 },
  );
  assert.equal(await page.evaluate(() => globalThis.bad), undefined);
  const cards = await page.evaluate(() => document.querySelector("helder-panel").shadowRoot.querySelectorAll(".card").length);
  assert.ok(cards < 200, `${cards} cards`);
  assert.deepEqual(page.errors, []);
  await page.close();
});

const WORD = `<p class=MsoNormal>Dit hebt u <b>nodig</b>:<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>een pas</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>een foto</p>
<p onclick="alert(1)">Klaar <a href="javascript:alert(2)">hier</a><script>alert(3)</script></p>`;
const MARKDOWN = "# Verhuizen\nMeld het **op tijd** bij\n[de gemeente](https://example.org/a) of [hier](javascript:alert).\n\n1. bel\n2. kom *langs*\n\nKlaar.";
const AS_HTML =
  '<h1>Verhuizen</h1><p>Meld het <strong>op tijd</strong> bij <a href="https://example.org/a">de gemeente</a> of <a>hier</a>.</p>' +
  "<ol><li>bel</li><li>kom <em>langs</em></li></ol><p>Klaar.</p>";

/** What comes in, how, and what stands in the editor then. */
const BROUGHT = [
  ["pasted from Word", "text/html", WORD, '<p>Dit hebt u <b>nodig</b>:</p><ul><li>een pas</li><li>een foto</li></ul><p>Klaar <a>hier</a></p>'],
  ["pasted Markdown", "text/plain", MARKDOWN, AS_HTML],
  ["pasted text", "text/plain", "Een <b>zin</b>.\n\nNog een.", "<p>Een &lt;b&gt;zin&lt;/b&gt;.</p><p>Nog een.</p>"],
  ["a file with Markdown", "brief.md", MARKDOWN, AS_HTML],
  ["a file with HTML", "brief.html", "<h2>Kop</h2><p>Een <i>zin</i>.<img src=x onerror=alert(1)></p>", "<h2>Kop</h2><p>Een <i>zin</i>.</p>"],
  ["a file with text", "brief.txt", "Een zin.\n\n# nog een", "<p>Een zin.</p><p># nog een</p>"],
];

test("texts of other programs come in clean", async () => {
  const page = await home();
  for (const [name, type, text, expected] of BROUGHT) {
    const html = await page.evaluate(async ([type, text]) => {
      const editor = document.getElementById("editor");
      editor.replaceChildren();
      editor.focus();
      const data = new DataTransfer();
      if (type.includes("/")) {
        data.setData(type, text);
        editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      } else {
        data.items.add(new File([text], type));
        editor.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      }
      while (!editor.firstChild) await new Promise((resolve) => setTimeout(resolve, 10));
      return editor.innerHTML.replace(/>\s+</g, "><").trim();
    }, [type, text]);
    assert.equal(html, expected, name);
  }
  assert.deepEqual(page.errors, []);
  await page.close();
});
