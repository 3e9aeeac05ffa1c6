// Marks places in what the reader sees, without touching it: the CSS Custom Highlight API draws
// over ranges. Nothing is put in the text, so nothing of it is saved, and no step is added to undo.

/** @typedef {import('./types.js').Severity} Severity */
/** `size`: how many characters the whole mark has, of which this may be a part.
 * @typedef {{ severity: Severity, range: AbstractRange, size: number }} Drawn */

/** What tells severities apart is the shape of the line: colour alone does not reach everyone. */
const SHAPES = { error: 'wavy 1.5px', warning: 'dashed 2px', hint: 'dotted 2px' };
/** A mark with more characters is about a passage: a thin line under a tint, for calm. */
const PASSAGE = 60;
/** Of a longer passage only the start is drawn: a browser goes through all of it at every change. */
const LONGEST = 5000;
/** Of more marks only those near what is in sight are drawn, for the same reason. */
const MANY = 100;
/** How far above and below what is in sight, as a part of it, once it scrolls. */
const MARGIN = 0.25;
/** So many marks before those are drawn too: a passage that starts above reaches into sight. */
const BEFORE = 8;
/** Nearer than this there must be no text without its marks, or scrolling would show it. While the
 * text stands still no more are drawn: a browser paints all of them again with every letter. */
const LEAST = 0.05;
/** A page that turns dark is noticed within this time: to ask for a colour costs as much as all else. */
const LOOK_MS = 1000;
/** Each at least 3 : 1 on any background that its text is readable on. */
const COLOURS = {
  light: { error: '#b3261e', warning: '#8f5400', hint: '#1f6f8b', tint: '#8f54001a', current: '#ffe48a' },
  dark: { error: '#ff9d94', warning: '#f2b44b', hint: '#7cc9e6', tint: '#f2b44b1f', current: '#5a4600' },
};

/**
 * @param {'light' | 'dark'} shade
 * @param {(name: string) => string} select What is drawn in this way.
 */
function rules(shade, select) {
  const colours = COLOURS[shade];
  const lines = Object.entries(SHAPES).map(([severity, shape]) => `
${select(`helder-${severity}-${shade}`)} {
  text-decoration: underline ${shape} ${colours[/** @type {Severity} */ (severity)]};
  text-underline-offset: 0.2em;
  text-decoration-skip-ink: none;
}`);
  return `${lines.join('')}
${select(`helder-passage-${shade}`)} {
  background-color: ${colours.tint};
  text-decoration: underline solid 1px ${colours.warning};
  text-underline-offset: 0.3em;
}
${select(`helder-current-${shade}`)} { background-color: ${colours.current}; color: inherit; }`;
}

/** @param {(name: string) => string} select */
function style(select) {
  return `${rules('light', select)}${rules('dark', select)}
@media (forced-colors: active) {
  ${select('helder-current-light')}, ${select('helder-current-dark')} { background-color: Highlight; color: HighlightText; }
}`;
}

/**
 * Adds the style of marks to the document or shadow tree of an element.
 * @param {Element} element
 * @param {(name: string) => string} select Highlights, or elements with a class.
 * @returns {() => void} Takes it away.
 */
export function adopt(element, select) {
  const view = /** @type {Window & typeof globalThis} */ (element.ownerDocument.defaultView);
  const scope = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(style(select));
  scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
  return () => {
    scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((it) => it !== sheet);
  };
}

/** Editors may be dark on a light page: what counts is the colour of their text. @param {Element} element */
export function shadeOf(element) {
  const view = /** @type {Window} */ (element.ownerDocument.defaultView);
  const colour = view.getComputedStyle(element).color.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0];
  const [red, green, blue] = colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 140 ? 'dark' : 'light';
}

/** Words lie over the passage in which they stand. @type {Record<string, number>} */
const PRIORITIES = { current: -1, passage: -3 };

/** Draws in one document, for one editor. */
export class Painter {
  /** The marks of each piece, in the order of the text. @type {Map<number, Drawn[]>} */
  #marks = new Map();
  /** Those of them that are drawn. @type {Map<number, Drawn[]>} */
  #drawn = new Map();
  /** The pieces with marks, in the order of the text. @type {number[]} */
  #order = [];
  /** Where in that order what is in sight started and ended: most letters leave it there. */
  #last = [0, 0];
  #listening = new AbortController();
  #pending = false;
  /** @type {AbstractRange[]} */
  #current = [];
  #view;
  #release;
  #forced;
  /** When the colour of the text was last asked for. */
  #looked = 0;
  /** @type {'light' | 'dark' | undefined} */
  #shade;

