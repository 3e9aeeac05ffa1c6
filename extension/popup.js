// The popup: the click on helder gives this extension the tab, and no more than that.

const WORDS = {
  en: {
    about: 'What do you want to check?',
    field: 'The text that I write',
    page: 'This page, as a reader sees it',
    private: 'Your text stays on this computer.',
    refused: 'Your browser does not let extensions read this page.',
  },
  nl: {
    about: 'Wat wilt u bekijken?',
    field: 'De tekst die ik schrijf',
    page: 'Deze pagina, zoals een lezer die ziet',
    private: 'Uw tekst blijft op deze computer.',
    refused: 'Uw browser laat extensies deze pagina niet lezen.',
  },
};
const lang = chrome.i18n.getUILanguage().startsWith('nl') ? 'nl' : 'en';
const words = WORDS[lang];
const byId = (id) => document.getElementById(id);

document.documentElement.lang = lang;
for (const id of ['about', 'field', 'page', 'private']) byId(id).textContent = words[id];
for (const mode of ['field', 'page']) byId(mode).addEventListener('click', () => open(mode));

async function open(mode) {
  try {
    const tabId = await tab();
    await chrome.scripting.executeScript({ target: { tabId }, func: start, args: [mode, lang] });
    window.close();
  } catch {
    byId('said').textContent = words.refused;
  }
}

/** The tab that the popup belongs to. Tests name another, for they can't click the toolbar. */
async function tab() {
  const named = new URLSearchParams(location.search).get('tab');
  if (named) return Number(named);
  const [active] = await chrome.tabs.query({ active: true, currentWindow: true });
  return active.id;
}

/** Runs in the page, apart from its own scripts. */
async function start(mode, ui) {
  const content = await import(chrome.runtime.getURL('content.js'));
  content.open(mode, ui);
}
