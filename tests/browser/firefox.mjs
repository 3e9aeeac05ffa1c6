// Debian's Firefox, spoken to in WebDriver BiDi: playwright-core asks for commands that the release
// for long support does not know, so this sends the few that the tests need.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";

const KEYS = { Shift: "\ue008", Control: "\ue009", Enter: "\ue007", Escape: "\ue00c", Tab: "\ue004", F8: "\ue038" };
const START_MS = 60_000;

/** Starts a browser with a profile of its own. */
export async function startFirefox() {
  const profile = await mkdtemp(join(tmpdir(), "helder-firefox-"));
  const program = process.env.FIREFOX ?? "firefox-esr";
  const browser = spawn(program, ["--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", profile], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const close = async () => {
    const gone = browser.exitCode ?? new Promise((resolve) => browser.once("exit", resolve));
    browser.kill();
    await gone;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const line = await connect(await address(browser));
    await line.send("session.new", { capabilities: {} });
    await line.send("session.subscribe", { events: ["log.entryAdded"] });
    return { close, open: (url) => open(line, url) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where a browser listens, which it says when it has started. */
function address(browser) {
  return new Promise((resolve, reject) => {
    let said = "";
    const slow = setTimeout(() => reject(new Error(`Firefox does not start: ${said}`)), START_MS);
    browser.once("error", reject);
    browser.once("exit", () => reject(new Error(`Firefox stopped: ${said}`)));
    browser.stderr.on("data", (data) => {
      said += data;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
      if (!found) return;
      clearTimeout(slow);
      resolve(`${found[1]}/session`);
    });
  });
}

/** A line to the browser: commands with their answers, and events. */
async function connect(url) {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const waiting = new Map();
  const hearing = new Set();
  let last = 0;
  socket.on("message", (data) => {
    const { id, type, result, error, message, method, params } = JSON.parse(data);
    if (type === "event") for (const hear of hearing) hear(method, params);
    else if (type === "error") waiting.get(id)?.reject(new Error(`${error}: ${message}`));
    else waiting.get(id)?.resolve(result);
    waiting.delete(id);
  });
  const send = (method, params) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    socket.send(JSON.stringify({ id: last, method, params }));
  });
  return { send, hear: (hear) => hearing.add(hear) };
}

/** Opens a page; `errors` holds what goes wrong in it. */
async function open(line, url) {
  const { context } = await line.send("browsingContext.create", { type: "tab" });
  const errors = [];
  line.hear((method, params) => {
    if (method === "log.entryAdded" && params.level === "error" && params.source.context === context) errors.push(params.text);
  });
  await line.send("browsingContext.navigate", { context, url, wait: "complete" });
  const keys = (actions) => line.send("input.performActions", { context, actions: [{ type: "key", id: "keys", actions }] });
  return {
    errors,
    /** Runs a function in the page and gives its answer, both by way of JSON. */
    async evaluate(run, ...parameters) {
      const declaration = `async () => JSON.stringify(await (${run})(...${JSON.stringify(parameters)}))`;
      const { type, result, exceptionDetails } = await line.send("script.callFunction", {
        functionDeclaration: declaration,
        awaitPromise: true,
        target: { context },
      });
      if (type === "exception") throw new Error(exceptionDetails.text);
      return result.value === undefined ? undefined : JSON.parse(result.value);
    },
    type: (text) => keys([...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }])),
    /** Presses a key, with others held down: `Shift+F8`. */
    press(chord) {
      const values = chord.split("+").map((name) => KEYS[name] ?? name);
      return keys([
        ...values.map((value) => ({ type: "keyDown", value })),
        ...values.reverse().map((value) => ({ type: "keyUp", value })),
      ]);
    },
    close: () => line.send("browsingContext.close", { context }),
  };
}
