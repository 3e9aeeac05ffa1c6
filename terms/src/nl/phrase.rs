//! A verb with the words that belong to it, in all its shapes.
//!
//! Where the words of a phrase stand depends on the verb. In a main clause the finite verb comes
//! second and the rest closes the clause: *draagt de gemeente zorg voor*, *vangt morgen aan*. In a
//! subordinate clause, as an infinitive and as a participle, all of it stands together: *zorg
//! draagt voor*, *zorg te dragen voor*, *aanvangt*. So what to write is made for the same place,
//! and it fits as it is only where it needs no place that the term does not have.

use super::spelling::open;
use super::verbs::{Verb, Verbs};
use crate::shape::{Shape, Way, join};

/// A verb phrase, from its infinitive.
#[derive(Debug)]
pub(super) struct Phrase {
    /// The words before the verb: *zorg*, *een besluit*, *zich*.
    before: String,
    verb: Verb,
    /// The infinitive that goes with the verb: *weten* of *laten weten*.
    infinitive: String,
    /// The words after it: *voor*, *te*.
    after: String,
}

/// Words that close a verb phrase.
const AFTER: [&str; 18] = [
    "aan", "als", "bij", "dat", "door", "in", "met", "naar", "om", "onder", "op", "over", "te",
    "tot", "tussen", "uit", "van", "voor",
];

/// Verbs that take an infinitive without *te*, and no participle then.
const WITH_INFINITIVE: [&str; 9] = [
    "doen", "laten", "gaan", "komen", "blijven", "mogen", "moeten", "kunnen", "willen",
];

/// Where a plural is no infinitive: not in *te vangen* and *het bieden van*.
const FINITE_PLACE: &str = "!prev:te|ADP|DET|ADJ";

/// Where a preposition does not open an infinitive: not in *over te gaan*.
const NO_TE: &str = "!next:te";

/// Where an infinitive has a verb that asks for it.
const MODAL: &str = "near:te|kan|kunt|kun|kunnen|kon|konden|moet|moeten|moest|moesten|mag|mogen|\
     mocht|mochten|zal|zult|zullen|zou|zouden|wil|wilt|willen|wilde|wilden|gaat|gaan|ging|gingen|\
     laat|laten|liet|lieten|hoeft|hoeven";

/// Where a participle has an auxiliary, which tells it from a finite verb.
const AUXILIARY: &str = "clause:heb|hebt|heeft|hebben|had|hadden|ben|bent|is|zijn|was|waren|word|\
     wordt|worden|werd|werden";

/// Where what may be a participle is a finite verb.
const FINITE_NOT_PARTICIPLE: &str = "is:FIN !clause:heb|hebt|heeft|hebben|had|hadden|ben|bent|is|\
     zijn|was|waren|word|wordt|worden|werd|werden";

/// Verbs that nothing is done by: *is ontvangen* does not become *is gekregen*.
const NO_PASSIVE: [&str; 8] = [
    "hebben", "horen", "krijgen", "kunnen", "missen", "weten", "willen", "zijn",
];

/// Where a participle is that of a perfect and not of a passive.
const PERFECT: &str = "clause:heb|hebt|heeft|hebben|had|hadden \
     !clause:is|ben|bent|zijn|was|waren|word|wordt|worden|werd|werden";

/// Where the particle that closes a clause stands: what follows is no noun of its own.
const CLOSES: &str = "!next:DET|NOUN|ADJ|NUM|NAME|uw|ons|onze|mijn|haar|hun|elkaar|ik|je|jij|u|hij|\
     zij|ze|wij|we|men !inside:DET|ADP|ADJ";

/// A stem alone is a verb or nothing.
const STEM: &str = "is:FIN|INF";

impl Phrase {
    pub(super) fn read(infinitive: &str, verbs: &Verbs<'_>) -> Result<Self, String> {
        let mut words: Vec<&str> = infinitive.split(' ').collect();
        let mut after = Vec::new();
        while words.len() > 1 && words.last().is_some_and(|last| AFTER.contains(last)) {
            after.splice(0..0, words.pop());
        }
        let mut tail = "";
        let last = words.len() - 1;
        if last > 0 && WITH_INFINITIVE.contains(&words[last - 1]) {
            tail = words.remove(last);
        }
        let verb = words.pop().unwrap_or_default();
        Ok(Self {
            before: words.join(" "),
            verb: verbs.forms(verb)?,
            infinitive: tail.to_owned(),
            after: after.join(" "),
        })
    }

