//! A term in a text, and what to write there instead.

use std::borrow::Cow;

use helder_terms::Reads;
use helder_terms::table::{Guard, Instead, Table};

use super::around::Around;
use super::{Mode, Place, Terms, is, is_capital};
use crate::finding::Edit;
use crate::lang::capitalised;
use crate::span::Span;
use crate::text::BlockText;

/// A word or phrase of a list.
#[derive(Clone, Copy, Debug)]
pub struct Term<'a> {
    /// The list that it is in: the id of the rule that speaks of it.
    pub list: &'a str,
    /// The words in their base form, in lower case, as the list has them.
    pub from: &'a str,
    /// How the words to write instead fit.
    pub mode: Mode,
    /// What a writer should know, in the language of the list; often empty.
    pub note: &'a str,
}

/// A place in a text where a term stands.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// Bytes of the block's text: the whole term, or its first piece if other words part it.
    pub range: Span,
    /// The rest of a term that other words part: *aan* in *vangt morgen aan*.
    pub rest: Option<Span>,
    /// The term.
    pub term: Term<'a>,
    terms: &'a Terms,
    shape: u16,
    /// In the words of its sentence.
    place: Place,
    /// The first word of its sentence, in those of the block.
    sentence: u32,
}

/// A hit without the terms that it is of, to keep.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    range: Span,
    rest: Option<Span>,
    shape: u16,
    place: Place,
    sentence: u32,
}

impl Found {
    /// The hit again, of the terms that it was of.
    pub(crate) fn hit<'a>(&self, terms: &'a Terms) -> Hit<'a> {
        Hit {
            range: self.range,
            rest: self.rest,
            term: Term::of(terms, self.shape),
            terms,
            shape: self.shape,
            place: self.place.clone(),
            sentence: self.sentence,
        }
    }
}

impl<'a> Term<'a> {
    /// The term of which a shape is a form.
    fn of(terms: &'a Terms, shape: u16) -> Self {
        let table = &*terms.table;
        let line = &table.lines[usize::from(table.shapes[usize::from(shape)].line)];
        Self {
            list: table.str(line.list),
            from: table.str(line.from),
            mode: line.mode,
            note: table.str(line.note),
        }
    }
}

/// What to write instead of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The words, with `…` where others stay between; empty if the term is left out.
    pub text: String,
    /// What to change for it, in order and apart; empty if the sentence around it has to change.
    pub edits: Vec<Edit>,
}

impl<'a> Hit<'a> {
    pub(super) fn new(
        terms: &'a Terms,
        shape: u16,
        place: Place,
        sentence: u32,
        around: &Around<'_>,
    ) -> Self {
        let cover = |range: &std::ops::Range<usize>| {
            around.words[range.start]
                .range
                .cover(around.words[range.end - 1].range)
        };
        let first = cover(&place.first);
        let (range, rest) = match &place.second {
            Some(second) if second.start == place.first.end => (first.cover(cover(second)), None),
            Some(second) => (first, Some(cover(second))),
            None => (first, None),
        };
        Self {
            range,
            rest,
            term: Term::of(terms, shape),
            terms,
            shape,
            place,
            sentence,
        }
    }

    /// What there is to keep of it, and whether it is a hit of `terms`.
    pub(crate) fn keep(self, terms: &Terms) -> (Found, bool) {
        let found = Found {
            range: self.range,
            rest: self.rest,
            shape: self.shape,
            place: self.place,
            sentence: self.sentence,
        };
        (found, std::ptr::eq(self.terms, terms))
    }

    /// Its form, for an order among those with the same words.
    pub(super) fn shape(&self) -> u16 {
        self.shape
    }

    /// The pieces of the text that are the term.
    pub fn pieces(&self) -> impl Iterator<Item = Span> + Clone + use<> {
        [Some(self.range), self.rest].into_iter().flatten()
    }

