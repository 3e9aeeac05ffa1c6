// Which module a page loads, and how the whole one takes over from a lean one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, started } from "./support.mjs";

let server, browser, page;
started((...both) => ([server, browser] = both));

const LEAN = "/pkg/lean/nl/helder_wasm_bg.wasm";
const LEAN_EN = "/pkg/lean/en/helder_wasm_bg.wasm";
const WHOLE = "/pkg/helder_wasm_bg.wasm";
const TEXT = "<p>Indien u belt, dient u te wachten.</p><p>Aangaande dit punt.</p>";
const PATTERN = { name: "punt", match: "dit (punt)", message: "Zeg welk punt." };

/** An editor with a text, and the modules that were asked for since. */
async function start(options = {}) {
  await page?.close();
  page = await open(browser.context, `${server.address}/tests/page.html`);
  await page.waitForFunction(() => globalThis.ready);
  const before = server.asked.length;
  const state = await page.evaluate(
    ([text, options]) => {
      const element = document.getElementById("editor");
      element.append(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
      api.start("editor", options);
      return api.settled();
    },
    [TEXT, options],
  );
  assert.equal(state, "ready", JSON.stringify(await page.evaluate(() => api.errors)));
  return () => server.asked.slice(before).filter((it) => it.endsWith(".wasm"));
}

/** A field with Markdown, beside the editor. */
const attachField = () =>
  page.evaluate(async () => {
    const field = document.getElementById("field");
    field.value = "# Aangaande\n\nIndien u **belt**, `indien` niet.";
    api.field = api.helder.attach(field, { format: "markdown" });
    return [await api.settled(api.field), await api.settled()];
  });
const errors = () => page.evaluate(() => api.errors);
const found = () => page.evaluate(() => api.found());

test("HTML and settings that are an object need a lean module", async () => {
  const asked = await start({ config: { rules: { passive: "off" } } });
  assert.deepEqual(asked(), [LEAN]);
  assert.ok((await found()).some((it) => it.includes("Indien")));
});

for (const options of [{ ui: "en" }, { ui: "en", languages: ["nl"] }, { ui: "en", config: { ui: "nl" } }]) {
  test(`messages in English need the module that speaks it: ${JSON.stringify(options)}`, async () => {
    const asked = await start(options);
    assert.deepEqual(asked(), [LEAN_EN]);
    assert.deepEqual(await page.evaluate(() => [api.session.answer.lang, api.session.answer.ui]), ["nl", "en"]);
  });
}

test("messages in another language from then on: the whole module takes over", async () => {
  const asked = await start();
  const messages = () => page.evaluate(() => api.session.findings.map((it) => it.message).join());
  const dutch = await messages();
  await page.evaluate(() => {
    api.helder.configure({ ui: "en" });
    return api.settled();
  });
  assert.deepEqual(asked(), [LEAN, WHOLE]);
  assert.equal(await page.evaluate(() => api.session.answer.ui), "en");
  assert.notEqual(await messages(), dutch);
  assert.deepEqual(await errors(), []);
});

test("a text that alone tells its language: the whole module takes over where that is another one", async () => {
  await start();
  await page.evaluate(() => {
    document.documentElement.lang = "";
    document.getElementById("editor").innerHTML = "<p>In the event that you call, we will send you a letter.</p>";
    api.helder.configure({});
    return api.settled();
  });
  assert.equal(await page.evaluate(() => api.session.answer.ui), "en");
  assert.deepEqual(await errors(), []);
});

for (const [name, config] of [["patterns", { patterns: [PATTERN] }], ["TOML", 'lang = "nl"']]) {
  test(`settings with ${name} load the whole module at once`, async () => {
    const asked = await start({ config });
    assert.deepEqual(asked(), [WHOLE]);
  });
}

test("what the lean module finds that it lacks, the whole one does", async () => {
  const asked = await start({ config: { overrides: [{ paths: ["**"], patterns: [PATTERN] }] } });
  assert.deepEqual(asked(), [LEAN, WHOLE]);
  assert.ok((await found()).includes("house-pattern “dit punt”"));
  assert.deepEqual(await errors(), []);
});

test("Markdown in the middle of a session: the whole module takes over, and nothing is lost", async () => {
  const asked = await start();
  assert.deepEqual(asked(), [LEAN]);
  // What is written while the modules change is checked too.
  await page.focus("#editor");
  await page.keyboard.type("Teneinde ");
  assert.deepEqual(await attachField(), ["ready", "ready"]);
  assert.deepEqual(asked(), [LEAN, WHOLE]);
  const after = await found();
  for (const word of ["Teneinde", "dient", "Aangaande"]) assert.ok(after.some((it) => it.includes(word)), after.join());
  const field = await page.evaluate(() => api.found(api.field));
  assert.equal(field.filter((it) => it.includes("ndien")).length, 1, field.join());
  await page.keyboard.type("wij bellen en betreffende dit ");
  await page.evaluate(() => api.settled());
  assert.ok((await found()).some((it) => it.includes("betreffende")));
  assert.equal(page.workers().length, 1);
  assert.deepEqual(await errors(), []);
});

test("a whole module that is missing is said, at the text that needs it", async () => {
  await start();
  await page.route(`**${WHOLE}`, (route) => route.fulfill({ status: 404 }));
  // The editor keeps what was found before.
  assert.deepEqual(await attachField(), ["failed", "ready"]);
  assert.match((await errors()).join("\n"), /load: .*helder_wasm_bg\.wasm can't be read: the server answers 404/);
  await page.unroute(`**${WHOLE}`);
});

test("after a panic each module comes back as itself, with every text", async () => {
  for (const [module, failing] of [["lean", 1], ["whole", 2]]) {
    const asked = await start();
    const seen = await page.evaluate(async ([module, failing]) => {
      api.helder.dispose();
      let n = 0;
      const modules = [];
      api.errors = [];
      api.helder = api.createHelder({
        delay: 5,
        onError: (error) => api.errors.push(error.message),
        worker: () => {
          const worker = new Worker("/worker.js", { type: "module" });
          const post = worker.postMessage.bind(worker);
          let fails = ++n === failing;
          worker.postMessage = (message) => {
            if (message.type === "load") modules.push(message.module);
            if (message.type === "check" && fails) {
              fails = false;
              setTimeout(() => worker.onmessage({ data: { fatal: true, error: "unreachable" } }));
            } else post(message);
          };
          return worker;
        },
      });
      api.session = api.helder.attach(document.getElementById("editor"));
      const field = document.getElementById("field");
      field.value = "Indien u **belt**.";
      api.field = module === "whole" ? api.helder.attach(field, { format: "markdown" }) : api.session;
      return [await api.settled(api.field), await api.settled(), modules, api.errors];
    }, [module, failing]);
    const modules = module === "lean" ? ["lean-nl", "lean-nl"] : ["lean-nl", "whole", "whole"];
    assert.deepEqual(seen, ["ready", "ready", modules, ["helder failed and was started again: unreachable"]]);
    assert.equal(asked().includes(WHOLE), module === "whole");
    assert.ok((await found()).includes("hard-conjunction “Indien”"));
    assert.ok((await page.evaluate(() => api.found(api.field))).includes("hard-conjunction “Indien”"));
  }
});
