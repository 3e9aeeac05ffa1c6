//! Where sentences end: one pass over the runs between white space.
//!
//! A stop alone never decides. It waits for the run after it: what the stop follows (a word, an
//! abbreviation, a number that opens a list item) and what comes next (a capital, a digit, lower
//! case) decide together, in [`Reader::ends`].

use super::words::{self, Dot};
use super::{BlockText, Sentence, Word, WordKind};
use crate::document::{Block, MarkKind};
use crate::lang::{Class, Language};
use crate::span::Span;

/// Reads the sentences and words of a block.
pub(super) fn read(block: &Block, language: &Language) -> BlockText {
    let mut reader = Reader::new(block, language);
    reader.run();
    reader.out
}

/// Reads a block that is one sentence, its words parted by spaces.
pub(super) fn read_tokens(block: &Block, language: &Language) -> BlockText {
    let text = &block.text;
    let mut out = BlockText::new(language.lang);
    for token in text.split_whitespace() {
        let start = token.as_ptr() as usize - text.as_ptr() as usize;
        let range = Span::new(start, start + token.len());
        out.words.extend(words::token(text, range, language));
    }
    count_syllables(text, language, &mut out.words);
    let trimmed = text.trim();
    if !trimmed.is_empty() {
        let start = text.len() - text.trim_start().len();
        out.sentences.push(Sentence {
            range: Span::new(start, start + trimmed.len()),
            words: 0..out.words.len() as u32,
        });
    }
    out
}

/// Counts the syllables of words whose kinds are settled; what is no ordinary word has one.
fn count_syllables(text: &str, language: &Language, words: &mut [Word]) {
    for word in words {
        if !word.kind.is_special() {
            word.syllables = language.syllables(&text[word.range]);
        }
    }
}

/// What may end a sentence, waiting for the run that follows.
#[derive(Clone, Copy, Debug)]
struct Stop {
    kind: StopKind,
    /// Whether a quotation mark or bracket closed after it.
    closed: bool,
    /// Whether the number of a note came after it.
    noted: bool,
    /// Where to cut, if marks that open the next sentence came since.
    cut: Option<Cut>,
}

/// A border between two sentences.
#[derive(Clone, Copy, Debug)]
struct Cut {
    /// Where the one ends.
    end: usize,
    /// Where the other starts.
    start: usize,
    /// The words up to here.
    n_words: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StopKind {
    /// A full stop after something that could be an abbreviation that is not listed.
    Weak,
    /// A full stop after a whole word.
    Full,
    /// A question mark, or an exclamation mark that is not part of a name.
    Mark,
    /// An exclamation mark after a name (*Yahoo!*).
    NameMark,
    /// Three dots.
    Ellipsis,
    /// The dot of an abbreviation.
    Abbreviation(Class),
    /// The dot of an initial.
    Initial,
    /// A dot that is that of an abbreviation if a number follows.
    IfNumber,
    /// A line break.
    Break,
}

/// What a run begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Upper,
    Lower,
    Digit,
    /// A currency or section sign, a bullet and the like.
    Sign,
    /// A comma, or another mark with which a sentence goes on.
    Goes,
}

/// How the items of a list inside a block are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marker {
    style: Style,
    series: Series,
    value: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `1.`
    Dot,
    /// `1)` or `1.)`
    Bracket,
    /// `(1)`
    Brackets,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Series {
    Digits,
    Letters,
    Roman,
}

struct Reader<'a> {
    text: &'a str,
    language: &'a Language,
    out: BlockText,
    /// Ranges of code and of text that is not to be judged; each is one word.
    opaque: Vec<Span>,
    n_opaque: usize,
    /// Start of the next of them.
    guard: usize,
    /// Start of the sentence, if a run of it was seen.
    start: Option<usize>,
    first_word: usize,
    /// End of the last run.
    end: usize,
    stop: Option<Stop>,
    quote_open: bool,
    /// Where the quotation closes that opened in the middle of the sentence: no sentence ends
    /// before.
    quoted_until: usize,
    /// How far the text is known to hold no such close, so that it is searched once.
    searched_until: usize,
    /// Whether the last run ends with a colon.
    colon: bool,
    /// The marker that would be next in the list that is open.
    list: Option<Marker>,
}

