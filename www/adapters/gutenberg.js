// Gutenberg, the block editor of WordPress: reads and marks what it shows, and writes in the
// attributes of its blocks.

import { contenteditable, selectIn } from './contenteditable.js';

/** What the editor puts among the blocks for itself. */
const OWN = '.block-list-appender, .block-editor-block-list__block-popover, [data-rich-text-placeholder], .wp-block-post-title';
/** A text that people write in, with the name of the attribute that keeps it. */
const FIELD = '[data-wp-block-attribute-key]';

/**
 * @param {object} wp What the pages of WordPress have as `wp`.
 * @param {any} wp.data
 * @param {any} wp.richText
 * @param {HTMLElement} [root] The list of blocks, if it is not to be looked for.
 * @returns {import('../types.js').Adapter}
 */
export function gutenberg({ data, richText }, root = blocks()) {
  const { updateBlockAttributes } = data.dispatch('core/block-editor');
  const { getBlockAttributes } = data.select('core/block-editor');

  return contenteditable(root, {
    skip: (element) => element.matches(OWN),
    fits: (edits) => field(edits) !== null,
    select: (range) => {
      const own = /** @type {HTMLElement | null} */ (around(range)?.closest('[contenteditable="true"]'));
      own?.focus({ preventScroll: true });
      selectIn(root, range);
    },
    write: (edits) => {
      const element = field(edits);
      const block = element?.closest('[data-block]')?.getAttribute('data-block');
      const key = element?.getAttribute('data-wp-block-attribute-key');
      const old = block && key ? getBlockAttributes(block)?.[key] : undefined;
      if (old === undefined) return false;
      let value = richText.create({ html: String(old) });
      for (const { range, text } of edits.reverse()) {
        const { start, end } = richText.create({ element, range, __unstableIsEditableTree: true });
        value = richText.insert(value, styled(text, value.formats[start]), start, end);
      }
      const html = richText.toHTMLString({ value });
      const made = typeof old === 'string' ? html : old.constructor.fromHTMLString(html);
      updateBlockAttributes(block, { [String(key)]: made });
      return true;
    },
  });
}

/** The one text that all edits are in. @param {import('./contenteditable.js').Written[]} edits */
function field(edits) {
  const fields = new Set(edits.map(({ range }) => around(range)?.closest(FIELD) ?? null));
  const [only] = fields;
  return fields.size === 1 ? only : null;
}

/** @param {Range} range */
function around({ commonAncestorContainer: node }) {
  return node.nodeType === 1 ? /** @type {Element} */ (node) : node.parentElement;
}

/** Words that look as the first of the old ones did. @param {string} text @param {unknown} formats */
function styled(text, formats) {
  return { text, formats: Array(text.length).fill(formats), replacements: Array(text.length) };
}

/** The list of blocks on the page, or in the frame in which newer versions show it. */
function blocks() {
  const frame = /** @type {HTMLIFrameElement | null} */ (document.querySelector('iframe[name="editor-canvas"]'));
  const found = (frame?.contentDocument ?? document).querySelector('.is-root-container');
  if (!found) throw new Error('helder finds no blocks: is the editor there already?');
  return /** @type {HTMLElement} */ (found);
}