  /**
   * @param {Element} element In the document or shadow tree where the text stands.
   * @param {Element} [like] What has the colour of the text, if that is another.
   */
  constructor(element, like = element) {
    this.like = like;
    this.#view = /** @type {Window & typeof globalThis} */ (element.ownerDocument.defaultView);
    // In forced colours every highlight is drawn as a selection: only the current one is shown.
    this.#release = adopt(element, (name) => `::highlight(${name})`);
    this.#forced = this.#view.matchMedia('(forced-colors: active)');
    const { signal } = this.#listening;
    const dark = this.#view.matchMedia('(prefers-color-scheme: dark)');
    for (const media of [this.#forced, dark]) media.addEventListener('change', () => this.#again(), { signal });
    const scrolled = () => this.#scrolled();
    this.#view.addEventListener('scroll', scrolled, { signal, capture: true, passive: true });
    this.#view.addEventListener('resize', scrolled, { signal });
  }

  /** Whether this browser can draw so. @param {Window | null} [view] */
  static works(view = window) {
    return Boolean(view && 'Highlight' in view && /** @type {any} */ (view).CSS?.highlights);
  }

  /**
   * Gives a piece these marks in the place of those it had. They are drawn when all is settled.
   * @param {number} piece
   * @param {Drawn[]} marks In the order of the text.
   * @returns {boolean} Whether they are other marks: ranges move along with what is typed, and what is
   *   drawn already is not drawn again.
   */
  set(piece, marks) {
    const before = this.#marks.get(piece) ?? [];
    const isSame = before.length === marks.length
      && before.every((it, at) => kind(it) === kind(marks[at]) && isAlike(it.range, marks[at].range));
    if (isSame) return false;
    this.#take(piece);
    if (marks.length > 0) this.#marks.set(piece, marks);
    else this.#marks.delete(piece);
    return true;
  }

  /** @param {number} piece */
  clear(piece) {
    this.set(piece, []);
  }

  /** Draws what was set. @param {Iterable<number>} order The pieces in the order of the text. */
  settle(order) {
    this.#order = [...order].filter((piece) => this.#marks.has(piece));
    const now = Date.now();
    if (this.#shade && now - this.#looked > LOOK_MS) {
      this.#looked = now;
      if (this.#shade !== shadeOf(this.like)) this.#again();
    }
    this.#draw(this.#near(LEAST));
  }

  /** @param {Map<number, Drawn[]>} wanted */
  #draw(wanted) {
    for (const piece of [...this.#drawn.keys()]) if (!wanted.has(piece)) this.#take(piece);
    for (const [piece, marks] of wanted) {
      const before = this.#drawn.get(piece) ?? [];
      if (before.length === marks.length && before[0] === marks[0]) continue;
      const stay = new Set(marks);
      for (const mark of before) if (!stay.has(mark)) this.#remove(kind(mark), mark.range);
      this.#drawn.set(piece, marks);
      if (!this.#forced.matches) for (const mark of marks) this.#highlight(kind(mark)).add(mark.range);
    }
  }

  /** Takes away what is drawn of a piece. @param {number} piece */
  #take(piece) {
    for (const mark of this.#drawn.get(piece) ?? []) this.#remove(kind(mark), mark.range);
    this.#drawn.delete(piece);
  }

  /** The marks near what is in sight, by piece. @param {number} margin */
  #near(margin) {
    let n = 0;
    for (const marks of this.#marks.values()) n += marks.length;
    if (n <= MANY) return this.#marks;
    let [top, bottom] = [0, this.#view.innerHeight];
    if (clips(this.like)) {
      const box = this.like.getBoundingClientRect();
      [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    const by = margin * (bottom - top);
    [top, bottom] = [top - by, bottom + by];
    const first = (/** @type {number} */ piece) => /** @type {Drawn[]} */ (this.#marks.get(piece))[0];
    const [start, end] = [top, bottom].map((height, nth) => above(this.#order, height, first, this.#last[nth]));
    this.#last = [start, end];
    const near = new Map();
    // The piece before may reach into sight.
    for (const piece of this.#order.slice(Math.max(0, start - 1), end)) {
      const marks = /** @type {Drawn[]} */ (this.#marks.get(piece));
      const isLong = marks.length > MANY;
      near.set(piece, isLong ? marks.slice(Math.max(0, above(marks, top) - BEFORE), above(marks, bottom)) : marks);
    }
    return near;
  }

  #scrolled() {
    if (this.#pending) return;
    this.#pending = true;
    this.#view.requestAnimationFrame(() => {
      this.#pending = false;
      if (!this.#listening.signal.aborted && !this.#covers(this.#near(LEAST))) this.#draw(this.#near(MARGIN));
    });
  }

  /** Whether all of these are drawn. @param {Map<number, Drawn[]>} seen */
  #covers(seen) {
    return [...seen].every(([piece, marks]) => {
      const drawn = this.#drawn.get(piece) ?? [];
      return marks.length === 0 || (drawn.includes(marks[0]) && drawn.includes(marks[marks.length - 1]));
    });
  }

  /** @param {AbstractRange[]} ranges */
  show(ranges) {
    const before = this.#current;
    if (before.length === ranges.length && before.every((it, at) => isAlike(it, ranges[at]))) return;
    for (const range of before) this.#remove('current', range);
    this.#current = ranges;
    for (const range of ranges) this.#highlight('current').add(range);
  }

  /** Takes everything away. */
  dispose() {
    this.show([]);
    this.#draw(new Map());
    this.#marks.clear();
    this.#listening.abort();
    this.#release();
  }

  /** Draws all in other colours. */
  #again() {
    const current = this.#current;
    this.#draw(new Map());
    this.show([]);
    this.#shade = undefined;
    this.#draw(this.#near(MARGIN));
    this.show(current);
  }

  /** @param {string} name */
  #highlight(name) {
    const full = `helder-${name}-${(this.#shade ??= shadeOf(this.like))}`;
    const { highlights } = this.#view.CSS;
    let highlight = highlights.get(full);
    if (!highlight) {
      highlight = new this.#view.Highlight();
      // Under those of the page and of the editor's own search.
      highlight.priority = PRIORITIES[name] ?? -2;
      highlights.set(full, highlight);
    }
    return highlight;
  }

  /** @param {string} name @param {AbstractRange} range */
  #remove(name, range) {
    const full = `helder-${name}-${this.#shade}`;
    const { highlights } = this.#view.CSS;
    const highlight = highlights.get(full);
    highlight?.delete(range);
    if (highlight?.size === 0) highlights.delete(full);
  }
}

/** Whether an element shows only a part of its text. That of a page goes for the window. @param {Element} element */
function clips(element) {
  const { body, defaultView } = element.ownerDocument;
  return element !== body && /** @type {Window} */ (defaultView).getComputedStyle(element).overflowY !== 'visible';
}

/**
 * How many of these start above a height.
 * @template T
 * @param {T[]} all In the order of the text.
 * @param {number} height
 * @param {(it: T) => Drawn} markOf
 * @param {number} guess
 */
function above(all, height, markOf = (it) => /** @type {any} */ (it), guess = 0) {
  let [low, high] = [0, all.length];
  const tries = [guess - 1, guess].filter((at) => at >= 0 && at < high);
  while (low < high) {
    const at = tries.pop() ?? (low + high) >> 1;
    const range = /** @type {Range} */ (markOf(all[at]).range);
    if (range.getBoundingClientRect().top < height) low = Math.max(low, at + 1);
    else high = Math.min(high, at);
  }
  return low;
}

/** @param {AbstractRange} one @param {AbstractRange} other */
function isAlike(one, other) {
  return one.startContainer === other.startContainer && one.startOffset === other.startOffset
    && one.endContainer === other.endContainer && one.endOffset === other.endOffset;
}

/** How a mark is drawn. @param {{ severity: Severity, size: number }} mark */
export function kind(mark) {
  return mark.size > PASSAGE ? 'passage' : mark.severity;
}

/** How long a mark is, markup in it included. @param {import('./types.js').Mark} mark */
export function sizeOf({ ranges }) {
  return ranges.length ? ranges[ranges.length - 1][1] - ranges[0][0] : 0;
}

/** The places that are drawn of a mark. @param {import('./types.js').Mark} mark @returns {[number, number][]} */
export function drawnOf({ ranges }) {
  const end = (ranges[0]?.[0] ?? 0) + LONGEST;
  return ranges.filter(([from]) => from < end).map(([from, to]) => [from, Math.min(to, end)]);
}