impl<'a> Reader<'a> {
    fn new(block: &'a Block, language: &'a Language) -> Self {
        let mut opaque: Vec<Span> = Vec::new();
        for mark in &block.marks {
            let judged = !matches!(mark.kind, MarkKind::Code | MarkKind::Opaque);
            let inside = opaque
                .last()
                .is_some_and(|last| mark.range.start < last.end);
            if !judged && !inside && block.text[mark.range].contains(words::is_word_char) {
                let end = mark.range.start as usize + block.text[mark.range].trim_end().len();
                opaque.push(Span::new(mark.range.start as usize, end));
            }
        }
        let mut out = BlockText::new(language.lang);
        out.words.reserve(block.text.len() / 6);
        Self {
            text: &block.text,
            language,
            out,
            guard: opaque
                .first()
                .map_or(usize::MAX, |range| range.start as usize),
            opaque,
            n_opaque: 0,
            start: None,
            first_word: 0,
            end: 0,
            stop: None,
            quote_open: false,
            quoted_until: 0,
            searched_until: 0,
            colon: false,
            list: None,
        }
    }

    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        loop {
            let (next, broken) = skip_space(self.text, at);
            if broken {
                self.line_break(next);
            }
            at = next;
            if at >= bytes.len() {
                break;
            }
            at = self.plain_word(at).unwrap_or_else(|| self.run_at(at));
        }
        self.finish();
    }

    /// Takes the run at `at` if it is letters of ASCII with at most a comma after them, and no
    /// stop is waiting: nine runs in ten are.
    fn plain_word(&mut self, at: usize) -> Option<usize> {
        if self.stop.is_some() || at >= self.guard {
            return None;
        }
        let bytes = self.text.as_bytes();
        let rest = &bytes[at..];
        let len = rest
            .iter()
            .position(|byte| !byte.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        if len == 0 || (len > 1 && rest[1].is_ascii_uppercase()) {
            return None;
        }
        let (end, colon) = match (rest.get(len), rest.get(len + 1)) {
            (None | Some(b' '), _) => (at + len, false),
            (Some(b','), Some(b' ')) => (at + len + 1, false),
            (Some(b':'), Some(b' ')) => (at + len + 1, true),
            _ => return None,
        };
        if end > self.guard {
            return None;
        }
        let word = &self.text[at..at + len];
        let kind = if word[1..].bytes().any(|byte| byte.is_ascii_uppercase()) {
            words::kind(word, self.language)
        } else if self.language.abbreviations.is_plain(word) {
            WordKind::Abbreviation
        } else {
            WordKind::Word
        };
        self.push(Span::new(at, at + len), kind);
        self.start.get_or_insert(at);
        self.end = end;
        self.colon = colon;
        Some(end)
    }

    /// Takes any run and returns its end. A stop in its middle (*word.Next*) parts it.
    fn run_at(&mut self, at: usize) -> usize {
        if at >= self.guard {
            return self.opaque_word(at);
        }
        let end = run_end(self.text, at).min(self.guard);
        let address = words::trim(self.text, Span::new(at, end))
            .is_some_and(|inner| words::is_address(&self.text[inner]));
        let mut from = at;
        if !address {
            while let Some(part) = stop_inside(self.text, from, end, self.language) {
                self.part(Span::new(from, part), from > at);
                from = part;
            }
        }
        self.part(Span::new(from, end), from > at);
        end
    }

    /// Takes the range of code or of text that is not to be judged, and the letters glued to it.
    fn opaque_word(&mut self, at: usize) -> usize {
        let range = self.opaque[self.n_opaque];
        let range = Span::new(at, range.end as usize);
        self.n_opaque += 1;
        self.guard = self
            .opaque
            .get(self.n_opaque)
            .map_or(usize::MAX, |next| next.start as usize);
        let mut end = range.end as usize;
        let rest = &self.text[end..];
        let glued = rest
            .find(|c: char| !words::is_word_char(c) && !matches!(c, '-' | '\'' | '’'))
            .unwrap_or(rest.len());
        if rest[..glued].ends_with(words::is_word_char) {
            end = (end + glued).min(self.guard);
        }
        self.settle(range, Next::Upper);
        self.push(Span::new(at, end), WordKind::Opaque);
        self.start.get_or_insert(at);
        self.end = end;
        self.colon = false;
        end
    }

    /// Takes a run, or a part of one; `glued` if no white space stands before it.
    fn part(&mut self, run: Span, glued: bool) {
        let Some(mut inner) = words::trim(self.text, run) else {
            return self.marks(run);
        };
        let text = self.text;
        if let Some(stop) = &mut self.stop
            && stop.kind != StopKind::Break
            && is_note(&text[run], glued || stop.noted)
        {
            stop.noted = glued;
            let limited = &text[..run.end as usize];
            words::split(limited, inner, self.language, &mut self.out.words);
            self.end = run.end as usize;
            return;
        }
        let lead = &text[run.start as usize..inner.start as usize];
        let clitic = text[inner].split('-').next().unwrap_or("");
        if self.is_elided(clitic) && lead.ends_with(['\'', '’', '‘']) {
            let apostrophe = lead.chars().next_back().map_or(0, char::len_utf8);
            inner.start -= apostrophe as u32;
        }
        let lead = &text[run.start as usize..inner.start as usize];
        let elided = inner.start < run.end && text[inner].starts_with(['\'', '’', '‘']);
        let next = next_of(lead, &text[inner]);
        if self.stop.is_some() {
            if elided && inner.end == run.end && next == Next::Lower {
                // *'s Morgens*: the word after it has the capital.
                self.open_mark(run);
                self.push(inner, WordKind::Word);
                return;
            }
            self.settle(run, next);
        }
        let marker = self.list_item(run, lead, inner);
        if lead.contains('"') {
            self.quote_open = true;
        }
        if !lead.is_empty() && !self.colon && self.out.words.len() > self.first_word {
            self.quotation(lead, inner.start as usize);
        }
        let first = self.out.words.len() == self.first_word;
        let n_words = self.out.words.len();
        self.start.get_or_insert(run.start as usize);
        let mut dot = Dot::No;
        if elided {
            self.push(inner, WordKind::Word);
        } else {
            let limited = &text[..run.end as usize];
            dot = words::split(limited, inner, self.language, &mut self.out.words);
        }
        let word_end = self
            .out
            .words
            .last()
            .map_or(inner.end, |word| word.range.end.max(inner.end));
        let tail = &text[word_end as usize..run.end as usize];
        if tail.contains('"') {
            self.quote_open = false;
        }
        self.end = run.end as usize;
        self.colon = tail.ends_with(':');
        let numbered = first
            && self.out.words.len() == n_words + 1
            && match self.out.words[n_words].kind {
                WordKind::Number => inner.len() <= 8 && tail.starts_with('.'),
                _ => dot == Dot::Initial,
            };
        if marker || numbered {
            return;
        }
        let word = self.out.words.last().copied();
        self.stop = stop_after(text, word, dot, tail, first).map(|(kind, closed)| Stop {
            kind,
            closed,
            noted: false,
            cut: None,
        });
    }

    fn push(&mut self, range: Span, kind: WordKind) {
        self.out.words.push(Word {
            range,
            kind,
            syllables: 1,
        });
    }

    /// Notes where a quotation closes that `lead` opens in the middle of the sentence.
    fn quotation(&mut self, lead: &str, at: usize) {
        if at < self.searched_until {
            return;
        }
        self.quoted_until = quotation_end(self.text, lead, at).unwrap_or_else(|limit| {
            self.searched_until = limit;
            0
        });
    }

    /// Takes a run without letters or digits.
    fn marks(&mut self, run: Span) {
        let text = &self.text[run];
        let first = text.chars().next().unwrap_or(' ');
        let double = text == "\"";
        let closes = is_closer(first) && !(double && !self.quote_open)
            || (matches!(first, ':' | ';' | '=') && text.len() > 1);
        let stops = text.contains(is_stop);
        if double {
            self.quote_open = !self.quote_open;
        }
        let has_words = self.out.words.len() > self.first_word;
        if stops || closes {
            self.start.get_or_insert(run.start as usize);
            self.end = run.end as usize;
            if let Some(stop) = &mut self.stop {
                stop.closed |= closes;
                stop.cut = None;
                if first == '.' && stop.kind != StopKind::Break {
                    stop.kind = StopKind::Ellipsis;
                }
            } else if has_words
                && let Some((kind, closed)) = stop_after(self.text, None, Dot::No, text, false)
            {
                self.stop = Some(Stop {
                    kind,
                    closed,
                    noted: false,
                    cut: None,
                });
            }
            return;
        }
        let goes = matches!(first, ',' | ';' | ':') && text != ",,";
        if self.stop.is_some() && (is_bullet(first) || goes) {
            let next = if is_bullet(first) {
                Next::Upper
            } else {
                Next::Goes
            };
            self.settle(run, next);
        } else if is_bullet(first) && has_words {
            self.cut(self.cut_before(run));
        } else if self.stop.is_some() {
            return self.open_mark(run);
        }
        self.start.get_or_insert(run.start as usize);
        self.end = run.end as usize;
    }

    /// Takes a mark that belongs to what follows, while a stop waits.
    fn open_mark(&mut self, run: Span) {
        let cut = self.cut_before(run);
        if let Some(stop) = &mut self.stop {
            stop.cut.get_or_insert(cut);
        }
        self.end = run.end as usize;
    }

    /// Decides about the stop that waits, now that the next run is known.
    fn settle(&mut self, run: Span, next: Next) {
        let Some(stop) = self.stop.take() else {
            return;
        };
        if stop.kind == StopKind::IfNumber && next == Next::Digit && !stop.closed {
            self.take_dot();
        } else if self.ends(stop, next, run) {
            self.cut(stop.cut.unwrap_or(self.cut_before(run)));
        }
    }

    /// Makes the last word an abbreviation: its dot turned out to be one.
    fn take_dot(&mut self) {
        if let Some(word) = self.out.words.last_mut()
            && self.text.as_bytes().get(word.range.end as usize) == Some(&b'.')
        {
            word.range.end += 1;
            word.kind = WordKind::Abbreviation;
        }
    }

    /// Whether a sentence ends at `stop` when `run` comes next.
    fn ends(&self, stop: Stop, next: Next, run: Span) -> bool {
        use StopKind::{
            Abbreviation, Break, Ellipsis, Full, IfNumber, Initial, Mark, NameMark, Weak,
        };
        let bracket = self.text[run].starts_with(['(', '[']);
        match (stop.kind, next) {
            (Break, _) => true,
            (_, Next::Goes) => false,
            _ if (run.start as usize) < self.quoted_until => false,
            (Abbreviation(Class::Name) | Initial, Next::Upper) => self.opens_sentence(run, stop),
            (Abbreviation(Class::End | Class::Beside | Class::Unit), Next::Upper) => !bracket,
            (Abbreviation(_) | Initial, _) => false,
            (Full | Weak | IfNumber, Next::Upper | Next::Digit | Next::Sign) => true,
            (Mark | NameMark, Next::Upper | Next::Digit | Next::Sign) => true,
            (Ellipsis, Next::Upper) => true,
            (Full | Mark, Next::Lower) => bracket || !stop.closed,
            (Weak | IfNumber | NameMark, Next::Lower) | (Ellipsis, _) => false,
        }
    }

    /// Whether the run holds a word that opens sentences and doesn't go on with a name.
    fn opens_sentence(&self, run: Span, stop: Stop) -> bool {
        let text = &self.text[run];
        let word = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let word = &word[..word
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(word.len())];
        let particle =
            stop.kind == StopKind::Initial && self.language.borders.name_particles.has(word);
        !particle && (stop.closed || self.language.borders.openers.has(word))
    }

    /// Follows the lists that stand inside a block (*a) one b) two*) and cuts before their items.
    /// Returns whether the run is the marker of an item.
    fn list_item(&mut self, run: Span, lead: &str, inner: Span) -> bool {
        let at_start = self.out.words.len() == self.first_word;
        let Some(marker) = marker(
            lead,
            &self.text[inner],
            &self.text[inner.end as usize..run.end as usize],
            self.list,
        ) else {
            return false;
        };
        let follows = self.list == Some(marker);
        let opens = self.colon && marker.value == 1;
        if !at_start {
            let apart = match marker.style {
                Style::Dot => !self.takes_number(),
                Style::Bracket => true,
                Style::Brackets => false,
            } && !self.text[..self.end].ends_with(',');
            if !apart || !(follows || opens) {
                return false;
            }
            self.cut(self.cut_before(run));
        } else if marker.series != Series::Digits
            && marker.style == Style::Dot
            && marker.value != 1
            && !follows
        {
            return true;
        }
        self.list = Some(Marker {
            value: marker.value + 1,
            ..marker
        });
        true
    }

    /// Whether the last word is one after which a number belongs to it.
    fn takes_number(&self) -> bool {
        self.out.words.last().is_some_and(|word| {
            let form = &self.text[word.range];
            self.language.borders.before_number.has(form)
        })
    }

    fn is_elided(&self, form: &str) -> bool {
        form.len() <= 5 && self.language.borders.elided.has(form)
    }

    /// A line ends; `next` is where the next one begins.
    fn line_break(&mut self, next: usize) {
        if self.out.words.len() == self.first_word || next >= self.text.len() {
            return;
        }
        let lower = self.text[next..].starts_with(char::is_lowercase);
        let word = self.out.words.last().map_or("", |word| {
            if word.range.end as usize == self.end {
                &self.text[word.range]
            } else {
                ""
            }
        });
        if lower && self.stop.is_none() && self.language.borders.never_last.has(word) {
            return;
        }
        let cut = self.stop.and_then(|stop| stop.cut);
        self.stop = Some(Stop {
            kind: StopKind::Break,
            closed: false,
            noted: false,
            cut,
        });
    }

    /// The border between the last run and this one.
    fn cut_before(&self, run: Span) -> Cut {
        Cut {
            end: self.end,
            start: run.start as usize,
            n_words: self.out.words.len(),
        }
    }

    /// Ends the sentence and starts the next. A sentence without words is left to grow.
    fn cut(&mut self, cut: Cut) {
        if let Some(from) = self.start
            && cut.n_words > self.first_word
        {
            self.push_sentence(from, cut.end, cut.n_words);
            self.start = Some(cut.start);
        }
    }

    fn push_sentence(&mut self, from: usize, end: usize, n_words: usize) {
        self.hush(n_words);
        count_syllables(
            self.text,
            self.language,
            &mut self.out.words[self.first_word..n_words],
        );
        self.out.sentences.push(Sentence {
            range: Span::new(from, end),
            words: self.first_word as u32..n_words as u32,
        });
        self.first_word = n_words;
    }

    fn finish(&mut self) {
        let Some(from) = self.start else {
            return;
        };
        let n_words = self.out.words.len();
        if n_words == self.first_word
            && let Some(last) = self.out.sentences.last_mut()
        {
            last.range.end = self.end as u32;
            return;
        }
        self.push_sentence(from, self.end, n_words);
    }

    /// In a sentence that is all in capitals, capitals make no acronym.
    fn hush(&mut self, n_words: usize) {
        let words = &mut self.out.words[self.first_word..n_words];
        if !words.iter().any(|word| word.kind == WordKind::Acronym) {
            return;
        }
        let (mut n_capitals, mut n_words, mut shouted) = (0, 0, false);
        for word in words.iter() {
            if !matches!(word.kind, WordKind::Word | WordKind::Acronym) {
                continue;
            }
            let form = &self.text[word.range];
            n_words += 1;
            if form.len() > 1 && !form.contains(char::is_lowercase) {
                n_capitals += 1;
                shouted |= word.kind == WordKind::Word || self.language.borders.openers.has(form);
            }
        }
        if shouted && 2 * n_capitals > n_words {
            for word in words {
                if word.kind == WordKind::Acronym {
                    word.kind = WordKind::Word;
                }
            }
        }
    }
}

