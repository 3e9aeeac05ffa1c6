// `cargo xtask peers`: helder beside yoastseo and harper.js, in one run of Node. Each checks the same
// 10,000 words, and again after one character was typed. What counts is the time of the processor,
// the median of some runs; the ratios are what may be compared between machines.
import { createRequire } from "node:module";
import { answered } from "../../www/load.js";
import { text } from "./text.mjs";

const require = createRequire(import.meta.url);
const target = process.env.CARGO_TARGET_DIR ?? new URL("../../target", import.meta.url).pathname;
const RUNS = 9;
/** Each program checks for so long before it is measured: what compiles it while it runs takes time of
 * the processor too, and has done most of its work by then. In milliseconds. */
const WARM_UP = 1000;
/** How many times faster we want to be: a check of all, and one after a character. */
const GOALS = { full: 20, again: 200 };

/** The median time of the processor, in milliseconds. */
async function median(runs, run) {
  const end = performance.now() + WARM_UP;
  do await run(0);
  while (performance.now() < end);
  const times = [];
  for (let n = 0; n < runs; n += 1) {
    const start = process.cpuUsage();
    await run(n);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}

/** helder, as an editor uses it: a piece for each paragraph. */
async function ours(lang, paragraphs) {
  const { Session, load } = require(`${target}/wasm-node/lean/${lang}/helder_wasm.js`);
  const open = async () => {
    const session = new Session(JSON.stringify({ format: "html", lang, ui: lang }));
    paragraphs.forEach((paragraph, at) => session.set(at, `<p>${paragraph}</p>`));
    session.order(Uint32Array.from(paragraphs.keys()));
    await answered(() => session.check(), load);
    return session;
  };
  const full = await median(RUNS, async () => (await open()).free());
  const session = await open();
  const middle = paragraphs.length >> 1;
  let answers = 0;
  const again = await median(10 * RUNS, (n) => {
    const paragraph = paragraphs[middle];
    session.set(middle, `<p>${paragraph.slice(0, 20)}${"abcdefghij"[n % 10]}${paragraph.slice(20)}</p>`);
    answers += session.check().length;
  });
  session.free();
  if (answers === 0) throw new Error("helder did not answer");
  return { full, again };
}

async function yoast(lang, paragraphs) {
  const { Paper, ContentAssessor } = require("yoastseo");
  const Researcher = require(`yoastseo/build/languageProcessing/languages/${lang}/Researcher`).default;
  const html = (extra) => paragraphs.map((it, at) => `<p>${at === paragraphs.length >> 1 ? extra + it : it}</p>`).join("\n");
  const check = (extra) => {
    const paper = new Paper(html(extra), { locale: lang === "nl" ? "nl_NL" : "en_GB" });
    const researcher = new Researcher(paper);
    const assessor = new ContentAssessor(researcher);
    assessor.assess(paper);
    if (assessor.results.length === 0) throw new Error("yoastseo did not answer");
  };
  return { full: await median(3, () => check("")), again: await median(3, (n) => check("abc"[n])) };
}

async function harper(paragraphs) {
  const { LocalLinter } = await import("harper.js");
  const { binaryInlined: binary } = await import("harper.js/binaryInlined");
  const linter = new LocalLinter({ binary });
  const whole = (extra) => paragraphs.map((it, at) => (at === paragraphs.length >> 1 ? extra + it : it)).join("\n\n");
  const check = async (extra) => {
    const lints = await linter.lint(whole(extra));
    for (const lint of lints) lint.free?.();
  };
  return { full: await median(3, () => check("")), again: await median(3, (n) => check("abc"[n])) };
}

let slow = 0;
for (const lang of ["nl", "en"]) {
  const paragraphs = text(lang, 10_000);
  const peers = { helder: await ours(lang, paragraphs), yoastseo: await yoast(lang, paragraphs) };
  if (lang === "en") peers["harper.js"] = await harper(paragraphs);
  for (const [name, { full, again }] of Object.entries(peers)) {
    const ratio = name === "helder" ? [] : [full / peers.helder.full, full / peers.helder.again];
    const shown = ratio.length ? `  helder is ${ratio[0].toFixed(0)} and ${ratio[1].toFixed(0)} times as fast` : "";
    console.log(`${lang}  ${name.padEnd(10)} ${full.toFixed(1).padStart(8)} ms  ${again.toFixed(1).padStart(8)} ms after a character${shown}`);
    if (ratio.length && (ratio[0] < GOALS.full || ratio[1] < GOALS.again)) slow += 1;
  }
}
console.log(`goals: ${GOALS.full} and ${GOALS.again} times; ${slow === 0 ? "all are met" : `${slow} are not met`}`);
