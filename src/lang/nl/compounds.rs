//! Dutch compounds: which words a long word is made of.
//!
//! Dutch writes *huurtoeslagaanvraag* as one word, so long words are mostly compounds, and how hard
//! one is depends on its parts, the last one (the head) above all. [`Compounds::split`] looks for
//! the cheapest way to write a word as words of the lexicon with linking letters between them, and
//! compares it with the cost of the word as a whole:
//!
//! - a part is cheap when it is frequent and long;
//! - a whole is cheap when it is frequent: *tijdschrift* and *ziekenhuis* have become words of
//!   their own, *schoolplein* has not;
//! - words that never stand in a compound, or never at its end, are told in tables below.
//!
//! Costs are whole numbers, about a hundred for one power of ten in frequency, so that every
//! platform splits alike. They were set by reasoning and looked at once on words from treebanks;
//! a tenth more or less on any of them changes little.

use crate::model::lexicon::{Lexicon, WordId};

/// A word of this many bytes or more is not looked into: it is an address or a run of letters. The
/// cost of splitting grows with the square of the length.
const MAX_WORD: usize = 64;
/// No two words of three letters make a compound shorter than this.
const MIN_WORD: usize = 6;
/// Shorter parts (*af*, *in*, *er*) are found in half of all words.
const MIN_PART: usize = 3;
/// More parts than these are not told apart: *arbeids|ongeschiktheids|verzekerings|wet* has four.
const MAX_PARTS: usize = 8;

/// The cost of a part at frequency step 0 and length 0.
const PART: i32 = 684;
/// How much each step of frequency (0.4 of a power of ten) takes off the cost of a part. A little
/// less than the frequency itself: a compound is not a random draw of its parts.
const PART_STEP: i32 = 32;
/// How much each letter takes off: long words do not turn up by chance.
const PART_LETTER: i32 = 35;
/// As far as letters count.
const PART_LETTERS: usize = 9;
/// Added for a part of three letters, which turn up by chance in a tenth of all long words.
const SHORT_PART: i32 = 70;
/// Added for a first part that is a prefix more than a word: *tegen*wind, *oud*-leerling.
const PREFIX: i32 = 150;
/// Added when a short head begins with the letter that the part before it ends with: *schep|pers*
/// is *schepper*, with its consonant doubled.
const DOUBLED: i32 = 100;
/// Heads of at most this length are taken for such endings.
const DOUBLED_LETTERS: usize = 4;

/// The cost of a listed word as a whole, at frequency step 0, and what each step takes off.
const WHOLE: i32 = 800;
const WHOLE_STEP: i32 = 36;
/// The cost of a word that is not listed: any sensible split is cheaper.
const UNKNOWN: i32 = 1200;

/// What may stand between two parts, and its cost. *-s-* joins freely; the others belong to
/// certain words, so they must buy a clearly better split.
const LINKS: [Link; 5] = [
    Link {
        letters: "s",
        cost: 60,
    },
    Link {
        letters: "en",
        cost: 160,
    },
    Link {
        letters: "n",
        cost: 160,
    },
    Link {
        letters: "e",
        cost: 160,
    },
    Link {
        letters: "er",
        cost: 160,
    },
];

/// Linking letters.
struct Link {
    letters: &'static str,
    cost: i32,
}

/// Words that are no part of a compound: function words, and the particles and prefixes of verbs,
/// whose nouns (*aanvraag*, *opvolger*, *voorwaarde*) are derived, not compounded.
const NEVER_A_PART: &[&str] = &[
    "aan", "achter", "af", "aller", "als", "ben", "bent", "bij", "daar", "daarom", "dan", "dat",
    "den", "der", "des", "deze", "die", "dit", "door", "dus", "een", "eens", "geen", "had", "heb",
    "hebben", "heen", "hem", "her", "het", "hier", "hoe", "hun", "iets", "in", "jij", "kan",
    "maar", "mag", "mee", "men", "met", "mij", "mis", "moet", "na", "naar", "nee", "neer", "niet",
    "niets", "nog", "nu", "om", "ons", "ont", "ook", "op", "over", "overeen", "samen", "tegemoet",
    "teleur", "terug", "toe", "toen", "tot", "uit", "van", "ver", "voor", "vooraan", "voorbij",
    "voort", "waar", "want", "was", "wat", "weg", "wel", "werd", "wie", "worden", "wordt", "zal",
    "zelf", "zich", "zijn",
];