/// What stop, if any, follows a word, and whether something closed after it.
fn stop_after(
    text: &str,
    word: Option<Word>,
    dot: Dot,
    tail: &str,
    first: bool,
) -> Option<(StopKind, bool)> {
    let (mut n_dots, mut mark, mut bang, mut closed) = (0, false, false, false);
    let mut ellipsis = false;
    for c in tail.chars() {
        match c {
            '.' | '．' | '。' => n_dots += 1,
            '?' | '？' => mark = true,
            '!' | '！' => bang = true,
            '…' => ellipsis = true,
            ',' | ';' | ':' => return None,
            _ if is_closer(c) => closed = true,
            _ => {}
        }
    }
    let kind = if mark {
        StopKind::Mark
    } else if bang {
        let name = word.is_some_and(|word| {
            !first && !closed && text[word.range].starts_with(char::is_uppercase)
        });
        if name {
            StopKind::NameMark
        } else {
            StopKind::Mark
        }
    } else if ellipsis || n_dots > 1 {
        StopKind::Ellipsis
    } else {
        match dot {
            Dot::Abbreviation(class) if n_dots == 0 => StopKind::Abbreviation(class),
            Dot::Initial if n_dots == 0 => StopKind::Initial,
            Dot::IfNumber if n_dots == 1 => StopKind::IfNumber,
            // *N°. 5*
            _ if tail == "°." && word.is_some_and(|word| word.range.len() == 1) => {
                StopKind::Abbreviation(Class::Number)
            }
            _ if n_dots == 0 => return None,
            _ if word.is_some_and(|word| is_whole(&text[word.range], word.kind)) => StopKind::Full,
            _ => StopKind::Weak,
        }
    };
    Some((kind, closed))
}

