//! In which language a page and each of its blocks is written.
//!
//! A page is in the language that the caller gives, else the one that it declares, else the one
//! that its words speak for. Templates often declare the wrong one, so clear evidence of the
//! whole main text goes before a declaration. A block follows its page unless its own words
//! clearly speak for the other language, or for neither.

use crate::document::{Block, Declared, Document, Lang};
use crate::lang::{Group, Languages, NameHash};

use super::{Work, push_lower};

/// One unit of evidence, in the weights of the word lists: ten times as frequent in one language.
const UNIT: i32 = 16;
/// No word that is judged by its letters alone speaks louder than this.
const MAX_LETTERS: i32 = 2 * UNIT;
/// Blocks with fewer words follow their page.
const MIN_WORDS: u32 = 3;
/// Words of a block that are looked at; more would tell nothing new.
const MAX_WORDS: u32 = 400;
/// What the words of a block must speak against the language of its page.
const AGAINST_PAGE: i32 = 3 * UNIT;
/// What a block must speak against the language that is declared on itself.
const AGAINST_MARKUP: i32 = 10 * UNIT;
/// A page is judged against its declaration from this many words on.
const MIN_PAGE_WORDS: u32 = 20;

/// The languages of a page and of its blocks, of which these are the tallies; a block in neither
/// language has none.
pub(crate) fn detect(
    document: &Document,
    given: Option<Lang>,
    tallies: &[Tally],
) -> (Lang, Vec<Option<Lang>>) {
    let page = given.unwrap_or_else(|| page_language(document, tallies));
    let blocks = document.blocks.iter().zip(tallies);
    let mut langs: Vec<_> = blocks
        .map(|(block, tally)| block_language(block, tally, document.lang, page))
        .collect();
    // Who names the language of a text is believed over a few names and loan words in it.
    if given.is_some() && langs.iter().all(Option::is_none) {
        langs.fill(given);
    }
    (page, langs)
}

/// The language of a page by what it declares and by its main text.
fn page_language(document: &Document, tallies: &[Tally]) -> Lang {
    let mut main = Tally::default();
    let mut all = Tally::default();
    for (block, tally) in document.blocks.iter().zip(tallies) {
        all.add(tally);
        if block.chrome.is_none() {
            main.add(tally);
        }
    }
    let votes = if main.n_words > 0 { main } else { all };
    let (voted, lead) = votes.winner();
    match document.lang {
        Some(Declared::Known(declared)) if declared != voted => {
            let clear = votes.n_words >= MIN_PAGE_WORDS && lead * 2 > votes.n_words as i32 * UNIT;
            if clear { voted } else { declared }
        }
        _ => voted,
    }
}

/// The language of a block.
fn block_language(
    block: &Block,
    tally: &Tally,
    declared_page: Option<Declared>,
    page: Lang,
) -> Option<Lang> {
    // A declaration that comes from the page says nothing about the block.
    let own = block.lang.filter(|_| block.lang != declared_page);
    let (voted, lead) = tally.winner();
    let (expected, doubt) = match own {
        Some(Declared::Known(lang)) => (Some(lang), AGAINST_MARKUP),
        Some(Declared::Other) => (None, AGAINST_MARKUP),
        None => (Some(page), AGAINST_PAGE),
    };
    if tally.n_words < MIN_WORDS && !tally.is_other_script() {
        return expected;
    }
    if tally.is_other() {
        return None;
    }
    if expected != Some(voted) && lead >= doubt {
        return Some(voted);
    }
    expected
}

/// What the words of a text speak for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// In the order of [`Lang::ALL`].
    scores: [i32; Lang::ALL.len()],
    n_words: u32,
    /// Words that are common in another language.
    n_other: u32,
    /// The first of those, and whether there were different ones: one may be a name.
    other_word: Option<usize>,
    other_words_differ: bool,
    /// Letters of other scripts, less Latin ones.
    other_letters: i32,
}

impl Tally {
    /// Counts the words of a text.
    #[inline(never)] // Apart in profiles, so that `cargo xtask cost` can count it.
    pub(crate) fn of(text: &str, languages: &Languages, work: &mut Work) -> Self {
        let mut tally = Self::default();
        let Work { telling, lower, .. } = work;
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() && tally.n_words < MAX_WORDS {
            let start = at;
            let mut seen = 0;
            let ends = |&byte: &u8| {
                let kind = KINDS[usize::from(byte)];
                seen |= kind;
                kind == SPACE
            };
            let length = bytes[start..].iter().position(ends);
            at = start + length.unwrap_or(bytes.len() - start);
            seen &= !SPACE;
            let token = &text[start..at];
            if seen & (LETTER | WIDE) != 0 {
                let told = telling.get(token, 0, || Self::of_token(token, seen, lower, languages));
                tally.add(&told);
            }
            at += 1;
        }
        tally
    }