/// Words that are also endings: as the last part they are taken for the ending, and they make
/// poor first parts too.
const ENDINGS: &[&str] = &[
    "aar",
    "aard",
    "aards",
    "achtig",
    "achtige",
    "ant",
    "ante",
    "baar",
    "bare",
    "centen",
    "daten",
    "ding",
    "dingen",
    "eel",
    "end",
    "ende",
    "enen",
    "ent",
    "enten",
    "ere",
    "eren",
    "gen",
    "ger",
    "heden",
    "heid",
    "ing",
    "ingen",
    "isch",
    "ische",
    "iteit",
    "ken",
    "ker",
    "kers",
    "king",
    "kingen",
    "kundig",
    "kundige",
    "kundigen",
    "laar",
    "lijk",
    "lijke",
    "ling",
    "lingen",
    "listen",
    "loos",
    "loze",
    "matig",
    "matige",
    "matigheid",
    "ming",
    "mingen",
    "missen",
    "moedig",
    "moedige",
    "naar",
    "naars",
    "ning",
    "ningen",
    "pen",
    "per",
    "pers",
    "ping",
    "pingen",
    "rechtelijk",
    "rechtelijke",
    "ren",
    "schap",
    "schappelijk",
    "schappelijke",
    "schappen",
    "sen",
    "sing",
    "singen",
    "sis",
    "stedelijk",
    "stedelijke",
    "ster",
    "sters",
    "tel",
    "telen",
    "tels",
    "ten",
    "ter",
    "ters",
    "tie",
    "tiende",
    "ties",
    "tijdig",
    "tijdige",
    "vaardig",
    "vaardige",
    "vaardigheid",
    "ven",
    "vuldig",
    "vuldige",
    "waarts",
    "zaam",
    "zame",
    "zinnig",
    "zinnige",
];

/// Words that close a derivation when they stand last (*tien|tallen*, *succes|vol*), and are good
/// first parts.
const NEVER_A_HEAD: &[&str] = &[
    "dom",
    "genoemd",
    "genoemde",
    "oor",
    "oostelijk",
    "oostelijke",
    "oosten",
    "oren",
    "rand",
    "rij",
    "rijen",
    "rijk",
    "rijke",
    "ring",
    "ringen",
    "tal",
    "tallen",
    "trekking",
    "vol",
    "volle",
    "westelijk",
    "westelijke",
    "westen",
];

/// First parts that are prefixes of nouns more than words.
const PREFIXES: &[&str] = &[
    "anti", "binnen", "boven", "buiten", "ex", "hoofd", "inter", "mede", "mini", "multi", "non",
    "onder", "oud", "pseudo", "quasi", "semi", "super", "tegen", "top", "tussen", "ultra", "vice",
    "zij",
];

/// What the tables say of a word.
const NO_FIRST: u8 = 1;
const NO_HEAD: u8 = 2;
const IS_PREFIX: u8 = 4;

/// Splits the words of one lexicon. Made once, shared by all.
#[derive(Debug)]
pub struct Compounds {
    /// What the tables say of each word of the lexicon.
    roles: Vec<u8>,
}

/// One part of a compound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it begins in the word, in bytes.
    pub start: u8,
    /// Where it ends; linking letters up to the next part belong to none.
    pub end: u8,
    /// The part as a word; none for a piece between hyphens that is not listed.
    pub word: Option<WordId>,
}

