//! Where a long sentence can be cut in two, so that each half is a sentence.

use super::BlockView;
use crate::finding::Edit;
use crate::lang::{Joint, JointNeeds, Joints, capitalised};
use crate::model::Tag;
use crate::order;
use crate::span::Span;
use crate::text::{Sentence, Word, WordKind};

/// A cut that leaves fewer words than this on a side is no help.
const MIN_PART: usize = 5;

/// How many places of a sentence are tried, the nearest to its middle first. To try one, both sides
/// are read, and a sentence of a list may be one joint after the other.
const MAX_JOINTS: usize = 24;

/// How many words of each new sentence are shown.
const SHOWN: usize = 4;

/// A long sentence as two.
pub(super) struct Cut {
    /// How the two sentences start.
    pub(super) starts: [String; 2],
    /// What makes two sentences of it; empty if more than a comma or a semicolon stands between them.
    pub(super) edits: Vec<Edit>,
}

/// The best cut of a sentence: the one nearest to the middle.
pub(super) fn halves(cx: &BlockView<'_>, sentence: &Sentence) -> Option<Cut> {
    let words = cx.words(sentence);
    let last = words.len().checked_sub(MIN_PART)?;
    let mut brackets = Brackets::from(cx, sentence.range.start);
    let mut places: Vec<usize> = (MIN_PART..last)
        .filter(|&at| !brackets.are_open_at(words[at].range.start))
        .filter(|&at| joint(cx, words, at).is_some())
        .collect();
    order::sort_by_key(&mut places, |&at| at.abs_diff(words.len() / 2));
    let mut places = places.into_iter().take(MAX_JOINTS);
    let (at, restart) = places.find_map(|at| Some((at, restart(cx, words, at)?)))?;
    let shown = |words: &[Word]| {
        let range = words.first()?.range.cover(words.get(SHOWN - 1)?.range);
        Some(cx.str(range).to_owned())
    };
    if let Restart::Anew(joint) = restart {
        return Some(Cut {
            starts: [format!("{} …", shown(words)?), format!("{joint} …")],
            edits: Vec::new(),
        });
    }
    let rest = restart.rest(words, at);
    let opening = |start: &str| match restart {
        Restart::With(joint) if !joint.is_empty() => format!("{joint} {start}"),
        _ => capitalised(start),
    };
    let second = shown(rest)?;
    let first_word = rest.first()?.range;
    let is_plain = |c: char| c.is_whitespace() || c == ',' || c == ';';
    let mut edits = Vec::new();
    if gap(cx, words, at).chars().all(is_plain) {
        let border = Span {
            start: words[at - 1].range.end,
            end: first_word.start,
        };
        let joint = match restart {
            Restart::With(joint) if !joint.is_empty() => joint,
            _ => "",
        };
        let text = format!(". {joint}{}", if joint.is_empty() { "" } else { " " });
        edits.push(Edit {
            range: border,
            text,
        });
        // Apart, for a link may begin there.
        let start = cx
            .str(first_word)
            .chars()
            .next()
            .filter(|_| joint.is_empty());
        if let Some(c) = start.filter(|c| !c.is_uppercase()) {
            edits.push(Edit {
                range: Span {
                    start: first_word.start,
                    end: first_word.start + c.len_utf8() as u32,
                },
                text: capitalised(c.encode_utf8(&mut [0; 4])),
            });
        }
    }
    Some(Cut {
        starts: [
            format!("{} …", shown(words)?),
            format!("{} …", opening(&second)),
        ],
        edits,
    })
}

/// Whether brackets are open, asked of places in the order of the text: each stretch is read once.
pub(super) struct Brackets<'a> {
    text: &'a str,
    read: usize,
    are_open: bool,
}

impl<'a> Brackets<'a> {
    /// Those that open at this place of the block or later.
    pub(super) fn from(cx: &BlockView<'a>, start: u32) -> Self {
        Self {
            text: &cx.block.text,
            read: start as usize,
            are_open: false,
        }
    }

    pub(super) fn are_open_at(&mut self, place: u32) -> bool {
        let stretch = &self.text[self.read..place as usize];
        self.read = place as usize;
        if let Some(last) = stretch.rfind(['(', ')']) {
            self.are_open = stretch[last..].starts_with('(');
        }
        self.are_open
    }
}