    /// What closes a main clause: *zorg*, *aan*, *weten*.
    fn tail(&self) -> String {
        join(&[&self.before, &self.verb.particle, &self.infinitive])
    }

    /// A finite form in a main clause, the gap after it marked.
    fn main(&self, form: &str) -> String {
        let tail = join(&[&self.tail(), &self.after]);
        match tail.is_empty() {
            true => form.to_owned(),
            false => format!("{form} … {tail}"),
        }
    }

    /// A form that stands with the rest: in a subordinate clause, as an infinitive.
    fn whole(&self, form: &str) -> String {
        let form = format!("{}{form}", self.verb.particle);
        join(&[&self.before, &form, &self.infinitive, &self.after])
    }

    fn with_te(&self) -> String {
        let verb = &self.verb;
        join(&[
            &self.before,
            &verb.particle,
            "te",
            &verb.plural,
            &self.infinitive,
            &self.after,
        ])
    }

    /// The participle with its words; none if it has none or stands as an infinitive.
    fn participle(&self, ending: &str) -> Option<String> {
        let no_participle = self.verb.participle.is_empty() || self.after == "te";
        if no_participle || !self.infinitive.is_empty() {
            return None;
        }
        let participle = self.verb.whole_participle();
        let inflected = match ending {
            "" => participle,
            _ if participle.ends_with("en") => participle,
            _ => format!("{}{ending}", open(&participle)),
        };
        Some(join(&[&self.before, &inflected, &self.after]))
    }

