//! `long-word`: a compound of many parts, or a rare word of many syllables.

use std::collections::BTreeSet;

use super::{
    BlockView, Check, Draft, Langs, Limit, PageView, Principle, Profile, Rule, Severities, Sink,
    Ui, advise, rare_word,
};
use crate::finding::{Severity, Suggestion};
use crate::lang::{Language, MIN_COMPOUND};
use crate::text::{Word, WordKind};
use crate::{Parts, Span};

/// T-Scan counts compounds of three parts and more as hard, and so does the profile for easy texts.
/// Those of three are most often the set name of something, so elsewhere it takes four. Letters
/// alone tell little: people read *zorgverzekering* without trouble, so a compound that is itself
/// common is left alone. English has no such compounds; there the limit is in syllables. Editors
/// keep many of these words, so this is advice. In English most of them are terms (*immunisation*),
/// and there the rule is off.
pub(super) static RULE: Rule = Rule {
    id: "long-word",
    alias: "lang-woord",
    severity: Severities::nl(Severity::Hint),
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.5"],
    limit: Some(Limit {
        nl: 3.0,
        en: 4.0,
        nl_easy: 2.0,
        en_easy: 3.0,
    }),
    check: Check::Noted(note, check),
};

/// A word that people meet this often, in tenths of the Zipf scale, is read as a whole.
const COMMON: u8 = 32;

/// Without parts to tell, only a word that is as rare as this is hard for its length.
const RARE: u8 = 20;
/// And only if it is no form of a word that occurs once in so many.
const ONCE_IN: f64 = 1_000_000.0;

/// The long words, each as its place among the words of the block.
fn note(view: &BlockView<'_>, limit: f64) -> Vec<u32> {
    if !view.block.kind.is_prose() {
        return Vec::new();
    }
    // Where parts count, words know how many they have.
    let has_parts =
        |word: &Word| view.language.compounds.is_none() || f64::from(word.parts) > limit;
    let words = (0..).zip(&view.text.words);
    let words = words.filter(|(_, word)| has_parts(word) && may_be_long(view, word));
    let long = words.filter(|(_, word)| find(view, word, limit).is_some());
    long.map(|(at, _)| at).collect()
}

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let mut seen = BTreeSet::new();
    for (view, notes) in cx.noted(&RULE) {
        for &at in notes {
            let word = &view.text.words[at as usize];
            if !seen.insert(view.str(word.range).to_lowercase()) {
                continue;
            }
            if let Some(long) = find(view, word, sink.limit()) {
                let draft = draft(view, word.range, &long);
                sink.in_block(view.index)
                    .report_measured(word.range, long.size(), draft);
            }
        }
    }
}

/// What makes a word long.
enum Long {
    /// Too many parts.
    Compound(Parts),
    /// Too many syllables.
    Syllables(u8),
}

impl Long {
    fn size(&self) -> f64 {
        match self {
            Self::Compound(parts) => parts.as_slice().len() as f64,
            Self::Syllables(n) => f64::from(*n),
        }
    }
}

/// Whether this rule speaks of a word.
pub(super) fn is_long(cx: &BlockView<'_>, word: &Word) -> bool {
    let limit = cx.options.limit(&RULE, cx.language.lang);
    limit.is_some_and(|limit| may_be_long(cx, word) && find(cx, word, limit).is_some())
}

/// Whether a word is judged where it stands. Names are left alone, and what is opened up with a hyphen
/// or a soft hyphen already.
fn may_be_long(cx: &BlockView<'_>, word: &Word) -> bool {
    let written = cx.str(word.range);
    word.kind == WordKind::Word
        && written.len() >= MIN_COMPOUND
        && written.chars().all(char::is_alphabetic)
        && !is_identifier(written)
        && !is_opened(cx, word)
        && !cx.is_name(word)
        && !cx.is_spared(word.range)
        && !cx.is_term(word.range)
}