impl Part {
    /// Its letters in `word`, the word that was split.
    pub fn of(self, word: &str) -> &str {
        &word[usize::from(self.start)..usize::from(self.end)]
    }
}

/// The two or more parts of a compound, first to last.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    parts: [Part; MAX_PARTS],
    n: usize,
}

impl Parts {
    const NONE: Self = Self {
        parts: [Part {
            start: 0,
            end: 0,
            word: None,
        }; MAX_PARTS],
        n: 0,
    };

    /// Adds a part; what is beyond [`MAX_PARTS`] becomes one with the last.
    fn push(&mut self, part: Part) {
        if self.n < MAX_PARTS {
            self.parts[self.n] = part;
            self.n += 1;
        } else {
            let last = &mut self.parts[MAX_PARTS - 1];
            last.end = part.end;
            last.word = part.word;
        }
    }

    /// The parts, first to last.
    pub fn as_slice(&self) -> &[Part] {
        &self.parts[..self.n]
    }

    /// The parts of `word` as a dictionary lists them, for people and tools: without linking
    /// letters, in the singular.
    pub fn lemmas(&self, lexicon: &Lexicon, word: &str) -> Vec<String> {
        let lemma = |part: &Part| match part.word {
            Some(id) => lexicon.spell(singular(lexicon, id)),
            None => part.of(word).to_owned(),
        };
        self.as_slice().iter().map(lemma).collect()
    }

    /// The last part, which says what the whole is and lends it its frequency.
    pub fn head(&self) -> Part {
        self.parts[self.n - 1]
    }
}

