//! `rare-word`: a word that people seldom meet, and that the page does not explain.

use std::collections::BTreeMap;

use super::{
    BlockView, Check, Draft, Langs, Limit, PageView, Principle, Rule, Severities, Sink, Ui, advise,
    long_word,
};
use crate::document::{BlockKind, MarkKind};
use crate::lang::Language;
use crate::model::Tag;
use crate::order;
use crate::text::{Word, WordKind};

/// LiNT calls a word hard that occurs less than once in a million (Zipf 3). Many such words are
/// everyday ones that subtitles lack (*tabel*, *bijlage*), so the rule speaks where a word is five
/// times as rare, in Dutch twenty, and for easy readers at once in a million. The limit is in words: once in so
/// many. Editors keep the words that the page is about, so this is advice.
pub(super) static RULE: Rule = Rule {
    id: "rare-word",
    alias: "zeldzaam-woord",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.3", "3.1.5"],
    limit: Some(Limit {
        nl: 20_000_000.0,
        en: 5_000_000.0,
        nl_easy: 1_000_000.0,
        en_easy: 1_000_000.0,
    }),
    check: Check::Page(check),
};

/// Shorter words are seldom hard, and often names of units and signs.
const MIN_LETTERS: usize = 7;

/// A word that the page uses this often is what the page is about; fewer will do if a heading has
/// it.
const TOPIC_USES: usize = 6;
const TOPIC_USES_WITH_HEADING: usize = 3;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let mut rare: BTreeMap<String, Rare> = BTreeMap::new();
    let mut buffer = String::new();
    // Words know their frequency in tenths of its scale; most are more frequent than this.
    let most = (0..=u8::MAX).take_while(|&tenths| once_in(tenths) > sink.limit());
    let Some(most) = most.last() else {
        return;
    };
    for view in cx.blocks {
        for word in &view.text.words {
            if word.frequency.is_none_or(|frequency| frequency > most) {
                continue;
            }
            let Some(once_in) = rareness(view, word, sink.limit(), &mut buffer) else {
                continue;
            };
            let entry = rare.entry(buffer.clone()).or_default();
            entry.n_uses += 1;
            entry.in_heading |= matches!(view.block.kind, BlockKind::Heading(_) | BlockKind::Title);
            entry.explained |= is_explained(view, word);
            if view.block.kind.is_prose() && entry.first.is_none() {
                entry.first = Some((view.index, *word, once_in));
            }
        }
    }
    let mut told: Vec<_> = rare
        .into_values()
        .filter(|it| !it.explained && !it.is_topic())
        .filter_map(|it| it.first)
        .collect();
    order::sort_by_key(&mut told, |(block, word, _)| (*block, word.range.start));
    for (block, word, once_in) in told {
        let written = &cx.document.blocks[block].text[word.range];
        let draft = draft(cx.ui(), written, once_in);
        sink.in_block(block)
            .report_measured(word.range, once_in, draft);
    }
}

/// What a page does with a rare word.
#[derive(Default)]
struct Rare {
    n_uses: usize,
    in_heading: bool,
    explained: bool,
    /// Its first use in running text, and in how many words it occurs once.
    first: Option<(usize, Word, f64)>,
}

impl Rare {
    fn is_topic(&self) -> bool {
        let least = if self.in_heading {
            TOPIC_USES_WITH_HEADING
        } else {
            TOPIC_USES
        };
        self.n_uses >= least
    }
}

/// In how many words a word of this frequency, in tenths of the Zipf scale, occurs once.
fn once_in(tenths: u8) -> f64 {
    10_f64.powf(9.0 - f64::from(tenths) / 10.0)
}

/// In how many words a word occurs once, if it is a hard one. `lower` becomes the word in lower
/// case.
fn rareness(cx: &BlockView<'_>, word: &Word, limit: f64, lower: &mut String) -> Option<f64> {
    let written = cx.str(word.range);
    let carries = word.tag.is_noun() || word.tag.is_main_verb() || word.tag == Tag::Adjective;
    let once_in = once_in(word.frequency?);
    if word.kind != WordKind::Word
        || !carries
        || written.len() < MIN_LETTERS
        || !written.chars().all(char::is_alphabetic)
        || cx.is_name(word)
        || cx.is_spared(word.range)
        || cx.is_term(word.range)
    {
        return None;
    }
    lower.clear();
    lower.extend(written.chars().flat_map(char::to_lowercase));
    let is_plain = !is_learned(cx.language, lower)
        || is_form_of_common(cx.language, lower, limit)
        || is_everyday_compound(cx.language, lower, limit);
    // The frequency is coarse, so more digits would say nothing.
    let rounded = (once_in / 1e5).round() * 1e5;
    (!is_plain && !long_word::is_long(cx, word)).then_some(rounded)
}