/// Why a word is too long, if it is.
fn find(cx: &BlockView<'_>, word: &Word, limit: f64) -> Option<Long> {
    let written = cx.str(word.range);
    let lower = written.to_lowercase();
    // The places of the parts hold for the word as it is written.
    if lower.len() != written.len() {
        return None;
    }
    let long = size(cx.language, &lower, word)?;
    (long.size() > limit).then_some(long)
}

/// Whether a word is a name from software: *zaakInformatieObject*.
fn is_identifier(written: &str) -> bool {
    let mut rest = written.chars().skip(1);
    rest.any(char::is_uppercase) && written.chars().any(char::is_lowercase)
}

/// Whether the source has a soft hyphen or a tag inside the word: parsers leave both out.
fn is_opened(cx: &BlockView<'_>, word: &Word) -> bool {
    cx.block.map.span(word.range).len() != word.range.len()
}

/// The size of a word that is not common.
fn size(language: &Language, lower: &str, word: &Word) -> Option<Long> {
    let Some(compounds) = &language.compounds else {
        let is_rare = word.frequency.is_some_and(|it| it <= RARE)
            && !rare_word::is_form_of_common(language, lower, ONCE_IN);
        return is_rare.then_some(Long::Syllables(word.syllables));
    };
    let listed = language.lexicon.find(lower);
    if listed.is_some_and(|id| language.lexicon.zipf(id) * 10.0 >= f32::from(COMMON)) {
        return None;
    }
    compounds
        .split(&language.lexicon, lower)
        .map(Long::Compound)
}

fn draft(cx: &BlockView<'_>, range: Span, long: &Long) -> Draft {
    let written = cx.str(range);
    match long {
        Long::Compound(parts) => {
            let mut draft = compound(cx.ui(), written, parts);
            if cx.options.profile == Profile::Easy {
                let soft = Suggestion::replace(range, soft(written, parts, cx.language));
                draft.suggestions.push(soft);
            }
            draft
        }
        Long::Syllables(n) => syllables(cx.ui(), written, *n),
    }
}

fn compound(ui: Ui, written: &str, parts: &Parts) -> Draft {
    let head = parts.head().of(written);
    let parts: Vec<&str> = parts
        .as_slice()
        .iter()
        .map(|part| part.of(written))
        .collect();
    let (n, sum) = (parts.len(), parts.join(" + "));
    match ui {
        Ui::Nl => Draft {
            message: format!("“{written}” bestaat uit {n} woorden: {sum}."),
            why: "De lezer moet zelf zien waar het ene woord ophoudt en het andere begint.",
            suggestions: advise(format!(
                "Haal het woord uit elkaar: “{head}” voorop, en de rest erachter met “van”, “voor” of “over”."
            )),
        },
        Ui::En => Draft {
            message: format!("“{written}” is made of {n} words: {sum}."),
            why: "Readers have to find out for themselves where one word ends and the next begins.",
            suggestions: advise(format!(
                "Take the word apart: “{head}” first, and the rest behind it with “van”, “voor” or “over”."
            )),
        },
    }
}

fn syllables(ui: Ui, written: &str, n: u8) -> Draft {
    match ui {
        Ui::Nl => Draft {
            message: format!("“{written}” heeft {n} lettergrepen en komt weinig voor."),
            why: "Een lang woord dat mensen weinig zien, moeten zij stukje voor stukje lezen.",
            suggestions: advise("Kies een korter woord, of leg het uit."),
        },
        Ui::En => Draft {
            message: format!("“{written}” has {n} syllables and is rare."),
            why: "People read a long word that they seldom see bit by bit.",
            suggestions: advise("Choose a shorter word, or explain this one."),
        },
    }
}

/// A part longer than this may break inside as well, in letters: it fills a third of a line on a
/// telephone.
const LONG_PART: usize = 12;

/// The letters that stay together at the ends of a part.
const MIN_PIECE: usize = 3;