impl Compounds {
    /// A splitter over `lexicon`.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut roles = vec![0; lexicon.len()];
        for (words, role) in [
            (NEVER_A_PART, NO_FIRST | NO_HEAD),
            (ENDINGS, NO_FIRST | NO_HEAD),
            (NEVER_A_HEAD, NO_HEAD),
            (PREFIXES, IS_PREFIX),
        ] {
            for id in words.iter().filter_map(|word| lexicon.find(word)) {
                roles[id.index()] |= role;
            }
        }
        Self { roles }
    }

    /// The parts of `word`, which must be in lower case; none if it is better taken as one word.
    /// `lexicon` is the one that the splitter was made for.
    pub fn split(&self, lexicon: &Lexicon, word: &str) -> Option<Parts> {
        if word.len() < MIN_WORD || word.len() >= MAX_WORD {
            return None;
        }
        let mut parts = Parts::NONE;
        if word.contains('-') {
            self.split_at_hyphens(lexicon, word, &mut parts);
        } else {
            self.split_piece(lexicon, word, 0, &mut parts);
        }
        (parts.n > 1).then_some(parts)
    }

    /// A hyphen parts, except before a particle as in *make-up* and *stand-by*.
    fn split_at_hyphens(&self, lexicon: &Lexicon, word: &str, parts: &mut Parts) {
        let last = word.rsplit('-').next().unwrap_or_default();
        if last.len() < MIN_PART {
            return;
        }
        let mut start = 0;
        for piece in word.split('-') {
            if !piece.is_empty() && !self.split_piece(lexicon, piece, start, parts) {
                parts.push(part(start, piece.len(), lexicon.find(piece)));
            }
            start += piece.len() + 1;
        }
    }

    /// Adds the parts of a word without hyphens that begins at `start` of the whole; says whether
    /// it is a compound.
    fn split_piece(&self, lexicon: &Lexicon, word: &str, start: usize, parts: &mut Parts) -> bool {
        let Some(split) = self.cheapest(lexicon, word) else {
            return false;
        };
        // From the head backwards.
        let mut found = [part(0, 0, None); MAX_WORD / MIN_PART];
        let mut n = 0;
        let mut step = split.head;
        loop {
            let from = usize::from(step.from);
            found[n] = part(start + from, usize::from(step.length), Some(step.word));
            n += 1;
            if from == 0 {
                break;
            }
            step = split.steps[from];
        }
        found[..n].iter().rev().for_each(|&part| parts.push(part));
        true
    }

    /// The cheapest split of a word without hyphens, by dynamic programming from left to right;
    /// none if the whole is cheaper.
    fn cheapest(&self, lexicon: &Lexicon, word: &str) -> Option<Split> {
        if word.len() < MIN_WORD {
            return None;
        }
        let mut steps = [Step::OUT_OF_REACH; MAX_WORD];
        steps[0].cost = 0;
        let mut head = Step {
            cost: whole_cost(lexicon, word),
            ..Step::OUT_OF_REACH
        };
        for start in 0..=word.len() - MIN_PART {
            let so_far = steps[start].cost;
            if so_far >= head.cost {
                continue;
            }
            for (length, id) in lexicon.words_at_start_of(&word[start..]) {
                let end = start + length;
                let is_head = end == word.len();
                if is_head && start == 0 {
                    continue;
                }
                let Some(cost) = self.part_cost(lexicon, id, length, is_head) else {
                    continue;
                };
                let mut step = Step {
                    cost: so_far + cost,
                    from: start as u8,
                    length: length as u8,
                    word: id,
                };
                if is_head {
                    step.cost += doubling_cost(word, start, length);
                    head.keep_cheaper(step);
                } else {
                    steps[end].keep_cheaper(step);
                    for link in links_after(word, end) {
                        let linked = Step {
                            cost: step.cost + link.cost,
                            ..step
                        };
                        steps[end + link.letters.len()].keep_cheaper(linked);
                    }
                }
            }
        }
        (head.length > 0).then_some(Split { steps, head })
    }

    /// The cost of a listed word as a part, none if it cannot be one.
    fn part_cost(
        &self,
        lexicon: &Lexicon,
        id: WordId,
        length: usize,
        is_head: bool,
    ) -> Option<i32> {
        let role = self.roles[id.index()];
        let barred = if is_head { NO_HEAD } else { NO_FIRST };
        if length < MIN_PART || role & barred != 0 || lexicon.is_capitalised(id) {
            return None;
        }
        let mut cost = PART
            - PART_STEP * i32::from(lexicon.step(id))
            - PART_LETTER * length.min(PART_LETTERS) as i32;
        if length == MIN_PART {
            cost += SHORT_PART;
        }
        if role & IS_PREFIX != 0 && !is_head {
            cost += PREFIX;
        }
        Some(cost)
    }
}

fn part(start: usize, length: usize, word: Option<WordId>) -> Part {
    // Words are shorter than MAX_WORD.
    Part {
        start: start as u8,
        end: (start + length) as u8,
        word,
    }
}

/// The singular of a noun that is the plural of a word in the lexicon, or the noun itself: lemmas
/// are what readers of `inspect` and term lists look for. Found by undoing what Dutch spelling does
/// before *-en* and *-s*, and taken only if the result is about as frequent as the plural or more:
/// *leven* is no plural of *leef*.
fn singular(lexicon: &Lexicon, noun: WordId) -> WordId {
    let word = lexicon.spell(noun);
    let least = lexicon.step(noun).saturating_sub(1);
    let found = singular_spellings(&word).into_iter().find_map(|spelling| {
        let id = lexicon.find(&spelling)?;
        let is_word = spelling.len() >= MIN_PART && !lexicon.is_capitalised(id);
        (is_word && lexicon.step(id) >= least).then_some(id)
    });
    found.unwrap_or(noun)
}

