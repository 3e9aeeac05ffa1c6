// How long helder takes in Chromium, on 10,000 words with the panel beside them: `cargo xtask browser speed`. Times of the main
// thread and of the Worker are those of the processor; a round trip takes as long as the clock says.
import { readFile } from "node:fs/promises";
import { long } from "./documents.mjs";
import { browse, open, serve } from "./support.mjs";
import { tasks } from "./tasks.mjs";

const WORDS = 10_000;
const KEYS = 40;
/** What is typed: words and sentences grow, come and go, and so do findings. */
const TYPED = "indien nodig. ";
/** Between keystrokes: long enough to check each. */
const REST_MS = 200;
const EDITORS = process.argv.length > 2 ? process.argv.slice(2) : ["contenteditable", "textarea", "ckeditor5"];

const server = await serve();
const browser = await browse();
console.log(`${WORDS} words, ${KEYS} keystrokes; each is checked before the next`);
for (const lang of ["nl", "en"]) for (const name of EDITORS) await measure(name, lang);
await browser.close();
server.close();

async function measure(name, lang) {
  const html = long(lang, WORDS);
  const without = await use(name, html, false);
  const own = await use(name, html, true);
  const round = (number) => number.toFixed(1);
  const figures = {
    "round trip, median": `${round(own.trips[own.trips.length >> 1])} ms`,
    "95 of 100": `${round(own.trips[Math.floor(own.trips.length * 0.95)])} ms`,
    "of that the Worker works": `${round(own.worker)} ms`,
    "main thread, each keystroke": `${round(own.main - without.main)} ms more than ${round(without.main)}`,
    memory: `${round(own.memory - without.memory)} MB`,
    findings: own.findings,
  };
  console.log(`${name}, ${lang}: ${Object.entries(figures).map((it) => it.join(" ")).join("; ")}`);
}

/** Types in the middle of a document. */
async function use(name, html, isChecked) {
  const page = await open(browser.context, `${server.address}/tests/editors.html`);
  await page.waitForFunction(() => globalThis.editorsReady);
  await page.evaluate(async ([name, html, isChecked]) => {
    await api.edit(name, html);
    if (isChecked) {
      await import("/panel.js");
      const panel = document.createElement("helder-panel");
      // In sight, as beside an editor.
      panel.style.cssText = "position: fixed; inset: 0 0 0 auto; width: 22rem; overflow: auto";
      document.body.append(panel);
      // As it comes: the editors' tests don't wait for a rest of the writer.
      api.helder = api.createHelder();
      await api.watch();
      panel.helder = api.helder;
    }
    const { element } = api.editor;
    element.focus();
    if (element.setSelectionRange) element.setSelectionRange(element.value.length >> 1, element.value.length >> 1);
    else document.getSelection().collapse(element.children[element.children.length >> 1].firstChild, 0);
    globalThis.trips = [];
    let start = 0;
    api.session?.addEventListener("change", () => {
      if (api.session.state === "checking") start ||= performance.now();
      else if (start) [, start] = [trips.push(performance.now() - start), 0];
    });
  }, [name, html, isChecked]);
  let typed = 0;
  const type = async (n) => {
    for (let nth = 0; nth < n; nth += 1) {
      await page.keyboard.press(TYPED[typed % TYPED.length]);
      typed += 1;
      await page.waitForTimeout(REST_MS);
    }
  };
  // What is compiled at the first use is not measured.
  await type(5);
  await page.evaluate(() => { trips.length = 0; });
  const main = await tasks(page, () => type(KEYS));
  const trips = await page.evaluate(() => trips.sort((a, b) => a - b));
  const worker = isChecked ? await tasks(page, () => type(KEYS), "DedicatedWorker") : { costs: [] };
  const client = await browser.context.newCDPSession(page);
  for (let nth = 0; nth < 3; nth += 1) await client.send("HeapProfiler.collectGarbage");
  const memory = await used(main.processes);
  const findings = isChecked ? await page.evaluate(() => api.session.findings.length) : 0;
  await page.close();
  const sum = ({ costs }) => costs.reduce((all, it) => all + it, 0) / KEYS;
  return { trips, main: sum(main), worker: sum(worker), memory, findings };
}

/** The memory of processes that is theirs alone, in megabytes. */
async function used(processes) {
  let all = 0;
  for (const process of processes) {
    const status = await readFile(`/proc/${process}/status`, "utf8");
    all += Number(/RssAnon:\s+(\d+)/.exec(status)[1]) / 1000;
  }
  return all;
}
