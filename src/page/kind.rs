//! What a page is for, by its title, its headings and its set words.
//!
//! Rules about the page hold a page to what its readers come for, so a wrong guess makes many
//! wrong marks. A page that shows too little is of no kind.

use crate::document::{BlockKind, Chrome, Document, MarkKind, PageKind};
use crate::lang::{Language, Sign, SignSet};
use crate::text::BlockText;

use super::{Part, law, told};

/// The first or last line of a letter has no more words.
const MAX_LETTER_LINE: usize = 8;
/// A letter opens within the first blocks; further on a page shows one as an example.
const MAX_LETTER_HEAD: usize = 15;
/// Headings of a service page that together speak for one without a telling title.
const MIN_HEADINGS: u32 = 3;
/// Things that a page tells which together confirm a title.
const MIN_TOLD: usize = 2;
/// Articles or chapters that make rules, if not a law.
const MIN_ARTICLES: usize = 3;
/// Fields that make a form.
const MIN_LABELS: usize = 4;
/// A label such as "News" stands among the first blocks of a page, and a date near it.
const HEAD: usize = 15;
/// Code and words of people who build software that together make a page one of theirs.
const MIN_TECHNICAL: usize = 8;
/// So many words may stand to each of those.
const WORDS_PER_TECHNICAL: usize = 60;
/// A page on a policy may say *you* once in so many words.
const POLICY_WORDS: usize = 200;

/// What a page is for, if it shows that. A page of links and a chapter of a report may carry the
/// title of a service, so a title must be borne out by what the page tells.
pub(crate) fn find(
    document: &Document,
    texts: &[BlockText],
    language: &Language,
) -> Option<PageKind> {
    let main: Vec<Part<'_>> = document
        .blocks
        .iter()
        .zip(texts)
        .map(|(block, text)| Part { block, text })
        .filter(|part| part.is_main())
        .collect();
    if is_letter(&main) {
        Some(PageKind::Letter)
    } else if is_form(&main) {
        Some(PageKind::Form)
    } else if law::is_law(&main, language) {
        Some(PageKind::Law)
    } else if is_technical(&main, language) {
        Some(PageKind::Technical)
    } else if has_articles(&main, language) {
        Some(PageKind::Policy)
    } else if is_news(document, texts) {
        Some(PageKind::News)
    } else if is_service(&main, document, texts) {
        Some(PageKind::Service)
    } else if is_policy(&main) {
        Some(PageKind::Policy)
    } else {
        None
    }
}

fn is_letter(main: &[Part<'_>]) -> bool {
    let mut opened = false;
    main.iter().enumerate().any(|(at, part)| {
        // A line of the address may stand in one block with it.
        let first = part.text.sentences.first();
        let n_words = first.map_or(0, |first| part.text.words_of(first).len());
        if part.is_heading() || n_words == 0 || n_words > 2 * MAX_LETTER_LINE {
            return false;
        }
        let signs = part.signs();
        opened |= at < MAX_LETTER_HEAD && n_words <= MAX_LETTER_LINE && signs.has(Sign::Salutation);
        opened && signs.has(Sign::Closing)
    })
}

fn is_form(main: &[Part<'_>]) -> bool {
    let count = |kind| main.iter().filter(|it| it.block.kind == kind).count();
    let labels = count(BlockKind::Label);
    labels >= MIN_LABELS && labels * 4 >= main.len() && count(BlockKind::Button) > 0
}

fn is_technical(main: &[Part<'_>], language: &Language) -> bool {
    let (mut technical, mut words) = (0, 0);
    for part in main {
        words += part.text.words.len();
        let marks = part.block.marks.iter();
        technical += marks.filter(|mark| mark.kind == MarkKind::Code).count();
        if !part.signs().has(Sign::Technical) {
            continue;
        }
        let signs = &language.signs;
        signs.find(&part.block.text, &part.text.words, |sign, _| {
            technical += usize::from(sign == Sign::Technical);
        });
    }
    technical >= MIN_TECHNICAL && technical * WORDS_PER_TECHNICAL >= words
}

fn has_articles(main: &[Part<'_>], language: &Language) -> bool {
    let articles = main.iter().filter(|part| {
        let may = part.is_heading() || part.block.kind == BlockKind::Paragraph;
        let head = &part.text.words[..part.text.words.len().min(2)];
        may && language
            .signs
            .in_words(&part.block.text, head)
            .has_any(&[Sign::Article, Sign::Chapter])
    });
    articles.count() >= MIN_ARTICLES
}

fn is_news(document: &Document, texts: &[BlockText]) -> bool {
    let mut set = SignSet::default();
    let pairs = document.blocks.iter().zip(texts);
    let head = pairs.filter(|(block, _)| block.chrome != Some(Chrome::Navigation));
    for (_, text) in head.take(HEAD) {
        set.join(text.signs);
    }
    set.has(Sign::NewsLabel) && set.has(Sign::Date)
}

/// The signs in the titles of the main text: its headings of level 1, else the title of the page.
fn title_signs(main: &[Part<'_>]) -> SignSet {
    let titles = |kind| main.iter().filter(move |part| part.block.kind == kind);
    let mut set = SignSet::default();
    if titles(BlockKind::Heading(1)).next().is_some() {
        titles(BlockKind::Heading(1)).for_each(|part| set.join(part.signs()));
    } else {
        titles(BlockKind::Title).for_each(|part| set.join(part.signs()));
    }
    set
}

fn is_service(main: &[Part<'_>], document: &Document, texts: &[BlockText]) -> bool {
    let title = title_signs(main);
    if title.has(Sign::OtherTitle) || title.has(Sign::PolicyTitle) {
        return false;
    }
    let n_headings = main
        .iter()
        .filter(|part| part.is_heading())
        .filter(|part| part.signs().has(Sign::ServiceHeading))
        .count() as u32;
    let titled = title.has(Sign::ServiceTitle);
    let speaks = || main.iter().any(|part| part.speaks());
    if !(titled || n_headings >= MIN_HEADINGS) || !speaks() {
        return false;
    }
    if n_headings > 0 {
        return true;
    }
    let told = told::tells(document, texts).main;
    let things = [
        Sign::Needs,
        Sign::Cost,
        Sign::Duration,
        Sign::NextStep,
        Sign::Online,
    ];
    told.has(Sign::Action) && things.iter().filter(|&&it| told.has(it)).count() >= MIN_TOLD
}

fn is_policy(main: &[Part<'_>]) -> bool {
    if !title_signs(main).has(Sign::PolicyTitle) {
        return false;
    }
    let n_words: usize = main.iter().map(|part| part.text.words.len()).sum();
    let n_reader: usize = main.iter().map(|part| part.reader_words()).sum();
    n_words >= POLICY_WORDS && n_reader * POLICY_WORDS <= n_words
}
