//! Page furniture in plain text that was copied from the web, where no markup tells it.
//!
//! A block becomes furniture by a fixed phrase of a language, or by its shape: a share bar, a
//! menu, breadcrumbs, a name that stands twice above its author, injected advertisements. Main
//! text must never be lost, so common words count only at the head or the foot of a page or
//! beside other furniture, and a text that would be all furniture has none.

use crate::document::{Block, BlockKind, Chrome};
use crate::lang::{self, BAIT, NETWORKS, Phrase, Stands, Tells};
use crate::order;

/// Blocks at either end of a page where furniture is likely.
const EDGE: usize = 3;
/// Words of a line that may start with a phrase.
const MAX_LINE: usize = 14;
/// Words of a paragraph that may hold a phrase.
const MAX_PARAGRAPH: usize = 45;
/// Words of a line that is no sentence.
const MAX_SHORT: usize = 6;

/// Marks the blocks that are furniture.
pub(super) fn mark(blocks: &mut [Block]) {
    let shapes: Vec<Shape> = blocks.iter().map(Shape::of).collect();
    let mut marks = vec![None; blocks.len()];
    for index in 0..blocks.len() {
        if marks[index].is_none() {
            marks[index] = by_itself(&shapes, index);
        }
        if let Some(phrase) = shapes[index].phrase
            && phrase.tells == Tells::Heads
            && index > 0
        {
            marks[index] = Some(phrase.chrome);
            if let Some(next) = marks.get_mut(index + 1) {
                *next = Some(phrase.chrome);
            }
        }
    }
    find_menus(&shapes, &mut marks);
    find_author(blocks, &shapes, &mut marks);
    find_ends(&shapes, &mut marks);
    for index in 0..blocks.len() {
        beside(&shapes, &mut marks, index, index.checked_sub(1));
    }
    for index in (0..blocks.len()).rev() {
        beside(&shapes, &mut marks, index, Some(index + 1));
    }
    after_forms(&shapes, &mut marks);
    let left = marks.iter().any(Option::is_none);
    for (block, mark) in blocks.iter_mut().zip(marks) {
        if left || mark == Some(Chrome::Spam) {
            block.chrome = mark;
        }
    }
}

/// What a block looks like.
struct Shape {
    /// In lower case, typographic quotes made plain, marks at the end gone.
    text: String,
    n_words: usize,
    /// Whether it ends as a sentence does.
    stops: bool,
    heading: bool,
    /// Whether it looks like a line of a menu: a few words, the first with a capital.
    entry: bool,
    share: bool,
    trail: bool,
    bare_number: bool,
    /// Whether it is a name and an office: `Jo de Wit | adviseur`.
    signature: bool,
    spam: bool,
    phrase: Option<Phrase>,
}

impl Shape {
    fn of(block: &Block) -> Self {
        let raw = block.text.as_str();
        let n_words = raw.split_whitespace().count();
        let stops = raw.ends_with(['.', '!', '?', ':', '…', ';', '”', '"', '’']);
        let heading = matches!(block.kind, BlockKind::Heading(_));
        let short = n_words <= MAX_PARAGRAPH;
        let text = if short {
            let ends = |c: char| c.is_whitespace() || "*.!?…".contains(c);
            raw.to_lowercase().trim_matches(ends).to_string()
        } else {
            String::new()
        };
        let capital = raw.starts_with(char::is_uppercase);
        Self {
            n_words,
            stops,
            heading,
            entry: n_words <= 3 && !stops && capital && block.kind == BlockKind::Paragraph,
            share: is_share_bar(&text),
            trail: is_trail(raw, n_words),
            bare_number: raw.len() <= 4 && raw.bytes().all(|b| b.is_ascii_digit()),
            signature: n_words <= MAX_LINE && !stops && is_signature(raw),
            spam: is_spam(raw, n_words, stops),
            phrase: phrase_in(&text, n_words),
            text,
        }
    }

    fn is_sentence(&self) -> bool {
        self.stops && self.n_words > MAX_SHORT
    }
}

