// What the test page offers to the tests.
import { createHelder, Session } from "/helder.js";
import { textarea } from "/adapters/textarea.js";
import { Mirror } from "/mirror.js";
import { Painter } from "/paint.js";
import { Source } from "/source.js";

const api = { createHelder, textarea, helder: null, classes: { Mirror, Painter, Session, Source } };
globalThis.api = api;

/** Starts helder on an element and gives its session. */
api.start = (id, options = {}, attach = {}) => {
  api.errors = [];
  api.helder ??= createHelder({ delay: 5, onError: (error) => api.errors.push(`${error.code}: ${error.message}`), ...options });
  api.session = api.helder.attach(document.getElementById(id), attach);
  return true;
};

/** Waits until everything that was written is checked. */
api.settled = async (session = api.session) => {
  let rest = 0;
  const rested = () => { rest = 0; };
  session.addEventListener("change", rested);
  // What was written last is noticed within the delay of 5 ms.
  while (rest < 4) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    rest = session.state === "ready" || session.state === "failed" ? rest + 1 : 0;
  }
  session.removeEventListener("change", rested);
  return session.state;
};

/** The findings, each as `rule “its words”`, and the words that are painted. */
api.found = (session = api.session) => session.findings.map((it) => `${it.rule} “${it.text}”`);

/** The words of the marks that are drawn in a window: of the finding at hand, or of all others. */
api.highlighted = (current, view = window, words = String) => {
  const marks = [];
  for (const [name, highlight] of view.CSS.highlights) {
    if (!name.startsWith("helder-") || name.startsWith("helder-current") !== current) continue;
    for (const range of highlight) marks.push(words(range));
  }
  return marks;
};

globalThis.ready = true;

let moduleReady;
/** The findings of a whole text as the batch interface gives them, as `rule “its words”`. */
api.whole = async (text, format, options = {}) => {
  const { default: init, check, load } = await import("/pkg/helder_wasm.js");
  const { answered } = await import("/load.js");
  await (moduleReady ??= init({ module_or_path: "/pkg/helder_wasm_bg.wasm" }));
  const answer = JSON.parse(await answered(() => check(text, format, JSON.stringify(options)), load));
  if (answer.error) throw new Error(answer.error);
  return answer.findings.map((it) => it.rule);
};

const ENTITIES = { "&nbsp;": " ", "&lt;": "<", "&gt;": ">", "&amp;": "&", "&mdash;": "—" };
const fold = (text) => text.replace(/&\w+;/g, (it) => ENTITIES[it] ?? it).replace(/[\s\u200b\ufeff]+/g, "");

/** The findings of which the marks are not the words that they quote. */
api.misplaced = () => {
  const marked = api.editor?.marked ?? api.highlighted;
  const wrong = [];
  const all = [];
  for (const finding of api.session.findings) {
    api.session.select(finding);
    const marks = marked(true);
    all.push(...marks);
    const [quoted, found] = [fold(finding.text), fold(marks.join(""))];
    const same = finding.text.length < 250 ? quoted === found : found.startsWith(quoted.slice(0, 250));
    if (finding.ranges.length > 0 && !same) wrong.push([finding.rule, finding.text, marks.join("")]);
  }
  api.session.select(null);
  const drawn = marked(false);
  // Of very many marks in one piece, only those near what is in sight are drawn.
  const isPart = drawn.length > 0 && drawn.length < all.length && all.length > 500;
  const lost = isPart ? drawn.filter((it) => !all.includes(it)) : String(drawn.sort()) === String(all.sort()) ? [] : all;
  if (lost.length > 0) wrong.push(["drawn otherwise", drawn, lost]);
  return wrong;
};
