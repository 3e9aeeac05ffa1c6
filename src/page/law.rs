//! The text of laws: a page that is a law, and articles of law that another page quotes.
//!
//! Nobody who publishes a law may change its words, so rules on wording are silent there. Where it
//! is not sure that a text is a law, it is none.

use crate::document::{BlockKind, Document, PageKind};
use crate::lang::{Language, Sign};
use crate::text::{BlockText, WordKind};

use super::Part;

/// Articles that make a law, with words that only laws have.
const MIN_ARTICLES: usize = 3;
/// Blocks with such words, the enacting ones among them, that bear out the articles.
const MIN_WORDED: usize = 3;
/// How often one block may count: a decree opens with several such words in a row.
const MAX_OF_BLOCK: usize = 2;
/// Enacting words that need no more than one article: a short decree.
const MIN_ENACTING: usize = 2;
/// Enacting words that need none, as where articles have a number alone.
const MIN_ENACTING_ALONE: usize = 4;
/// Laws do not say *you*; a long one may quote it.
const WORDS_PER_READER_WORD: usize = 500;
/// A paragraph that is the number of an article, with its title.
const MAX_HEAD_WORDS: usize = 8;

/// What in a page speaks for a law.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    articles: usize,
    /// Words by which a law makes itself law.
    enacting: usize,
    /// Blocks with words that only laws use, enacting or not.
    worded: usize,
}

impl Tally {
    fn add(&mut self, part: Part<'_>, language: &Language) {
        if part.block.kind == BlockKind::Quote {
            return;
        }
        self.articles += usize::from(part.is_article(language));
        if !part.is_worded() {
            return;
        }
        let (mut enacting, mut clauses) = (0, 0);
        let count = |sign, _| match sign {
            Sign::Enacting => enacting += 1,
            Sign::Clause => clauses += 1,
            _ => {}
        };
        let signs = &language.signs;
        signs.find(&part.block.text, &part.text.words, count);
        self.enacting += enacting.min(MAX_OF_BLOCK);
        self.worded += (enacting + clauses).min(1);
    }

    fn speaks_for_a_law(self) -> bool {
        let in_articles =
            self.articles >= MIN_ARTICLES && self.enacting > 0 && self.worded >= MIN_WORDED;
        let is_decree = self.articles > 0 && self.enacting >= MIN_ENACTING;
        in_articles || is_decree || self.enacting >= MIN_ENACTING_ALONE
    }
}

/// Whether a page is the text of a law.
pub(super) fn is_law(main: &[Part<'_>], language: &Language) -> bool {
    let mut tally = Tally::default();
    main.iter().for_each(|&part| tally.add(part, language));
    // Asked last, for it looks at every word.
    tally.speaks_for_a_law() && {
        let words: usize = main.iter().map(|part| part.text.words.len()).sum();
        let reader_words: usize = main.iter().map(|part| part.reader_words()).sum();
        reader_words * WORDS_PER_READER_WORD <= words
    }
}

/// Which blocks of a page are the text of a law: all of its main text, or what it quotes.
pub(crate) fn find(
    document: &Document,
    texts: &[BlockText],
    language: &Language,
    kind: Option<PageKind>,
) -> Vec<bool> {
    let blocks = document.blocks.iter().zip(texts);
    let parts = blocks.map(|(block, text)| Part { block, text });
    if kind == Some(PageKind::Law) {
        return parts.map(|part| part.is_main()).collect();
    }
    let parts: Vec<Part<'_>> = parts.collect();
    let mut law = vec![false; parts.len()];
    let mut at = 0;
    while at < parts.len() {
        match passage(&parts[at..], language) {
            Ok(length) => {
                let end = at + length;
                for (law, part) in law[at..end].iter_mut().zip(&parts[at..end]) {
                    *law = part.is_main();
                }
                at = end;
            }
            Err(passed) => at += passed,
        }
    }
    law
}

/// How many blocks the passage of law has that starts with the first of these: an article under its
/// number, or a quotation. Its words have to be those of a law, and not of someone who speaks to a
/// reader. If none starts here, the number of blocks at which none does is the error.
fn passage(parts: &[Part<'_>], language: &Language) -> Result<usize, usize> {
    let first = parts[0];
    let length = match first.block.kind {
        _ if !first.is_main() => return Err(1),
        BlockKind::Quote => run(parts, |part| part.block.kind == BlockKind::Quote),
        BlockKind::Heading(level) if first.is_article(language) => {
            let ends = |kind| matches!(kind, BlockKind::Heading(next) if next <= level);
            1 + run(&parts[1..], |part| !ends(part.block.kind))
        }
        BlockKind::Paragraph if first.is_article_line(language) => {
            1 + run(&parts[1..], |part| {
                part.block.kind.is_prose() && part.is_worded()
                    || matches!(part.block.kind, BlockKind::ListItem { .. })
            })
        }
        _ => return Err(1),
    };
    let passage = &parts[..length];
    let worded = passage.iter().any(|part| part.is_worded());
    let speaks = passage.iter().position(|part| part.speaks());
    match (worded, speaks) {
        (true, None) => Ok(length),
        // Of what is left of a quotation the same is true: it is looked at once.
        (false, _) if first.block.kind == BlockKind::Quote => Err(length),
        (true, Some(at)) if first.block.kind == BlockKind::Quote => Err(at + 1),
        _ => Err(1),
    }
}

/// How many of the first parts are so; what is no main text does not count.
fn run(parts: &[Part<'_>], is: impl Fn(Part<'_>) -> bool) -> usize {
    let ends = parts.iter().position(|&part| part.is_main() && !is(part));
    ends.unwrap_or(parts.len())
}

impl Part<'_> {
    /// Whether the block begins with the number of an article: *Artikel 3*, *Article IV*.
    fn is_article(self, language: &Language) -> bool {
        let may_be = self.is_heading() || self.block.kind == BlockKind::Paragraph;
        let [first, second, ..] = self.text.words.as_slice() else {
            return false;
        };
        let number = &self.block.text[second.range];
        let is_numbered = second.kind == WordKind::Number
            || number.starts_with(|c: char| c.is_ascii_digit())
            || number
                .bytes()
                .all(|byte| matches!(byte, b'I' | b'V' | b'X'));
        let head = [*first, *second];
        let signs = || language.signs.in_words(&self.block.text, &head);
        may_be && is_numbered && signs().has(Sign::Article)
    }

    /// Whether the block is the number of an article on a line of its own.
    fn is_article_line(self, language: &Language) -> bool {
        self.text.words.len() <= MAX_HEAD_WORDS
            && !self.block.text.ends_with(['.', ';', ':'])
            && self.is_article(language)
    }

    /// Whether it has words that only laws use.
    fn is_worded(self) -> bool {
        let signs = self.signs();
        signs.has_any(&[Sign::Enacting, Sign::Clause])
    }
}
