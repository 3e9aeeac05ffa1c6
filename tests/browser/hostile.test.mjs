// Texts that want to run, to mislead, or to take all day.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, started } from "./support.mjs";
import { longest } from "./tasks.mjs";

/** The page may not stand still for longer because of helder, in milliseconds of the processor. */
const MOST = 100;
/** What else the browser does at the same time falls on one of a few tries, not on all. */
const TRIES = 3;
let server, browser, page;
started((...both) => ([server, browser] = both));

/** A text field with a panel, in a page that counts what runs. */
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

const PARAGRAPH = "Indien u belt, dient u te wachten tot wij u helpen. ".repeat(40_000);
const FINDINGS = Array.from({ length: 25_100 }, (_, at) => `Indien ${at} u belt, dient u te wachten.`).join("\n\n");

test("a paragraph of 2 MB", async () => {
  await usable(PARAGRAPH);
  assert.equal(await page.evaluate(() => api.session.state), "ready");
});

test("50,000 findings", async () => {
  await usable(FINDINGS);
  const [told, untold] = await page.evaluate(() => [api.session.findings.length, api.session.answer.untold]);
  assert.ok(told + untold >= 50_000);
  assert.ok(told <= 4000, "no more cross to the page than it can take in");
  assert.ok((await cards()) <= 200, "the panel shows a part, and more on demand");
});

/** The first check, going through the list, scrolling and writing on never make the page stand still. */
async function usable(text) {
  const alone = await uses(text, false);
  const checked = await uses(text, true);
  const most = Object.entries(checked).map(([what, cost]) => [what, Math.round(cost), Math.round(alone[what] ?? 0)]);
  console.log(`# longest task with and without helder, in ms: ${most.map((it) => it.join(" ")).join(", ")}`);
  for (const [what, own, before] of most) assert.ok(own - before <= MOST, `${what}: ${own} ms, and ${before} without helder`);
  assert.ok((await cards()) > 0);
}

/** The longest task of each thing that a writer does. */
async function uses(text, isChecked) {
  if (isChecked) await start("");
  else await bare();
  const rest = () => page.evaluate(async (isChecked) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (isChecked) await api.settled();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }, isChecked);
  const best = async (act) => {
    let least = Infinity;
    for (let nth = 0; nth < TRIES; nth += 1) least = Math.min(least, await longest(page, () => act(nth).then(rest)));
    return least;
  };
  const inField = (change) => page.evaluate(`((field) => { ${change} })(document.getElementById("field"))`);
  // A text that comes all at once, as when a page loads it or a writer pastes it.
  const came = await best(async (nth) => {
    await page.evaluate(([text, nth]) => {
      const field = document.getElementById("field");
      field.value = text.slice(nth);
      field.dispatchEvent(new InputEvent("input"));
    }, [text, nth]);
  });
  await page.focus("#field");
  const end = await best(async () => {
    await inField("field.setSelectionRange(field.value.length, field.value.length)");
    await page.keyboard.type("x");
  });
  const middle = await best(async () => {
    await inField("const at = field.value.length >> 1; field.setSelectionRange(at, at)");
    await page.keyboard.type("x");
  });
  const scroll = await best((nth) => inField(`field.scrollTop = field.scrollHeight * ${nth + 1} / 5`));
  const walk = isChecked && await best(() => page.evaluate(() => {
    document.querySelector("helder-panel").shadowRoot.querySelector(".walk button:last-of-type").click();
  }));
  return { "a new text": came, "typing at the end": end, "typing in the middle": middle, scrolling: scroll, "going on": walk || 0 };
}

/** The same field without helder. */
async function bare() {
  await page?.close();
  page = await open(browser.context, `${server.address}/tests/page.html`);
}
