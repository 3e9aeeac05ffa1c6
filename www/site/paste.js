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

/** Whether a plain text is written as Markdown: it has a heading, a list or a link. @param {string} text */
export function isMarkdown(text) {
  return /^(#{1,4}|[-*+]|\d+[.)])\s+\S/m.test(text) || /\]\(https?:/.test(text);
}

/** Headings, lists, paragraphs, and what stands in them. @param {string} text */
export function fromMarkdown(text) {
  const fragment = document.createDocumentFragment();
  /** @type {HTMLElement | null} */
  let list = null;
  /** What a line without a mark of its own goes on with. @type {HTMLElement | null} */
  let open = null;
  const add = (/** @type {ParentNode} */ parent, /** @type {string} */ name) => {
    const made = document.createElement(name);
    parent.append(made);
    return made;
  };
  for (const line of text.split(/\r\n?|\n/)) {
    const heading = /^(#{1,4})\s+(\S.*)$/.exec(line);
    const item = /^\s*([-*+]|\d+[.)])\s+(\S.*)$/.exec(line);
    if (heading) {
      list = open = null;
      inline(heading[2], add(fragment, `h${heading[1].length}`));
    } else if (item) {
      const kind = /\d/.test(item[1]) ? 'ol' : 'ul';
      if (list?.localName !== kind) list = add(fragment, kind);
      open = add(list, 'li');
      inline(item[2], open);
    } else if (!line.trim()) {
      open = null;
    } else if (open) {
      open.append(' ');
      inline(line.trim(), open);
    } else {
      list = null;
      open = add(fragment, 'p');
      inline(line.trim(), open);
    }
  }
  return fragment;
}

/** Bold, italic, code and links. Each is short: a mark that nothing closes must not cost the whole text. */
const INLINE = /\*\*([^*]{1,500})\*\*|\*([^*\s][^*]{0,500})\*|`([^`]{1,500})`|\[([^[\]]{1,500})\]\(([^()\s]{1,2000})\)/g;

/** @param {string} line @param {HTMLElement} parent */
function inline(line, parent) {
  let done = 0;
  for (const { 0: all, 1: bold, 2: italic, 3: code, 4: link, 5: href, index } of line.matchAll(INLINE)) {
    const made = document.createElement(bold ? 'strong' : italic ? 'em' : code ? 'code' : 'a');
    made.textContent = bold ?? italic ?? code ?? link;
    if (href && SAFE.test(href)) made.setAttribute('href', href);
    parent.append(line.slice(done, index), made);
    done = index + all.length;
  }
  parent.append(line.slice(done));
}

/** Addresses that lead somewhere and run nothing. */
const SAFE = /^(https?:|mailto:|tel:|[#/])/i;

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
      const item = wordItem(/** @type {Element} */ (node));
      const kept = item ? null : KEPT.has(node.nodeName) ? document.createElement(node.nodeName) : null;
      if (item === MARKER) continue;
      if (item) {
        const last = /** @type {ParentNode} */ (/** @type {unknown} */ (to)).lastElementChild;
        const list = last?.localName === item ? last : to.appendChild(document.createElement(item));
        copy(node, list.appendChild(document.createElement('li')), depth + 1);
        continue;
      }
      if (kept) carry(/** @type {Element} */ (node), kept);
      copy(node, kept ? to.appendChild(kept) : to, depth + 1);
    }
  }
}

/** The number or the dot of an item, which Word writes as text. */
const MARKER = 'marker';

/**
 * Word pastes the items of a list as paragraphs.
 * @param {Element} element
 * @returns {'ul' | 'ol' | typeof MARKER | null}
 */
function wordItem(element) {
  const style = element.getAttribute('style') ?? '';
  if (/mso-list:\s*ignore/i.test(style)) return MARKER;
  if (element.nodeName !== 'P' || !/mso-list:\s*l\d/i.test(style)) return null;
  return /^\s*\w{1,3}[.)]/.test(element.textContent ?? '') ? 'ol' : 'ul';
}

/** @param {Element} from @param {Element} to */
function carry(from, to) {
  for (const name of ['lang', 'title', 'translate']) {
    const value = from.getAttribute(name);
    if (value !== null) to.setAttribute(name, value);
  }
  const href = from.getAttribute('href');
  if (href && SAFE.test(href)) to.setAttribute('href', href);
}
