// Answers JSON Lines from standard input with the WebAssembly module, for `cargo xtask parity`. A
// language is loaded when a text needs it.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { answered } from "../www/load.js";

const require = createRequire(import.meta.url);
const folder = process.env.CARGO_TARGET_DIR ?? new URL("../target", import.meta.url).pathname;
const helder = require(`${folder}/wasm-node/helder_wasm.js`);
const question = process.argv[2];

for await (const line of createInterface({ input: process.stdin })) {
  const { text, format, ...options } = JSON.parse(line);
  const ask = () => helder[question](text, format, JSON.stringify(options));
  process.stdout.write(`${await answered(ask, helder.load)}\n`);
}