/// Whether a word is surely no abbreviation that is missing in the list: long enough, with a
/// vowel, in lower case but for its first letter.
fn is_whole(form: &str, kind: WordKind) -> bool {
    kind == WordKind::Word
        && form.len() > 2
        && form.contains(|c| "aeiouyéëèêïóöúü".contains(c))
        && !form.chars().skip(1).any(char::is_uppercase)
}

/// The marker of a list item that a run is, seen in the series that is open.
fn marker(lead: &str, inner: &str, tail: &str, open: Option<Marker>) -> Option<Marker> {
    let style = match (lead, tail) {
        ("", ".") => Style::Dot,
        ("", ")" | ".)") => Style::Bracket,
        ("(", ")") => Style::Brackets,
        _ => return None,
    };
    let form = inner.as_bytes();
    let made = |series, value| {
        Some(Marker {
            style,
            series,
            value,
        })
    };
    if form.len() <= 3 && form.iter().all(u8::is_ascii_digit) {
        return made(Series::Digits, inner.parse().ok()?);
    }
    if form.len() > 5 {
        return None;
    }
    let letter = (form.len() == 1 && form[0].is_ascii_alphabetic())
        .then(|| u32::from(form[0].to_ascii_lowercase() - b'a') + 1);
    let expected = |series, value| open == made(series, value);
    match (letter, roman(form)) {
        (Some(letter), _) if expected(Series::Letters, letter) => made(Series::Letters, letter),
        (_, Some(value)) if value == 1 || expected(Series::Roman, value) => {
            made(Series::Roman, value)
        }
        (Some(letter), _) if style != Style::Dot || form[0].is_ascii_lowercase() => {
            made(Series::Letters, letter)
        }
        (_, Some(value)) if style != Style::Dot => made(Series::Roman, value),
        _ => None,
    }
}

