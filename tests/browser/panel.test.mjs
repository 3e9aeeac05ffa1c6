// The panel on the home page: by keyboard only, without barriers, and under hostile text.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { browse, open, serve } from "./support.mjs";

let server, browser;
before(async () => {
  server = await serve();
  browser = await browse({ locale: "nl-NL" });
});
after(async () => {
  await browser?.close();
  server?.close();
});

const AXE = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** The home page, when its first text is checked. */
async function home() {
  const page = await open(browser.context, `${server.address}/`);
  await page.waitForFunction(() => document.querySelector("helder-panel").shadowRoot.querySelector(".card"));
  return page;
}

for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
  test(`no barriers found with ${JSON.stringify(media)}`, async () => {
    const page = await home();
    await page.emulateMedia(media);
    await page.evaluate(AXE);
    const found = await page.evaluate(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    assert.deepEqual(found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target).join(" ")}`), []);
    await page.close();
  });
}

test("everything is done by keyboard", async () => {
  const page = await home();
  const focused = () =>
    page.evaluate(() => {
      const inner = document.activeElement.shadowRoot?.activeElement;
      return inner ? `panel ${inner.className} ${inner.closest("li")?.getAttribute("aria-current") ?? ""}`.trim() : document.activeElement.id;
    });
  await page.focus("#editor");
  await page.keyboard.press("F8");
  assert.equal(await focused(), "panel go true");
  const before = await page.evaluate(() => document.getElementById("editor").textContent);
  for (let presses = 0; presses < 20 && !(await focused()).startsWith("panel fix"); presses += 1) {
    await page.keyboard.press("Tab");
  }
  assert.match(await focused(), /^panel fix/);
  await page.keyboard.press("Enter");
  assert.notEqual(await page.evaluate(() => document.getElementById("editor").textContent), before);
  assert.match(await focused(), /^panel/);
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "editor");
  await page.keyboard.press("Control+z");
  assert.equal(await page.evaluate(() => document.getElementById("editor").textContent), before);
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
