//! Main text or furniture: which blocks of a page a writer wrote for its readers, and which are
//! menus, headers, footers, cookie bars, share bars and the like.
//!
//! Nothing is removed. Every block stays, and a block of furniture says why it is one
//! ([`Chrome`]). The verdict comes from, in this order:
//!
//! 1. what the page says of itself: `<main>`, `<article>`, landmarks and roles;
//! 2. what the classes and ids of its parts say (a small table of words, [`names`]);
//! 3. the set phrases of pages, such as "Last updated" and "Naar boven" ([`phrases`]);
//! 4. for pages without a main part, the share of words that are links, block by block, smoothed
//!    over neighbours (the idea of jusText).
//!
//! Classes and ids are clues only: a named part that holds the main text, or most of its words,
//! is not furniture.

mod links;
pub(super) mod names;
pub(super) mod phrases;

use crate::document::{Block, BlockKind, Chrome, MarkKind};

/// An element that is a part of the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// The part around it, as an index; the first part is the page itself.
    pub parent: u32,
    /// What it says it is.
    pub role: Role,
}

/// What a part of a page says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The whole page.
    Page,
    /// The main part.
    Main,
    /// A piece that stands on its own.
    Article,
    /// A part that elements and roles of HTML name: a menu, a header, a footer, a side column.
    Landmark(Chrome),
    /// A form.
    Form,
    /// A part that its class or id names, wherever it stands.
    Named(Chrome),
    /// A part whose class or id is a clue only outside the main part.
    NamedOutside(Chrome),
}

/// A page without parts, to start a list of parts with.
pub(super) const PAGE: Part = Part {
    parent: 0,
    role: Role::Page,
};

/// Sets [`Block::chrome`] of every block. `part_of[i]` is the innermost part around block `i`,
/// and a part comes after its parent in `parts`.
pub(super) fn judge(blocks: &mut [Block], part_of: &[u32], parts: &[Part]) {
    debug_assert_eq!(blocks.len(), part_of.len());
    let counts: Vec<Counts> = blocks.iter().map(Counts::of).collect();
    let sums = sum_up(&counts, part_of, parts);
    let plan = Plan::of(&sums, parts);
    let verdicts = judge_parts(&sums, parts, plan);

    for ((block, counts), &part) in blocks.iter_mut().zip(&counts).zip(part_of) {
        if block.chrome.is_none() {
            let verdict = verdicts[part as usize];
            block.chrome = judge_block(block, *counts, verdict, plan);
        }
    }
    keep_the_title(blocks, part_of, parts);
    date_lines(blocks);
    if plan == Plan::None {
        links::judge(blocks, &counts);
    }
    let inside: Vec<bool> = part_of
        .iter()
        .map(|&part| plan == Plan::None || verdicts[part as usize].in_main)
        .collect();
    lonely_headings(blocks, &inside);
}

/// The words of a block, those of them that are links, and those outside headings.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    words: u32,
    links: u32,
    body: u32,
}

impl Counts {
    fn of(block: &Block) -> Self {
        if matches!(block.kind, BlockKind::Title | BlockKind::Alt) {
            return Self::default();
        }
        let links = block.marks.iter().filter_map(|mark| match mark.kind {
            MarkKind::Link { .. } => Some(count_words(&block.text[mark.range])),
            _ => None,
        });
        let words = count_words(&block.text);
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        Self {
            words,
            links: links.sum(),
            body: if is_heading { 0 } else { words },
        }
    }

    fn add(&mut self, other: Self) {
        self.words += other.words;
        self.links += other.links;
        self.body += other.body;
    }

    fn prose(self) -> u32 {
        self.words.saturating_sub(self.links)
    }

    /// The share of the words that are links.
    fn density(self) -> f32 {
        if self.words == 0 {
            return 0.0;
        }
        self.links as f32 / self.words as f32
    }
}