/// The phrase that tells most about a text.
fn phrase_in(text: &str, n_words: usize) -> Option<Phrase> {
    if text.is_empty() {
        return None;
    }
    let line = text.trim_end_matches([' ', ':', '*']);
    let found = lang::furniture()
        .flat_map(|furniture| furniture.phrases)
        .filter(|phrase| match phrase.stands {
            Stands::Whole => line == phrase.text,
            Stands::Starts => {
                n_words <= MAX_LINE
                    && text.strip_prefix(phrase.text).is_some_and(|rest| {
                        !rest.starts_with(char::is_alphanumeric) || phrase.text == "©"
                    })
            }
            Stands::Inside => text.contains(phrase.text),
        });
    found.min_by_key(|phrase| phrase.tells as u8).copied()
}

/// What a block is by its own words and its place.
fn by_itself(shapes: &[Shape], index: usize) -> Option<Chrome> {
    let shape = &shapes[index];
    let at_edge = index < EDGE || index * 10 >= shapes.len() * 6;
    if shape.spam {
        return Some(Chrome::Spam);
    }
    if shape.trail {
        return Some(Chrome::Navigation);
    }
    if shape.share {
        return Some(Chrome::Aside);
    }
    if shape.signature && (1..EDGE).contains(&index) {
        return Some(Chrome::Byline);
    }
    let phrase = shape.phrase?;
    // Main text may speak of cookies; a notice does so once, at the head or the foot.
    let is_topic = phrase.chrome == Chrome::Cookie && phrase.stands == Stands::Inside && {
        let speaks = |shape: &&Shape| shape.text.contains("cookie");
        shapes.iter().filter(speaks).count() > EDGE
    };
    match phrase.tells {
        Tells::Sure => Some(phrase.chrome),
        Tells::AtEdge if at_edge && !shape.heading && !is_topic && shapes.len() > EDGE => {
            Some(phrase.chrome)
        }
        _ => None,
    }
}

/// Marks runs of short lines that hold an entry of menus, before the first sentence and after
/// the last one.
fn find_menus(shapes: &[Shape], marks: &mut [Option<Chrome>]) {
    let first = shapes.iter().position(Shape::is_sentence).unwrap_or(0);
    let last = shapes.iter().rposition(Shape::is_sentence);
    let last = last.map_or(shapes.len(), |last| last + 1);
    for part in [0..first, last..shapes.len()] {
        let mut start = part.start;
        while start < part.end {
            let run = shapes[start..part.end]
                .iter()
                .take_while(|shape| shape.entry)
                .count();
            let lines = &shapes[start..start + run];
            let is_menu = lines.iter().any(|line| {
                lang::furniture().any(|furniture| furniture.menu.contains(&line.text.as_str()))
            });
            if run > EDGE && is_menu {
                marks[start..start + run].fill(Some(Chrome::Navigation));
            }
            start += run.max(1);
        }
    }
}

/// Marks the box of an author: a name that stands twice, as a picture's text and as a heading,
/// and the paragraph on its bearer.
fn find_author(blocks: &[Block], shapes: &[Shape], marks: &mut [Option<Chrome>]) {
    for (index, pair) in shapes.windows(2).enumerate() {
        let twice = pair[0].text == pair[1].text && !pair[0].text.is_empty();
        let name = pair[0].n_words <= 4
            && pair[0].n_words > 1
            && !pair[0].stops
            && blocks[index]
                .text
                .split(' ')
                .filter(|word| word.starts_with(char::is_uppercase))
                .count()
                > 1;
        if !twice || !name {
            continue;
        }
        marks[index] = Some(Chrome::Byline);
        marks[index + 1] = Some(Chrome::Byline);
        let first_name = blocks[index].text.split(' ').next().unwrap_or_default();
        if let Some(about) = blocks.get(index + 2)
            && about.text.split(' ').any(|word| word == first_name)
        {
            marks[index + 2] = Some(Chrome::Byline);
        }
    }
}

/// Marks bare numbers that stand before the text or after it: counts of comments and shares.
fn find_ends(shapes: &[Shape], marks: &mut [Option<Chrome>]) {
    for (index, shape) in shapes.iter().enumerate() {
        if shape.bare_number
            && (index < EDGE || index + EDGE >= shapes.len())
            && shapes.len() > EDGE
        {
            marks[index] = Some(Chrome::Aside);
        }
    }
}

