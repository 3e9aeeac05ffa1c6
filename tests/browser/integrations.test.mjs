// What of `www/integrations` can be tested without its system: the plugins in the real editors, the
// script for WordPress with a stand-in for `wp`, and the scripts for plain fields.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, started } from "./support.mjs";

let server, browser, page;
started((...both) => ([server, browser] = both));

async function start() {
  await page?.close();
  page = await open(browser.context, `${server.address}/tests/editors.html`);
  await page.evaluate(() => {
    document.body.replaceChildren();
    globalThis.script = (src) =>
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        Object.assign(script, { src, onload: resolve, onerror: () => reject(new Error(src)) });
        document.head.append(script);
      });
    globalThis.field = (html) => {
      document.body.innerHTML = html;
      return document.body.firstElementChild;
    };
  });
}

/** Waits for these words among the cards of the panel. */
const card = (words) =>
  page.waitForFunction((words) => {
    const root = document.querySelector("helder-panel")?.shadowRoot;
    return [...(root?.querySelectorAll(".quote") ?? [])].some((it) => it.textContent === words);
  }, words);

test("Drupal: the plugin in CKEditor 5", async () => {
  await start();
  await page.evaluate(async () => {
    // Served from the package itself, not from a folder in the module.
    const response = await fetch("/integrations/drupal/js/plugin.js");
    const source = (await response.text()).replace("new URL('helder/', document.currentScript.src)", "new URL('/', location.href)");
    const script = document.createElement("script");
    script.text = source;
    document.head.append(script);
    const { ClassicEditor, Essentials, Paragraph } = await import("ckeditor5");
    const place = field("<div><p>Indien u belt, dient u te wachten.</p></div>");
    globalThis.editor = await ClassicEditor.create(place, { licenseKey: "GPL", plugins: [Essentials, Paragraph, CKEditor5.helder.Helder] });
  });
  await card("Indien");
  assert.equal(await page.evaluate(() => editor.getData()), "<p>Indien u belt, dient u te wachten.</p>");
  await page.evaluate(() => editor.destroy());
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
});

test("TinyMCE: the plugin file", async () => {
  await start();
  await page.evaluate(async () => {
    await script("/node_modules/tinymce/tinymce.min.js");
    const target = field("<textarea>&lt;p&gt;Indien u belt.&lt;/p&gt;</textarea>");
    await tinymce.init({
      target, license_key: "gpl", promotion: false, plugins: "helder",
      external_plugins: { helder: `${location.origin}/integrations/tinymce/plugin.js` },
    });
  });
  await card("Indien");
  assert.equal(await page.evaluate(() => tinymce.activeEditor.getContent()), "<p>Indien u belt.</p>");
});

test("WordPress: the sidebar, with a stand-in for wp", async () => {
  await start();
  await page.evaluate(async () => {
    field('<div class="is-root-container" contenteditable="true"><p>Indien u belt.</p></div>');
    const place = document.createElement("div");
    document.body.append(place);
    globalThis.wp = {
      element: {
        createElement: (type, props, child) => (typeof type === "function" ? type({ ...props, child }) : { props }),
        useRef: () => ({ current: place }),
        useEffect: (run) => { globalThis.leave = run(); },
      },
      editor: { PluginSidebar: ({ child }) => child },
      plugins: { registerPlugin: (name, { render }) => render() },
    };
    const response = await fetch("/integrations/wordpress/sidebar.js");
    const script = document.createElement("script");
    script.text = (await response.text()).replace("new URL('helder/', document.currentScript.src)", "new URL('/', location.href)");
    document.head.append(script);
  });
  await card("Indien");
  await page.evaluate(() => leave());
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
});

test("Wagtail and Whitehall: fields, also one that comes later", async () => {
  await start();
  await page.evaluate(async () => {
    field('<form><div class="app-c-govspeak-editor"><textarea lang="nl">Indien u belt.</textarea></div></form>');
    await import("/integrations/whitehall/govspeak.js");
  });
  await card("Indien");
  await start();
  await page.evaluate(async () => {
    field("<form><textarea>Indien u belt.</textarea></form>");
    await import("/integrations/wagtail/fields.js");
  });
  await card("Indien");
  await page.evaluate(() => {
    const later = document.createElement("textarea");
    later.value = "Aangaande dit.";
    document.querySelector("form").append(later);
  });
  await page.focus("textarea:last-of-type");
  await card("Aangaande");
});
