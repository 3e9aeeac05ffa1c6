// The extension in Chromium: a text field and a page, on a site with a strict policy.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { build } from "../../extension/build.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'";
const PAGE = `<!doctype html><html lang="nl"><title>Verhuizen &amp; melden</title>
<nav><a href="/">Klik hier</a></nav>
<main><h1>Verhuizen</h1><p id="first">Indien u verhuist, dient u dit te melden.</p>
<p hidden>Indien u niets ziet.</p><div contenteditable id="edit"><p>Aangaande dit.</p></div>
<textarea id="field" rows="4" cols="40">Indien u belt, dient u te wachten.</textarea></main></html>`;

let server, address, folder, context, id;

before(async () => {
  server = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", POLICY);
    response.end(PAGE);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${server.address().port}/`;
  folder = await mkdtemp(`${tmpdir()}/helder-extension-`);
  await build(folder);
  // A click on the toolbar is what gives the extension a tab, and a test can't click there: the copy
  // under test may see this one site instead.
  const manifest = JSON.parse(await readFile(`${folder}/manifest.json`, "utf8"));
  assert.equal(manifest.host_permissions, undefined);
  assert.deepEqual(manifest.permissions, ["activeTab", "scripting"]);
  manifest.host_permissions = ["http://127.0.0.1/*"];
  manifest.background = { service_worker: "test-worker.js" };
  await writeFile(`${folder}/test-worker.js`, "");
  await writeFile(`${folder}/manifest.json`, JSON.stringify(manifest));
  context = await chromium.launchPersistentContext(`${folder}-profile`, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: false,
    args: ["--headless=new", "--no-sandbox", `--disable-extensions-except=${folder}`, `--load-extension=${folder}`,
      "--disable-features=DisableLoadExtensionCommandLineSwitch"],
  });
  const [worker] = context.serviceWorkers();
  const started = worker ?? await context.waitForEvent("serviceworker", { timeout: 20_000 });
  id = new URL(started.url()).host;
});

after(async () => {
  await context?.close();
  server?.close();
  for (const path of [folder, `${folder}-profile`]) if (path) await rm(path, { recursive: true, force: true });
});

/** Opens the page, and helder in it by way of the popup. */
async function open(button, prepare = async () => {}) {
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  if (process.env.LOUD) page.on("console", (line) => console.log(line.text()));
  await page.goto(address);
  await prepare(page);
  const popup = await context.newPage();
  if (process.env.LOUD) popup.on("console", (line) => console.log(line.text()));
  await popup.goto(`chrome-extension://${id}/popup.html`);
  const tab = await popup.evaluate(async (url) => (await chrome.tabs.query({ url }))[0].id, `${address}*`);
  await popup.goto(`chrome-extension://${id}/popup.html?tab=${tab}`);
  await Promise.all([popup.waitForEvent("close"), popup.click(button)]);
  await page.bringToFront();
  const frame = await waitFor(() => page.frames().find((it) => it.url().endsWith("/panel.html")));
  return { page, frame, errors };
}

async function waitFor(ask, says = () => "") {
  for (let n = 0; n < 600; n += 1) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain: ${await says()}`);
}

const cards = (frame) => frame.evaluate(() => {
  // The frame is there before its panel is.
  const root = document.querySelector("helder-panel")?.shadowRoot;
  return [...(root?.querySelectorAll(".card") ?? [])].map((card) => card.querySelector(".quote").textContent);
});
const highlighted = (page) => page.evaluate(() => [...CSS.highlights].flatMap(([, highlight]) => [...highlight].map(String)));

test("a text field is checked, and a fix is written in it", async () => {
  const { page, frame, errors } = await open("#field", (page) => page.focus("#field"));
  const state = () => frame.evaluate(() => document.body.innerText + document.querySelector("helder-panel").helder?.active?.state + document.querySelector("helder-panel").helder?.active?.error);
  await waitFor(async () => (await cards(frame)).includes("Indien"), state);
  assert.ok((await cards(frame)).some((it) => it.startsWith("dient")));
  await frame.locator("helder-panel .fix").first().click();
  await waitFor(async () => (await page.inputValue("#field")) !== "Indien u belt, dient u te wachten.");
  await page.click("#edit");
  await waitFor(async () => (await cards(frame)).includes("Aangaande"));
  assert.deepEqual(await page.evaluate(() => document.getElementById("edit").innerHTML), "<p>Aangaande dit.</p>");
  // A click that takes its own frame away is never done for a driver.
  await frame.evaluate(() => setTimeout(() => document.getElementById("close").click()));
  await waitFor(async () => page.frames().length === 1);
  assert.deepEqual(await highlighted(page), []);
  assert.deepEqual(errors, []);
  await page.close();
});

test("a page is checked as a reader sees it", async () => {
  const { page, frame, errors } = await open("#page");
  await waitFor(async () => (await cards(frame)).includes("Indien"));
  const found = await cards(frame);
  assert.equal(found.filter((it) => it === "Indien").length, 1, "what is hidden is not read");
  assert.ok(!found.includes("Klik hier"), "menus are not judged");
  assert.ok((await highlighted(page)).includes("Indien"), "the words are marked in the page");
  assert.equal(await frame.locator("helder-panel .fix").count(), 0, "a page is not written in");
  assert.deepEqual(errors, []);
  await page.close();
});

test("the popup has no barriers, in light, in dark and in forced colours", async () => {
  for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
    const popup = await context.newPage();
    await popup.emulateMedia(media);
    await popup.goto(`chrome-extension://${id}/popup.html`);
    const source = await readFile(AXE, "utf8");
    const client = await context.newCDPSession(popup);
    await client.send("Runtime.evaluate", { expression: source });
    const { result } = await client.send("Runtime.evaluate", {
      expression: "axe.run().then((it) => JSON.stringify(it.violations.map((v) => v.id)))",
      awaitPromise: true,
    });
    assert.equal(result.value, "[]");
    await popup.keyboard.press("Tab");
    assert.equal(await popup.evaluate(() => document.activeElement.id), "field");
    await popup.close();
  }
});
