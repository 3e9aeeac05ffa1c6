//! `law-reference`: the number of an article of law where readers look for what they must do.

use super::{
    BlockView, Check, Draft, Langs, Limit, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::BlockKind;
use crate::lang::key;
use crate::text::{Sentence, Word};

/// The limit is in references for each 100 words; at the start of a sentence one is enough.
pub(super) static RULE: Rule = Rule {
    id: "law-reference",
    alias: "wetsartikel",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: Some(Limit::both(1.0, 0.5)),
    check: Check::Noted(note, check),
};

/// A page with more references than this in each 100 words is about law, for those who know it.
const LEGAL: f64 = 3.0;

/// In a shorter text one reference would be many.
const MIN_WORDS: usize = 100;

/// How far from its start a reference still opens a sentence: *op grond van artikel 5*.
const OPENING: usize = 4;

/// A sentence that has no more words than this behind its reference is a heading.
const MIN_REST: usize = 5;

/// How far behind the number the name of the law may end.
const NEAR: usize = 8;

/// The references, each as the place of its first word among those of the block, and whether a
/// sentence begins with it.
fn note(view: &BlockView<'_>, _: f64) -> Vec<u32> {
    if !is_text(view) || !view.text.shows.digits {
        return Vec::new();
    }
    let sentences = view.text.sentences.iter();
    let references = sentences.flat_map(|sentence| references(view, sentence));
    references
        .map(|it| it.at << 1 | u32::from(it.opens))
        .collect()
}

fn is_text(view: &BlockView<'_>) -> bool {
    matches!(
        view.block.kind,
        BlockKind::Paragraph | BlockKind::ListItem { .. }
    )
}

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let texts = cx.blocks.iter().filter(|view| is_text(view));
    let n_words: usize = texts.map(|view| view.text.words.len()).sum();
    let found = || {
        cx.noted(&RULE)
            .flat_map(|(view, notes)| notes.iter().map(move |note| (view, note)))
    };
    let n = found().count();
    let density = n as f64 * 100.0 / n_words.max(MIN_WORDS) as f64;
    if n == 0 || density > LEGAL || is_law(cx) {
        return;
    }
    let mut is_first = n > 1 && density > sink.limit();
    for (view, note) in found() {
        let at = (note >> 1) as usize;
        let [first, second, ..] = &view.text.words[at..] else {
            continue;
        };
        let range = first.range.cover(second.range);
        if std::mem::take(&mut is_first) {
            let draft = many(cx.ui(), n, n_words);
            sink.in_block(view.index)
                .report_measured(range, density, draft);
        } else if note & 1 == 1 {
            let draft = opening(cx.ui(), view.str(range));
            sink.in_block(view.index).report(range, draft);
        }
    }
}

/// Whether the page is the text of a law itself, for those who know its words.
pub(super) fn is_law(cx: &PageView<'_>) -> bool {
    let enacting = cx
        .language
        .law_references
        .enacting
        .0
        .split_ascii_whitespace();
    let enacting: Vec<u32> = enacting.map(key).collect();
    cx.blocks
        .iter()
        .any(|view| heads_article(view) || enacts(view, &enacting))
}

/// Whether a block is the heading of an article, as laws have them.
fn heads_article(cx: &BlockView<'_>) -> bool {
    let [first, second, ..] = cx.text.words.as_slice() else {
        return false;
    };
    matches!(cx.block.kind, BlockKind::Heading(_)) && is_numbered(cx, first, second)
}

/// Whether a sentence says on what other law this one rests: *Gelet op artikel 5*.
fn enacts(cx: &BlockView<'_>, enacting: &[u32]) -> bool {
    let mut sentences = cx.text.sentences.iter();
    sentences.any(|sentence| {
        let first = cx.words(sentence).first();
        first.is_some_and(|word| enacting.contains(&word.key))
    })
}

/// Whether these are a word for a part of a law and its number.
fn is_numbered(cx: &BlockView<'_>, first: &Word, second: &Word) -> bool {
    let known = &cx.language.law_references;
    cx.block.text.as_bytes()[second.range.start as usize].is_ascii_digit()
        && known.before.has(cx.str(first.range).trim_end_matches('.'))
}

struct Reference {
    /// The word before the number, among those of the block.
    at: u32,
    /// Whether a sentence begins with it.
    opens: bool,
}

