// Pictures for people to look at: `node shots.mjs FOLDER`.
import { DOCUMENTS } from "./documents.mjs";
import { browse, open, serve } from "./support.mjs";

const [folder] = process.argv.slice(2);
const server = await serve();
const browser = await browse({ locale: "nl-NL" });

/** An editor with the panel beside it, as a system for web pages would have it. */
async function editor(page, name, html) {
  await page.waitForFunction(() => globalThis.editorsReady);
  await page.evaluate(([name, html]) => api.edit(name, html), [name, html]);
  await page.evaluate(async () => {
    await import("/panel.js");
    const panel = document.createElement("helder-panel");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      :root { color-scheme: light dark; }
      body { margin: 16px; font: 16px/1.5 system-ui, sans-serif; display: grid; gap: 16px; }
      h1 { margin: 0; font-size: 20px; }
      helder-panel { border: 1px solid #8888; border-radius: 4px; }
      .ck.ck-content { min-height: 300px; }
      @media (min-width: 900px) { body { grid-template-columns: minmax(0, 1fr) 400px; } h1 { grid-column: 1 / -1; } helder-panel { grid-area: 2 / 2; } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    document.body.append(panel);
    await api.watch();
    panel.helder = api.helder;
    api.session.select(api.session.findings[0]);
  });
  await page.waitForFunction(() => document.querySelector("helder-panel").shadowRoot.querySelector(".card"));
}

const { EXAMPLES } = await import("../../www/site/examples.js");
for (const colorScheme of ["light", "dark"]) {
  for (const width of [390, 1440]) {
    for (const name of ["home", "ckeditor5", "tinymce"]) {
      const page = await open(browser.context, "about:blank");
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: width === 390 ? 1700 : 900 });
      await page.goto(`${server.address}/${name === "home" ? "" : "tests/editors.html"}`);
      if (name === "home") await page.waitForFunction(() => document.querySelector("helder-panel").shadowRoot.querySelector(".card"));
      else await editor(page, name, EXAMPLES.nl[0] + DOCUMENTS["a table"]);
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
      await page.close();
    }
  }
}
await browser.close();
server.close();