/// Whether a word looks like one from books and not from home: *harmonisatie*, *remuneration*.
fn is_learned(language: &Language, word: &str) -> bool {
    let mut endings = language.learned_endings.iter();
    endings.any(|ending| word.ends_with(ending))
}

/// Whether another form of the word is common: *klikten* is as plain as *klikt*.
pub(super) fn is_form_of_common(language: &Language, word: &str, limit: f64) -> bool {
    let is_common = |form: &str| {
        let listed = language.lexicon.find(form);
        listed.is_some_and(|id| 10_f64.powf(9.0 - f64::from(language.lexicon.zipf(id))) <= limit)
    };
    let forms = |word: &str| {
        language.form_endings.iter().any(|&(ending, base)| {
            word.strip_suffix(ending)
                .is_some_and(|stem| is_common(&format!("{stem}{base}")))
        })
    };
    let mut openings = language.form_openings.iter();
    // *Unaffordable* is as plain as *affordable*.
    let opened = openings.any(|opening| {
        let rest = word.strip_prefix(opening);
        rest.is_some_and(|rest| is_common(rest) || forms(rest))
    });
    opened || forms(word)
}

/// Whether a word is made of common words, which explain it: *hoofdsom*.
fn is_everyday_compound(language: &Language, word: &str, limit: f64) -> bool {
    let compounds = language.compounds.as_ref();
    let Some(parts) = compounds.and_then(|it| it.split(&language.lexicon, word)) else {
        return false;
    };
    parts.as_slice().iter().all(|part| {
        let zipf = part.word.map(|id| language.lexicon.zipf(id));
        zipf.is_some_and(|zipf| 10_f64.powf(9.0 - f64::from(zipf)) <= limit)
    })
}

/// Whether the page says here what the word means, or links to a page that does.
fn is_explained(cx: &BlockView<'_>, word: &Word) -> bool {
    let after = &cx.block.text[word.range.end as usize..];
    let linked =
        cx.block.marks.iter().any(|mark| {
            matches!(mark.kind, MarkKind::Link { .. }) && mark.range.contains(word.range)
        });
    linked
        || cx.block.kind == BlockKind::Term
        || after.starts_with(" (")
        || after.starts_with(": ")
        || cx.is_explained(word.range)
        || cx.is_explained_after(word.range)
}

fn draft(ui: Ui, written: &str, once_in: f64) -> Draft {
    let millions = ui.number((once_in / 1_000_000.0).round());
    match ui {
        Ui::Nl => Draft {
            message: format!(
                "“{written}” is een zeldzaam woord: het komt 1 keer voor in ongeveer {millions} miljoen woorden."
            ),
            why: "Wie het woord niet kent, stopt of leest eroverheen.",
            suggestions: advise("Kies een woord dat mensen zelf gebruiken, of leg het uit."),
        },
        Ui::En => Draft {
            message: format!(
                "“{written}” is a rare word: it occurs once in about {millions} million words."
            ),
            why: "Readers who do not know it stop, or skip it.",
            suggestions: advise("Choose a word that people use themselves, or explain this one."),
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::Format;
    use crate::rules::{check_source, check_text};

    #[track_caller]
    fn check(lang: &str, text: &str, expected: &[&str]) {
        let findings = check_text("rare-word", lang, text);
        let marked: Vec<&str> = findings.iter().map(|it| &text[it.span]).collect();
        assert_eq!(marked, expected, "{text}");
    }

    #[test]
    fn the_first_use_is_told() {
        check(
            "nl",
            "Wij doen een harmonisatie. Die harmonisatie volgt nog.",
            &["harmonisatie"],
        );
        check("en", "We want brevity in forms.", &["brevity"]);
    }

    #[test]
    fn explained_words_are_left_alone() {
        check(
            "nl",
            "Wij doen een harmonisatie (gelijke regels). De harmonisatie volgt.",
            &[],
        );
        let link = "Wij doen een [harmonisatie](/uitleg).";
        assert!(check_source("rare-word", "nl", Format::Markdown, link).is_empty());
    }

    #[test]
    fn what_the_page_is_about_is_left_alone() {
        let page = "# Over harmonisatie\n\nWij doen een harmonisatie. De harmonisatie volgt nog.";
        assert!(check_source("rare-word", "nl", Format::Markdown, page).is_empty());
    }

    #[test]
    fn names_forms_and_compounds_of_common_words_are_plain() {
        check("nl", "Wij klikten op de hoofdsom van de Indexatie.", &[]);
    }
}
