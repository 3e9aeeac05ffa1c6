// Checks the textarea with the WebAssembly module after each pause in typing.
// Everything from the text is shown with textContent: it is never read as markup.
import start, { check, load } from "./pkg/helder_wasm.js";
import { answered } from "./load.js";

const MODULE = new URL("./pkg/helder_wasm_bg.wasm", import.meta.url);
const PAUSE_MS = 150;
const text = document.getElementById("text");
const format = document.getElementById("format");
const status = document.getElementById("status");
const list = document.getElementById("findings");

async function show() {
  const [asked, as] = [text.value, format.value];
  const answer = JSON.parse(await answered(() => check(asked, as, "{}"), load));
  // While a language was fetched, the text may have changed: then another answer is on its way.
  if (asked !== text.value || as !== format.value) return;
  list.replaceChildren(...answer.findings.map((finding) => item(finding, answer.lang)));
  const count = answer.findings.length;
  status.textContent = count === 0 ? "Nothing hard found." : `${count} ${count === 1 ? "finding" : "findings"}.`;
}

/** A finding as a list item; its messages are in the language of the text. */
function item(finding, lang) {
  const element = document.createElement("li");
  element.lang = lang;
  element.append(
    line("quote", finding.text.length > 120 ? `${finding.text.slice(0, 120)}…` : finding.text),
    line("message", finding.message),
    line("why", finding.why ?? ""),
    ...finding.suggestions.slice(0, 3).map(({ text }) => line("suggestion", `→ ${text}`)),
  );
  return element;
}

function line(name, content) {
  const element = document.createElement("p");
  element.className = name;
  element.textContent = content;
  return element;
}

let waiting;
function later() {
  clearTimeout(waiting);
  waiting = setTimeout(update, PAUSE_MS);
}

/** Shows what helder sees, or why it sees nothing. */
async function update() {
  try {
    await show();
  } catch (error) {
    status.textContent = `helder could not be loaded: ${error.message}.`;
  }
}

try {
  await start({ module_or_path: MODULE });
  text.addEventListener("input", later);
  format.addEventListener("change", update);
  await update();
} catch (error) {
  status.textContent = `helder could not be loaded: ${error.message}. Run "cargo xtask wasm" first.`;
}
