// How the language server is started and which texts it gets. Nothing of VS Code is needed here, so
// that tests can ask without it.
"use strict";

/** The kinds of text that helder reads, as VS Code calls them. */
const LANGUAGES = ["html", "markdown", "plaintext"];

/** The command that starts the language server, by the settings. */
function server(settings) {
  const args = ["lsp"];
  const messages = settings.get("messages", "auto");
  if (messages !== "auto") {
    args.push("--messages", messages);
  }
  return { command: settings.get("path", "helder") || "helder", args };
}

/** The texts that helder gets: files, and texts that are not saved yet. */
function selector() {
  return LANGUAGES.flatMap((language) =>
    ["file", "untitled"].map((scheme) => ({ scheme, language })),
  );
}

/** What to say when the program does not start. */
function failure(command, error) {
  const cause = error && error.message ? error.message : String(error);
  return `helder does not start: ${command} (${cause}). Install helder, or set helder.path.`;
}

module.exports = { LANGUAGES, server, selector, failure };
