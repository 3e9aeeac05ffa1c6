// The frame beside a page: the engine, and the panel for what stands in the page.

import { createHelder } from './helder/helder.js';
import './helder/panel.js';
import { linked } from './link.js';

const WORDS = {
  en: { close: 'Close', none: 'Go to a text field, and write.' },
  nl: { close: 'Sluiten', none: 'Ga naar een tekstveld, en schrijf.' },
};
const panel = document.querySelector('helder-panel');
const none = document.getElementById('none');
const close = document.getElementById('close');

addEventListener('message', ({ data, ports }) => {
  if (data?.type === 'helder' && ports.length === 1) begin(ports[0], data.ui === 'nl' ? 'nl' : 'en');
}, { once: true });

function begin(port, ui) {
  document.documentElement.lang = ui;
  panel.setAttribute('ui-lang', ui);
  close.textContent = WORDS[ui].close;
  close.addEventListener('click', () => port.postMessage({ type: 'close' }));
  none.textContent = WORDS[ui].none;
  none.hidden = false;
  panel.hidden = true;
  const helder = createHelder({ ui });
  panel.helder = helder;
  let adapter;
  let session;
  port.onmessage = ({ data }) => {
    if (data.type !== 'open') return adapter?.take(data);
    session?.detach();
    adapter = linked(port, data);
    session = helder.attach(null, { adapter, lang: data.lang, path: data.path });
    none.hidden = true;
    panel.hidden = false;
  };
}