/// How the singular may be written, likeliest first.
fn singular_spellings(plural: &str) -> Vec<String> {
    let mut spellings = Vec::new();
    if let Some(stem) = plural.strip_suffix("heden") {
        spellings.push(format!("{stem}heid"));
    } else if let Some(stem) = plural.strip_suffix("ën") {
        spellings.push(stem.to_owned());
    } else if let Some(stem) = plural.strip_suffix("en") {
        let letters: Vec<char> = stem.chars().collect();
        match letters[..] {
            // bakken, bak
            [.., a, b] if a == b => spellings.push(stem[..stem.len() - b.len_utf8()].to_owned()),
            // raden, raad; graven, graaf; dozen, doos
            [.., a, vowel @ ('a' | 'e' | 'o' | 'u'), last] if !is_vowel(a) && !is_vowel(last) => {
                let start = &stem[..stem.len() - last.len_utf8()];
                spellings.push(format!("{start}{vowel}{}", unvoiced(last)));
            }
            // huizen, huis; brieven, brief
            [.., last @ ('v' | 'z')] => {
                spellings.push(format!("{}{}", &stem[..stem.len() - 1], unvoiced(last)));
            }
            _ => {}
        }
        spellings.push(stem.to_owned());
        // kinderen, kind
        spellings.extend(stem.strip_suffix("er").map(str::to_owned));
    } else if let Some(stem) = plural.strip_suffix("'s").or(plural.strip_suffix('s')) {
        spellings.push(stem.to_owned());
    }
    spellings
}

fn is_vowel(letter: char) -> bool {
    "aeiouy".contains(letter)
}

/// Dutch writes *v* and *z* as *f* and *s* at the end of a word.
fn unvoiced(letter: char) -> char {
    match letter {
        'v' => 'f',
        'z' => 's',
        other => other,
    }
}

/// The cost of taking a word as it is.
fn whole_cost(lexicon: &Lexicon, word: &str) -> i32 {
    lexicon.find(word).map_or(UNKNOWN, |id| {
        WHOLE - WHOLE_STEP * i32::from(lexicon.step(id))
    })
}

/// Whether a head looks like an ending after a doubled consonant.
fn doubling_cost(word: &str, start: usize, length: usize) -> i32 {
    let word = word.as_bytes();
    let doubled = word[start] == word[start - 1];
    if doubled && length <= DOUBLED_LETTERS {
        DOUBLED
    } else {
        0
    }
}

/// The linking letters that may stand at `end` of a part, with a part's length left after them.
fn links_after(word: &str, end: usize) -> impl Iterator<Item = &'static Link> {
    let rest = &word[end..];
    let after_e = word[..end].ends_with('e');
    LINKS.iter().filter(move |link| {
        rest.starts_with(link.letters)
            && rest.len() >= link.letters.len() + MIN_PART
            && (link.letters != "n" || after_e)
    })
}

/// How a place in the word is reached most cheaply: by the part that begins at `from` and is
/// `length` long, with linking letters after it up to this place.
#[derive(Clone, Copy)]
struct Step {
    cost: i32,
    from: u8,
    length: u8,
    word: WordId,
}

impl Step {
    const OUT_OF_REACH: Self = Self {
        cost: i32::MAX,
        from: 0,
        length: 0,
        word: WordId(0),
    };

    fn keep_cheaper(&mut self, other: Self) {
        if other.cost < self.cost {
            *self = other;
        }
    }
}

