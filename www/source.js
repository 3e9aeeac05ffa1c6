// Reads what an editor shows as HTML source that the core can check, and finds places of that
// source back in the editor.
//
// The source is written here, text node by text node, so every offset of it is known. It is cut in
// pieces at the borders of blocks: an edit in a paragraph makes one piece anew.

/** @typedef {import('./types.js').Piece} Piece */

/** Elements that only hold blocks: their children are pieces of their own. */
const CONTAINERS = new Set(
  'DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE BLOCKQUOTE FIGURE DETAILS UL OL DL TABLE THEAD TBODY TFOOT TR FORM FIELDSET BODY'.split(' '),
);
const BLOCKS = new Set([
  ...CONTAINERS,
  ...'P H1 H2 H3 H4 H5 H6 LI DT DD TD TH PRE HR CAPTION FIGCAPTION SUMMARY ADDRESS LEGEND'.split(' '),
]);
const EMPTY = new Set('AREA BASE BR COL EMBED HR IMG INPUT LINK META SOURCE TRACK WBR'.split(' '));

/**
 * A stretch of a piece's source and the text that it shows.
 * @typedef {object} Stretch
 * @property {Text} node
 * @property {number} at Offset in the node.
 * @property {number} length In the node.
 * @property {number} from Offset in the source.
 * @property {number} size In the source: an entity is longer than what it shows.
 */

/**
 * A piece as it was read: `tags` are those of the containers before it.
 * @typedef {Piece & { stretches: Stretch[], tags: string, nodes: Node[] }} Read
 */

/** Reads an element over and over, anew only where it changed. */
export class Source {
  /** @type {WeakMap<Node, Read>} */
  #kept = new WeakMap();
  /** @type {Map<number, Read>} */
  #pieces = new Map();
  /** @type {Read[]} */
  #order = [];
  /** @type {Set<Node>} */
  #changed = new Set();
  #stale = true;
  /** Whether elements came or went, or changed. */
  #isBuilt = true;
  #lastId = 0;
  #observer;

