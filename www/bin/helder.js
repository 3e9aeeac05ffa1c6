#!/usr/bin/env node
// `npx helder check FILES`: the core as WebAssembly, in Node. It finds what the program `helder`
// finds, and its JSON is the same, byte for byte. The program does all the rest.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import initialise, { load, page } from '../pkg/helder_wasm.js';
import { answered, fetchModule } from '../load.js';

const HELP = `helder check FILES|-

Shows where a text is hard to read, why, and what to write instead.
Reads HTML (.html, .htm, .xhtml), Markdown (.md, .markdown) and text (.txt, .text).
- is standard input.

  --format human|json         what to write; human without this
  --lang nl|en                the language of the texts; else each tells its own
  --messages nl|en            the language of the messages; else that of the text
  --type html|markdown|plain  what the texts are; else the name of a file tells
  --config FILE               the settings; else the nearest helder.toml
  --fail-on hint|warning|error|never
                              from which severity the exit code is 1; without this
                              as the settings say, else error

The exit code is 0 if every text passes, 1 if one does not, and 2 if one can't be read.
For folders, letters, web sites, fixes and more, use the program: https://github.com/helder
`;
const TYPES = {
  '.html': 'html', '.htm': 'html', '.xhtml': 'html',
  '.md': 'markdown', '.markdown': 'markdown',
  '.txt': 'plain', '.text': 'plain',
};
/** What the program can do and this can't. */
const ELSEWHERE = ['baseline', 'score', 'inspect', 'explain', 'rules', 'init', 'config', 'fix', 'lsp'];

/** What ends the run; the message is for the person who typed the command. */
class Fault extends Error {}

/** A text that can't be read, and what to do about it. */
class Unread extends Error {
  constructor(reason, mend) {
    super(reason);
    this.mend = mend;
  }
}

process.exitCode = await main(process.argv.slice(2)).catch((error) => {
  if (!(error instanceof Fault)) throw error;
  process.stderr.write(`helder: ${error.message}\n`);
  return 2;
});

async function main(argv) {
  const { values, positionals } = understood(argv);
  const [command, ...paths] = positionals;
  if (values.help || command === undefined) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  if (values.version) {
    process.stdout.write(`helder ${await version()}\n`);
    return 0;
  }
  if (command !== 'check') {
    const known = ELSEWHERE.includes(command);
    throw new Fault(`this package can only check${known ? `; “${command}” is for the program helder` : `, and knows no “${command}”`}. See npx helder --help`);
  }
  if (paths.length === 0) throw new Fault('name the files to check, or - for standard input');
  // The whole module, for nothing is fetched here.
  await initialise({ module_or_path: await fetchModule('whole') });
  const pages = [];
  const errors = [];
  // In the order of the program: by path, each once.
  for (const path of [...new Set(paths.map(shown))].sort()) {
    try {
      pages.push(await checked(path, values));
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      errors.push({ path, reason: error.message, mend: error.mend });
      process.stderr.write(`helder: ${path}: ${error.message}. ${error.mend}\n`);
    }
  }
  const report = values.format === 'json' ? json(pages, errors, await version()) : pages.map(human).join('');
  process.stdout.write(report);
  if (errors.length > 0) return 2;
  return pages.some(({ broken }) => broken.length > 0) ? 1 : 0;
}

function understood(argv) {
  const string = (fallback) => ({ type: 'string', ...(fallback && { default: fallback }) });
  const choices = {
    format: ['human', 'json'],
    lang: ['nl', 'en'],
    messages: ['nl', 'en'],
    type: ['html', 'markdown', 'plain'],
    'fail-on': ['hint', 'warning', 'error', 'never'],
  };
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        format: string('human'),
        lang: string(),
        messages: string(),
        type: string(),
        config: string(),
        'fail-on': string(),
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'V' },
      },
    });
  } catch (error) {
    throw new Fault(`${error.message.split('. ')[0]}. See npx helder --help`);
  }
  for (const [name, allowed] of Object.entries(choices)) {
    const value = parsed.values[name];
    if (value !== undefined && !allowed.includes(value)) {
      throw new Fault(`--${name} is one of ${allowed.join(', ')}, not “${value}”`);
    }
  }
  return parsed;
}