/// Marks common words of furniture beside other furniture.
fn beside(shapes: &[Shape], marks: &mut [Option<Chrome>], index: usize, neighbour: Option<usize>) {
    let by = neighbour
        .and_then(|neighbour| marks.get(neighbour))
        .copied()
        .flatten();
    let Some(by) = by.filter(|_| marks[index].is_none()) else {
        return;
    };
    let shape = &shapes[index];
    let common = shape.phrase.filter(|phrase| phrase.tells != Tells::Heads);
    // A heading goes with what follows it, not with what went before.
    let belongs = !shape.heading || neighbour > Some(index);
    let share = NETWORKS.contains(&shape.text.as_str());
    match common {
        Some(phrase) if belongs => marks[index] = Some(phrase.chrome),
        _ if share => marks[index] = Some(Chrome::Aside),
        _ if by == Chrome::Byline && shape.text.starts_with("redactie") => {
            marks[index] = Some(Chrome::Byline);
        }
        _ => {}
    }
}

/// Marks what stands under the last form of a page: short lines, such as the name of the site.
fn after_forms(shapes: &[Shape], marks: &mut [Option<Chrome>]) {
    for index in (0..shapes.len()).rev() {
        match marks[index] {
            Some(Chrome::Form) => {
                for mark in marks[index + 1..].iter_mut().filter(|mark| mark.is_none()) {
                    *mark = Some(Chrome::Footer);
                }
                return;
            }
            None if shapes[index].n_words > MAX_SHORT || shapes[index].stops => return,
            _ => {}
        }
    }
}

/// Whether a line names networks to share a page on, and little else.
fn is_share_bar(text: &str) -> bool {
    let mut n_networks = 0;
    for word in text.split(|c: char| c.is_whitespace() || "|,·•/".contains(c)) {
        if word.is_empty() {
            continue;
        }
        if NETWORKS.contains(&word) {
            n_networks += 1;
        } else if !lang::furniture().any(|furniture| furniture.share.contains(&word)) {
            return false;
        }
    }
    n_networks > 1
}

/// Whether a line is a trail of breadcrumbs: a start page, then steps.
fn is_trail(text: &str, n_words: usize) -> bool {
    let steps = [" > ", " » ", " › ", " / "];
    let start = text.trim_start().to_lowercase();
    let home = ["home ", "start ", "startpagina "]
        .iter()
        .any(|home| start.starts_with(home));
    n_words <= 2 * MAX_LINE && home && steps.iter().any(|step| text.contains(step))
}

/// Whether a line is a name with two or more capitals, a bar, and something after it.
fn is_signature(text: &str) -> bool {
    let Some((name, _)) = text.split_once(" | ") else {
        return false;
    };
    let n_capitals = name
        .split(' ')
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    let n_words = name.split(' ').count();
    (2..=5).contains(&n_words) && n_capitals > 1 && n_capitals + 2 >= n_words
}

/// Whether a block is an injected advertisement: of the signs that it shouts, repeats itself,
/// carries codes in brackets, baits, and never ends a sentence, three hold.
fn is_spam(text: &str, n_words: usize, stops: bool) -> bool {
    if n_words < 15 || stops {
        return false;
    }
    let (mut n_letters, mut n_capitals) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        n_letters += 1;
        n_capitals += usize::from(c.is_uppercase());
    }
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 2)
        .map(str::to_lowercase)
        .collect();
    let n_bait = words
        .iter()
        .filter(|word| BAIT.contains(&word.as_str()))
        .count();
    let n_all = words.len().max(1);
    order::sort(&mut words);
    words.dedup();
    let sentences = text.contains(". ") || text.contains("? ") || text.contains("! ");
    let signs = [
        n_capitals * 10 > n_letters * 7,
        words.len() * 2 < n_all,
        text.split_whitespace().filter(|word| is_code(word)).count() > 2,
        n_bait * 10 > n_all,
        !sentences,
    ];
    signs.iter().filter(|&&sign| sign).count() > 2
}

