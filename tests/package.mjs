// `cargo xtask package`: packs the npm package as it is published, installs it in an empty folder with each bundler, and
// opens what that makes in Chromium. It fetches the bundlers, so it is no part of the gate.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../target", import.meta.url));
const { chromium } = createRequire(new URL("browser/", import.meta.url))("playwright-core");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".css": "text/css" };

const APP = `import { createHelder } from 'helder';
import 'helder/panel';
const helder = createHelder({ ui: 'nl', ...globalThis.options });
document.querySelector('helder-panel').helder = helder;
helder.attach(document.querySelector('textarea'));
`;
const page = (head) => `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>App</title>${head}</head>
<body><textarea>Indien u belt, dient u te wachten.</textarea><helder-panel></helder-panel></body></html>`;
const IMPORT_MAP = `<script type="importmap">{"imports":{"helder":"/node_modules/helder/helder.js","helder/panel":"/node_modules/helder/panel.js"}}</script>`;
const COPY = "esbuild can't see that the Worker is a file to ship: it is copied, and named";

/** Each way: what it needs, how it builds, and the folder to serve. */
const WAYS = {
  "no bundler": { packages: [], head: `${IMPORT_MAP}<script type="module" src="/app.js"></script>`, out: "." },
  vite: { packages: ["vite@8"], head: '<script type="module" src="/app.js"></script>', build: ["vite", "build"], out: "dist" },
  webpack: {
    packages: ["webpack@5", "webpack-cli@6"],
    head: '<script src="main.js"></script>'.replace("src", "defer src"),
    build: ["webpack", "--mode=production", "--entry=./app.js", "--output-path=dist"],
    out: "dist",
    page: true,
  },
  parcel: { packages: ["parcel@2.16"], head: '<script type="module" src="./app.js"></script>', build: ["parcel", "build", "index.html", "--no-cache", "--public-url", "/"], out: "dist" },
  esbuild: {
    packages: ["esbuild@0.28"],
    head: `<script>globalThis.options = { workerUrl: "/helder/worker.js" } // ${COPY}</script><script type="module" src="out.js"></script>`,
    build: ["esbuild", "app.js", "--bundle", "--format=esm", "--outfile=dist/out.js"],
    out: "dist",
    page: true,
    copy: true,
  },
};

const wanted = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "helder-package-"));
const run = (program, parameters, cwd) => execFileSync(program, parameters, { cwd, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });
try {
  const packing = ["pack", "--json", "--pack-destination", folder];
  const [{ filename, files }] = JSON.parse(run("npm", packing, join(target, "npm")));
  const types = files.some((it) => it.path === "types/helder.d.ts");
  assert.ok(types, "www/types is not there: run `cargo xtask browser` first");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  for (const [name, way] of Object.entries(WAYS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    await tryOut(browser, name, way, join(folder, filename));
    console.log(`${name}: works`);
  }
  await browser.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function tryOut(browser, name, way, packed) {
  const app = join(folder, name.replace(" ", "-"));
  await mkdir(app);
  await writeFile(join(app, "package.json"), JSON.stringify({ name: "app", private: true, type: "module" }));
  await writeFile(join(app, "app.js"), APP);
  await writeFile(join(app, "index.html"), page(way.head));
  run("npm", ["install", "--no-audit", "--no-fund", packed, ...way.packages], app);
  if (name === "no bundler") {
    // The command of the package, as an installed one.
    await writeFile(join(app, "brief.txt"), "Indien u belt, dient u te wachten.");
    assert.match(run("npx", ["--no-install", "helder", "check", "brief.txt"], app), /hard-conjunction/);
  }
  if (way.build) run("npx", ["--no-install", ...way.build], app);
  const out = join(app, way.out);
  if (way.page) await cp(join(app, "index.html"), join(out, "index.html"));
  if (way.copy) await cp(join(app, "node_modules/helder"), join(out, "helder"), { recursive: true });
  const server = await serve(out);
  const tab = await browser.newPage();
  const said = [];
  tab.on("console", (line) => line.type() === "error" && said.push(line.text()));
  tab.on("pageerror", (error) => said.push(String(error)));
  try {
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    await tab.waitForFunction(() => {
      const cards = document.querySelector("helder-panel").shadowRoot?.querySelectorAll(".quote") ?? [];
      return [...cards].some((it) => it.textContent === "Indien");
    });
  } catch (error) {
    throw new Error(`${name}: ${said.join("; ")}`, { cause: error });
  } finally {
    await tab.close();
    server.close();
  }
}

async function serve(root) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const file = join(root, path.endsWith("/") ? `${path}index.html` : path);
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    return response.end(await readFile(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
