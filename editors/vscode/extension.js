// The extension for VS Code: it starts `helder lsp` and hands it the texts. All that is shown comes
// from there.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { failure, selector, server } = require("./server");

let client;
// The server reads helder.toml again when it changes.
let watcher;
// Starting and stopping take a while, so each waits for the one before it.
let work = Promise.resolve();

function activate(context) {
  watcher = vscode.workspace.createFileSystemWatcher("**/helder.toml");
  context.subscriptions.push(
    watcher,
    vscode.commands.registerCommand("helder.restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("helder")) {
        restart();
      }
    }),
  );
  return restart();
}

function deactivate() {
  work = work.then(stop);
  return work;
}

function restart() {
  work = work.then(stop).then(start);
  return work;
}

async function start() {
  const { command, args } = server(vscode.workspace.getConfiguration("helder"));
  const next = new LanguageClient(
    "helder",
    "helder",
    { command, args },
    { documentSelector: selector(), synchronize: { fileEvents: watcher } },
  );
  try {
    await next.start();
    client = next;
  } catch (error) {
    // Nobody waits for the answer: an open message must not hold up the next start.
    vscode.window.showErrorMessage(failure(command, error));
  }
}

async function stop() {
  const last = client;
  client = undefined;
  try {
    await last?.stop();
  } catch {
    // A server that is gone can't be stopped, and need not be.
  }
}

module.exports = { activate, deactivate };
