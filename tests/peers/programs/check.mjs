// node check.mjs TOOL LANG FILE...: one of the peers that are libraries, over many files in one
// process, as fast as it can be called. Run it where the packages are installed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "package.json"));
/** Packages are looked for in the current folder, not beside this script. */
const load = async (name) => {
  const root = join(process.cwd(), "node_modules", name);
  const { exports, main = "index.js" } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  let entry = exports?.["."] ?? exports ?? main;
  while (typeof entry !== "string") entry = entry.import ?? entry.default;
  return import(pathToFileURL(join(root, entry)).href);
};

/** For each tool, what makes a function from a text to the number of its messages. */
const TOOLS = {
  "write-good": async () => {
    const writeGood = require("write-good");
    return (text) => writeGood(text).length;
  },
  alex: async () => {
    const alex = await load("alex");
    return (text) => alex.text(text).messages.length;
  },
  retext: async (lang) => {
    const { unified } = await load("unified");
    const plugins = {
      en: ["retext-english", "retext-readability", "retext-simplify", "retext-passive", "retext-equality"],
      nl: ["retext-dutch", "retext-readability"],
    };
    let processor = unified();
    for (const name of [...plugins[lang], "retext-stringify"]) processor = processor.use((await load(name)).default);
    return async (text) => (await processor.process(text)).messages.length;
  },
  yoastseo: async (lang) => {
    const { Paper, assessors } = require("yoastseo");
    const Researcher = require(`yoastseo/build/languageProcessing/languages/${lang}/Researcher`).default;
    const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    return (text) => {
      const html = text.split(/\n\n+/).map((it) => `<p>${escape(it)}</p>`);
      const paper = new Paper(html.join("\n"), { locale: lang === "nl" ? "nl_NL" : "en_GB" });
      const assessor = new assessors.ContentAssessor(new Researcher(paper));
      assessor.assess(paper);
      return assessor.getValidResults().length;
    };
  },
  "harper.js": async () => {
    const { LocalLinter } = await load("harper.js");
    const inlined = join(process.cwd(), "node_modules/harper.js/dist/binaryInlined.js");
    const { binaryInlined: binary } = await import(pathToFileURL(inlined).href);
    const linter = new LocalLinter({ binary });
    await linter.setup();
    return async (text) => (await linter.lint(text, { language: "plaintext" })).length;
  },
};

// Linters end with 1 or 2 if they find something; what goes wrong has to look different.
process.on("uncaughtException", (error) => {
  console.error(error);
  process.exit(3);
});
const [tool, lang, ...files] = process.argv.slice(2);
const check = await TOOLS[tool](lang);
let found = 0;
for (const file of files) found += await check(readFileSync(file, "utf8"));
console.log(`${tool}: ${found} in ${files.length} files`);
if (found === 0) throw new Error(`${tool} found nothing`);
