// The home page: a text to improve, in Dutch or in English. Everything happens on this page; after
// it has loaded, it asks nothing of any server.

import { createHelder } from '../helder.js';
import '../panel.js';
import { EXAMPLES } from './examples.js';
import { clean, fromMarkdown, fromPlain, isMarkdown } from './paste.js';

/** @typedef {'nl' | 'en'} Ui */
/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

const editor = byId('editor');
const was = byId('was');
const panel = /** @type {import('../panel.js').HelderPanel} */ (document.querySelector('helder-panel'));
/** @type {Ui} */
let ui = navigator.language.startsWith('nl') ? 'nl' : 'en';
let nth = 0;

// The reader may change the language of the page without a network, and only the whole module speaks both.
const helder = createHelder({ ui, languages: ['nl', 'en'], whole: true });
panel.helder = helder;

/** Says the page in a language. @param {Ui} lang */
function speak(lang) {
  ui = lang;
  document.documentElement.lang = lang;
  for (const element of document.querySelectorAll('[data-nl]')) {
    element.textContent = /** @type {HTMLElement} */ (element).dataset[lang] ?? '';
  }
  for (const element of document.querySelectorAll('[data-label-nl]')) {
    const { labelNl, labelEn } = /** @type {HTMLElement} */ (element).dataset;
    element.setAttribute('aria-label', (lang === 'nl' ? labelNl : labelEn) ?? '');
  }
  for (const button of document.querySelectorAll('[data-ui]')) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-ui') === lang));
  }
  panel.setAttribute('ui-lang', lang);
  helder.configure({ ui });
}

/** Puts a text in the editor. @param {DocumentFragment} text */
function show(text) {
  was.replaceChildren(text.cloneNode(true));
  editor.replaceChildren(text);
}

/** @param {number} at */
function showExample(at) {
  const own = EXAMPLES[ui];
  const html = own[at % own.length];
  editor.lang = ui;
  show(clean(html));
}

/** @param {string} line */
function say(line) {
  byId('said').textContent = line;
}

for (const button of document.querySelectorAll('[data-ui]')) {
  button.addEventListener('click', () => {
    speak(/** @type {Ui} */ (button.getAttribute('data-ui')));
    showExample(nth);
  });
}
byId('example').addEventListener('click', () => showExample(++nth));
byId('clear').addEventListener('click', () => {
  show(document.createDocumentFragment());
  editor.focus();
});
byId('copy').addEventListener('click', async () => {
  await navigator.clipboard.writeText(editor.innerText);
  say(ui === 'nl' ? 'De tekst is gekopieerd.' : 'The text is copied.');
});

editor.addEventListener('paste', (event) => {
  const data = event.clipboardData;
  const html = data?.getData('text/html');
  const plain = data?.getData('text/plain') ?? '';
  const isMarked = !html && isMarkdown(plain);
  if (!html && !isMarked && !plain.includes('\n\n')) return;
  event.preventDefault();
  const text = html ? clean(html) : isMarked ? fromMarkdown(plain) : fromPlain(plain);
  if (editor.innerText.trim() === '') show(text);
  else insert(text);
});
editor.addEventListener('dragover', (event) => {
  event.preventDefault();
  editor.classList.add('dropping');
});
editor.addEventListener('dragleave', () => editor.classList.remove('dropping'));
editor.addEventListener('drop', async (event) => {
  const file = event.dataTransfer?.files[0];
  editor.classList.remove('dropping');
  if (!file) return;
  event.preventDefault();
  const text = await file.text();
  if (/\.(md|markdown)$/i.test(file.name)) show(fromMarkdown(text));
  else if (/\.x?html?$/i.test(file.name)) show(clean(text));
  else show(fromPlain(text));
});

/** @param {DocumentFragment} text */
function insert(text) {
  const selection = document.getSelection();
  if (!selection?.rangeCount) return;
  const range = selection.getRangeAt(0);
  range.deleteContents();
  range.insertNode(text);
  range.collapse(false);
}

speak(ui);
showExample(0);
helder.attach(editor, { path: 'demo' });