/// What stands between spaces and holds a letter or a digit.
fn count_words(text: &str) -> u32 {
    let parts = text.as_bytes().split(|&byte| byte == b' ' || byte == b'\n');
    parts.filter(|part| is_word(part)).count() as u32
}

/// Nearly every word begins with a letter or a digit of ASCII, so most are looked at once.
fn is_word(part: &[u8]) -> bool {
    part.iter().any(u8::is_ascii_alphanumeric)
        || !part.is_ascii()
            && std::str::from_utf8(part).is_ok_and(|part| part.contains(char::is_alphanumeric))
}

/// What a part holds, parts inside it included.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    counts: Counts,
    holds_main: bool,
}

fn sum_up(counts: &[Counts], part_of: &[u32], parts: &[Part]) -> Vec<Sum> {
    let mut sums = vec![Sum::default(); parts.len()];
    for (counts, &part) in counts.iter().zip(part_of) {
        sums[part as usize].counts.add(*counts);
    }
    for at in (1..parts.len()).rev() {
        let (inner, parent) = (sums[at], parts[at].parent as usize);
        sums[parent].counts.add(inner.counts);
        sums[parent].holds_main |= inner.holds_main || parts[at].role == Role::Main;
    }
    sums
}

/// By what the main text is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plan {
    /// It is in the part that says so.
    Main,
    /// It is in the articles.
    Articles,
    /// The page does not say.
    None,
}

/// A main part with less than this share of the words of a page that are not links is a mistake.
const MIN_MAIN: f32 = 0.1;
/// Articles with less than this share are teasers.
const MIN_ARTICLES: f32 = 0.4;
/// A part with more than this share of the words is not furniture, whatever its class says.
const MAX_NAMED: f32 = 0.5;

impl Plan {
    fn of(sums: &[Sum], parts: &[Part]) -> Self {
        let all = sums[0].counts.prose() as f32;
        let share_of = |role: Role| {
            let outermost = (1..parts.len()).filter(|&at| {
                parts[at].role == role && parts[parts[at].parent as usize].role != role
            });
            let words: u32 = outermost.map(|at| sums[at].counts.prose()).sum();
            words as f32 / all.max(1.0)
        };
        if share_of(Role::Main) >= MIN_MAIN {
            Self::Main
        } else if share_of(Role::Article) >= MIN_ARTICLES {
            Self::Articles
        } else {
            Self::None
        }
    }
}

/// What is known of the blocks of a part.
#[derive(Clone, Copy, Debug, Default)]
struct Verdict {
    in_main: bool,
    chrome: Option<Chrome>,
    /// Words of the main part around, or of the page.
    around: u32,
}

fn judge_parts(sums: &[Sum], parts: &[Part], plan: Plan) -> Vec<Verdict> {
    let mut verdicts: Vec<Verdict> = Vec::with_capacity(parts.len());
    for (part, sum) in parts.iter().zip(sums) {
        let Some(&outer) = verdicts.get(part.parent as usize) else {
            verdicts.push(Verdict {
                around: sum.counts.words,
                ..Verdict::default()
            });
            continue;
        };
        let starts_main = match plan {
            Plan::Main => part.role == Role::Main,
            Plan::Articles => part.role == Role::Article && outer.chrome.is_none(),
            Plan::None => false,
        };
        verdicts.push(if starts_main {
            Verdict {
                in_main: true,
                chrome: None,
                around: sum.counts.words,
            }
        } else {
            Verdict {
                // A menu in a header is a menu.
                chrome: judge_part(part.role, *sum, outer, plan).or(outer.chrome),
                ..outer
            }
        });
    }
    verdicts
}

