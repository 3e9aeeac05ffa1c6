// The extension without VS Code: stand-ins record what it asks for. With HELDER set to the program,
// the command of the extension is started and has to answer as a language server does.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { beforeEach, test } from "node:test";

const require = createRequire(import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

const seen = {};
const settings = { get: (key, usual) => seen.settings[key] ?? usual };
const fakes = {
  vscode: {
    commands: { registerCommand: (name, run) => ((seen.commands[name] = run), {}) },
    window: { showErrorMessage: (text) => (seen.errors.push(text), new Promise(() => {})) },
    workspace: {
      createFileSystemWatcher: (glob) => ({ glob }),
      getConfiguration: (section) => (assert.equal(section, "helder"), settings),
      onDidChangeConfiguration: (run) => ((seen.changed = run), {}),
    },
  },
  "vscode-languageclient/node": {
    LanguageClient: class {
      constructor(id, name, server, options) {
        Object.assign(this, { id, server, options });
      }
      async start() {
        if (seen.fails) {
          throw new Error("spawn helder ENOENT");
        }
        seen.events.push(`start ${this.server.command} ${this.server.args.join(" ")}`);
        seen.options = this.options;
      }
      async stop() {
        seen.events.push("stop");
        if (seen.crashed) {
          throw new Error("Client is not running");
        }
      }
    },
  },
};
const load = Module._load;
Module._load = (name, ...rest) => fakes[name] ?? load(name, ...rest);
const extension = require("./extension.js");

beforeEach(async () => {
  await extension.deactivate();
  Object.assign(seen, { settings: {}, commands: {}, errors: [], events: [], fails: false, crashed: false });
});

const context = () => ({ subscriptions: [] });

test("it starts the server for the texts that the manifest names", async () => {
  await extension.activate(context());
  assert.deepEqual(seen.events, ["start helder lsp"]);
  const languages = seen.options.documentSelector.map((it) => `onLanguage:${it.language}`);
  assert.deepEqual([...new Set(languages)], manifest.activationEvents);
  assert.equal(seen.options.synchronize.fileEvents.glob, "**/helder.toml");
});

test("every setting of the manifest counts, and its default is what holds without it", async () => {
  const { server } = require("./server.js");
  const properties = manifest.contributes.configuration.properties;
  const usual = server({ get: (_, usual) => usual });
  assert.equal(usual.command, properties["helder.path"].default);
  assert.equal(properties["helder.messages"].default, "auto");
  seen.settings = { path: "/a b/helder", messages: "nl" };
  await extension.activate(context());
  assert.deepEqual(seen.events, ["start /a b/helder lsp --messages nl"]);
});

test("a change of its settings and the command start it again, other changes do not", async () => {
  await extension.activate(context());
  seen.changed({ affectsConfiguration: (name) => name === "editor" });
  seen.settings = { messages: "en" };
  seen.changed({ affectsConfiguration: (name) => name === "helder" });
  const [{ command }] = manifest.contributes.commands;
  await seen.commands[command]();
  await extension.deactivate();
  assert.deepEqual(seen.events, [
    "start helder lsp",
    "stop",
    "start helder lsp --messages en",
    "stop",
    "start helder lsp --messages en",
    "stop",
  ]);
});

test("a program that is not there is said, and can be mended without a new window", async () => {
  seen.fails = true;
  await extension.activate(context());
  assert.match(seen.errors[0], /helder does not start: helder .*ENOENT.*helder\.path/);
  seen.fails = false;
  await seen.commands["helder.restart"]();
  assert.deepEqual(seen.events, ["start helder lsp"]);
});

test("a server that crashed can be started again", async () => {
  await extension.activate(context());
  seen.crashed = true;
  await seen.commands["helder.restart"]();
  assert.deepEqual(seen.events, ["start helder lsp", "stop", "start helder lsp"]);
});

test("the command answers as a language server", { skip: !process.env.HELDER }, async () => {
  const { server } = require("./server.js");
  seen.settings = { path: process.env.HELDER, messages: "en" };
  const { command, args } = server(settings);
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  const send = (message) => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  send({ id: 1, method: "initialize", params: { capabilities: {}, processId: null, rootUri: null } });
  send({ method: "initialized", params: {} });
  const textDocument = { uri: "untitled:a", languageId: "markdown", version: 1, text: "Indien u belt, helpen wij u.\n" };
  send({ method: "textDocument/didOpen", params: { textDocument } });
  let said = "";
  for await (const piece of child.stdout) {
    said += piece;
    if (said.includes("publishDiagnostics")) {
      break;
    }
  }
  child.kill();
  assert.match(said, /"codeActionProvider"/);
  assert.match(said, /hard-conjunction/);
});