    /// What a token says; `seen` are the kinds of its bytes, `word` is a buffer.
    fn of_token(token: &str, seen: u8, word: &mut String, languages: &Languages) -> Self {
        let mut tally = Self::default();
        if seen & WIDE != 0 {
            // Some white space is not ASCII.
            for token in token.split_whitespace() {
                tally.add_token(token, word, languages);
            }
        } else if !(seen & SIGN != 0 && is_address(token)) {
            tally.add_ascii(token, word, languages);
        }
        tally
    }

    /// Counts the words of what stands between white space; `word` is a buffer.
    fn add_token(&mut self, token: &str, word: &mut String, languages: &Languages) {
        if is_address(token) || self.n_words >= MAX_WORDS {
            return;
        }
        for letters in token.split(|c: char| !c.is_alphabetic()) {
            if !letters.is_empty() {
                word.clear();
                push_lower(word, letters);
                self.count(word, languages);
            }
        }
    }

    /// The same for a token of ASCII, as nearly all are: each letter is looked at once.
    fn add_ascii(&mut self, token: &str, buffer: &mut String, languages: &Languages) {
        let mut word = [0; MAX_GROUPS];
        let (mut n, mut hash) = (0, NameHash::default());
        for (at, byte) in token.bytes().chain([b' ']).enumerate() {
            if byte.is_ascii_alphabetic() {
                let lower = byte.to_ascii_lowercase();
                if let Some(slot) = word.get_mut(n) {
                    *slot = lower;
                }
                hash = hash.then(lower);
                n += 1;
                continue;
            }
            match word.get(..n) {
                Some([]) => {}
                Some(word) => {
                    self.other_letters = self.other_letters.saturating_sub(n as i32);
                    let letters = word.iter().map(|&byte| char::from(byte));
                    self.count_latin(word, hash, letters, languages);
                }
                None => {
                    buffer.clear();
                    push_lower(buffer, &token[at - n..at]);
                    self.count(buffer, languages);
                }
            }
            (n, hash) = (0, NameHash::default());
        }
    }

    /// Counts one word in lower case.
    fn count(&mut self, word: &str, languages: &Languages) {
        if let Some(first) = word.chars().next()
            && !is_latin(first)
        {
            // Without spaces a token may be a whole sentence.
            self.other_letters = self
                .other_letters
                .saturating_add(word.chars().count() as i32);
            self.n_words += 1;
            return;
        }
        self.other_letters = self.other_letters.saturating_sub(word.len() as i32);
        self.count_latin(word.as_bytes(), NameHash::of(word), word.chars(), languages);
    }

    /// Counts one word by its bytes, the hash of them, and its letters.
    fn count_latin(
        &mut self,
        word: &[u8],
        hash: NameHash,
        letters: impl Iterator<Item = char> + Clone,
        languages: &Languages,
    ) {
        let mut known = false;
        for (score, language) in self.scores.iter_mut().zip(languages.known()) {
            if let Some(weight) = language.telltales.word_of(word, hash) {
                known = true;
                *score += weight;
            }
        }
        if !known {
            if letters.clone().nth(1).is_none() {
                return;
            }
            if let Some(other) = languages.other_words().position(word, hash) {
                self.n_other += 1;
                self.other_words_differ |= *self.other_word.get_or_insert(other) != other;
            } else {
                self.count_letters(letters, languages);
            }
        }
        self.n_words += 1;
    }

    /// Judges a word that no list holds by its letters, three at a time, the ends counted along.
    fn count_letters(&mut self, letters: impl Iterator<Item = char>, languages: &Languages) {
        let mut scores = [0; Lang::ALL.len()];
        let mut group = Group::default();
        let marked = ['^'].into_iter().chain(letters).chain(['$']);
        for (index, letter) in marked.take(MAX_GROUPS).enumerate() {
            group = group.then(letter);
            if index >= 2 {
                let weights = languages.letters().of(group);
                for (score, weight) in scores.iter_mut().zip(weights) {
                    *score += weight;
                }
            }
        }
        let least = scores.iter().copied().min().unwrap_or(0);
        for (total, score) in self.scores.iter_mut().zip(scores) {
            *total += (score - least).min(MAX_LETTERS);
        }
    }

    fn add(&mut self, other: &Self) {
        for (score, more) in self.scores.iter_mut().zip(other.scores) {
            *score = score.saturating_add(more);
        }
        self.n_words = self.n_words.saturating_add(other.n_words);
        self.other_letters = self.other_letters.saturating_add(other.other_letters);
        if let Some(word) = other.other_word {
            self.n_other = self.n_other.saturating_add(other.n_other);
            let differs = *self.other_word.get_or_insert(word) != word;
            self.other_words_differ |= differs || other.other_words_differ;
        }
    }

    /// The language with the highest score, and its lead on the next one.
    fn winner(&self) -> (Lang, i32) {
        let mut best = (Lang::ALL[0], i32::MIN);
        let mut next = i32::MIN;
        for (lang, &score) in Lang::ALL.into_iter().zip(&self.scores) {
            if score > best.1 {
                next = best.1;
                best = (lang, score);
            } else {
                next = next.max(score);
            }
        }
        (best.0, best.1.saturating_sub(next))
    }