fn judge_part(role: Role, sum: Sum, outer: Verdict, plan: Plan) -> Option<Chrome> {
    if sum.holds_main && plan == Plan::Main {
        return None;
    }
    let is_small = sum.counts.words as f32 <= MAX_NAMED * outer.around as f32;
    let outside = !outer.in_main;
    let stands = match role {
        Role::Page | Role::Main | Role::Article => return None,
        Role::Landmark(Chrome::Aside) => outside || is_side_note(sum.counts),
        // The header of an article holds its title and its introduction.
        Role::Landmark(Chrome::Header) => outside && (plan != Plan::None || is_small),
        Role::Landmark(Chrome::Footer) => outside || is_small,
        Role::Landmark(_) => true,
        // A form in the main text is what the page is about; old sites wrap all pages in one.
        Role::Form => outside && (plan != Plan::None || is_small),
        Role::Named(_) => is_small,
        Role::NamedOutside(_) => outside && is_small,
    };
    stands.then_some(match role {
        Role::Landmark(chrome) | Role::Named(chrome) | Role::NamedOutside(chrome) => chrome,
        _ => Chrome::Form,
    })
}

/// Whether an aside in the main text leads away from it, by its links, or waits to be filled. One
/// with a figure, a tip or other text of its own belongs to the main text.
fn is_side_note(counts: Counts) -> bool {
    counts.body == 0 || counts.density() > 0.33
}

fn judge_block(block: &Block, counts: Counts, verdict: Verdict, plan: Plan) -> Option<Chrome> {
    if block.kind == BlockKind::Title {
        return None;
    }
    if verdict.chrome.is_some() {
        return verdict.chrome;
    }
    if plan != Plan::None && !verdict.in_main {
        return Some(Chrome::OutsideMain);
    }
    if counts.words > phrases::MAX_WORDS || matches!(block.kind, BlockKind::Heading(1)) {
        return None;
    }
    phrases::find(&block.text)
        .filter(|phrase| !phrase.only_links || counts.density() > 0.5 || is_control(block))
        .map(|phrase| phrase.chrome)
}

fn is_control(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Button | BlockKind::LinkOnly)
}

/// The heading of level 1 belongs to the text, even where a template puts it into the header: if
/// the main part has none, and there is only one that is no logo.
fn keep_the_title(blocks: &mut [Block], part_of: &[u32], parts: &[Part]) {
    let is_title = |block: &Block| block.kind == BlockKind::Heading(1) && !block.text.is_empty();
    if blocks
        .iter()
        .any(|block| is_title(block) && block.chrome.is_none())
    {
        return;
    }
    let mut titles = (0..blocks.len()).filter(|&at| {
        let chrome = blocks[at].chrome;
        let is_link = Counts::of(&blocks[at]).density() > 0.5;
        is_title(&blocks[at])
            && !is_link
            && matches!(chrome, Some(Chrome::OutsideMain | Chrome::Header))
            && parts[part_of[at] as usize].role != Role::Landmark(Chrome::Navigation)
    });
    if let (Some(only), None) = (titles.next(), titles.next()) {
        blocks[only].chrome = None;
    }
}

/// After a line such as "Last updated:" the date may stand in a block of its own.
fn date_lines(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        let (before, block) = (&blocks[at - 1], &blocks[at]);
        let opens = before.chrome == Some(Chrome::Byline)
            && !before.text.contains(|c: char| c.is_ascii_digit());
        let is_date =
            block.text.contains(|c: char| c.is_ascii_digit()) && count_words(&block.text) <= 4;
        if opens && is_date && block.chrome.is_none() {
            blocks[at].chrome = Some(Chrome::Byline);
        }
    }
}

/// A heading over nothing but furniture is furniture too.
fn lonely_headings(blocks: &mut [Block], inside: &[bool]) {
    let mut below: Option<Chrome> = None;
    for at in (0..blocks.len()).rev() {
        let block = &mut blocks[at];
        let is_heading = matches!(block.kind, BlockKind::Heading(2..));
        match block.chrome {
            None if is_heading && !block.text.is_empty() => {
                block.chrome = below;
                below = None;
            }
            None if matches!(block.kind, BlockKind::Alt) => {}
            None => below = None,
            Some(chrome) if inside[at] => below = Some(chrome),
            Some(_) => below = None,
        }
    }
}

#[cfg(test)]
mod tests;
