// The upper part of the panel: how hard the text is, by what, and where.

import { attribute, button, element, show, text } from './dom.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./words.js').Words} Words */

const SVG = 'http://www.w3.org/2000/svg';
/** The strip has at most so many bars; a bar shows the hardest of its sentences. */
const BARS = 80;
/** Where the second and the third level begin: a sentence past them is not easy, and hard. */
const MIDDLE = 56;
const HARD = 62;
/** Differences smaller than this are chance. */
const SAME = 1;

export class ScoreView {
  constructor() {
    this.title = element('h3');
    this.level = element('p', 'level');
    this.trend = element('p', 'trend');
    this.target = element('p', 'target');
    this.words = axis('words');
    this.sentences = axis('sentences');
    this.kind = element('p', 'page-kind');
    this.stripTitle = element('h3');
    this.strip = document.createElementNS(SVG, 'svg');
    this.strip.setAttribute('class', 'strip');
    this.strip.setAttribute('role', 'img');
    this.strip.setAttribute('preserveAspectRatio', 'none');
    // One shape for all bars of a kind: most letters change one bar.
    for (const kind of ['easy', 'middle', 'hard']) {
      const path = document.createElementNS(SVG, 'path');
      path.setAttribute('class', kind);
      this.strip.append(path);
    }
    this.hardest = button('', () => this.#goToHardest(), 'hardest');
    this.strip.addEventListener('click', (event) => this.#goTo(/** @type {MouseEvent} */ (event)));
    this.element = element(
      'div', 'score', this.title, this.level, this.trend, this.words.element, this.sentences.element, this.target,
      this.kind, this.stripTitle, /** @type {any} */ (this.strip), this.hardest,
    );
    /** @type {{ piece: number, from: number, to: number, points: number }[]} */
    this.all = [];
    this.drawn = '';
    /** @type {Session | null} */
    this.session = null;
  }

  /** @param {Session} session @param {Words} words */
  show(session, words) {
    this.session = session;
    const { score, kind, pieces } = /** @type {import('./types.js').Answer} */ (session.answer);
    text(this.title, words.score);
    text(this.stripTitle, words.strip);
    text(this.hardest, words.hardest);
    const { difficulty, level, axes, target, aim } = score;
    const said = level ? `${words.level(level.value)} (${level.value} / 4)` : words.short;
    text(this.level, said);
    attribute(this.level, 'data-level', level ? String(level.value) : '');
    // As long as nothing was written there is nothing to compare.
    const before = session.first === score ? null : session.first;
    this.#showTrend(difficulty, before?.difficulty ?? null, words);
    this.words.show(words.words, words.axisWords, axes.words, aim.words, words);
    this.sentences.show(words.sentences, words.axisSentences, axes.sentences, aim.sentences, words);
    show(this.target, target.reached !== null);
    text(this.target, target.reached ? words.reached : words.notReached);
    const known = kind && words.kinds[/** @type {'news'} */ (kind)];
    show(this.kind, Boolean(known));
    if (known) text(this.kind, words.isKind(known));
    this.all = pieces.flatMap(({ id, sentences }) =>
      sentences.map(([from, to, points]) => ({ piece: id, from, to, points })));
    this.#draw(words);
  }

  /** @param {number | null} now @param {number | null} before @param {Words} words */
  #showTrend(now, before, words) {
    show(this.trend, now !== null && before !== null);
    if (now === null || before === null) return;
    const by = Math.round(now) - Math.round(before);
    attribute(this.trend, 'data-trend', by <= -SAME ? 'better' : by >= SAME ? 'worse' : 'same');
    const line = by <= -SAME ? words.better(-by) : by >= SAME ? words.worse(by) : words.same;
    text(this.trend, line);
  }

  /** @param {Words} words */
  #draw(words) {
    const { all } = this;
    for (const it of [this.strip, this.stripTitle, this.hardest]) show(it, all.length > 1);
    const n = Math.min(BARS, all.length);
    const bars = Array.from({ length: n }, (_, at) => {
      const own = all.slice(Math.floor((at * all.length) / n), Math.floor(((at + 1) * all.length) / n));
      return Math.max(...own.map((it) => it.points));
    });
    const drawn = bars.join(' ');
    const hard = all.filter((it) => it.points >= HARD).length;
    attribute(this.strip, 'aria-label', words.stripLabel(all.length, hard));
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    attribute(this.strip, 'viewBox', `0 0 ${Math.max(n, 24)} 20`);
    const paths = { easy: '', middle: '', hard: '' };
    bars.forEach((points, at) => {
      const height = 2 + (Math.min(points, 100) / 100) * 18;
      paths[points >= HARD ? 'hard' : points >= MIDDLE ? 'middle' : 'easy'] += `M${at + 0.1} 20v-${height.toFixed(2)}h.8V20z`;
    });
    for (const path of this.strip.children) attribute(path, 'd', paths[/** @type {'easy'} */ (path.classList[0])]);
  }

  /** @param {MouseEvent} event */
  #goTo(event) {
    const box = this.strip.getBoundingClientRect();
    const width = Math.max(Math.min(BARS, this.all.length), 24);
    const bar = Math.floor(((event.clientX - box.left) / box.width) * width);
    const n = Math.min(BARS, this.all.length);
    const own = this.all.slice(Math.floor((bar * this.all.length) / n), Math.floor(((bar + 1) * this.all.length) / n));
    this.#reveal(hardest(own));
  }

  #goToHardest() {
    this.#reveal(hardest(this.all));
  }

  /** @param {{ piece: number, from: number, to: number } | undefined} sentence */
  #reveal(sentence) {
    if (sentence) this.session?.revealPlace(sentence.piece, sentence.from, sentence.to);
  }
}

/** @template {{ points: number }} T @param {T[]} sentences @returns {T | undefined} */
function hardest(sentences) {
  return sentences.reduce((/** @type {T | undefined} */ most, it) => (!most || it.points > most.points ? it : most), undefined);
}

/** A part of the score: its name, its points, and a bar. @param {string} name */
function axis(name) {
  const label = element('span', 'label');
  const about = element('span', 'about');
  const value = element('span', 'value');
  const bar = document.createElement('progress');
  // Words and sentences come to a hundred points together, each to about half.
  bar.max = 60;
  bar.setAttribute('aria-hidden', 'true');
  const line = element('div', `axis ${name}`, label, value, bar, about);
  return {
    element: line,
    /**
     * @param {string} title
     * @param {string} says
     * @param {number | null} points
     * @param {number} aim What the readers of the text ask for.
     * @param {Words} words
     */
    show(title, says, points, aim, words) {
      show(line, points !== null);
      const over = Math.round(points ?? 0) - aim;
      line.classList.toggle('over', over > 0);
      text(label, title);
      text(about, says);
      text(value, over > 0 ? words.over(over) : words.withinAim);
      attribute(bar, 'value', String(Math.max(0, Math.min(60, Math.round(points ?? 0)))));
    },
  };
}
