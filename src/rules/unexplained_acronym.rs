//! `unexplained-acronym`: capitals that a page never spells out.

use std::collections::BTreeSet;

use super::{
    BlockView, Check, Draft, Langs, PageView, Principle, Rule, Severities, Sink, Ui, advise,
};
use crate::document::MarkKind;
use crate::order;
use crate::text::{Word, WordKind};

/// WCAG 3.1.4 asks for the long form. Editors keep most acronyms, and of 16 findings on real pages 9
/// were names or known by their acronym, so it is off unless asked for.
pub(super) static RULE: Rule = Rule {
    id: "unexplained-acronym",
    alias: "afkorting-zonder-uitleg",
    severity: Severities::OFF,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &["3.1.4"],
    limit: None,
    check: Check::Page(check),
};

/// Longer runs of capitals are shouted words.
const MAX_LETTERS: usize = 6;

/// How far from an acronym its long form is looked for, in words.
const NEAR: usize = 12;

fn check(cx: &PageView<'_>, sink: &mut Sink<'_>) {
    let explained = acronyms(cx).filter(|(view, at)| is_explained(view, *at));
    let explained = explained.map(|(view, at)| view.str(view.text.words[at].range));
    let explained: BTreeSet<&str> = order::set(explained);
    let stressed = stressed(cx);
    let mut seen = BTreeSet::new();
    for (view, at) in uses(cx) {
        let range = view.text.words[at].range;
        let acronym = view.str(range);
        if !view.block.kind.is_prose()
            || explained.contains(acronym)
            || stressed.contains(&acronym.to_ascii_lowercase())
            || !seen.insert(acronym)
        {
            continue;
        }
        sink.in_block(view.index)
            .report(range, draft(cx.ui(), acronym));
    }
}

fn draft(ui: Ui, acronym: &str) -> Draft {
    match ui {
        Ui::Nl => Draft {
            message: format!("De afkorting “{acronym}” wordt niet uitgelegd."),
            why: "Wie de afkorting niet kent, kan nergens op de pagina zien wat zij betekent.",
            suggestions: advise(format!(
                "Schrijf de eerste keer de hele naam, met “({acronym})” erachter."
            )),
        },
        Ui::En => Draft {
            message: format!("The acronym “{acronym}” is not explained."),
            why: "Readers who do not know it can't find its meaning anywhere on the page.",
            suggestions: advise(format!(
                "Write the full name the first time, with “({acronym})” behind it."
            )),
        },
    }
}

/// The words among them that the page also writes in small letters: *KAN* for *kan*.
fn stressed(cx: &PageView<'_>) -> BTreeSet<String> {
    let words = uses(cx).map(|(view, at)| view.str(view.text.words[at].range));
    let lower: BTreeSet<String> = order::set(words.map(str::to_ascii_lowercase));
    let words = cx.blocks.iter().flat_map(|view| {
        let words = view.text.words.iter();
        words.map(|word| view.str(word.range))
    });
    let short = words.filter(|word| word.len() <= MAX_LETTERS);
    order::set(short.filter_map(|word| lower.get(word).cloned()))
}

/// Each place in the page where an acronym stands that not everybody knows: the block, and the
/// index of the word in it. A part of something longer is none.
pub(super) fn uses<'a>(cx: &PageView<'a>) -> impl Iterator<Item = (&'a BlockView<'a>, usize)> {
    acronyms(cx).filter(|(view, at)| !is_part(view, *at))
}

/// The same, parts of something longer too.
fn acronyms<'a>(cx: &PageView<'a>) -> impl Iterator<Item = (&'a BlockView<'a>, usize)> {
    let options = cx.options;
    let language = cx.language;
    let blocks = cx.blocks.iter();
    let blocks = blocks.filter(|view| view.text.shows.capitals);
    blocks.flat_map(move |view| {
        let words = view.text.words.iter().enumerate();
        words.filter_map(move |(at, word)| {
            let written = view.str(word.range);
            let counts = is_capitals(view, word)
                && written.len() <= MAX_LETTERS
                && !is_roman(written)
                && !is_word(view, written)
                && !is_in_address(view, word)
                && !view.is_spared(word.range)
                && !view.language.known_acronyms.has(written)
                && !language.known_acronyms.has(written)
                && !options.acronyms.iter().any(|known| known == written);
            counts.then_some((view, at))
        })
    })
}

/// Whether it belongs to something longer: a sentence in capitals, a name, or a code with numbers,
/// slashes or hyphens, such as a postcode.
fn is_part(view: &BlockView<'_>, at: usize) -> bool {
    let words = &view.text.words;
    let range = words[at].range;
    let text = &view.block.text;
    let (before, after) = (&text[..range.start as usize], &text[range.end as usize..]);
    // A bracket between them parts them: *de SVB (ANW)*.
    let is_next = |word: &Word| {
        let (left, right) = (
            word.range.end.min(range.end),
            word.range.start.max(range.start),
        );
        &text[left as usize..right as usize] == " "
    };
    let is_tied = |word: Option<&Word>| {
        let has_digit = |word: &Word| view.str(word.range).bytes().any(|it| it.is_ascii_digit());
        let is_alike = |word: &Word| is_capitals(view, word) || has_digit(word);
        word.is_some_and(|word| is_alike(word) && is_next(word))
    };
    // *Houston, TX*: the state behind a place.
    let place = at.checked_sub(1).map(|at| view.str(words[at].range));
    if range.len() == 2
        && before.ends_with(", ")
        && place.is_some_and(|it| it.starts_with(char::is_uppercase))
    {
        return true;
    }
    let ties = ['/', '&', '-', '_'];
    before.ends_with(ties)
        || after.starts_with(ties)
        || is_tied(at.checked_sub(1).and_then(|before| words.get(before)))
        || is_tied(words.get(at + 1))
}

