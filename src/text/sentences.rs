//! Where sentences end: one pass over the runs between white space.
//!
//! A stop alone never decides. It waits for the run after it: what the stop follows (a word, an
//! abbreviation, a number that opens a list item) and what comes next (a capital, a digit, lower
//! case) decide together, in [`Reader::ends`].

use super::address::is_address;
use super::markers::{Marker, Series, Style, marker};
use super::stops::{
    APOSTROPHES, Cut, Next, Stop, StopKind, is_bullet, is_closer, is_note, is_stop, next_of,
    quotation_end, stop_after, stop_inside,
};
use super::words::{self, Dot};
use super::{BlockText, Sentence, Word, WordKind};
use crate::document::{Block, MarkKind};
use crate::lang::{Class, Language};
use crate::span::Span;

/// Reads the sentences and words of a block.
#[inline(never)] // Apart in profiles, so that `cargo xtask cost` can count it.
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
        let small = |bytes: &[u8]| {
            let end = bytes.iter().position(|byte| !byte.is_ascii_lowercase());
            end.unwrap_or(bytes.len())
        };
        // A capital first, small letters after it; seldom capitals further on.
        let opens = usize::from(rest.first().is_some_and(u8::is_ascii_alphabetic));
        let mut len = opens + small(&rest[opens..]);
        let has_capital = rest.get(len).is_some_and(u8::is_ascii_uppercase);
        if len == 0 || (len == 1 && has_capital) {
            return None;
        }
        if has_capital {
            let letters = rest[len..]
                .iter()
                .take_while(|byte| byte.is_ascii_alphabetic());
            len += letters.count();
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
        let kind = if has_capital {
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
        let end = run_end(&self.text[..self.guard.min(self.text.len())], at);
        let address = words::trim(self.text, Span::new(at, end))
            .is_some_and(|inner| is_address(&self.text[inner]));
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
        // No further than the next range: text may be one range glued to the other, to its end.
        let limit = self.guard.clamp(end, self.text.len());
        let rest = &self.text[end..limit];
        let glued = rest
            .find(|c: char| !words::is_word_char(c) && !matches!(c, '-' | '\'' | '’'))
            .unwrap_or(rest.len());
        let goes_on = glued == rest.len() && self.text[limit..].starts_with(words::is_word_char);
        if goes_on || rest[..glued].ends_with(words::is_word_char) {
            end += glued;
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
        if lead.ends_with(APOSTROPHES) && self.is_elided(&text[inner]) {
            let apostrophe = lead.chars().next_back().map_or(0, char::len_utf8);
            inner.start -= apostrophe as u32;
        }
        let lead = &text[run.start as usize..inner.start as usize];
        let elided = inner.start < run.end && text[inner].starts_with(APOSTROPHES);
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
        self.out.words.push(Word::new(range, kind));
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
        let closes = is_closer(first) && (!double || self.quote_open)
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

    /// Whether an apostrophe before `form` belongs to it: *'s*, *'s-Hertogenbosch*.
    fn is_elided(&self, form: &str) -> bool {
        let clitic = form.split('-').next().unwrap_or("");
        clitic.len() <= 5 && self.language.borders.elided.has(clitic)
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
        let text = self.text;
        let in_capitals = |word: &&Word| {
            let form = &text[word.range];
            matches!(word.kind, WordKind::Word | WordKind::Acronym)
                && form.len() > 1
                && !form.contains(char::is_lowercase)
        };
        // An ordinary word among them is what tells shouting from a row of acronyms.
        let openers = self.language.borders.openers;
        let ordinary = |word: &Word| word.kind == WordKind::Word || openers.has(&text[word.range]);
        let n_judged = words
            .iter()
            .filter(|word| matches!(word.kind, WordKind::Word | WordKind::Acronym));
        let mostly = 2 * words.iter().filter(in_capitals).count() > n_judged.count();
        if mostly && words.iter().filter(in_capitals).any(ordinary) {
            for word in words {
                if word.kind == WordKind::Acronym {
                    word.kind = WordKind::Word;
                }
            }
        }
    }
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
