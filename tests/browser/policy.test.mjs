// Security policies, and pages without a network.
import assert from "node:assert/strict";
import { test } from "node:test";
import { STRICT, open, started } from "./support.mjs";

let server, browser;
started((...both) => ([server, browser] = both), { locale: "nl-NL" });

const WASM = "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/**
 * Each with the policy of the page, that of the Worker's own response if it has one, and what the
 * engine says is wrong, if anything.
 */
const CASES = [
  ["the strictest of pages", STRICT, null, null],
  ["a Worker that may use the module", STRICT, WASM, null],
  ["Trusted Types by name", `${STRICT}; trusted-types helder`, null, null],
  ["a Worker that may not use the module", STRICT, "script-src 'self'; connect-src 'self'", /load: .*wasm-unsafe-eval/],
  ["other Trusted Types", `${STRICT}; trusted-types other`, null, /worker: .*refused.*polic/is],
  ["no Workers", `${STRICT.replace("worker-src 'self'", "worker-src 'none'")}`, null, /^worker: /],
  ["a Worker that may fetch nothing", STRICT, "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'", /^load: /],
];

for (const [name, policy, own, wrong] of CASES) {
  test(`under a policy: ${name}`, async () => {
    const page = await open(browser.context, `${server.address}/tests/page.html?csp=${encodeURIComponent(policy)}`, () => wrong);
    await page.waitForFunction(() => globalThis.ready);
    const [state, errors] = await page.evaluate(async (own) => {
      // The document is built without a parser: under this policy a page may not use one.
      const p = document.createElement("p");
      p.textContent = "Indien u belt, dient u te wachten.";
      document.getElementById("editor").append(p);
      api.start("editor", own ? { workerUrl: `/worker.js?csp=${encodeURIComponent(own)}` } : {});
      return [await api.settled(), api.errors];
    }, own);
    if (wrong) {
      assert.equal(state, "failed");
      assert.match(errors.join("\n"), wrong);
    } else {
      assert.deepEqual(errors, []);
      assert.ok((await page.evaluate(() => api.found())).includes("hard-conjunction “Indien”"));
    }
    assert.deepEqual(page.errors, []);
    await page.close();
  });
}

test("the home page works without a network once it is there, in both languages", async () => {
  const page = await open(browser.context, `${server.address}/`);
  const cards = () => page.waitForFunction(() => document.querySelector("helder-panel").shadowRoot.querySelector(".card"));
  await cards();
  while (!["/pkg/nl.helder", "/pkg/en.helder"].every((path) => server.asked.includes(path))) await page.waitForTimeout(20);
  await page.waitForLoadState("networkidle");
  const asked = server.asked.length;
  const requests = [];
  browser.context.on("request", (request) => requests.push(request.url()));
  await browser.context.setOffline(true);
  await page.click('[data-ui="en"]');
  await page.waitForFunction(() => document.querySelector("helder-panel").helder.active.answer?.lang === "en");
  await cards();
  await page.focus("#editor");
  await page.keyboard.type("In the event that you call, ");
  await page.keyboard.press("F8");
  await page.waitForFunction(() =>
    document.querySelector("helder-panel").helder.active.findings.some((it) => it.text === "In the event that"));
  await browser.context.setOffline(false);
  await page.waitForTimeout(200);
  assert.deepEqual(requests, []);
  assert.equal(server.asked.length, asked, server.asked.slice(asked).join(" "));
  assert.deepEqual(page.errors, []);
  await page.close();
});