/// The value of a roman numeral below 40.
fn roman(form: &[u8]) -> Option<u32> {
    let tens = form
        .iter()
        .take_while(|byte| byte.eq_ignore_ascii_case(&b'x'))
        .count();
    let ones = match form[tens..].to_ascii_lowercase().as_slice() {
        b"" => 0,
        b"i" => 1,
        b"ii" => 2,
        b"iii" => 3,
        b"iv" => 4,
        b"v" => 5,
        b"vi" => 6,
        b"vii" => 7,
        b"viii" => 8,
        b"ix" => 9,
        _ => return None,
    };
    let value = 10 * tens as u32 + ones;
    (tens <= 3 && value > 0).then_some(value)
}

/// What a run begins with, given the marks before its first word.
fn next_of(lead: &str, inner: &str) -> Next {
    if lead.starts_with([',', ';', ':', '.', '?', '!', '…', ')', '/']) && !lead.starts_with(",,")
    {
        return Next::Goes;
    }
    let word = inner.trim_start_matches(['\'', '’', '‘']);
    let first = word.chars().next().unwrap_or(' ');
    if lead.contains(|c| "€£$§#•▪●◦‣■►".contains(c)) {
        return Next::Sign;
    }
    if first.is_numeric() {
        return Next::Digit;
    }
    if !first.is_lowercase() {
        return Next::Upper;
    }
    // A name such as *iPhone* may open a sentence.
    let mut letters = word
        .chars()
        .skip(1)
        .take(3)
        .take_while(|c| c.is_alphabetic());
    if letters.any(char::is_uppercase) {
        Next::Upper
    } else {
        Next::Lower
    }
}