/// What a second sentence starts with.
#[derive(Clone, Copy)]
enum Restart {
    /// The word at the cut.
    At,
    /// The word after it.
    After,
    /// Another word in the place of the one at the cut.
    With(&'static str),
    /// The same, but what follows has to change its order.
    Anew(&'static str),
}

impl Restart {
    /// The words of the second half. The joint itself goes if something stands in for it, or if a
    /// subject follows it.
    fn rest(self, words: &[Word], at: usize) -> &[Word] {
        match self {
            Self::At => &words[at..],
            Self::After | Self::With(_) | Self::Anew(_) => &words[at + 1..],
        }
    }
}

/// How the sentence goes on if it is cut before word `at`; nothing if it can't be.
fn restart(cx: &BlockView<'_>, words: &[Word], at: usize) -> Option<Restart> {
    let (restart, refers) = joint(cx, words, at)?;
    let rest = restart.rest(words, at);
    // *This*, in the place of a word that refers, is a subject: a verb in the singular follows.
    let second = match refers {
        true => rest.first().is_some_and(|verb| goes_with_one(cx, verb)) && !is_inserted(cx, rest),
        false => opens_well(rest) && has_main_verb(cx, rest),
    };
    let first = &words[..at];
    let whole = first[0].tag.is_infinitive() || has_main_verb(cx, first);
    let inside = !refers && !matches!(restart, Restart::At) && inside_clause(cx, first);
    (second && whole && !inside).then_some(restart)
}

/// What the joint at a word becomes, and whether it refers to what stands before it; nothing if
/// the word is no joint.
fn joint(cx: &BlockView<'_>, words: &[Word], at: usize) -> Option<(Restart, bool)> {
    let between = gap(cx, words, at);
    if between.starts_with(';') {
        return Some((Restart::At, false));
    }
    let Joints {
        words: joints,
        subjects,
        ..
    } = &cx.language.joints;
    let is = |word: &Word, other: &str| cx.str(word.range).eq_ignore_ascii_case(other);
    let joint = joints.iter().find(|joint| is(&words[at], joint.word))?;
    let next = words.get(at + 1)?;
    let joins = match joint.needs {
        JointNeeds::Nothing | JointNeeds::Order => true,
        JointNeeds::Comma => between.starts_with(','),
        JointNeeds::Subject => subjects.iter().any(|subject| is(next, subject)),
    };
    joins.then_some(match joint {
        Joint { restart: "", .. } => (Restart::After, false),
        Joint {
            restart,
            needs: JointNeeds::Order,
            ..
        } => (Restart::Anew(restart), false),
        Joint { restart, needs, .. } => (Restart::With(restart), *needs == JointNeeds::Comma),
    })
}

/// What stands between a word and the one before it.
fn gap<'a>(cx: &BlockView<'a>, words: &[Word], at: usize) -> &'a str {
    &cx.block.text[words[at - 1].range.end as usize..words[at].range.start as usize]
}

/// Whether these words can open a sentence: no number of a list, and no bare verb.
pub(super) fn opens_well(words: &[Word]) -> bool {
    words
        .first()
        .is_some_and(|word| word.kind == WordKind::Word && !word.tag.is_verb())
}

/// Whether a verb can have *this* as its subject.
fn goes_with_one(cx: &BlockView<'_>, verb: &Word) -> bool {
    verb.tag.is_finite() && (cx.language.joints.goes_with_one)(cx.str(verb.range))
}

/// Whether the clause that these words open stands in the middle of another one: *the claim, which
/// came in May, is late*.
fn is_inserted(cx: &BlockView<'_>, words: &[Word]) -> bool {
    let goes_on = |at: usize| words[at].tag.is_finite() && gap(cx, words, at).starts_with(',');
    (1..words.len()).any(goes_on)
}

/// Whether a clause that stands on its own has its verb among these words.
pub(super) fn has_main_verb(cx: &BlockView<'_>, words: &[Word]) -> bool {
    let mut subordinate = false;
    words.iter().enumerate().any(|(at, word)| {
        if at > 0 && !gap(cx, words, at).trim().is_empty() {
            subordinate = false;
        }
        subordinate |= opens_clause(cx, word);
        !subordinate && word.tag.is_finite()
    })
}

/// Whether the words end inside a clause that another word opened: *if you move and* ….
fn inside_clause(cx: &BlockView<'_>, words: &[Word]) -> bool {
    let Some(opener) = words.iter().rposition(|word| opens_clause(cx, word)) else {
        return false;
    };
    let inside = &words[opener..];
    let comma = (1..inside.len()).find(|&at| !gap(cx, inside, at).trim().is_empty());
    !comma.is_some_and(|comma| inside[comma..].iter().any(|word| word.tag.is_finite()))
}

/// Whether a word opens a clause that can't stand on its own.
fn opens_clause(cx: &BlockView<'_>, word: &Word) -> bool {
    let clauses = cx.language.clauses;
    let mut refers = clauses.relatives.iter().chain(clauses.question_words);
    word.tag == Tag::Subordinator
        || (matches!(word.tag, Tag::Pronoun | Tag::Adverb)
            && refers.any(|it| cx.str(word.range).eq_ignore_ascii_case(it)))
}
