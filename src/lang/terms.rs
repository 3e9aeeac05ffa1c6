//! Term lists: words and phrases with what to write instead, all found in one pass over a block.
//!
//! The forms of each term were made when helder was built (see the crate helder-terms). Here they
//! are looked up: each word of a text is hashed in lower case as it stands, nothing is copied, and
//! only the few forms that hang on that word are held against the words around it.

mod around;
mod hit;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use helder_terms::table::{Anchor, Form, Table, hash};
use helder_terms::{Agreement, Line, Shape, Way};

use super::Role;
use crate::order;
use crate::text::{BlockText, Word, WordKind};
use around::Around;

pub use helder_terms::Mode;
pub(crate) use helder_terms::Reads;
pub(crate) use hit::Found;
pub use hit::{Alternative, Hit, Term};

/// What term lists have to know of a language.
#[derive(Debug)]
pub struct TermGrammar {
    /// How the word before a term changes with it.
    pub(super) agreements: &'static [Agreement],
    /// Words that open a clause whose verb stands at its end, in lower case; none where verbs
    /// always stand alike.
    pub(super) subordinators: &'static [&'static str],
    /// Words that may open such a clause, or not.
    pub(super) doubtful: &'static [&'static str],
    /// The word that marks an infinitive and opens a phrase of its own.
    pub(super) infinitive_marker: &'static str,
    /// Subjects that follow the verb of a main clause.
    pub(super) subjects: &'static [&'static str],
}

/// All terms of a language, ready to be found.
#[derive(Debug)]
pub struct Terms {
    table: Cow<'static, Table>,
    grammar: &'static TermGrammar,
    /// Verbs that are one word unless something stands between: particle and infinitive.
    separable: Vec<(&'static str, &'static str)>,
    /// The keys of the words of `grammar` that open a clause or an infinitive, in order.
    openers: Vec<u32>,
    /// Whether words that are no ordinary words are looked up too.
    any_kind: bool,
    /// Whether these are an organisation's own, of which words do not know that they are in them.
    is_own: bool,
}

/// A term of an organisation's own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OwnTerm<'a> {
    /// The list that it goes in.
    pub list: &'static str,
    /// The words.
    pub from: &'a str,
    /// What to write instead, the best first; an empty one means: leave it out.
    pub to: &'a [String],
    /// Why; may be empty.
    pub note: &'a str,
    /// Which words of a text are taken for it.
    pub reads: Reads,
    /// Whether a slash is part of a word and parts none.
    pub keeps_slash: bool,
}

/// For terms that never change with the words around them.
static NO_GRAMMAR: TermGrammar = TermGrammar {
    agreements: &[],
    subordinators: &[],
    doubtful: &[],
    infinitive_marker: "",
    subjects: &[],
};

impl Terms {
    /// The terms of a table, in a language with these separable verbs: particle, `+`, infinitive.
    pub(super) fn new(
        table: Cow<'static, Table>,
        grammar: &'static TermGrammar,
        separable: Vec<&'static str>,
    ) -> Self {
        let openers = grammar.subordinators.iter().chain(grammar.doubtful);
        let openers = openers.copied().chain([grammar.infinitive_marker]);
        let mut openers: Vec<u32> = openers.map(key).collect();
        order::sort(&mut openers);
        Self {
            table,
            grammar,
            separable: separable
                .into_iter()
                .filter_map(|verb| verb.split_once('+'))
                .collect(),
            openers,
            any_kind: false,
            is_own: false,
        }
    }

