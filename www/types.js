// The shapes that the modules share. There is nothing here to run.

/**
 * A bit of source with a name of its own.
 * @typedef {object} Piece
 * @property {number} id Stays the same while the piece is edited.
 * @property {string} source
 */

/**
 * @typedef {object} TextOptions
 * @property {'html' | 'markdown' | 'plain'} format
 * @property {'nl' | 'en'} [lang] The language of the text; else the text tells.
 * @property {'nl' | 'en'} [ui] The language of messages; else that of the text.
 * @property {object | string} [config] What a `helder.toml` has, as an object or as its text.
 * @property {string} [path] Where the text stands, for the paths in `config`.
 */

/**
 * @typedef {object} Edit A change in the source of a piece.
 * @property {number} from
 * @property {number} to
 * @property {string} text
 */

/**
 * @typedef {object} Suggestion
 * @property {string} text The words to use instead, or the advice.
 * @property {'replace' | 'rewrite' | 'advise'} kind
 * @property {Edit[]} [edits] What to change for it; only the writer can do it without. With advice,
 *   only she can tell whether it is good.
 */

/**
 * @typedef {'error' | 'warning' | 'hint'} Severity
 */

/**
 * @typedef {object} Finding
 * @property {string} rule
 * @property {Severity} severity
 * @property {string} group
 * @property {[number, number][]} ranges Of the piece's source, markup between them left out.
 * @property {string} text The words that it is about.
 * @property {string} message What is wrong.
 * @property {string} why Why that is hard for readers.
 * @property {Suggestion[]} suggestions The best first.
 * @property {number} weight How much it helps to mend it: what comes first in the list.
 * @property {number} [evidence] How many of 100 such places professional editors took out.
 * @property {string} key The same for the same words in the same sentence.
 */

/**
 * @typedef {object} PieceAnswer
 * @property {number} id
 * @property {Finding[]} findings
 * @property {[number, number, number][]} sentences Each with its difficulty, 0 to 100.
 */

/**
 * @typedef {object} Score
 * @property {number | null} difficulty 0 to 100, higher is harder.
 * @property {number | null} band
 * @property {{ words: number | null, sentences: number | null }} axes
 * @property {{ value: number, low: number, high: number } | null} level
 * @property {{ level: number, reached: boolean | null }} target
 * @property {{ words: number, sentences: number }} aim The points that the readers of the text ask for.
 * @property {number} words
 */

/**
 * @typedef {object} Answer
 * @property {'nl' | 'en'} lang
 * @property {'nl' | 'en'} ui
 * @property {string} [kind] What the page is for.
 * @property {Score} score
 * @property {number} [untold] How many findings at the end of the text are not told of: there are
 *   too many to take in.
 * @property {PieceAnswer[]} pieces
 * @property {number[]} changed The pieces whose findings differ from those of the last check.
 */

/**
 * A place in a text that is marked.
 * @typedef {object} Mark
 * @property {number} piece
 * @property {[number, number][]} ranges
 * @property {Severity} severity
 */

/**
 * What an editor must be able to do. Adapters import nothing from the editor.
 * @typedef {object} Adapter
 * @property {TextOptions['format']} format
 * @property {HTMLElement} element Where the text is written.
 * @property {boolean} [readOnly] The text is only looked at: no suggestion can be written in it.
 * @property {() => Piece[]} read The text as it is now. Cheap when little changed.
 * @property {(on: { change(): void, compose(on: boolean): void }) => void} watch
 * @property {(marks: Map<number, Mark[]>, changed: Iterable<number>) => void} paint
 *   Marks the pieces that changed; `marks` has those of all pieces.
 * @property {(mark: Mark | null) => void} highlight The one that the writer is looking at.
 * @property {(mark: Mark) => void} reveal Scrolls to it, and puts the caret there.
 * @property {(piece: number, edits: Edit[]) => boolean} [fits] Whether it can write these as one
 *   step to undo; without this it always can.
 * @property {(piece: number, edits: Edit[]) => boolean} apply Writes them.
 * @property {() => { piece: number, at: number } | null} caret
 * @property {() => void} detach
 */

export {};
