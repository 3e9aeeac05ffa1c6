// `node xtask/npm/package.mjs FOLDER` lays out the npm package: what `www/package.json` says that
// ships. `www` runs as it is, in the tests and for whoever works on it. Here its modules get short:
// each for itself, with its own name and exports, and a source map that has the text of `www`. What
// bundlers look for, `new URL("…", import.meta.url)`, stays as it is.
//
// The integrations stay as they are too, to be read and changed, and so does the command for Node.
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { minify } from "terser";

const www = fileURLToPath(new URL("../../www/", import.meta.url));
const folder = process.argv[2];
/** The modules that browsers load. */
const MODULES = /^(adapters\/|pkg\/|pkg\/.*\/)?[^/]*\.js$/;

const { files } = JSON.parse(await readFile(join(www, "package.json"), "utf8"));
const top = await readdir(www);
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const name of ["package.json", ...files]) {
  const found = name.startsWith("*") ? top.filter((it) => it.endsWith(name.slice(1))) : [name];
  // The types are there once `cargo xtask browser` wrote them.
  for (const it of found) if (it !== "types" || top.includes(it)) await cp(join(www, it), join(folder, it), { recursive: true });
}
for (const path of await readdir(folder, { recursive: true })) {
  if (MODULES.test(path.replaceAll("\\", "/"))) await shorten(join(folder, path));
}

/** @param {string} path */
async function shorten(path) {
  const name = basename(path);
  const sourceMap = { filename: name, url: `${name}.map`, includeSources: true };
  const options = { module: true, compress: { passes: 2 }, sourceMap };
  const { code, map } = await minify({ [name]: await readFile(path, "utf8") }, options);
  await writeFile(path, `${code}\n`);
  await writeFile(`${path}.map`, map);
}
