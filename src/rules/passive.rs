//! `passive`: a verb that leaves open who does it.

use super::{
    BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise, to_come,
};
use crate::model::{Tag, TagSet};
use crate::span::Span;
use crate::text::{Passive, PassiveKind, Sentence, Word};

/// Dutch: professional editors of municipal text went from 12.3 to 1.3 % of sentences with a
/// *worden* passive. English: agencies that rewrote went from 19.9 to 7.7 passives per 1,000 words,
/// and took out four in five of those that this rule speaks of.
pub(super) static RULE: Rule = Rule {
    id: "passive",
    alias: "lijdende-vorm",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

/// The longest agent, in words: *the Department of Health and Social Care*.
const MAX_AGENT: usize = 8;
/// Words between the noun and the verb of a phrase that tells by doing what: *door de planning
/// daarop af te stemmen*.
const MAX_BETWEEN: usize = 4;

const INFINITIVE: TagSet = TagSet::of(&[Tag::VerbInfinitive, Tag::AuxInfinitive]);

/// How many words back the start of a clause is looked for: more than a clause has that people write.
const REACH: usize = 100;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    if !cx.block.kind.is_prose() {
        return;
    }
    let Some(build) = cx.text.build_of(sentence) else {
        return;
    };
    let found = build.passives.iter().filter_map(|it| Found::new(cx, *it));
    let mut passives = found.filter(|it| asks_who(cx, sentence, it));
    let Some(mut found) = passives.next() else {
        return;
    };
    // Of two participles with one auxiliary, the nearer is the verb.
    if let Some(other) = passives.find(|other| other.is_nearer_than(&found)) {
        found = other;
    }
    let verb = found.verb(cx);
    let agent = agent(cx, sentence, &found);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: match agent {
                Some(_) => format!("“{verb}” is lijdende vorm: wie het doet, staat niet voorop."),
                None => format!("“{verb}” is lijdende vorm: er staat niet wie het doet."),
            },
            why: "Wie leest, moet zelf uitzoeken wie iets doet of moet doen.",
            suggestions: advise(match agent {
                Some(agent) => format!("Begin met wie het doet: maak “{agent}” het onderwerp."),
                None => "Wie doet het? Schrijf dat op: “wij …” of “u …”.".to_owned(),
            }),
        },
        Ui::En => Draft {
            message: match agent {
                Some(_) => format!("“{verb}” is passive: the one who does it does not come first."),
                None => format!("“{verb}” is passive: it does not say who does it."),
            },
            why: "Readers have to work out who does what, and what is up to them.",
            suggestions: advise(match agent {
                Some(agent) => format!("Start with who does it: make “{agent}” the subject."),
                None => "Who does it? Say so: “we …” or “you …”.".to_owned(),
            }),
        },
    };
    sink.report_about(found.range(), found.mark(), draft);
}

/// Whether the sentence is better with the doer in front: it names one further on, or a reader asks
/// for one. *Is vastgelegd* and *is based* tell how things stand, and *als dat wordt gewijzigd* tells
/// when something holds: nobody asks for the doer.
fn asks_who(cx: &BlockView<'_>, sentence: &Sentence, found: &Found) -> bool {
    match found.kind {
        PassiveKind::Worden | PassiveKind::Shared => {
            agent(cx, sentence, found).is_some() || !found.in_subclause(cx, sentence)
        }
        // *Wordt … gezien, maar is*: behind a comma the verb is another's.
        PassiveKind::Zijn => {
            !cx.str(found.range()).contains(',') && agent(cx, sentence, found).is_some()
        }
        PassiveKind::Be => {
            agent(cx, sentence, found).is_some() || to_come::is_asked(cx, sentence, found)
        }
    }
}

/// A passive that the rule speaks of.
pub(super) struct Found {
    /// The two words in the order in which they stand, as indices in the block.
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) participle: u32,
    pub(super) auxiliary: u32,
    pub(super) kind: PassiveKind,
    /// The ranges of both.
    ends: [Span; 2],
}

impl Found {
    pub(super) fn new(cx: &BlockView<'_>, passive: Passive) -> Option<Self> {
        let auxiliary = passive.auxiliary.filter(|_| passive.sure)?;
        let participle = passive.participle;
        let first = auxiliary.min(participle);
        let last = auxiliary.max(participle);
        let range = |word: u32| cx.text.words.get(word as usize).map(|word| word.range);
        let found = Self {
            first,
            last,
            participle,
            auxiliary,
            kind: passive.kind,
            ends: [range(first)?, range(last)?],
        };
        let state = cx
            .language
            .is_state(passive.kind, cx.str(range(participle)?));
        (!state && !cx.is_spared(found.range())).then_some(found)
    }

    /// Whether it has the auxiliary of `other`, and less in between.
    fn is_nearer_than(&self, other: &Self) -> bool {
        self.auxiliary == other.auxiliary && self.last - self.first < other.last - other.first
    }