/// From this frequency on, an acronym that spells a word is that word: *ROL*.
const COMMON: f32 = 4.5;

fn is_word(view: &BlockView<'_>, written: &str) -> bool {
    let zipf = view.language.zipf(&written.to_lowercase());
    written.len() > 2 && zipf.is_some_and(|zipf| zipf >= COMMON)
}

/// Whether a word stands in the link of a mail address, where it is part of a name or a post.
fn is_in_address(view: &BlockView<'_>, word: &Word) -> bool {
    view.marks_around(word.range).any(
        |mark| matches!(&mark.kind, MarkKind::Link { href, .. } if href.starts_with("mailto:")),
    )
}

fn is_capitals(view: &BlockView<'_>, word: &Word) -> bool {
    let written = view.str(word.range);
    matches!(word.kind, WordKind::Word | WordKind::Acronym)
        && written.len() >= 2
        && written.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_roman(written: &str) -> bool {
    written
        .bytes()
        .all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}

/// Whether the text says here what the acronym stands for.
fn is_explained(view: &BlockView<'_>, at: usize) -> bool {
    let words = &view.text.words;
    let range = words[at].range;
    let text = &view.block.text;
    let (before, after) = (&text[..range.start as usize], &text[range.end as usize..]);
    let in_brackets = before.trim_end_matches('[').ends_with('(')
        && after
            .trim_start_matches(']')
            .starts_with([')', ',', ';', ' ']);
    let heads_entry = before.is_empty() && after.starts_with([':', '=']);
    in_brackets
        || heads_entry
        || view.is_explained(range)
        || after.starts_with(" (")
        || is_spelled(view, at)
}

/// Whether words near it spell its letters: *Centrum Indicatiestelling Zorg*, or with a compound
/// at the end *Sociale Verzekeringsbank*.
fn is_spelled(view: &BlockView<'_>, at: usize) -> bool {
    let words = &view.text.words;
    let letters = view.str(words[at].range);
    let near = &words[at.saturating_sub(NEAR)..words.len().min(at + NEAR)];
    let is_named = (2..=letters.len())
        .flat_map(|n_words| near.windows(n_words))
        .any(|row| spells(row.iter().map(|word| view.str(word.range)), letters));
    // Right before it small letters will do: *search engine optimization, of SEO*.
    let n = letters.len();
    let before = |gap: usize| words.get((at.checked_sub(n + gap)?)..at - gap);
    let after = words.get(at + 1..=at + n);
    let mut beside = [before(0), before(1), after].into_iter().flatten();
    let starts = |(word, letter): (&Word, char)| {
        let first = view.str(word.range).chars().next();
        first.is_some_and(|first| first.to_ascii_uppercase() == letter)
    };
    is_named || n > 2 && beside.any(|row| row.iter().zip(letters.chars()).all(starts))
}

/// Whether these words start with the first letters, half of them in capitals, and the last one
/// holds the rest of the letters in order.
fn spells<'a>(row: impl Iterator<Item = &'a str>, letters: &str) -> bool {
    let mut letters = letters.chars();
    let (mut n_words, mut n_capitals, mut last) = (0, 0, "");
    for word in row {
        let Some(first) = word.chars().next() else {
            return false;
        };
        if !letters
            .next()
            .is_some_and(|letter| letter.eq_ignore_ascii_case(&first))
        {
            return false;
        }
        n_words += 1;
        n_capitals += usize::from(first.is_uppercase());
        last = &word[first.len_utf8()..];
    }
    let mut inside = last.chars();
    n_capitals * 2 >= n_words
        && last.chars().any(char::is_lowercase)
        && letters.all(|letter| inside.any(|c| letter.eq_ignore_ascii_case(&c)))
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let findings = check_text("unexplained-acronym", "nl", text);
        let found: Vec<&str> = findings.iter().map(|it| &text[it.span]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_first_use_is_marked() {
        check("Het CIZ belt u. Het CIZ schrijft u.", &["CIZ"]);
    }

    #[test]
    fn an_explanation_anywhere_on_the_page_will_do() {
        check(
            "Het CIZ belt u.\n\nCIZ (Centrum Indicatiestelling Zorg)",
            &[],
        );
        check(
            "De Belastingdienst en de Sociale Verzekeringsbank, ook wel SVB, betalen.",
            &[],
        );
        check("De Zorgwet van 1995 (ZWT) geldt. De ZWT helpt u.", &[]);
    }

    #[test]
    fn an_explanation_may_be_in_small_letters_or_in_odd_brackets() {
        check("Dat heet search engine optimization, of SEO.", &[]);
        check("Zaken APIen (ZRC) MOETEN dit doen. Het ZRC doet dat.", &[]);
        check(
            "De Zaak- en Document Services ([ZDS] 1.2). ZDS is oud.",
            &[],
        );
    }

    #[test]
    fn words_are_no_acronyms() {
        check("Wij voegen ROL toe.", &[]);
    }

    #[test]
    fn known_ones_numbers_and_shouting_are_left_alone() {
        check("Neem uw PDF mee naar deel XIV. LET OP: GEEN HONDEN.", &[]);
        check("De wet WAADI geldt niet voor TOELICHTINGEN.", &["WAADI"]);
        check(
            "Dat KAN niet, maar dit kan wel. Postbus 12, 3511 EP Utrecht.",
            &[],
        );
        check("Schrijf naar Winnipeg MB R3C 3M2 of naar Houston, TX.", &[]);
    }
}
