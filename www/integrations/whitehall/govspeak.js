// helder for the govspeak fields of GOV.UK Whitehall. It rests while the preview hides the field.

import { beside } from '../../beside.js';

for (const editor of document.querySelectorAll('.app-c-govspeak-editor')) {
  const field = editor.querySelector('textarea');
  if (!field) continue;
  const lang = field.lang || document.documentElement.lang;
  const session = beside(editor).attach(field, {
    format: 'markdown',
    lang: lang.startsWith('en') ? 'en' : undefined,
  });
  new ResizeObserver(() => session.pause(!field.checkVisibility())).observe(field);
}