    /// Whether it is in a clause that tells more of another: *als …*, *de brief die …*.
    fn in_subclause(&self, cx: &BlockView<'_>, sentence: &Sentence) -> bool {
        let words = &cx.text.words[..self.first as usize];
        let before = &words[sentence.words.start as usize..];
        // *Kan worden gedaan*: the finite verb is its own.
        let is_own = |at: usize| at + 1 == before.len();
        for (at, word) in before.iter().enumerate().rev().take(REACH) {
            // *…, die u deelt, worden …*: the comma ends what stands before it.
            let ends = at + 1 == before.len() && self.follows_comma(cx, word);
            if ends || word.tag.is_finite() && !is_own(at) {
                return false;
            }
            let previous = at.checked_sub(1).map(|at| before[at].tag);
            let written = cx.str(word.range);
            if cx.language.opens_subclause(written, word.tag, previous)
                && cx.opens_with_subject(before, at)
            {
                return true;
            }
        }
        false
    }

    /// Whether a comma stands between a word and this.
    fn follows_comma(&self, cx: &BlockView<'_>, word: &Word) -> bool {
        let between = word.range.end as usize..self.range().start as usize;
        cx.block.text[between].trim_start().starts_with(',')
    }

    pub(super) fn range(&self) -> Span {
        self.ends[0].cover(self.ends[1])
    }

    /// What to mark: the participle, which says what is done and becomes the verb.
    pub(super) fn mark(&self) -> Span {
        self.ends[usize::from(self.participle == self.last)]
    }

    /// The verb as it stands in the sentence, what is between its words left out.
    fn verb(&self, cx: &BlockView<'_>) -> String {
        let [first, last] = self.ends.map(|end| cx.str(end));
        let gap = if self.last - self.first > 1 {
            " … "
        } else {
            " "
        };
        format!("{first}{gap}{last}")
    }
}

/// The one who does it, if that follows the passive or stands between its words.
pub(super) fn agent<'a>(cx: &BlockView<'a>, sentence: &Sentence, found: &Found) -> Option<&'a str> {
    let words = &cx.text.words;
    let is_marker = |word: &Word| cx.language.is_agent_marker(cx.str(word.range));
    // Straight after the verb, or before a participle at the end, where the auxiliary may follow.
    let after = found.last as usize + 1;
    let participle = found.participle as usize;
    let before = if found.participle == found.first {
        participle
            .saturating_sub(MAX_AGENT + 1)
            .max(sentence.words.start as usize)
    } else {
        found.first as usize + 1
    };
    let marker = (before..participle)
        .chain([after])
        .find(|&at| at < sentence.words.end as usize && words.get(at).is_some_and(is_marker))?;
    let phrase = &words[marker + 1..sentence.words.end as usize];
    let range = noun_phrase(cx, phrase)?;
    let is_agent = !cx.is_spared(range) && !is_deed(phrase, range);
    is_agent.then(|| cx.str(range))
}

/// Whether the phrase that opens with `noun` goes on to *te* and an infinitive: then it tells by doing
/// what, and not by whom.
fn is_deed(phrase: &[Word], noun: Span) -> bool {
    let rest = phrase.iter().skip_while(|word| word.range.start < noun.end);
    let tags = rest.map(|word| word.tag).take(MAX_BETWEEN);
    // *Om te* opens a clause of its own.
    let tags: Vec<Tag> = tags.take_while(|&tag| tag != Tag::Subordinator).collect();
    tags.windows(2)
        .any(|pair| pair[0] == Tag::Adposition && pair[1].is(INFINITIVE))
}

/// The phrase of a noun or pronoun that `words` open with.
fn noun_phrase(cx: &BlockView<'_>, words: &[Word]) -> Option<Span> {
    const HEAD: TagSet = TagSet::of(&[Tag::NounSingular, Tag::NounPlural, Tag::Name, Tag::Pronoun]);
    const NOUN: TagSet = TagSet::of(&[Tag::NounSingular, Tag::NounPlural, Tag::Name]);
    const BEFORE: TagSet = TagSet::of(&[Tag::Determiner, Tag::Adjective, Tag::Numeral]);

    let is_capital = |word: Option<&Word>| {
        word.is_some_and(|it| cx.str(it.range).starts_with(char::is_uppercase))
    };
    let mut phrase: Option<Span> = None;
    // Whether the word before is part of a name, or links two parts of one.
    let mut in_name = false;
    for (i, word) in words.iter().take(MAX_AGENT).enumerate() {
        let joined = i == 0
            || cx
                .str(words[i - 1].range.cover(word.range))
                .bytes()
                .all(is_inner);
        let goes_on = in_name && is_capital(Some(word));
        let links =
            in_name && cx.language.links_names(cx.str(word.range)) && is_capital(words.get(i + 1));
        // Behind a noun, an article or a pronoun opens another phrase.
        let fits = match phrase {
            Some(_) => word.tag.is(NOUN) || goes_on || links,
            None => word.tag.is(HEAD | BEFORE),
        };
        if !joined || !fits {
            break;
        }
        if cx.language.is_no_agent(cx.str(word.range)) {
            return None;
        }
        in_name = is_capital(Some(word)) || links;
        if !links && (HEAD.has(word.tag) || goes_on) {
            phrase = Some(words[0].range.cover(word.range));
        }
    }
    phrase
}