fn references<'a>(
    cx: &'a BlockView<'a>,
    sentence: &'a Sentence,
) -> impl Iterator<Item = Reference> + 'a {
    let words = cx.words(sentence);
    words.windows(2).enumerate().filter_map(move |(at, pair)| {
        let range = pair[0].range.cover(pair[1].range);
        if !is_numbered(cx, &pair[0], &pair[1]) || cx.is_spared(range) {
            return None;
        }
        let known = &cx.language.law_references;
        let rest = &words[at + 2..];
        let needs_law = !known.laws.0.is_empty();
        let mut near = rest.iter().take(NEAR).map(|word| cx.str(word.range));
        // A law is a name, so it has a capital.
        let is_law = |word: &str| word.starts_with(char::is_uppercase) && known.laws.has(word);
        if needs_law && !near.any(is_law) {
            return None;
        }
        let opens = at < OPENING && rest.len() > MIN_REST;
        let at = sentence.words.start + at as u32;
        Some(Reference { at, opens })
    })
}

fn opening(ui: Ui, written: &str) -> Draft {
    match ui {
        Ui::Nl => Draft {
            message: format!("Deze zin begint met “{written}”."),
            why: "De lezer wil eerst weten wat er voor hem geldt. In welke wet dat staat, kan later.",
            suggestions: advise(
                "Begin met wat er geldt. Noem de wet aan het eind, of onder de tekst.",
            ),
        },
        Ui::En => Draft {
            message: format!("This sentence begins with “{written}”."),
            why: "Readers first want to know what holds for them. Which law says so can come later.",
            suggestions: advise(
                "Begin with what holds. Name the law at the end, or below the text.",
            ),
        },
    }
}

fn many(ui: Ui, n: usize, n_words: usize) -> Draft {
    match ui {
        Ui::Nl => Draft {
            message: format!(
                "Deze tekst van {n_words} woorden verwijst {n} keer naar een wetsartikel."
            ),
            why: "Nummers van artikelen onderbreken de zin, en de meeste lezers zoeken ze niet op.",
            suggestions: advise("Zet de verwijzingen bij elkaar onder de tekst."),
        },
        Ui::En => Draft {
            message: format!("This text of {n_words} words refers to a part of a law {n} times."),
            why: "Section numbers break up the sentence, and most readers never look them up.",
            suggestions: advise("Put the references together below the text."),
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::Format;
    use crate::rules::{check_source, check_text};

    #[track_caller]
    fn check(lang: &str, text: &str, expected: &[&str]) {
        let findings = check_text("law-reference", lang, text);
        let marked: Vec<&str> = findings.iter().map(|it| &text[it.span]).collect();
        assert_eq!(marked, expected, "{text}");
    }

    #[test]
    fn one_at_the_start_of_a_sentence_is_enough() {
        check(
            "nl",
            "Op grond van artikel 4:13 Awb krijgt u binnen acht weken antwoord van ons.",
            &["artikel 4:13"],
        );
        check(
            "nl",
            "U krijgt binnen acht weken antwoord (artikel 4:13 Awb).",
            &[],
        );
    }

    #[test]
    fn many_are_told_once() {
        let filler = "Wij lezen uw brief en bellen u daarna op. ".repeat(20);
        let text = format!("{filler} Dat staat in artikel 3 en in artikel 5 van de wet.");
        check("nl", &text, &["artikel 3"]);
    }

    #[test]
    fn headings_and_laws_are_left_alone() {
        check("nl", "Artikel 4. Begrippen", &[]);
        let law = "# Artikel 2\n\nIn afwijking van artikel 3 geldt voor deze mensen de oude regel.";
        assert!(check_source("law-reference", "nl", Format::Markdown, law).is_empty());
        check(
            "nl",
            "Gelet op artikel 3 van de oude wet. Op grond van artikel 4 is dit nu de regel.",
            &[],
        );
        check(
            "nl",
            &"Volgens artikel 4 en artikel 5 van deze regeling is dit de regel hier. ".repeat(20),
            &[],
        );
    }

    #[test]
    fn english_needs_the_name_of_a_law() {
        check(
            "en",
            "Section 2 tells you how to fill in the whole form.",
            &[],
        );
        check(
            "en",
            "Under section 12(3) of the Highways Act you must keep the road clear.",
            &["section 12(3)"],
        );
    }
}