/// The word with soft hyphens between its parts, and inside long ones: places where a line may
/// break.
fn soft(written: &str, parts: &Parts, language: &Language) -> String {
    let mut out = String::with_capacity(written.len() + 16);
    for (index, part) in parts.as_slice().iter().enumerate() {
        let start = usize::from(part.start);
        let next = parts.as_slice().get(index + 1);
        let end = next.map_or(written.len(), |next| usize::from(next.start));
        if index > 0 {
            out.push('\u{ad}');
        }
        let mut from = start;
        for at in breaks_inside(&written[start..end], language) {
            out += &written[from..start + at];
            out.push('\u{ad}');
            from = start + at;
        }
        out += &written[from..end];
    }
    out
}

/// Where a long part may break.
fn breaks_inside(part: &str, language: &Language) -> Vec<usize> {
    let hyphens = language.hyphens.as_ref();
    let Some(hyphens) = hyphens.filter(|_| part.chars().count() > LONG_PART) else {
        return Vec::new();
    };
    let mut breaks = hyphens.breaks(part);
    breaks.retain(|&at| at >= MIN_PIECE && at + MIN_PIECE <= part.len());
    breaks
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;
    use crate::{Format, Lang, Options, Source};

    #[track_caller]
    fn check(lang: &str, text: &str, expected: &[&str]) {
        let findings = check_text("long-word", lang, text);
        let marked: Vec<&str> = findings.iter().map(|it| &text[it.span]).collect();
        assert_eq!(marked, expected, "{text}");
    }

    #[test]
    fn compounds_of_four_parts_are_opened_once() {
        check(
            "nl",
            "De huisvuilcontainerpasaanvraag hoort bij de huisvuilcontainerpasaanvraag.",
            &["huisvuilcontainerpasaanvraag"],
        );
        let findings = check_text("long-word", "nl", "De huisvuilcontainerpasaanvraag.");
        assert_eq!(
            findings[0].message,
            "“huisvuilcontainerpasaanvraag” bestaat uit 4 woorden: \
             huis + vuilcontainer + pas + aanvraag."
        );
        check("nl", "De huurtoeslagpartner leest dat voor.", &[]);
    }

    #[test]
    fn common_words_names_and_hyphens_are_left_alone() {
        check("nl", "Uw zorgverzekering en de arbeidsongeschiktheid.", &[]);
        check(
            "nl",
            "De Huisvuilcontainerpasaanvraag van de wmo-taxipashouder.",
            &[],
        );
        check(
            "nl",
            "De huisvuil\u{ad}container\u{ad}pas\u{ad}aanvraag.",
            &[],
        );
    }

    #[test]
    fn english_counts_syllables() {
        check(
            "en",
            "The interoperability of the information.",
            &["interoperability"],
        );
    }

    /// The soft hyphens that easy readers get in a word, shown as `|`.
    #[track_caller]
    fn check_soft(word: &str, expected: &str) {
        let source = Source::new("", Format::Plain, format!("De {word} belt."));
        let options = Options {
            lang: Some(Lang::Nl),
            profile: crate::rules::Profile::Easy,
            ..Options::default()
        };
        let checker = crate::testing::checker();
        let report = checker.check(&source.expect("it is small"), &options);
        let mut findings = report.findings.iter();
        let finding = findings.find(|it| it.rule.id == "long-word").expect(word);
        let soft = finding.suggestions.last().expect("a way out");
        assert_eq!(soft.text.replace('\u{ad}', "|"), expected);
    }

    #[test]
    fn easy_readers_get_soft_hyphens() {
        check_soft("huurtoeslagpartner", "huur|toeslag|partner");
    }

    #[cfg(feature = "hyphens")]
    #[test]
    fn long_parts_break_inside_as_well() {
        check_soft(
            "huurtoeslagtegemoetkoming",
            "huur|toeslag|tege|moet|ko|ming",
        );
    }
}
