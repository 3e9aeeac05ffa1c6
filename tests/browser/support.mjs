// A server for www/ and a browser for the tests. `CHROMIUM` names another browser than Debian's.
import { execFileSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";

export const WWW = fileURLToPath(new URL("../../www/", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url));
/** The package as it is published. */
export const PACKAGE = join(target, "npm");
const HERE = fileURLToPath(new URL("./", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
};
const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
/** What the pages of governments ask of scripts at their strictest. */
export const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'";

/** What is bundled: packages that come in many small modules. */
const BUNDLES = { "/bundle/packages.js": "packages.mjs", "/bundle/gutenberg.js": "gutenberg/editor.mjs" };

async function bundle(name) {
  const { outputFiles } = await build({
    entryPoints: [join(HERE, name)],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0].contents;
}

/**
 * Serves `www/` at the root, or the folder named, this folder at `/tests/`, and what is bundled at `/bundle/`.
 * What is asked with `?csp` has the strict policy, and with `?csp=…` the one named. `asked` holds the
 * paths that were asked for.
 */
export async function serve(root = WWW) {
  const bundled = {};
  const asked = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    const path = normalize(decodeURIComponent(url.pathname));
    asked.push(path);
    if (path in BUNDLES) {
      bundled[path] ??= bundle(BUNDLES[path]);
      response.writeHead(200, { "content-type": TYPES[".js"] }).end(await bundled[path]);
      return;
    }
    let file = path.startsWith("/tests/") ? join(HERE, path.slice(7)) : join(root, path);
    if (path.startsWith("/node_modules/")) file = join(HERE, path);
    if (path.endsWith("/")) file = join(file, "index.html");
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const headers = { "content-type": TYPES[extname(file)] ?? "application/octet-stream" };
    if (url.searchParams.has("csp")) headers["content-security-policy"] = url.searchParams.get("csp") || STRICT;
    response.writeHead(200, headers);
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, asked, close: () => server.close() };
}

/** Gives the tests of a file a server, of `www/` or the folder named, and a browser, and ends both after them. */
export function started(take, { root, ...options } = {}) {
  let server, browser;
  before(async () => {
    server = await serve(root);
    browser = await browse(options);
    take(server, browser);
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });
}

/** Starts a browser with a profile of its own. */
export async function browse(options = {}) {
  const folder = await mkdtemp(join(tmpdir(), "helder-browser-"));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: FLAGS.split(" "),
    viewport: { width: 1200, height: 800 },
    ...options,
  });
  const close = async () => {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { context, close };
}

/** Opens a page and fails the test on any error in it that `allowed` does not know. */
export async function open(context, address, allowed = () => false) {
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (line) => {
    if (line.type() === "error" && !allowed(line.text())) errors.push(line.text());
  });
  page.errors = errors;
  await page.goto(address);
  return page;
}

/** What the command line finds in a text, each as its rule and its message. */
export function findings(text, format = "html") {
  const helder = process.env.HELDER ?? fileURLToPath(new URL("../../target/release/helder", import.meta.url));
  const input = `${JSON.stringify({ format, text })}\n`;
  const answer = JSON.parse(execFileSync(helder, ["check", "--jsonl", "--messages", "nl"], { input, maxBuffer: 1 << 28 }));
  return answer.findings.map((it) => `${it.rule}: ${it.message}`);
}