    /// The term as it is written, with `…` where other words part it.
    pub fn written<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let first = &text[self.range];
        match self.rest {
            Some(rest) => Cow::Owned(format!("{first} … {}", &text[rest])),
            None => Cow::Borrowed(first),
        }
    }

    /// What to write instead, the best first, in the form that fits here.
    pub fn alternatives(&self, text: &str, block: &BlockText) -> Vec<Alternative> {
        let from = self.sentence as usize;
        let at = block
            .sentences
            .partition_point(|it| it.words.start <= self.sentence);
        let sentence = at.checked_sub(1).and_then(|at| block.sentences.get(at));
        let to = sentence.map_or(from, |it| it.words.end as usize);
        let around = Around::for_one(text, &block.words[from..to], self.terms);
        let table = &*self.terms.table;
        let form = &table.shapes[usize::from(self.shape)];
        let mut all: Vec<Alternative> = Vec::new();
        for way in form.ways.of(&table.ways) {
            let alternative = self.alternative(way, form.reads, &around, table);
            if !all.iter().any(|it| it.text == alternative.text) {
                all.push(alternative);
            }
        }
        all
    }

    fn alternative(
        &self,
        way: &Instead,
        reads: Reads,
        around: &Around<'_>,
        table: &Table,
    ) -> Alternative {
        let (first, second) = (table.str(way.first), table.str(way.second));
        let exact = reads == Reads::Exact;
        let capital = is_capital(&around.text[self.range]) && !exact;
        let first = if capital {
            capitalised(first)
        } else {
            first.to_owned()
        };
        // Two pieces that touch are one: *dient te* becomes *moet*.
        let joined = if second.is_empty() {
            first.clone()
        } else {
            format!("{first} {second}")
        };
        let shown = match self.rest {
            Some(_) if !second.is_empty() => format!("{first} … {second}"),
            _ => joined.clone(),
        };
        let holds = |guard: &Guard| around.holds(guard, &self.place, table);
        let edits = (way.fits && way.tests.of(&table.tests).iter().all(holds))
            .then(|| self.edits(joined, first, second, around))
            .flatten()
            .and_then(|edits| self.agreed(edits, table.str(way.agree), around));
        Alternative {
            text: shown,
            edits: edits.unwrap_or_default(),
        }
    }

    /// The changes that put the words there; none if it can't be told how.
    fn edits(
        &self,
        joined: String,
        first: String,
        second: &str,
        around: &Around<'_>,
    ) -> Option<Vec<Edit>> {
        let Some(rest) = self.rest else {
            return Some(vec![Edit {
                range: self.range,
                text: joined,
            }]);
        };
        let last = if second.is_empty() {
            let place = self.place.second.as_ref()?;
            self.left_out(place.start, place.end, around)?
        } else {
            Edit {
                range: rest,
                text: second.to_owned(),
            }
        };
        let first = Edit {
            range: self.range,
            text: first,
        };
        Some(vec![first, last])
    }

    /// Takes the words from `start` to `end` out, with the space before them. Where that brings
    /// the halves of one verb together (*in te vullen*), they become one word; none if that can't
    /// be told.
    fn left_out(&self, start: usize, end: usize, around: &Around<'_>) -> Option<Edit> {
        let before = around.words[start - 1].range;
        let from = before.end as usize;
        let to = around.words[end - 1].range.end as usize;
        let plain = Edit {
            range: Span::new(from, to),
            text: String::new(),
        };
        let Some(next) = around.after(end) else {
            return Some(plain);
        };
        let (particle, verb) = (around.str(start - 1), around.str(next));
        let of_particle = self.terms.separable.iter();
        let mut of_particle = of_particle.filter(|(it, _)| is(particle, it)).peekable();
        if of_particle.peek().is_none() {
            return Some(plain);
        }
        of_particle.any(|(_, it)| is(verb, it)).then(|| Edit {
            range: Span::new(from, around.words[next].range.start as usize),
            text: String::new(),
        })
    }

    /// The same with the article before the term changed, if it has to; none if it can't.
    fn agreed(&self, mut edits: Vec<Edit>, agree: &str, around: &Around<'_>) -> Option<Vec<Edit>> {
        let agreements = around.grammar.agreements.iter();
        let pairs = agreements
            .filter(|it| it.name == agree)
            .flat_map(|it| it.pairs);
        let Some(before) = around.before(self.place.first.start) else {
            return Some(edits);
        };
        let written = around.str(before);
        let Some((_, to)) = pairs.copied().find(|(from, _)| is(written, from)) else {
            return Some(edits);
        };
        let text = if is_capital(written) {
            capitalised(to)
        } else {
            to.to_owned()
        };
        let range = around.words[before].range;
        edits.insert(0, Edit { range, text });
        Some(edits)
    }
}
