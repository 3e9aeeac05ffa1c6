// Makes what is pasted or dropped into plain paragraphs, headings, lists, links and tables. Parsed in
// a document of its own, where nothing runs, and rebuilt from a short list of elements.

const KEPT = new Set('P H1 H2 H3 H4 UL OL LI B STRONG I EM A BR TABLE THEAD TBODY TR TD TH BLOCKQUOTE CODE PRE ABBR'.split(' '));
const LEFT_OUT = new Set('SCRIPT STYLE TEMPLATE NOSCRIPT HEAD TITLE META LINK IFRAME OBJECT SVG'.split(' '));

/**
 * @param {string} html
 * @returns {DocumentFragment}
 */
export function clean(html) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  policy ??= types?.createPolicy('helder-paste', { createHTML: (/** @type {string} */ it) => it });
  const parsed = new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html');
  const fragment = document.createDocumentFragment();
  copy(parsed.body, fragment, 0);
  return fragment;
}

/** @type {any} */
let policy;

/** @param {string} text */
export function fromPlain(text) {
  const fragment = document.createDocumentFragment();
  for (const paragraph of text.replace(/\r\n?/g, '\n').split(/\n\s*\n/)) {
    if (!paragraph.trim()) continue;
    const p = document.createElement('p');
    p.textContent = paragraph.trim();
    fragment.append(p);
  }
  return fragment;
}

/** Headings, lists and paragraphs; the rest of Markdown stays as it is typed. @param {string} text */
export function fromMarkdown(text) {
  const fragment = document.createDocumentFragment();
  for (const block of text.replace(/\r\n?/g, '\n').split(/\n\s*\n/)) {
    const heading = /^(#{1,4})\s+(.+)$/.exec(block.trim());
    const items = block.trim().split('\n');
    if (heading) {
      const h = document.createElement(`h${heading[1].length}`);
      h.textContent = heading[2];
      fragment.append(h);
    } else if (items.every((item) => /^\s*([-*+]|\d+[.)])\s+/.test(item))) {
      const list = document.createElement(/^\s*\d/.test(items[0]) ? 'ol' : 'ul');
      for (const item of items) {
        const li = document.createElement('li');
        li.textContent = item.replace(/^\s*([-*+]|\d+[.)])\s+/, '');
        list.append(li);
      }
      fragment.append(list);
    } else if (block.trim()) {
      const p = document.createElement('p');
      p.textContent = block.trim().replace(/\s*\n\s*/g, ' ');
      fragment.append(p);
    }
  }
  return fragment;
}

/** How deep elements are copied; deeper ones lose their tags. */
const DEEPEST = 40;

/** @param {Node} from @param {Node} to @param {number} depth */
function copy(from, to, depth) {
  for (const node of from.childNodes) {
    if (node.nodeType === 3) {
      to.appendChild(document.createTextNode(node.nodeValue ?? ''));
    } else if (node.nodeType === 1 && !LEFT_OUT.has(node.nodeName.toUpperCase())) {
      if (depth > DEEPEST) {
        to.appendChild(document.createTextNode(node.textContent ?? ''));
        continue;
      }
      const kept = KEPT.has(node.nodeName) ? document.createElement(node.nodeName) : null;
      if (kept) carry(/** @type {Element} */ (node), kept);
      copy(node, kept ? to.appendChild(kept) : to, depth + 1);
    }
  }
}

/** @param {Element} from @param {Element} to */
function carry(from, to) {
  for (const name of ['lang', 'title', 'translate']) {
    const value = from.getAttribute(name);
    if (value !== null) to.setAttribute(name, value);
  }
  const href = from.getAttribute('href');
  if (href && /^(https?:|mailto:|tel:|[#/])/i.test(href)) to.setAttribute('href', href);
}
