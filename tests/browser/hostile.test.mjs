// Texts that want to run, to mislead, or to take all day.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, started } from "./support.mjs";

/** The page may not stand still for longer, in milliseconds. Only where `TIMES` asks for it: on a
 * machine that does other work too, the time says more of that work. */
const MOST = process.env.TIMES ? 100 : Infinity;
let server, browser, page;
started((...both) => ([server, browser] = both));

/** A text field with a panel, in a page that counts what runs and how long it stands still. */
async function start(text, attach = {}) {
  await page?.close();
  page = await open(browser.context, `${server.address}/tests/page.html`);
  await page.waitForFunction(() => globalThis.ready);
  await page.evaluate(
    async ([text, attach]) => {
      await import("/panel.js");
      const panel = document.createElement("helder-panel");
      document.body.append(panel);
      globalThis.ran = 0;
      globalThis.alert = () => (globalThis.ran += 1);
      const field = document.getElementById("field");
      field.value = text;
      globalThis.longest = 0;
      globalThis.tasks = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
      }).observe({ type: "longtask" });
      api.start("field", {}, attach);
      panel.helder = api.helder;
      await api.settled();
    },
    [text, attach],
  );
}

const cards = () => page.evaluate(() => document.querySelector("helder-panel").shadowRoot.querySelectorAll(".card").length);

const NASTY = [
  '<img src=x onerror=alert(1)> indien <img src=x onerror="alert(2)">',
  "[klik hier](javascript:alert(3)) en [lees meer](data:text/html,<script>alert(4)</script>)",
  "Indien u \u202egnirts nee\u202c belt, dient u \u2066te\u2069 wachten.",
  "<svg onload=alert(5)>aangaande</svg> <script>alert(6)</script> <style>*{display:none}</style>",
  "<a href='javascript:alert(7)'>klik hier</a><iframe srcdoc='<script>parent.alert(8)</script>'></iframe>",
  "Met betrekking tot \u0000\u0001\ufffe\ud800 dit punt, \"><script>alert(9)</script>",
];

for (const format of ["plain", "markdown", "html"]) {
  test(`nothing of a text runs or becomes markup: ${format}`, async () => {
    await start(NASTY.join("\n\n"), { format });
    assert.ok((await cards()) > 0);
    await page.evaluate(() => {
      const root = document.querySelector("helder-panel").shadowRoot;
      for (const it of root.querySelectorAll(".card button.go")) it.click();
      for (const it of root.querySelectorAll("details")) it.open = true;
    });
    await page.waitForTimeout(200);
    const seen = await page.evaluate(() => {
      const root = document.querySelector("helder-panel").shadowRoot;
      const strange = root.querySelector(".groups").querySelectorAll("img, svg, script, iframe, style, [onerror], [onload], [style]");
      const links = [...root.querySelectorAll("a")].filter((it) => !/^https?:$/.test(it.protocol));
      // What is quoted may turn the direction of its own words only.
      const loose = [...root.querySelectorAll(".quote, .instead > :not(.unseen)")].filter((it) => it.localName !== "bdi");
      return [ran, strange.length, links.length, loose.length];
    });
    assert.deepEqual(seen, [0, 0, 0, 0]);
    assert.deepEqual(page.errors, []);
  });
}

test("a paragraph of 2 MB", async () => {
  await start("Indien u belt, dient u te wachten tot wij u helpen. ".repeat(40_000));
  assert.equal(await page.evaluate(() => api.session.state), "ready");
  assert.ok((await cards()) > 0);
  await usable();
});

test("50,000 findings", async () => {
  await start(Array.from({ length: 25_000 }, (_, at) => `Indien ${at} u belt, dient u te wachten.`).join("\n\n"));
  const [told, untold] = await page.evaluate(() => [api.session.findings.length, api.session.answer.untold]);
  assert.ok(told + untold >= 50_000);
  assert.ok(told <= 4000, "no more cross to the page than it can take in");
  assert.ok((await cards()) <= 200, "the panel shows a part, and more on demand");
  await usable();
});

/** Going through the list, and writing on, never makes the page stand still. */
async function usable() {
  const first = await page.evaluate(() => longest);
  await page.evaluate(() => (globalThis.longest = 0));
  await page.evaluate(() => {
    const root = document.querySelector("helder-panel").shadowRoot;
    root.querySelector(".walk button:last-of-type").click();
  });
  await page.waitForTimeout(300);
  await page.focus("#field");
  await page.keyboard.type("x");
  await page.waitForTimeout(500);
  const then = await page.evaluate(() => longest);
  console.log(`# longest task: ${first} ms at the first check, ${then} ms in use`);
  assert.ok(then <= MOST, `the page stood still for ${then} ms in use`);
  assert.ok(first <= MOST, `the page stood still for ${first} ms at the first check`);
}