    /// All shapes of the phrase, with `to` in the same form.
    pub(super) fn shapes(&self, to: &[&Self]) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let verb = &self.verb;
        let split = !self.tail().is_empty() || !self.after.is_empty();
        for (person, form) in FINITE {
            let own = form(verb);
            if split {
                self.push_main(&mut shapes, own, person, form, to);
            }
            if !split || !self.tail().is_empty() {
                self.push_whole(&mut shapes, own, person, form, to);
            } else if matches!(person, Person::Plural) {
                self.push_infinitive(&mut shapes, to);
            }
        }
        self.push_participles(&mut shapes, to);
        self.push_te(&mut shapes, to);
        order(with_doubt(shapes))
    }

    /// The finite verb with the rest further on: *vangt … aan*.
    fn push_main(
        &self,
        shapes: &mut Vec<Shape>,
        own: &str,
        person: Person,
        form: FormOf,
        to: &[&Self],
    ) {
        let tail = self.tail();
        // *over* far behind *beschikt* most often belongs to something else.
        let gap = if tail.is_empty() && self.after != "te" {
            "…4"
        } else {
            "…"
        };
        let from = join(&[own, gap, &tail, &self.after]);
        let closes = match (self.after.as_str(), self.verb.particle.is_empty()) {
            ("te", _) => "",
            (after, _) if !after.is_empty() => NO_TE,
            (_, false) => CLOSES,
            (_, true) => "",
        };
        let verb = &self.verb;
        let finite = if matches!(person, Person::Plural) {
            FINITE_PLACE
        } else {
            ""
        };
        for (when, pick) in self.persons(person, to) {
            let ways = to.iter().map(|to| {
                let finite = pick.map_or_else(|| form(&to.verb), |pick| pick(&to.verb));
                let rest = join(&[&to.tail(), &to.after]);
                let text = format!("{finite} … {rest}").trim_end().to_owned();
                // Without a place of its own for the rest, or with a preposition too many, the
                // sentence has to change.
                let more = !to.after.is_empty() && self.after.is_empty();
                let fewer = to.after.is_empty() && !self.after.is_empty() && self.after != "te";
                let elsewhere = !to.tail().is_empty() && (tail.is_empty() || fewer);
                if more || elsewhere {
                    Way::rewrite(text)
                } else if self.after == "te" && to.after.is_empty() {
                    // *in te vullen en op te sturen*: the second *te* would have to go too.
                    Way::fits_when(text, "!later:te")
                } else if fewer {
                    Way::fits_when(text, "main")
                } else {
                    Way::fits(text)
                }
            });
            let shape = Shape::new(from.clone(), ways.collect());
            // *Beschreven zijn* has a *zijn* of its own.
            let whole = if verb.plural == "zijn" {
                "!prev:PART"
            } else {
                ""
            };
            shapes.push(shape.when(when).when(closes).when(finite).when(whole));
        }
    }

    /// A finite verb that stands with the rest: *aanvangt*, *tracht*.
    fn push_whole(
        &self,
        shapes: &mut Vec<Shape>,
        own: &str,
        person: Person,
        form: FormOf,
        to: &[&Self],
    ) {
        let from = self.whole(own);
        let head = self.head(&from, own);
        let apart = !self.tail().is_empty();
        // *ik aanvang* at the end of a clause is rarer than the noun.
        if apart && matches!(person, Person::Stem) {
            return;
        }
        // The plural is the infinitive too, and a weak past a participle in *-e*.
        let ending = if matches!(person, Person::Past) {
            "e"
        } else {
            ""
        };
        let needs_tag = self.participle(ending).is_some_and(|it| it == from);
        let is_infinitive = matches!(person, Person::Plural);
        let tag = match (needs_tag, is_infinitive) {
            (true, true) => "is:INF|FIN",
            (true, false) if matches!(person, Person::Past) => "is:FIN",
            (true, false) => FINITE_NOT_PARTICIPLE,
            // *verzoek* is a noun too.
            _ if matches!(person, Person::Stem) => STEM,
            _ => "",
        };
        let needs_order = !apart && to.iter().any(|to| !to.tail().is_empty());
        for (when, pick) in self.persons(person, to) {
            let finite = |to: &Self| {
                pick.map_or_else(
                    || form(&to.verb).to_owned(),
                    |pick| pick(&to.verb).to_owned(),
                )
            };
            let whole = |to: &&Self| self.way_as_whole(to, to.whole(&finite(to)));
            let mut push = |conditions: &str, ways: Vec<Way>| {
                let mut shape = Shape::new(from.clone(), ways)
                    .when(when)
                    .when(tag)
                    .when(conditions);
                shape.head = head;
                shapes.push(shape);
            };
            if !needs_order {
                push("", to.iter().map(whole).collect());
                continue;
            }
            if is_infinitive {
                push(&format!("is:INF {MODAL}"), to.iter().map(whole).collect());
                let as_noun = to.iter().map(|to| Way::rewrite(to.whole(&finite(to))));
                push("prev:te|ADP|DET|ADJ", as_noun.collect());
            }
            push("sub", to.iter().map(whole).collect());
            let main = to.iter().map(|to| match to.tail().is_empty() {
                true => self.way_as_whole(to, to.main(&finite(to))),
                false => Way::rewrite(to.main(&finite(to))),
            });
            push("", main.collect());
        }
    }

    /// *beschikken over*: the words together, whatever the clause.
    fn push_infinitive(&self, shapes: &mut Vec<Shape>, to: &[&Self]) {
        let ways = to
            .iter()
            .map(|to| self.way_as_whole(to, to.whole(&to.verb.plural)));
        let from = self.whole(&self.verb.plural);
        shapes.push(Shape::new(from, ways.collect()).when(&format!("is:INF {MODAL}")));
    }

    fn push_participles(&self, shapes: &mut Vec<Shape>, to: &[&Self]) {
        for ending in ["", "e"] {
            let Some(from) = self.participle(ending) else {
                return;
            };
            if ending == "e"
                && (!self.after.is_empty() || !self.before.is_empty() || from.ends_with("en"))
            {
                return;
            }
            let is_other = |form: &String| *form == from;
            let whole = [
                &self.verb.third,
                &self.verb.stem,
                &self.verb.past,
                &self.verb.plural,
            ];
            let ambiguous = whole.iter().any(|form| is_other(&self.whole(form)));
            let ways = to.iter().map(|to| match to.participle(ending) {
                Some(text) if to.verb.takes_zijn != self.verb.takes_zijn => Way::rewrite(text),
                Some(text) if NO_PASSIVE.contains(&&*to.verb.plural) => Way {
                    fits: self
                        .way_as_whole(to, String::new())
                        .fits
                        .and(Some(PERFECT.to_owned())),
                    ..Way::rewrite(text)
                },
                Some(text) => self.way_as_whole(to, text),
                None => Way::rewrite(to.whole(&to.verb.plural)),
            });
            let mut shape = Shape::new(from.clone(), ways.collect());
            shape.head = self.before.split_whitespace().count();
            if ambiguous && ending.is_empty() {
                shape = shape.when("is:PART|ADJ").when(AUXILIARY);
            } else if ambiguous {
                shape = shape.when("is:PART|ADJ next:NOUN|ADJ|PART");
            }
            shapes.push(shape);
        }
    }

    fn push_te(&self, shapes: &mut Vec<Shape>, to: &[&Self]) {
        let from = self.with_te();
        let moves = |phrase: &Self| !join(&[&phrase.before, &phrase.verb.particle]).is_empty();
        // Else *te* stays where it is and the infinitive says enough.
        if !moves(self) && !to.iter().any(|to| moves(to)) {
            return;
        }
        let ways = to.iter().map(|to| self.way_as_whole(to, to.with_te()));
        let mut shape = Shape::new(from.clone(), ways.collect());
        shape.head = self.head(&from, &self.verb.plural);
        shapes.push(shape);
    }

    /// Words for a place where all of the phrase stands together.
    fn way_as_whole(&self, to: &Self, text: String) -> Way {
        if to.after.is_empty() == self.after.is_empty()
            || (self.after == "te" && to.after.is_empty())
        {
            Way::fits(text)
        } else {
            Way::rewrite(text)
        }
    }

    /// Which word of a shape is the verb.
    fn head(&self, from: &str, form: &str) -> usize {
        let form = form.to_owned();
        let whole = format!("{}{form}", self.verb.particle);
        let mut words = from.split(' ');
        words
            .position(|word| word == form || word == whole)
            .unwrap_or(0)
    }

    /// The readings of a finite form by person, each with its condition and the form of what to
    /// write, where that is not the same form.
    fn persons(&self, person: Person, to: &[&Self]) -> Vec<(&'static str, Option<FormOf>)> {
        let same_form = self.verb.stem == self.verb.third;
        let by_you = to.iter().any(|to| to.verb.you != to.verb.third);
        match person {
            // *tracht* is *tracht* throughout.
            Person::Stem if same_form => vec![("prev:ik", None), ("next:ik|je|jij", None)],
            Person::Third if by_you => vec![
                ("!near:u|je|jij", None),
                ("by:u|je|jij", Some(|verb| &verb.you)),
            ],
            _ => vec![("", None)],
        }
    }
}

