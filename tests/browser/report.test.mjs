// The report on a site, opened as a file: what it shows, with which keys, and without scripts.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { browse } from "./support.mjs";

const AXE = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const HELDER = process.env.HELDER ?? new URL("../../target/debug/helder", import.meta.url).pathname;
const VIEWS = ["overview", "pages", "rules", "services", "progress", "evidence", "p1", "r-long-sentence"];
const HARD =
  "Indien u een parkeervergunning wenst, dient u de benodigde bescheiden te overleggen, waarna de beoordeling van uw aanvraag door ons wordt verricht binnen de wettelijke termijn.";
const EASY = "U vraagt de vergunning aan met DigiD. Dat kost € 12. Bel ons als u hulp wilt.";

/** A page of which `n` decides how hard it is. */
const page = (n) =>
  `---\nhelder-kind: service\nlang: nl\n---\n# Vergunning ${n} aanvragen\n\n${EASY} ${n % 3 ? HARD : ""}\n\n- ${EASY}\n- [Klik hier](x.html)\n\n${`${n % 2 ? HARD : EASY}\n\n`.repeat(6)}`;

let folder, report, large;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "helder-report-"));
  const make = async (name, n, rest) => {
    await mkdir(join(folder, name));
    for (let at = 0; at < n; at += 1) await writeFile(join(folder, name, `${at}.md`), page(at));
    const run = (...more) => {
      const out = join(folder, `${name}.html`);
      execFileSync(HELDER, ["report", name, "-o", out, "--fail-on", "never", ...more], { cwd: folder });
      return out;
    };
    for (const more of rest) run(...more);
    return run();
  };
  large = await make("large", 4000, []);
  await make("small", 12, [["--history", "kept", "--label", "2026-10"]]);
  await writeFile(join(folder, "small", "1.md"), page(0));
  await writeFile(join(folder, "small", "hostile.html"), "<html lang=nl><main><h1>&lt;script&gt;globalThis.bad = 1&lt;/script&gt;</h1>");
  await writeFile(join(folder, "small", "leeg.md"), "");
  report = join(folder, "small.html");
  try {
    execFileSync(HELDER, ["report", "small", "-o", report, "--history", "kept"], { cwd: folder, stdio: "ignore" });
  } catch (error) {
    assert.equal(error.status, 2, "a page is empty");
  }
});
after(() => rm(folder, { recursive: true, force: true }));

const address = (view, file = report) => `${pathToFileURL(file)}#${view}`;

/** Opens a view in a browser of its own and hands it to `use`. */
async function look(options, view, use, file) {
  const { context, close } = await browse(options);
  try {
    const page = await context.newPage();
    const asked = [];
    page.on("request", (it) => asked.push(it.url()));
    page.errors = [];
    page.on("pageerror", (error) => page.errors.push(String(error)));
    page.on("console", (line) => line.type() === "error" && page.errors.push(line.text()));
    await page.goto(address(view, file));
    await use(page);
    const outside = asked.filter((url) => !url.startsWith("file:") && !url.startsWith("data:"));
    assert.deepEqual(outside, []);
  } finally {
    await close();
  }
}

for (const options of [
  { colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
  { forcedColors: "active", viewport: { width: 320, height: 640 } },
]) {
  test(`axe finds nothing: ${JSON.stringify(options)}`, async () => {
    await look({ ...options, bypassCSP: true }, "overview", async (page) => {
      await page.evaluate(AXE);
      for (const view of VIEWS) {
        await page.goto(address(view));
        const found = await page.evaluate(() =>
          axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
        const lines = found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 90)).join(" ")}`);
        assert.deepEqual(lines, [], view);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${view} is ${over} too wide`);
      }
    });
  });
}

test("without scripts, links open views, and every table is there", async () => {
  await look({ javaScriptEnabled: false }, "", async (page) => {
    const shown = () => page.locator("main > .view:visible").evaluateAll((all) => all.map((it) => it.id));
    // Playwright reads the page in a world of its own, where scripts of the page do not count.
    assert.deepEqual(await shown(), ["overview"]);
    await page.click(".top a[href='#pages']");
    assert.deepEqual(await shown(), ["pages"]);
    assert.equal(await page.locator("#pages tbody tr:visible").count(), 13);
    await page.click("#pages tbody a >> nth=0");
    const [id] = await shown();
    assert.match(id, /^p\d+$/);
    assert.ok(await page.locator(`#${id} .text .s4:visible`).count());
    await page.click(`#${id} .src a:visible >> nth=0`);
    assert.deepEqual(await shown(), ["rules"]);
  });
});

test("keys alone find a page, its findings, and the way back", async () => {
  await look({}, "", async (page) => {
    const focused = (what) => page.evaluate((what) => document.activeElement[what] ?? "", what);
    const tab = async (until, key = "Tab") => {
      for (let at = 0; at < 60; at += 1) {
        await page.keyboard.press(key);
        if (await page.evaluate((it) => document.activeElement.matches(it), until)) return;
      }
      assert.fail(`no key leads to ${until}`);
    };
    await tab(".top a[href='#pages']");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.matches("#pages h1"));
    await tab("#pages input");
    await page.keyboard.type("vergunning 11 ");
    await page.waitForFunction(() => document.querySelectorAll("#pages tbody tr:not([hidden])").length === 1);
    assert.match(await page.textContent("#pages output"), /^1 van de 13/);
    await page.fill("#pages input", "");
    await tab("#pages th button");
    await page.keyboard.press("Enter");
    assert.equal(await page.getAttribute("#pages thead th", "aria-sort"), "ascending");
    await tab("#pages tbody tr:nth-child(3) a");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.matches(".page h1"));
    await tab(".page:target .walk button:last-child");
    await page.keyboard.press("Enter");
    assert.match(await focused("tagName"), /^SUP$/);
    await page.goBack();
    await page.waitForFunction(() => document.activeElement.matches("#pages h1"));
    assert.deepEqual(page.errors, []);
  });
});

test("the policy lets its own script run and no other", async () => {
  await look({}, "overview", async (page) => {
    const done = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "globalThis.bad = 2";
      document.body.append(script);
      return [globalThis.bad, document.querySelector(".find").hidden];
    });
    assert.deepEqual(done, [undefined, false]);
  });
});

test("4,000 pages stay under 15 MB, and the first table can be used within 2 s of CPU", async () => {
  assert.ok((await stat(large)).size < 15e6);
  await look({}, "", async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.reload();
    await page.waitForSelector("#overview table.pages a");
    const { metrics } = await session.send("Performance.getMetrics");
    const cpu = metrics.find((it) => it.name === "TaskDuration").value;
    assert.ok(cpu < 2, `${cpu} s`);
    assert.equal(await page.locator("#pages tbody tr").count(), 4000);
  }, large);
});

test("print shows the tables, and of a page its whole text", async () => {
  await look({}, "p1", async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".top nav:visible").count(), 0);
    assert.ok(await page.locator("#p1 .text:visible").count());
    await page.goto(address(""));
    assert.equal(await page.locator("main > section.view:visible").count(), 6);
  });
});
