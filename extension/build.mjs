// Puts the extension together, for Chromium and Firefox: `node extension/build.mjs [FOLDER]`. Run
// `cargo xtask wasm` first. Load the folder as an unpacked extension, or zip what is in it.

import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = new URL('.', import.meta.url);
const www = new URL('../www/', here);
/** Of the package, what an extension has no use for. */
const LEFT_OUT = /^(README\.md|package\.json|tsconfig\.json|.*\.html|bin|rules|site|types)$/;

/** @param {string} folder */
export async function build(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(`${folder}/helder`, { recursive: true });
  for (const name of await readdir(here)) {
    if (!/\.(mjs|md)$/.test(name)) await cp(new URL(name, here), `${folder}/${name}`);
  }
  for (const name of await readdir(www)) {
    if (!LEFT_OUT.test(name)) await cp(new URL(name, www), `${folder}/helder/${name}`, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? fileURLToPath(new URL('../target/extension', here));
  await build(folder);
  console.log(folder);
}
