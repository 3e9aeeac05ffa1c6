// The package as it is published: its modules are minified, and are still those of `www`. All other
// tests take `www` itself.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { PACKAGE, WWW, open, started } from "./support.mjs";

let server, browser;
started((...both) => ([server, browser] = both), { root: PACKAGE, locale: "nl-NL" });

const modules = (await readdir(PACKAGE, { recursive: true })).filter((it) => it.endsWith(".js.map")).map((it) => it.slice(0, -4));

/** What a module exports. */
async function exported(folder, path) {
  const entry = join(folder, path);
  const { metafile } = await build({ entryPoints: [entry], format: "esm", metafile: true, write: false, outfile: "out.js" });
  return Object.values(metafile.outputs)[0].exports.sort();
}

test("each module exports what its source does, and its map has the source", async () => {
  assert.ok(modules.length > 25, modules.join());
  for (const path of modules) {
    assert.deepEqual(await exported(PACKAGE, path), await exported(WWW, path), path);
    // It has nothing but types, so there is nothing to look up.
    if (path === "types.js") continue;
    const { sources, sourcesContent } = JSON.parse(await readFile(join(PACKAGE, `${path}.map`), "utf8"));
    const source = await readFile(join(WWW, path), "utf8");
    assert.deepEqual([sources, sourcesContent], [[basename(path)], [source]]);
    const made = await readFile(join(PACKAGE, path), "utf8");
    assert.ok(made.endsWith(`\n//# sourceMappingURL=${basename(path)}.map\n`), path);
    // What bundlers look for.
    const places = (text) => text.match(/new URL\(["'][^"']+["'],\s*import\.meta\.url\)/g)?.map((it) => it.replace(/[\s"']/g, ""));
    assert.deepEqual(places(made), places(source), path);
  }
});

test("every module for browsers loads", async () => {
  const page = await open(browser.context, `${server.address}/tests/page.html?csp`);
  const loaded = await page.evaluate(async (paths) => {
    for (const path of paths) await import(`/${path}`);
    return paths.length;
  }, modules.filter((it) => it !== "worker.js"));
  assert.equal(loaded, modules.length - 1);
  assert.deepEqual(page.errors, []);
  await page.close();
});

test("a text is checked and mended by the panel, and Markdown brings the whole module", async () => {
  const page = await open(browser.context, `${server.address}/tests/page.html?csp`);
  await page.waitForFunction(() => globalThis.ready);
  await page.evaluate(async () => {
    await import("/panel.js");
    api.start("editor");
    const panel = document.createElement("helder-panel");
    panel.helder = api.helder;
    document.body.append(panel);
  });
  await page.click("#editor");
  await page.keyboard.type("Indien u belt, dient u te wachten.");
  assert.equal(await page.evaluate(() => api.settled()), "ready");
  assert.ok((await page.evaluate(() => api.highlighted(false))).includes("Indien"));
  const card = page.locator("helder-panel .card", { hasText: "Indien" });
  await card.locator(".fix").first().click();
  await page.waitForFunction(() => document.getElementById("editor").textContent.startsWith("Als u belt"));
  await page.evaluate(() => api.settled());
  assert.equal(await card.count(), 0);
  const state = await page.evaluate(() => {
    const field = document.getElementById("field");
    field.value = "# Bellen\n\nIndien u **belt**.";
    api.field = api.helder.attach(field, { format: "markdown" });
    return api.settled(api.field);
  });
  assert.equal(state, "ready");
  assert.deepEqual(await page.evaluate(() => api.found(api.field)), ["hard-conjunction “Indien”"]);
  assert.ok(server.asked.includes("/pkg/helder_wasm_bg.wasm"));
  assert.deepEqual([page.errors, await page.evaluate(() => api.errors)], [[], []]);
  await page.close();
});

test("page mode shows what it finds beside the page", async () => {
  const page = await open(browser.context, `${server.address}/tests/sample.html?csp`);
  await page.evaluate(async () => {
    const { checkPage } = await import("/page.js");
    globalThis.checked = checkPage();
  });
  await page.waitForFunction(() => checked.session.findings.some((it) => it.text === "Indien"));
  await page.evaluate(() => checked.close());
  assert.deepEqual(page.errors, []);
  await page.close();
});