/// The longest quotation, in bytes, that is kept in the sentence that it opens in.
const MAX_QUOTATION: usize = 600;

/// Where a quotation closes that opens with `lead`; the error is how far was searched in vain.
fn quotation_end(text: &str, lead: &str, at: usize) -> Result<usize, usize> {
    let close = match lead.chars().next_back() {
        Some('"') => "\"",
        Some('“') => "”",
        Some('„') => "”",
        Some('«') => "»",
        Some('‘') => "’",
        Some('\'') => "'",
        _ => return Err(0),
    };
    let bytes = &text.as_bytes()[at..text.len().min(at + MAX_QUOTATION)];
    let close = close.as_bytes();
    let apostrophe = matches!(close, b"'" | [0xe2, 0x80, 0x99]);
    let found = bytes
        .windows(close.len())
        .enumerate()
        .find(|(offset, window)| {
            // An apostrophe inside a word closes nothing.
            let after = bytes.get(offset + close.len());
            *window == close && !(apostrophe && after.is_some_and(u8::is_ascii_alphanumeric))
        });
    found.map_or(Err(at + bytes.len()), |(offset, _)| Ok(at + offset))
}

/// Whether a run after a stop is the number of a note: `[12]`, or digits glued to the stop.
fn is_note(run: &str, glued: bool) -> bool {
    let digits = |inner: &str| {
        !inner.is_empty() && inner.len() <= 3 && inner.bytes().all(|byte| byte.is_ascii_digit())
    };
    if glued && digits(run) {
        return true;
    }
    let inner = run.strip_prefix('[').and_then(|run| run.strip_suffix(']'));
    inner.is_some_and(|inner| inner.len() <= 64 && inner.split("][").all(digits))
}

