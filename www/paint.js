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
/** Of a piece with more marks only those near what is in sight are drawn, for the same reason. */
const MANY = 500;
/** How far above and below, in windows: a passage that starts above reaches into sight. */
const MARGIN = 0.5;
/** Nearer than this there must be no text without its marks, or scrolling would show it. */
const LEAST = 0.1;
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
  #listening = new AbortController();
  #pending = false;
  /** @type {AbstractRange[]} */
  #current = [];
  #view;
  #release;
  #forced;
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
    this.#forced.addEventListener('change', () => this.#again(), { signal });
    const scrolled = () => this.#scrolled();
    this.#view.addEventListener('scroll', scrolled, { signal, capture: true, passive: true });
    this.#view.addEventListener('resize', scrolled, { signal });
  }

  /** Whether this browser can draw so. @param {Window | null} [view] */
  static works(view = window) {
    return Boolean(view && 'Highlight' in view && /** @type {any} */ (view).CSS?.highlights);
  }

  /**
   * Draws the marks of one piece in the place of those it had.
   * @param {number} piece
   * @param {Drawn[]} marks
   */
  draw(piece, marks) {
    this.clear(piece);
    if (marks.length === 0) return;
    this.#marks.set(piece, marks);
    this.#add(piece, this.#near(marks));
  }

  /** @param {number} piece */
  clear(piece) {
    this.#marks.delete(piece);
    for (const mark of this.#drawn.get(piece) ?? []) this.#remove(kind(mark), mark.range);
    this.#drawn.delete(piece);
  }

  /** @param {number} piece @param {Drawn[]} marks */
  #add(piece, marks) {
    this.#drawn.set(piece, marks);
    if (!this.#forced.matches) for (const mark of marks) this.#highlight(kind(mark)).add(mark.range);
  }

  /** The marks near what is in sight. @param {Drawn[]} marks @param {number} [margin] */
  #near(marks, margin = MARGIN) {
    if (marks.length <= MANY) return marks;
    const { innerHeight } = this.#view;
    /** How many marks start above a height. @param {number} height */
    const above = (height) => {
      let [low, high] = [0, marks.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const range = /** @type {Range} */ (marks[middle].range);
        if (range.getBoundingClientRect().top < height) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return marks.slice(above(-margin * innerHeight), above((1 + margin) * innerHeight));
  }

  #scrolled() {
    if (this.#pending || ![...this.#marks.values()].some((marks) => marks.length > MANY)) return;
    this.#pending = true;
    this.#view.requestAnimationFrame(() => {
      this.#pending = false;
      if (this.#listening.signal.aborted) return;
      for (const [piece, marks] of this.#marks) if (marks.length > MANY) this.#move(piece, marks);
    });
  }

  /** Draws the marks of a piece that came near, once those that are drawn do not reach far enough.
   * @param {number} piece @param {Drawn[]} marks */
  #move(piece, marks) {
    const before = this.#drawn.get(piece) ?? [];
    const seen = this.#near(marks, LEAST);
    if (seen.length === 0 || (before.includes(seen[0]) && before.includes(seen[seen.length - 1]))) return;
    const after = this.#near(marks);
    const stay = new Set(after);
    for (const mark of before) if (!stay.has(mark)) this.#remove(kind(mark), mark.range);
    this.#add(piece, after);
  }

  /** The pieces with marks. */
  get pieces() {
    return this.#marks.keys();
  }

  /** @param {AbstractRange[]} ranges */
  show(ranges) {
    for (const range of this.#current) this.#remove('current', range);
    this.#current = ranges;
    for (const range of ranges) this.#highlight('current').add(range);
  }

  /** Takes everything away. */
  dispose() {
    this.show([]);
    for (const piece of [...this.#marks.keys()]) this.clear(piece);
    this.#listening.abort();
    this.#release();
  }

  #again() {
    const all = [...this.#marks];
    for (const [piece] of all) this.clear(piece);
    for (const [piece, marks] of all) this.draw(piece, marks);
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