/// The same with a shape for words that meet no condition, such as a *verstrekt* of which the tag
/// says neither that it is finite nor that it is a participle: all that it may be, for the writer
/// to choose from.
fn with_doubt(mut shapes: Vec<Shape>) -> Vec<Shape> {
    let mut doubtful: Vec<Shape> = Vec::new();
    let sure: Vec<&Shape> = shapes.iter().filter(|it| is_sure(it)).collect();
    for shape in &shapes {
        let is_settled = sure.iter().any(|it| it.from == shape.from);
        if is_settled || shape.when.contains(STEM) {
            continue;
        }
        let ways = shape.ways.iter().map(|way| Way::rewrite(way.to.clone()));
        match doubtful.iter_mut().find(|it| it.from == shape.from) {
            Some(known) => {
                for way in ways {
                    if !known.ways.iter().any(|it| it.to == way.to) {
                        known.ways.push(way);
                    }
                }
            }
            None => {
                let mut doubt = Shape::new(shape.from.clone(), ways.collect());
                doubt.head = shape.head;
                let needed = shape.when.split(' ').filter(|it| is_place(it));
                doubt.when = needed.collect::<Vec<_>>().join(" ");
                doubtful.push(doubt);
            }
        }
    }
    shapes.extend(doubtful);
    shapes
}

/// Whether a shape counts whatever its verb is tagged as and whoever its subject is.
fn is_sure(shape: &Shape) -> bool {
    shape.when.split_whitespace().all(is_place)
}

/// Whether a condition tells the term from other words, and not one form of it from another.
fn is_place(condition: &str) -> bool {
    [CLOSES, FINITE_PLACE, NO_TE]
        .iter()
        .any(|it| it.contains(condition))
}

/// Shapes with more conditions first: of two with the same words the first counts.
fn order(shapes: Vec<Shape>) -> Vec<Shape> {
    let mut kept: Vec<Shape> = Vec::with_capacity(shapes.len());
    let (sure, others): (Vec<Shape>, Vec<Shape>) = shapes.into_iter().partition(is_sure);
    for shape in others.into_iter().chain(sure) {
        let is_same = |it: &Shape| it.from == shape.from && it.when == shape.when;
        if !kept.iter().any(is_same) {
            kept.push(shape);
        }
    }
    kept
}

type FormOf = fn(&Verb) -> &str;

/// Which finite form it is.
#[derive(Clone, Copy, Debug)]
enum Person {
    Stem,
    Third,
    Plural,
    Past,
    PastPlural,
}

const FINITE: [(Person, FormOf); 5] = [
    (Person::Stem, |verb| &verb.stem),
    (Person::Third, |verb| &verb.third),
    (Person::Plural, |verb| &verb.plural),
    (Person::Past, |verb| &verb.past),
    (Person::PastPlural, |verb| &verb.past_plural),
];