/// The first place inside a run where a sentence ends without white space after it: after
/// *word.* in *word.Next*, *word.12* and *word.[12]*.
fn stop_inside(text: &str, from: usize, end: usize, language: &Language) -> Option<usize> {
    let bytes = text.as_bytes();
    for at in from + 2..end.saturating_sub(1) {
        // The stops of East Asian scripts have no space after them.
        if matches!(
            bytes[at..end],
            [0xef, 0xbc, 0x81 | 0x8e | 0x9f, _, ..] | [0xe3, 0x80, 0x82, _, ..]
        ) {
            return Some(at + 3);
        }
        if !matches!(bytes[at], b'.' | b'?' | b'!') {
            continue;
        }
        if matches!(bytes[at + 1], b'.' | b'?' | b'!') {
            continue;
        }
        let mut before = &bytes[from..at];
        while let [start @ .., b'.' | b'?' | b'!'] = before {
            before = start;
        }
        let n_letters = before
            .iter()
            .rev()
            .take(24)
            .take_while(|byte| byte.is_ascii_lowercase() || **byte >= 0x80)
            .count();
        let closed = before.ends_with(b")");
        let number = before.last().is_some_and(u8::is_ascii_digit);
        let rest = &bytes[at + 1..end];
        let lower = |at: usize| rest.get(at).is_none_or(u8::is_ascii_lowercase);
        let sentence = rest[0].is_ascii_uppercase()
            && (n_letters >= 2 && lower(1) || number && rest.len() > 2 && lower(1) && lower(2));
        let note = (n_letters >= 3 || closed)
            && (rest[0] == b'[' && rest.get(1).is_some_and(u8::is_ascii_digit)
                || rest.len() <= 3 && rest.iter().all(u8::is_ascii_digit));
        if !sentence && !note {
            continue;
        }
        let mut word = from + before.len() - n_letters;
        while word > from && (bytes[word - 1].is_ascii_alphabetic() || !text.is_char_boundary(word))
        {
            word -= 1;
        }
        if language.abbreviations.get(&text[word..=at]).is_none() {
            return Some(at + 1);
        }
    }
    None
}

/// The end of the white space from `at` on, and whether a line break is in it.
fn skip_space(text: &str, mut at: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut broken = false;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\n' => broken = true,
            b' ' | b'\t' | b'\r' | 0x0b | 0x0c => {}
            0xc2 | 0xe1..=0xe3 => match text[at..].chars().next() {
                Some(c) if c.is_whitespace() => at += c.len_utf8() - 1,
                _ => break,
            },
            _ => break,
        }
        at += 1;
    }
    (at, broken)
}

/// The end of the run that starts at `at`.
fn run_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while let Some(&byte) = bytes.get(end) {
        match byte {
            b'\t'..=b'\r' | b' ' => break,
            0xc2 | 0xe1..=0xe3 if text[end..].chars().next().is_some_and(char::is_whitespace) => {
                break;
            }
            _ => end += 1,
        }
    }
    end
}

fn is_closer(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '"' | '\'' | '’' | '”' | '»' | '›')
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…' | '．' | '？' | '！' | '。')
}

fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '▪' | '●' | '◦' | '‣' | '■' | '►' | '\u{f0b7}')
}