/// Whether a word is a code in brackets, such as `[QX7LM2]`.
fn is_code(word: &str) -> bool {
    let inside = word
        .strip_prefix('[')
        .and_then(|word| word.strip_suffix(']'));
    inside.is_some_and(|code| {
        code.len() >= 5
            && code
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use crate::document::Chrome;
    use crate::parse::plain;

    /// Checks which blocks are furniture: each line is one block, and starts with `-` or with the
    /// name of its chrome.
    #[track_caller]
    fn check(lines: &[(&str, &str)]) {
        let text: Vec<&str> = lines.iter().map(|line| line.1).collect();
        let document = plain::parse(&text.join("\n\n"));
        let seen: Vec<(&str, &str)> = document
            .blocks
            .iter()
            .map(|block| (block.chrome.map_or("-", Chrome::name), block.text.as_str()))
            .collect();
        assert_eq!(seen, lines);
    }

    const ONE: &str = "De gemeente stuurt u binnen zes weken een brief over uw aanvraag.";
    const TWO: &str = "In die brief staat hoeveel geld u krijgt en wanneer het komt.";
    const THREE: &str = "Bent u het er niet mee eens, dan kunt u bezwaar maken.";

    #[test]
    fn skip_links_and_comment_forms() {
        check(&[
            ("header", "Direct naar de inhoud"),
            ("-", "Huurtoeslag aanvragen"),
            ("-", ONE),
            ("-", TWO),
            ("byline", "Door admin"),
            ("form", "Geef een reactie"),
            (
                "form",
                "Je e-mailadres wordt niet gepubliceerd. Vereiste velden zijn gemarkeerd met *",
            ),
            ("form", "Naam *"),
            ("form", "Verzenden"),
            ("footer", "Gemeente Ergens"),
        ]);
    }

    #[test]
    fn menus_and_trails() {
        check(&[
            ("navigation", "Home"),
            ("navigation", "Onderwerpen"),
            ("navigation", "Nieuws"),
            ("navigation", "Contact"),
            ("navigation", "Home > Wonen > Huurtoeslag"),
            ("-", "Huurtoeslag aanvragen"),
            ("-", ONE),
            ("-", TWO),
            ("aside", "Facebook Twitter LinkedIn"),
            ("footer", "© 2024 Gemeente Ergens"),
        ]);
    }

    #[test]
    fn authors() {
        check(&[
            ("-", "Zo werkt de huurtoeslag"),
            ("byline", "Jo de Wit | adviseur"),
            ("byline", "Auteur: Jo de Wit, adviseur"),
            ("-", ONE),
            ("-", TWO),
            ("byline", "Jo de Wit"),
            ("byline", "Jo de Wit"),
            ("byline", "Al twintig jaar schrijft Jo over wonen."),
        ]);
        check(&[
            ("-", ONE),
            ("-", TWO),
            ("byline", "About the author"),
            ("byline", "Kim writes about housing, and lives by the sea."),
        ]);
    }

    #[test]
    fn sign_up_boxes() {
        check(&[
            ("-", ONE),
            ("-", TWO),
            ("-", THREE),
            ("form", "Elke week het nieuws over wonen in je mailbox?"),
            (
                "form",
                "Meld je aan voor onze nieuwsbrief en blijf op de hoogte.",
            ),
            ("form", "Aanmelden"),
        ]);
    }

    #[test]
    fn cookie_notices() {
        check(&[
            (
                "cookie-notice",
                "Deze website gebruikt cookies om beter te werken.",
            ),
            ("cookie-notice", "Accepteren"),
            ("cookie-notice", "Weigeren"),
            ("-", "Huurtoeslag aanvragen"),
            ("-", ONE),
            ("-", TWO),
        ]);
    }

    #[test]
    fn injected_advertisements() {
        check(&[
            ("-", ONE),
            ("-", TWO),
            (
                "spam",
                "CHEAP WATCH SALE [A1B2C3] REPLICA WATCH FREE [D4E5F6] WATCH SALE TODAY [G7H8I9] \
                 BEST REPLICA WATCH CHEAP SALE [J1K2L3] FREE WATCH",
            ),
            (
                "spam",
                "casino bonus free slots casino online casino no deposit bonus slots free casino \
                 play slots online casino bonus",
            ),
        ]);
    }

    #[test]
    fn main_text_stays() {
        check(&[
            ("-", "Aanmelden"),
            (
                "-",
                "U meldt zich aan met DigiD, en dan krijgt u een bericht van ons.",
            ),
            ("-", "Contact"),
            (
                "-",
                "Bel de gemeente als u vragen hebt over uw aanvraag of uw brief.",
            ),
            ("-", "Name"),
            (
                "-",
                "Write your name as it is on your passport, and sign the form below.",
            ),
            ("-", "Paspoort"),
            ("-", "Rijbewijs"),
            ("-", "Verblijfsvergunning"),
            ("-", "Identiteitskaart"),
        ]);
        check(&[("-", "Leave a reply")]);
    }
}
