// Marks places in what the reader sees, without touching it: the CSS Custom Highlight API draws
// over ranges. Nothing is put in the text, so nothing of it is saved, and no step is added to undo.

/** @typedef {import('./types.js').Severity} Severity */
/** `size`: how many characters the whole mark has, of which this may be a part.
 * @typedef {{ severity: Severity, range: AbstractRange, size: number }} Drawn */

/** What tells severities apart is the shape of the line: colour alone does not reach everyone. */
const SHAPES = { error: 'wavy 1.5px', warning: 'dashed 2px', hint: 'dotted 2px' };
/** A mark with more characters is about a passage: a thin line under a tint, for calm. */
const PASSAGE = 60;
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
  /** @type {Map<number, Drawn[]>} */
  #drawn = new Map();
  /** @type {AbstractRange[]} */
  #current = [];
  #view;
  #release;
  #forced;
  /** @type {'light' | 'dark' | undefined} */
  #shade;
  #onForced;

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
    this.#onForced = () => this.#again();
    this.#forced.addEventListener('change', this.#onForced);
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
    this.#drawn.set(piece, marks);
    if (!this.#forced.matches) for (const mark of marks) this.#highlight(kind(mark)).add(mark.range);
  }

  /** @param {number} piece */
  clear(piece) {
    for (const mark of this.#drawn.get(piece) ?? []) this.#remove(kind(mark), mark.range);
    this.#drawn.delete(piece);
  }

  /** The pieces with marks. */
  get pieces() {
    return this.#drawn.keys();
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
    for (const piece of [...this.#drawn.keys()]) this.clear(piece);
    this.#forced.removeEventListener('change', this.#onForced);
    this.#release();
  }

  #again() {
    const drawn = [...this.#drawn];
    for (const [piece] of drawn) this.clear(piece);
    for (const [piece, marks] of drawn) this.draw(piece, marks);
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
