// Page mode: the page that one looks at, with the panel beside it.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { open, started } from "./support.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
let server, browser, page;
started((...both) => ([server, browser] = both));

/** Opens the sample page with page mode on, once it is checked. */
async function start(query = "") {
  await page?.close();
  page = await open(browser.context, `${server.address}/tests/sample.html${query}`);
  const before = await page.evaluate(() => document.body.innerHTML);
  await page.evaluate(async () => {
    const { checkPage } = await import("/page.js");
    globalThis.checked = checkPage();
    const { session } = checked;
    await new Promise((resolve) => {
      const look = () => (session.state === "ready" || session.state === "failed") && resolve();
      session.addEventListener("change", look);
      look();
    });
  });
  assert.equal(await page.evaluate(() => document.body.innerHTML), before, "the page is not written in");
  return page;
}

const words = () => page.evaluate(() => checked.session.findings.map((it) => it.text));

for (const query of ["", "?csp"]) {
  test(`what a reader sees is checked ${query}`, async () => {
    await start(query);
    const found = await words();
    assert.ok(found.includes("Indien"));
    assert.ok(!found.some((it) => /verborgen/.test(it)), "what is hidden is not read");
    assert.ok(!found.includes("klik hier voor het menu"), "menus are not judged");
    const marked = await page.evaluate(() => [...CSS.highlights].flatMap(([, it]) => [...it].map(String)));
    assert.ok(marked.includes("Indien"));
    const fixes = await page.evaluate(() => checked.session.findings.flatMap((it) => it.suggestions).filter((it) => it.edits));
    assert.deepEqual(fixes, []);
    assert.deepEqual(page.errors, []);
  });
}

test("what the page adds later is checked too, and closing leaves nothing", async () => {
  await start();
  await page.evaluate(() => {
    const p = document.createElement("p");
    p.textContent = "Aangaande uw vraag hebben wij een brief gestuurd.";
    document.querySelector("main").append(p);
  });
  await page.waitForFunction(() => checked.session.findings.some((it) => it.text === "Aangaande"));
  const left = await page.evaluate(() => {
    checked.close();
    return [CSS.highlights.size, document.adoptedStyleSheets.length, document.querySelectorAll("html > div").length];
  });
  assert.deepEqual(left, [0, 0, 0]);
});

test("marks take the colours of the page when those change", async () => {
  await start();
  const shades = () => page.evaluate(() => [...new Set([...CSS.highlights.keys()].map((it) => it.split("-").pop()))]);
  assert.deepEqual(await shades(), ["light"]);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction(() => [...CSS.highlights.keys()].some((it) => it.endsWith("-dark")));
  assert.deepEqual(await shades(), ["dark"]);
});

test("a bookmark opens it and closes it", async () => {
  await page?.close();
  page = await open(browser.context, `${server.address}/bookmarklet.html`);
  const href = await page.getAttribute("#mark", "href");
  assert.match(href, /^javascript:/);
  await page.evaluate((code) => void (0, eval)(code), href.slice("javascript:".length));
  await page.waitForFunction(() => document.querySelectorAll("html > div").length === 1);
  await page.evaluate((code) => void (0, eval)(code), href.slice("javascript:".length));
  await page.waitForFunction(() => document.querySelectorAll("html > div").length === 0);
});

test("it has no barriers, and goes by keyboard", async () => {
  for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
    await start();
    await page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...media });
    await page.addScriptTag({ path: AXE });
    const violations = await page.evaluate(async () => {
      const host = document.querySelector("html > div");
      const { violations } = await axe.run(host);
      return violations.map((it) => `${it.id}: ${it.nodes[0].html}`);
    });
    assert.deepEqual(violations, []);
  }
  const folded = await page.evaluate(() => {
    const root = document.querySelector("html > div").shadowRoot;
    const [fold] = root.querySelectorAll("header button");
    fold.focus();
    fold.click();
    return [root.querySelector(".list").hidden, fold.getAttribute("aria-expanded"), root.activeElement === fold];
  });
  assert.deepEqual(folded, [true, "false", true]);
});

if (process.env.SHOTS) {
  test("pictures to look at", async () => {
    for (const [width, height] of [[390, 844], [1440, 900]]) {
      for (const colorScheme of ["light", "dark"]) {
        await start();
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme, forcedColors: "none" });
        await page.waitForTimeout(300);
        await page.screenshot({ path: `${process.env.SHOTS}/page-${width}-${colorScheme}.png` });
      }
    }
  });
}