/// Whether a byte can stand inside a phrase.
fn is_inner(byte: u8) -> bool {
    !matches!(byte, b',' | b'(' | b')' | b':' | b';' | b'/')
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[track_caller]
    fn check(lang: &str, marked: &str, suggestion: &str) {
        let text = marked.replace(['[', ']'], "");
        let findings = check_text("passive", lang, &text);
        let start = marked.find('[').expect("a mark") as u32;
        let end = marked.find(']').expect("a mark") as u32 - 1;
        let found: Vec<_> = findings
            .iter()
            .map(|it| (it.span.start, it.span.end, it.suggestions[0].text.as_str()))
            .collect();
        assert_eq!(found, [(start, end, suggestion)], "{marked}");
    }

    #[test]
    fn the_participle_is_marked() {
        let nobody = "Wie doet het? Schrijf dat op: “wij …” of “u …”.";
        check("nl", "De brief wordt morgen naar u [gestuurd].", nobody);
        check("nl", "Dan kan de brief ook [gestuurd] worden.", nobody);
        let nobody = "Who does it? Say so: “we …” or “you …”.";
        check("en", "The letter will be [sent] to you tomorrow.", nobody);
    }

    #[test]
    fn whoever_does_it_becomes_the_subject() {
        check(
            "nl",
            "Uw aanvraag wordt door een medewerker [gelezen].",
            "Begin met wie het doet: maak “een medewerker” het onderwerp.",
        );
        check(
            "nl",
            "Daarna wordt door de gemeente een brief [gestuurd].",
            "Begin met wie het doet: maak “de gemeente” het onderwerp.",
        );
        check(
            "nl",
            "U ziet wanneer de brief door de gemeente [gestuurd] wordt.",
            "Begin met wie het doet: maak “de gemeente” het onderwerp.",
        );
        check(
            "en",
            "Your claim is [checked] by the local council.",
            "Start with who does it: make “the local council” the subject.",
        );
    }

    #[test]
    fn a_name_is_shown_whole() {
        check(
            "en",
            "The site is [kept] by the Office for Digital Services under a law.",
            "Start with who does it: make “the Office for Digital Services” the subject.",
        );
    }

    #[test]
    fn readers_ask_who_will_do_something_or_does_it_with_them() {
        let nobody = "Who does it? Say so: “we …” or “you …”.";
        check("en", "You’ll be [sent] the results.", nobody);
        check("en", "The app is being [updated].", nobody);
        check("en", "Your new card is then [printed].", nobody);
        check("en", "If you apply, your form will be [checked].", nobody);
        check("en", "You’re [asked] for a code.", nobody);
        for text in [
            "The app was updated in May.",
            "A card is printed on paper.",
            "A letter about your pension is printed on paper.",
            "The forms that will be checked are old.",
            "It will be seen that this is old.",
            "Your card will not be printed.",
            "You can ask for the card to be printed.",
        ] {
            assert!(check_text("passive", "en", text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_time_or_a_means_does_nothing() {
        let nobody = "Who does it? Say so: “we …” or “you …”.";
        check("en", "The form will be [sent] by the end of May.", nobody);
        check("en", "The form will be [sent] by post.", nobody);
    }

    #[test]
    fn a_deed_is_no_doer() {
        let nobody = "Wie doet het? Schrijf dat op: “wij …” of “u …”.";
        check(
            "nl",
            "Het plan wordt [uitgevoerd] door de planning af te stemmen.",
            nobody,
        );
    }

    #[test]
    fn one_finding_a_sentence() {
        let text = "Your form is read and your bill is sent to your house.";
        assert_eq!(check_text("passive", "en", text).len(), 1);
    }

    #[test]
    fn states_and_perfects_are_no_passives() {
        for (lang, text) in [
            ("nl", "Uw inkomen wordt groter."),
            ("nl", "Zij is gisteren gekomen."),
            ("nl", "Een pas is verplicht."),
            ("nl", "De winkel is gesloten."),
            ("nl", "De gegevens zijn ingevuld, en u hoeft niets te doen."),
            ("en", "A passport is required."),
            ("en", "You are not entitled to a refund."),
            ("en", "Are you interested?"),
            ("en", "The train has arrived."),
        ] {
            assert!(check_text("passive", lang, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn quotations_are_left_alone() {
        let text = "In the letter stands: “your form will be sent to you”.";
        assert!(check_text("passive", "en", text).is_empty());
    }
}