  /**
   * @param {Element} root
   * @param {object} [options]
   * @param {(element: Element) => boolean} [options.skip] What the editor put there, not the writer.
   * @param {(records: MutationRecord[]) => void} [options.onChange]
   */
  constructor(root, { skip = () => false, onChange } = {}) {
    this.root = root;
    this.skip = skip;
    const View = /** @type {any} */ (root.ownerDocument.defaultView);
    this.#observer = new View.MutationObserver((/** @type {MutationRecord[]} */ records) => {
      this.#note(records);
      onChange?.(records);
    });
    this.#observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  }

  /** @returns {Read[]} */
  read() {
    this.#note(this.#observer.takeRecords());
    if (!this.#stale) return this.#order;
    this.#stale = false;
    if (!this.#isBuilt && this.#rewrite()) return this.#order;
    this.#isBuilt = false;
    const before = this.#pieces;
    this.#order = [];
    this.#pieces = new Map();
    const cursor = { tags: '' };
    this.#walk(this.root, cursor);
    if (cursor.tags) this.#push(this.root, { source: cursor.tags, stretches: [], tags: '', nodes: [] });
    this.#recognise(before);
    this.#changed.clear();
    return this.#order;
  }

  /** Where only letters changed, reads the blocks around them; false if that is not enough. */
  #rewrite() {
    const owners = [...this.#changed].filter((node) => this.#kept.has(node));
    const known = owners.map((node) => /** @type {Read} */ (this.#kept.get(node)));
    const areBlocks = known.every(({ id, nodes }, at) => nodes.length === 1 && nodes[0] === owners[at] && this.#pieces.get(id) === known[at]);
    const changed = [...this.#changed].filter(({ nodeType }) => nodeType !== 1);
    if (!areBlocks || !changed.every((node) => owners.some((owner) => owner.contains(node)))) return false;
    for (const { id, nodes, tags } of known) {
      const out = { source: tags, stretches: [] };
      write(nodes[0], out, this.skip);
      const piece = { id, tags, nodes, ...out };
      this.#kept.set(nodes[0], piece);
      this.#pieces.set(id, piece);
    }
    this.#order = this.#order.map(({ id }) => /** @type {Read} */ (this.#pieces.get(id)));
    this.#changed.clear();
    return true;
  }

  /**
   * An element that the editor made anew, with the same text, is the piece that it was.
   * @param {Map<number, Read>} before
   */
  #recognise(before) {
    /** @type {Map<string, number[]>} */
    const gone = new Map();
    for (const [id, { source }] of before) {
      if (this.#pieces.has(id)) continue;
      const alike = gone.get(source);
      if (alike) alike.push(id);
      else gone.set(source, [id]);
    }
    if (gone.size === 0) return;
    for (const piece of this.#order) {
      const id = before.has(piece.id) ? undefined : gone.get(piece.source)?.shift();
      if (id === undefined) continue;
      this.#pieces.delete(piece.id);
      piece.id = id;
      this.#pieces.set(id, piece);
    }
  }

  /**
   * The places in the editor of a stretch of source.
   * @param {number} id
   * @param {number} from
   * @param {number} to
   * @returns {Range | null}
   */
  range(id, from, to) {
    const stretches = this.#pieces.get(id)?.stretches;
    if (!stretches?.length) return null;
    const start = place(stretches, from, false);
    const end = from === to ? start : place(stretches, to, true);
    if (!start || !end || !start.node.isConnected || !end.node.isConnected) return null;
    const range = this.root.ownerDocument.createRange();
    try {
      range.setStart(start.node, start.at);
      range.setEnd(end.node, end.at);
    } catch {
      // The text was cut short since it was read; it will be read again.
      return null;
    }
    return range;
  }

  /**
   * The place in the source of a place in the editor.
   * @param {Node} node
   * @param {number} at
   * @returns {{ piece: number, at: number } | null}
   */
  locate(node, at) {
    for (const piece of this.#order) {
      for (const it of piece.stretches) {
        if (it.node === node && at >= it.at && at <= it.at + it.length) {
          return { piece: piece.id, at: it.from + Math.min(at - it.at, it.size) };
        }
        if (node !== it.node && node.nodeType === 1 && node.contains(it.node)) {
          const child = node.childNodes[at];
          if (!child || child.contains(it.node) || child.compareDocumentPosition(it.node) & 4) {
            return { piece: piece.id, at: it.from };
          }
        }
      }
    }
    return null;
  }

  /** Whether a piece still reads as this source. @param {number} id @param {string} source */
  is(id, source) {
    this.read();
    return this.#pieces.get(id)?.source === source;
  }

  disconnect() {
    this.#observer.disconnect();
    this.#pieces.clear();
    this.#order = [];
  }

  /** Remembers what changed, with all that is around it. @param {MutationRecord[]} records */
  #note(records) {
    for (const { target, type } of records) {
      this.#stale = true;
      this.#isBuilt ||= type !== 'characterData';
      for (let node = /** @type {Node | null} */ (target); node && node !== this.root; node = node.parentNode) {
        if (this.#changed.has(node)) break;
        this.#changed.add(node);
      }
    }
  }

  /**
   * @param {Node} parent
   * @param {{ tags: string }} cursor Tags that go with the next piece.
   */
  #walk(parent, cursor) {
    let child = parent.firstChild;
    while (child) {
      if (!BLOCKS.has(child.nodeName)) {
        const first = child;
        /** @type {Node[]} */
        const run = [];
        while (child && !BLOCKS.has(child.nodeName)) {
          run.push(child);
          child = child.nextSibling;
        }
        if (run.some((node) => node.nodeType !== 3 || node.nodeValue?.trim())) this.#piece(first, run, cursor);
        continue;
      }
      const element = /** @type {Element} */ (child);
      child = child.nextSibling;
      if (this.skip(element)) continue;
      if (CONTAINERS.has(element.nodeName) && holdsBlocks(element)) {
        cursor.tags += openTag(element);
        this.#walk(element, cursor);
        cursor.tags += `</${name(element)}>`;
      } else {
        this.#piece(element, [element], cursor);
      }
    }
  }

  /**
   * @param {Node} owner
   * @param {Node[]} nodes
   * @param {{ tags: string }} cursor
   */
  #piece(owner, nodes, cursor) {
    const tags = cursor.tags;
    cursor.tags = '';
    const kept = this.#kept.get(owner);
    const same = kept && kept.tags === tags && !this.#pieces.has(kept.id)
      && kept.nodes.length === nodes.length
      && nodes.every((node, at) => node === kept.nodes[at] && !this.#changed.has(node));
    if (same) {
      this.#order.push(kept);
      this.#pieces.set(kept.id, kept);
      return;
    }
    const out = { source: tags, stretches: /** @type {Stretch[]} */ ([]) };
    for (const node of nodes) write(node, out, this.skip);
    this.#push(owner, { ...out, tags, nodes });
  }

  /**
   * @param {Node} owner
   * @param {Omit<Read, 'id'>} read
   */
  #push(owner, read) {
    const kept = this.#kept.get(owner);
    const id = kept && !this.#pieces.has(kept.id) ? kept.id : ++this.#lastId;
    const piece = { id, ...read };
    this.#kept.set(owner, piece);
    this.#order.push(piece);
    this.#pieces.set(id, piece);
  }
}

/** @param {Element} element */
function holdsBlocks(element) {
  for (const child of element.children) if (BLOCKS.has(child.nodeName)) return true;
  return false;
}

/** @param {Element} element */
function name(element) {
  return element.localName;
}

/** @param {Element} element */
function openTag(element) {
  let tag = `<${name(element)}`;
  for (const { name, value } of element.attributes) {
    // Long addresses (pictures in the page) tell nothing and cost time.
    const short = value.length > 2000 ? '' : value;
    tag += ` ${name}="${short.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  }
  return `${tag}>`;
}

/**
 * Writes a node and what is in it. Without recursion: pages nest as deep as they like.
 * @param {Node} top
 * @param {{ source: string, stretches: Stretch[] }} out
 * @param {(element: Element) => boolean} skip
 */
function write(top, out, skip) {
  /** @type {Node | null} */
  let node = top;
  while (node) {
    let down = false;
    if (node.nodeType === 3) {
      writeText(/** @type {Text} */ (node), out);
    } else if (node.nodeType === 8) {
      out.source += `<!--${(node.nodeValue ?? '').replaceAll('--', '- -')}-->`;
    } else if (node.nodeType === 1) {
      const element = /** @type {Element} */ (node);
      if (!skip(element)) {
        out.source += openTag(element);
        down = !EMPTY.has(element.nodeName) && element.firstChild !== null;
        if (!down && !EMPTY.has(element.nodeName)) out.source += `</${name(element)}>`;
      }
    }
    if (down) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== top && !node.nextSibling) {
      node = node.parentNode;
      if (node) out.source += `</${name(/** @type {Element} */ (node))}>`;
    }
    node = !node || node === top ? null : node.nextSibling;
  }
}

/** What must be written as an entity, and what is an editor's own: a mark for the caret. */
const SPECIAL = /[&<>\u200b\ufeff\u2060]/g;
/** @type {Record<string, string>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * @param {Text} node
 * @param {{ source: string, stretches: Stretch[] }} out
 */
function writeText(node, out) {
  const text = node.data;
  let done = 0;
  const plain = (/** @type {number} */ end) => {
    if (end > done) {
      out.stretches.push({ node, at: done, length: end - done, from: out.source.length, size: end - done });
      out.source += text.slice(done, end);
    }
  };
  for (const { 0: special, index } of text.matchAll(SPECIAL)) {
    plain(index);
    const entity = ENTITIES[special] ?? '';
    if (entity) out.stretches.push({ node, at: index, length: 1, from: out.source.length, size: entity.length });
    out.source += entity;
    done = index + 1;
  }
  plain(text.length);
}

/**
 * @param {Stretch[]} stretches
 * @param {number} offset Of the source.
 * @param {boolean} end Whether it ends something: then it belongs to what comes before.
 * @returns {{ node: Text, at: number } | null}
 */
function place(stretches, offset, end) {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + (end ? 1 : 0)) >> 1;
    const it = stretches[middle];
    if (end) {
      if (it.from < offset) low = middle;
      else high = middle - 1;
    } else if (it.from + it.size > offset) high = middle;
    else low = middle + 1;
  }
  const it = stretches[low];
  const inside = Math.max(0, Math.min(offset - it.from, it.size));
  const exact = it.length === it.size;
  return { node: it.node, at: it.at + (exact ? inside : inside === 0 ? 0 : it.length) };
}