/// The cheapest way to each place of a word, and its head.
struct Split {
    steps: [Step; MAX_WORD],
    head: Step,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        Lexicon::load(helder_data::nl::LEXICON).expect("the embedded lexicon is sound")
    }

    /// The word with its parts in brackets, as the embedded lexicon splits it.
    #[track_caller]
    fn check(expected: &str) {
        let lexicon = lexicon();
        let word: String = expected.chars().filter(|c| !"[]".contains(*c)).collect();
        let mut marked = String::new();
        let mut at = 0;
        if let Some(parts) = Compounds::new(&lexicon).split(&lexicon, &word) {
            for part in parts.as_slice() {
                marked += &word[at..usize::from(part.start)];
                marked += &format!("[{}]", part.of(&word));
                at = usize::from(part.end);
            }
        }
        marked += &word[at..];
        assert_eq!(marked, expected);
    }

    #[test]
    fn parts_with_and_without_linking_letters() {
        check("[straat][lantaarn]");
        check("[verkeer]s[drempel]");
        check("[honden][belasting]");
        check("[kind]er[boerderij]");
        check("[glas][ophaal][dienst]");
        check("[huur][toeslag][partner]");
    }

    #[test]
    fn heads_in_the_plural_and_with_an_apostrophe() {
        check("[tuin][paden]");
        check("[pas][foto's]");
        check("[verhuis][dozen]");
    }

    #[test]
    fn a_hyphen_parts() {
        check("[bpm]-[tarief]");
        check("[oud]-[minister]");
        check("[zee]-[eend]");
        check("[wmo]-[taxi][pas]");
        check("make-up");
    }

    #[test]
    fn words_with_endings_and_prefixes_are_whole() {
        for word in [
            "wandeling",
            "bakkerij",
            "vriendelijkheid",
            "uitvoerder",
            "verordening",
            "aanvraagster",
            "toestemming",
            "lerares",
            "twintigtallen",
            "gelijktijdigheid",
        ] {
            check(word);
        }
    }

    #[test]
    fn common_wholes_stay_whole() {
        check("burgemeester");
        check("vandaag");
        check("iedereen");
    }

    #[test]
    fn odd_words_are_left_alone() {
        let lexicon = lexicon();
        let compounds = Compounds::new(&lexicon);
        let long = "huis".repeat(1000);
        for word in [
            "",
            "a",
            "------",
            "-huis-",
            "é",
            "ééééééé",
            "'s-'s-'s",
            &long,
        ] {
            let _ = compounds.split(&lexicon, word);
        }
        assert!(compounds.split(&lexicon, &long).is_none());
        let many = compounds
            .split(&lexicon, "a-b-c-d-e-f-g-h-i-j-huis")
            .unwrap();
        assert_eq!(many.as_slice().len(), MAX_PARTS);
        assert_eq!(many.head().of("a-b-c-d-e-f-g-h-i-j-huis"), "h-i-j-huis");
    }

    #[test]
    fn lemmas_are_singular_and_without_links() {
        let lexicon = lexicon();
        let word = "verkeersborden";
        let parts = Compounds::new(&lexicon).split(&lexicon, word).unwrap();
        assert_eq!(parts.lemmas(&lexicon, word), ["verkeer", "bord"]);
        let word = "wmo-taxipassen";
        let parts = Compounds::new(&lexicon).split(&lexicon, word).unwrap();
        assert_eq!(parts.lemmas(&lexicon, word), ["wmo", "taxi", "pas"]);
    }

    #[test]
    fn plurals_have_a_singular() {
        let lexicon = lexicon();
        let singular = |word: &str| {
            let id = lexicon.find(word).expect(word);
            lexicon.spell(singular(&lexicon, id))
        };
        for (plural, expected) in [
            ("boeken", "boek"),
            ("bakken", "bak"),
            ("zaken", "zaak"),
            ("huizen", "huis"),
            ("brieven", "brief"),
            ("mogelijkheden", "mogelijkheid"),
            ("tafels", "tafel"),
            ("foto's", "foto"),
            ("knieën", "knie"),
            ("leven", "leven"),
            ("huis", "huis"),
        ] {
            assert_eq!(singular(plural), expected);
        }
    }

    /// The tables are sorted, so that a word is not listed twice, and hold no word that the others
    /// bar as well.
    #[test]
    fn tables_are_in_order() {
        for table in [NEVER_A_PART, ENDINGS, NEVER_A_HEAD, PREFIXES] {
            assert!(table.is_sorted_by(|a, b| a < b));
        }
        for word in NEVER_A_HEAD.iter().chain(PREFIXES) {
            assert!(
                !NEVER_A_PART.contains(word) && !ENDINGS.contains(word),
                "{word}"
            );
        }
    }
}