    /// An organisation's own terms, of any language. Of two that are the same the first counts.
    pub(crate) fn own(terms: &[OwnTerm<'_>]) -> Self {
        let lines = terms.iter().map(|term| {
            let words: Vec<&str> = term.from.split_whitespace().collect();
            let from = match term.reads {
                Reads::Exact => words.join(" "),
                _ => words.join(" ").to_lowercase(),
            };
            let ways = term.to.iter().map(|to| match to.is_empty() {
                true => Way::rewrite(""),
                false => Way::fits(to.clone()),
            });
            let shape = Shape {
                reads: term.reads,
                keeps_slash: term.keeps_slash,
                ..Shape::new(from, ways.collect())
            };
            let line = Line {
                from: term.from,
                to: "",
                mode: Mode::Replace,
                class: helder_terms::Class::Fixed,
                when: "",
                note: term.note,
            };
            (term.list, line, vec![shape])
        });
        Self {
            table: Cow::Owned(Table::of_good(lines)),
            grammar: &NO_GRAMMAR,
            separable: Vec::new(),
            openers: Vec::new(),
            any_kind: terms.iter().any(|term| term.reads != Reads::Words),
            is_own: true,
        }
    }

    /// Whether a form hangs on the word of this key.
    pub(super) fn hangs_on(&self, key: u32) -> bool {
        let mut anchors = self.table.bucket(key).iter();
        anchors.any(|anchor| {
            let form = &self.table.shapes[usize::from(anchor.shape)];
            let parts = form.words.of(&self.table.words);
            parts[usize::from(anchor.part)].key == key
        })
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.table.shapes.is_empty()
    }

    /// The terms in a block of the lists that are `on`, in order. Of two that overlap the one that
    /// starts first counts, and of two that start together the longest. Names are left alone: a
    /// term with a capital inside a sentence is taken for one.
    pub(crate) fn find<'a>(
        &'a self,
        text: &str,
        block: &BlockText,
        on: impl Fn(&str) -> bool,
    ) -> Vec<Hit<'a>> {
        let mut hits = Vec::new();
        for sentence in &block.sentences {
            let words = block.words_of(sentence);
            let around = Around::new(text, words, self);
            for (at, word) in words.iter().enumerate() {
                let may_hang = self.is_own || word.has(Role::Term);
                if !may_hang || word.kind != WordKind::Word && !self.any_kind {
                    continue;
                }
                for &anchor in self.table.bucket(word.key) {
                    let form = &self.table.shapes[usize::from(anchor.shape)];
                    let line = &self.table.lines[usize::from(form.line)];
                    if let Some(place) = self.place(form, anchor, at, &around)
                        && on(self.table.str(line.list))
                    {
                        let first = sentence.words.start;
                        hits.push(Hit::new(self, anchor.shape, place, first, &around));
                    }
                }
            }
        }
        apart(hits)
    }

    /// Where the words of a form stand around the word at `at` on which it hangs, if they do and
    /// its conditions hold.
    fn place(&self, form: &Form, anchor: Anchor, at: usize, around: &Around<'_>) -> Option<Place> {
        let parts = form.words.of(&self.table.words);
        let (gap, part) = (usize::from(form.gap), usize::from(anchor.part));
        let (first, second) = parts.split_at(if gap == 0 { parts.len() } else { gap });
        let holds = |place: &Place| {
            let guards = form.tests.of(&self.table.tests);
            guards
                .iter()
                .all(|guard| around.holds(guard, place, &self.table))
        };
        // The half with the anchor has its place; the other is looked for.
        let known = if part < first.len() { first } else { second };
        let start = at.checked_sub(if part < first.len() { part } else { part - gap })?;
        around
            .stands(known, start, form.reads, &self.table)
            .then_some(())?;
        let head = usize::from(form.head);
        if second.is_empty() {
            let place = Place {
                first: start..start + first.len(),
                second: None,
                head: start + head,
            };
            return holds(&place).then_some(place);
        }
        let widest = usize::from(form.gap_len);
        let candidates = (0..=widest).map(|wide| {
            if part < first.len() {
                let end = start + first.len();
                (Some(end), end + wide)
            } else {
                (start.checked_sub(wide), start)
            }
        });
        let other = if part < first.len() { second } else { first };
        let wanted = other[0].key;
        // How many words were let into the gap: they are asked only where both halves stand.
        let mut let_in = 0;
        for (wide, (end, from)) in candidates.enumerate() {
            let end = end?;
            let begin = end.checked_sub(first.len())?;
            let at = if part < first.len() { from } else { begin };
            let may_stand = around.words.get(at).is_some_and(|it| it.key == wanted);
            if !may_stand || !around.stands(other, at, form.reads, &self.table) {
                continue;
            }
            while let_in < wide {
                let taken = if part < first.len() {
                    end + let_in
                } else {
                    from - 1 - let_in
                };
                around.may_stand_between(taken).then_some(())?;
                let_in += 1;
            }
            let place = Place {
                first: begin..end,
                second: Some(from..from + second.len()),
                head: begin + head.min(first.len() - 1),
            };
            if holds(&place) {
                return Some(place);
            }
        }
        None
    }
}

/// Where a form stands: words of the sentence, in one piece or two.
#[derive(Clone, Debug)]
struct Place {
    first: Range<usize>,
    second: Option<Range<usize>>,
    head: usize,
}

impl Place {
    /// The word after the last.
    fn end(&self) -> usize {
        self.second.as_ref().unwrap_or(&self.first).end
    }
}

/// The hits that count: none shares a word with one before it.
fn apart(mut hits: Vec<Hit<'_>>) -> Vec<Hit<'_>> {
    order::sort_by_key(&mut hits, |hit| {
        let length: usize = hit.pieces().map(|piece| piece.len()).sum();
        (hit.range.start, std::cmp::Reverse(length), hit.shape())
    });
    let (mut end, mut later) = (0, Vec::new());
    hits.retain(|hit| {
        let mut pieces = hit.pieces();
        let first = pieces.next().expect("a form has words");
        later.retain(|piece: &crate::Span| piece.end > first.start);
        let free = |piece: crate::Span| !later.iter().any(|it| it.overlaps(piece));
        if first.start < end || !free(first) || !pieces.clone().all(free) {
            return false;
        }
        end = first.end;
        later.extend(pieces);
        true
    });
    hits.retain(|hit| hit.term.mode != Mode::Keep);
    hits
}

/// What a word is found by: the hash of its lower case.
pub(crate) fn key(word: &str) -> u32 {
    if word.is_ascii() {
        return hash(word.bytes().map(|byte| byte.to_ascii_lowercase()));
    }
    hash(lower(word))
}

/// The bytes of a word in lower case, with one kind of apostrophe.
fn lower(word: &str) -> impl Iterator<Item = u8> {
    let lowered = word.chars().flat_map(char::to_lowercase);
    lowered.flat_map(|c| {
        let mut bytes = [0; 4];
        let len = if c == '’' { '\'' } else { c }
            .encode_utf8(&mut bytes)
            .len();
        bytes.into_iter().take(len)
    })
}

/// Whether `word` in lower case is `lower`.
#[inline]
pub(super) fn is(word: &str, other: &str) -> bool {
    // Most words differ in their first letter.
    if let (Some(a), Some(b)) = (word.as_bytes().first(), other.as_bytes().first())
        && a.is_ascii()
        && !a.eq_ignore_ascii_case(b)
    {
        return false;
    }
    is_same(word, other)
}

/// [`is`], for words that may well be the same.
fn is_same(word: &str, other: &str) -> bool {
    let same = word.len() == other.len() && word.eq_ignore_ascii_case(other);
    same || (!word.is_ascii() && lower(word).eq(other.bytes()))
}

/// Whether `word` in lower case is one of these.
fn is_in(list: &[&str], word: &str) -> bool {
    list.iter().any(|it| is(word, it))
}

/// A word that starts with a capital.
fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The text of a word.
fn str_of<'t>(text: &'t str, word: &Word) -> &'t str {
    &text[word.range]
}
