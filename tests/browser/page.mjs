// What the test page offers to the tests.
import { createHelder } from "/helder.js";
import { textarea } from "/adapters/textarea.js";

const api = { createHelder, textarea, helder: null };
globalThis.api = api;

/** Starts helder on an element and gives its session. */
api.start = (id, options = {}, attach = {}) => {
  api.errors = [];
  api.helder ??= createHelder({ delay: 20, onError: (error) => api.errors.push(`${error.code}: ${error.message}`), ...options });
  api.session = api.helder.attach(document.getElementById(id), attach);
  return true;
};

/** Waits until everything that was written is checked. */
api.settled = (session = api.session) =>
  new Promise((resolve) => {
    let timer;
    const look = () => {
      clearTimeout(timer);
      if (session.state === "ready" || session.state === "failed") {
        timer = setTimeout(() => {
          session.removeEventListener("change", look);
          resolve(session.state);
        }, 80);
      }
    };
    session.addEventListener("change", look);
    look();
  });

/** The findings, each as `rule “its words”`, and the words that are painted. */
api.found = (session = api.session) => session.findings.map((it) => `${it.rule} “${it.text}”`);

/** The words that are underlined, in the order of the page. */
api.painted = () => {
  const ranges = [];
  for (const [name, highlight] of CSS.highlights) {
    if (!name.startsWith("helder-") || name.startsWith("helder-current")) continue;
    for (const range of highlight) ranges.push([range, name.split("-")[1]]);
  }
  return ranges.map(([range]) => (range.toString ? range.toString() : "")).sort();
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

/** For each finding with text: whether what is marked for it is what it quotes. */
api.misplaced = (session = api.session, value = null) => {
  const fold = (text) => text.replace(/\s+/g, "").replace(/\u200b/g, "");
  const wrong = [];
  for (const finding of session.findings) {
    session.select(finding);
    let marked = "";
    for (const [name, highlight] of (api.editor?.view ?? window).CSS.highlights) {
      if (!name.startsWith("helder-current")) continue;
      for (const range of highlight) {
        marked += value === null ? range.toString() : value.slice(range.startOffset, range.endOffset);
      }
    }
    const quoted = fold(finding.text);
    if (quoted && !fold(marked).startsWith(quoted.slice(0, 250))) wrong.push([finding.rule, finding.text, marked]);
  }
  session.select(null);
  return wrong;
};