/** The path as reports show it: with `/`, and without `./`. */
function shown(path) {
  return path === '-' ? path : path.split(sep).join('/').replace(/^(\.\/)+/, '');
}

/** A page: what the core says of it, as it is and as objects. */
async function checked(path, values) {
  const type = values.type ?? TYPES[extname(path).toLowerCase()];
  if (path !== '-' && !type) {
    throw new Unread('helder does not know this kind of file', 'Say what it is with --type, or use the program helder.');
  }
  let bytes;
  try {
    bytes = path === '-' ? await standardInput() : await readFile(path);
  } catch (error) {
    const reason = { ENOENT: 'there is no such file', EISDIR: 'this is a folder', EACCES: 'you may not read this file' }[error.code] ?? error.message;
    throw new Unread(reason, error.code === 'EISDIR' ? 'Name the files in it, or use the program helder.' : 'Look at the name of the file.');
  }
  let text;
  try {
    // The byte order mark stays: places count it.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Unread('this file is not UTF-8', 'Save it as UTF-8.');
  }
  const format = type ?? (/^\s*<(!doctype html|html)/i.test(text) ? 'html' : 'plain');
  const { config, within } = await settings(path, values.config);
  const options = JSON.stringify({ path: within, lang: values.lang, ui: values.messages, fail_on: values['fail-on'], config });
  const line = await answered(() => page(path, text, format, options), load);
  const answer = JSON.parse(line);
  if (answer.error) throw new Fault(answer.error.replace(/^config:/, `${config && values.config ? values.config : 'helder.toml'}:`));
  return { line, path, findings: answer.findings, broken: answer.broken ?? [] };
}

async function standardInput() {
  const parts = [];
  for await (const part of process.stdin) parts.push(part);
  return Buffer.concat(parts);
}

/** The text of the settings that hold for a file, and its path from their folder. */
async function settings(path, named) {
  let file = named;
  if (!file) {
    let folder = path === '-' ? process.cwd() : dirname(resolve(path));
    for (;;) {
      if (existsSync(join(folder, 'helder.toml'))) file = join(folder, 'helder.toml');
      const up = dirname(folder);
      if (file || up === folder || existsSync(join(folder, '.git'))) break;
      folder = up;
    }
  }
  if (!file) return {};
  try {
    const within = path === '-' ? '' : relative(dirname(resolve(file)), resolve(path)).split(sep).join('/');
    return { config: await readFile(file, 'utf8'), within };
  } catch {
    throw new Fault(`${file} can't be read`);
  }
}

async function version() {
  const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return JSON.parse(manifest).version;
}

/** The document that `helder check --format json` writes. */
function json(pages, errors, version) {
  const count = (severity) => pages.reduce((n, { findings }) => n + findings.filter((it) => it.severity === severity).length, 0);
  const summary = {
    pages: pages.length, unread: errors.length,
    errors: count('error'), warnings: count('warning'), hints: count('hint'),
  };
  const lines = pages.map(({ line }) => `\n${line}`).join(',');
  return `{"version":1,"tool":{"name":"helder","version":"${version}"},"pages":[${lines}\n],"errors":${JSON.stringify(errors)},"summary":${JSON.stringify(summary)}}\n`;
}

/** A page for people: a finding, its words, and what to do. */
function human({ path, findings }) {
  if (findings.length === 0) return `${path}: nothing found\n`;
  const lines = findings.map(({ rule, severity, message, suggestions, span, text }) => {
    const { line, column } = span.start;
    const words = text.replace(/\s+/g, ' ').slice(0, 100);
    const [first] = suggestions;
    return [
      `  ${line}:${column}  ${severity}  ${rule}`,
      ...(words ? [`    ${words}`] : []),
      `    ${message}`,
      ...(first ? [`    → ${first.text}`] : []),
    ].map(plain).join('\n');
  });
  return `${path}\n${lines.join('\n')}\n\n`;
}

/** Without signs that a terminal would obey. */
function plain(line) {
  return line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