    fn is_other_script(&self) -> bool {
        self.other_letters > 0
    }

    /// Whether the text is in neither language: another script, or the small words of another
    /// language.
    fn is_other(&self) -> bool {
        let small_words = self.other_words_differ && self.n_other * 7 >= self.n_words;
        self.is_other_script() || small_words
    }
}

/// Kinds of bytes: a letter, one of those of which addresses have some, and part of a character that
/// is not ASCII. A token is what stands between white space.
const LETTER: u8 = 1;
const SIGN: u8 = 2;
const WIDE: u8 = 4;
const SPACE: u8 = 8;

/// The kind of each byte; 0 for any other.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'@' | b':' | b'.' => SIGN,
            b' ' | 0x9..=0xd => SPACE,
            0x80.. => WIDE,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

/// Groups of letters looked at in one word; no real word has more.
const MAX_GROUPS: usize = 64;

/// Whether a token is an address, whose words are names.
fn is_address(token: &str) -> bool {
    let may_be = token.bytes().any(|byte| KINDS[usize::from(byte)] == SIGN);
    may_be && (token.contains('@') || token.contains("://") || token.contains("www."))
}

/// Whether a letter is Latin, as all letters of our languages are.
fn is_latin(c: char) -> bool {
    c < '\u{250}'
        || ('\u{1e00}'..='\u{1eff}').contains(&c)
        || ('\u{fb00}'..='\u{fb06}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Options, Source};

    fn read(format: Format, text: &str, lang: Option<Lang>) -> (Lang, Vec<Option<Lang>>) {
        let source = Source::new("", format, text.to_string()).expect("it is small");
        let options = Options {
            lang,
            ..Options::default()
        };
        let reading = crate::testing::checker().read(&source, &options);
        let langs = reading.texts.iter().map(|text| text.lang).collect();
        (reading.lang, langs)
    }

    const NL: Option<Lang> = Some(Lang::Nl);
    const EN: Option<Lang> = Some(Lang::En);

    /// Checks the language of a page and of its blocks.
    #[track_caller]
    fn check(text: &str, page: Lang, blocks: &[Option<Lang>]) {
        assert_eq!(read(Format::Markdown, text, None), (page, blocks.to_vec()));
    }

    #[test]
    fn pages_are_known_by_their_words() {
        check("U krijgt binnen zes weken antwoord.", Lang::Nl, &[NL]);
        check("You get an answer within six weeks.", Lang::En, &[EN]);
        check("Huurtoeslag aanvragen", Lang::Nl, &[NL]);
        check("", Lang::Nl, &[]);
        check("2024 – 10:30", Lang::Nl, &[NL]);
    }

    #[test]
    fn blocks_are_judged_on_their_own() {
        check(
            "De gemeente stuurt u een brief.\n\nThis page is also available in English.\n\nWebsite",
            Lang::Nl,
            &[NL, EN, NL],
        );
    }

    #[test]
    fn other_languages_are_left_out() {
        for other in [
            "Vous pouvez demander une aide pour payer votre loyer.",
            "Sie können beim Amt einen Antrag auf Unterstützung stellen.",
            "Puede solicitar una ayuda para pagar el alquiler de su casa.",
            "Możesz poprosić o pomoc, jeśli nie stać cię na czynsz.",
            "Kiranızı ödemek için belediyeden yardım isteyebilirsiniz ve bu yardım size verilir.",
            "Jo kinne help freegje foar de hier fan jo hûs, ek as jo wurk hawwe.",
            "Gallwch wneud cais am help gyda chost eich rhent yn y dref.",
            "يمكنك طلب المساعدة في دفع الإيجار.",
            "Ви можете попросити про допомогу.",
            "你可以申请租金补贴。",
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        ] {
            let text = format!("De gemeente stuurt u een brief over de huur.\n\n{other}");
            check(&text, Lang::Nl, &[NL, None]);
        }
    }

    #[test]
    fn a_declaration_goes_before_weak_evidence_only() {
        check(
            "---\nlang: en\n---\nPrivacy statement website",
            Lang::En,
            &[EN],
        );
        let dutch = "U krijgt binnen zes weken antwoord van de gemeente. Hebt u dan nog niets \
             gehoord, dan kunt u bellen met het nummer op de brief die u hebt gekregen.";
        check(&format!("---\nlang: en\n---\n{dutch}"), Lang::Nl, &[NL]);
        assert_eq!(
            read(Format::Markdown, dutch, EN).0,
            Lang::En,
            "an option goes before all"
        );
    }

    #[test]
    fn long_words_and_odd_letters_do_no_harm() {
        let long = format!("{} een twee ǅ ﬁ ß İİİ", "é".repeat(100_000));
        assert_eq!(read(Format::Plain, &long, None).1.len(), 1);
    }
}
