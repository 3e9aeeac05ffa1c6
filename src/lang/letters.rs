//! The letters of a word, folded to what a spelling rule wants to see.

/// The longest run of letters that is looked at as one part; a longer one goes on as the next
/// part, so that the buffer has a fixed size. No word of either language comes near.
const MAX: usize = 64;

/// A run of letters inside a word, or a run of digits.
///
/// Letters are lower case `a` to `z`: accents are taken off, and what they said is kept beside
/// them, because *reëel*, *café* and *één* are counted by their accents.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    buffer: [u8; MAX],
    len: usize,
    /// Bit per letter: it bears a trema, so a new nucleus begins there.
    trema: u64,
    /// Bit per letter: it bears any other accent.
    accent: u64,
    /// What stood before it.
    pub(super) joint: Joint,
    /// Whether every letter was a capital.
    pub(super) capitals: bool,
    /// Whether it is digits; then it has no letters.
    pub(super) digits: bool,
}

/// What stands between two parts of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// Nothing: the first part, or a border of letters and digits.
    None,
    /// An apostrophe, straight or curly.
    Apostrophe,
    /// A hyphen or any other sign.
    Sign,
}

impl Part {
    fn new(joint: Joint) -> Self {
        Self {
            buffer: [0; MAX],
            len: 0,
            trema: 0,
            accent: 0,
            joint,
            capitals: true,
            digits: false,
        }
    }

    /// The letters.
    pub(super) fn letters(&self) -> &[u8] {
        &self.buffer[..self.len]
    }

    /// Whether a trema makes the letter at `at` begin a nucleus.
    pub(super) fn has_trema(&self, at: usize) -> bool {
        at < MAX && self.trema >> at & 1 == 1
    }

    /// Whether the letter at `at` bears an accent other than a trema.
    pub(super) fn has_accent(&self, at: usize) -> bool {
        at < MAX && self.accent >> at & 1 == 1
    }

    fn push(&mut self, letter: u8, mark: Accent) {
        if self.len == MAX {
            return;
        }
        let bit = 1 << self.len;
        match mark {
            Accent::None => {}
            Accent::Trema => self.trema |= bit,
            Accent::Other => self.accent |= bit,
        }
        self.buffer[self.len] = letter;
        self.len += 1;
    }
}

/// The parts of a word, in order.
pub(super) struct Parts<'a> {
    rest: &'a str,
    seen: bool,
}

/// Parts a word at everything that is not a letter.
pub(super) fn parts(word: &str) -> Parts<'_> {
    Parts {
        rest: word,
        seen: false,
    }
}

impl Iterator for Parts<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let mut joint = Joint::None;
        let mut part: Option<Part> = None;
        for (at, c) in self.rest.char_indices() {
            let class = Class::of(c);
            if let Some(part) = &mut part {
                let goes_on = match class {
                    Class::Letter(..) => !part.digits && part.len + 2 <= MAX,
                    Class::Digit => part.digits,
                    Class::Combining(_) => true,
                    Class::Other => false,
                };
                if !goes_on {
                    self.rest = &self.rest[at..];
                    self.seen = true;
                    return Some(*part);
                }
            }
            match class {
                Class::Letter(first, second, accent) => {
                    let part = part.get_or_insert_with(|| Part::new(joint));
                    part.capitals &= c.is_uppercase();
                    part.push(first, accent);
                    if second != 0 {
                        part.push(second, Accent::None);
                    }
                }
                Class::Digit => {
                    part.get_or_insert_with(|| Part::new(joint)).digits = true;
                }
                Class::Combining(accent) => {
                    if let Some(part) = part.as_mut().filter(|part| part.len > 0) {
                        let bit = 1 << (part.len - 1);
                        match accent {
                            Accent::Trema => part.trema |= bit,
                            _ => part.accent |= bit,
                        }
                    }
                }
                Class::Other if matches!(c, '\'' | '’' | '‘' | 'ʼ') => {
                    joint = Joint::Apostrophe;
                }
                Class::Other if self.seen => joint = Joint::Sign,
                Class::Other => {}
            }
        }
        self.rest = "";
        part
    }
}

#[derive(Clone, Copy)]
enum Accent {
    None,
    Trema,
    Other,
}

enum Class {
    /// One letter or two, the second 0 if there is none.
    Letter(u8, u8, Accent),
    Digit,
    /// An accent that stands after its letter as a character of its own.
    Combining(Accent),
    Other,
}

impl Class {
    fn of(c: char) -> Self {
        use Accent::{None, Other, Trema};
        let (first, second, accent) = match c {
            'a'..='z' => (c as u8, 0, None),
            'A'..='Z' => (c.to_ascii_lowercase() as u8, 0, None),
            '0'..='9' => return Self::Digit,
            'ä' | 'Ä' => (b'a', 0, Trema),
            'ë' | 'Ë' => (b'e', 0, Trema),
            'ï' | 'Ï' => (b'i', 0, Trema),
            'ö' | 'Ö' => (b'o', 0, Trema),
            'ü' | 'Ü' => (b'u', 0, Trema),
            'à'..='å' | 'À'..='Å' | 'ā' | 'ă' | 'ą' => (b'a', 0, Other),
            'è'..='ê' | 'È'..='Ê' | 'ē' | 'ę' | 'ě' => (b'e', 0, Other),
            'ì'..='î' | 'Ì'..='Î' | 'ī' => (b'i', 0, Other),
            'ò'..='õ' | 'Ò'..='Õ' | 'ø' | 'Ø' | 'ō' | 'ő' => (b'o', 0, Other),
            'ù'..='û' | 'Ù'..='Û' | 'ū' | 'ů' | 'ű' => (b'u', 0, Other),
            'ý' | 'ÿ' | 'Ý' | 'Ÿ' => (b'y', 0, Other),
            'æ' | 'Æ' | 'œ' | 'Œ' => (b'e', 0, Other),
            'ç' | 'Ç' | 'ć' | 'č' | 'Č' => (b'c', 0, Other),
            'ñ' | 'Ñ' | 'ń' | 'ň' => (b'n', 0, Other),
            'ß' | 'ś' | 'š' | 'ş' | 'Š' | 'Ş' => (b's', 0, Other),
            'ź' | 'ż' | 'ž' | 'Ž' => (b'z', 0, Other),
            'ğ' | 'Ğ' => (b'g', 0, Other),
            'ł' | 'Ł' => (b'l', 0, Other),
            'ı' | 'İ' => (b'i', 0, None),
            'ĳ' | 'Ĳ' => (b'i', b'j', None),
            '\u{308}' => return Self::Combining(Trema),
            '\u{300}'..='\u{36f}' => return Self::Combining(Other),
            _ => return Self::Other,
        };
        Self::Letter(first, second, accent)
    }
}

/// Whether a part without a vowel is spelled out when it is read (*tv*, *btw*) and not a sound
/// (*brr*, *hm*, *pst*).
pub(super) fn is_spelled(letters: &[u8]) -> bool {
    let sound = letters.windows(2).any(|pair| pair[0] == pair[1])
        || matches!(letters, b"hm" | b"pst" | b"sh");
    (1..=5).contains(&letters.len()) && !sound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: &[&str]) {
        let seen: Vec<String> = parts(word)
            .map(|part| {
                let joint = match part.joint {
                    Joint::None => "",
                    Joint::Apostrophe => "'",
                    Joint::Sign => "-",
                };
                let body: String = part
                    .letters()
                    .iter()
                    .enumerate()
                    .map(
                        |(at, &letter)| match (part.has_trema(at), part.has_accent(at)) {
                            (true, _) => format!("{}:", letter as char),
                            (_, true) => format!("{}/", letter as char),
                            _ => (letter as char).to_string(),
                        },
                    )
                    .collect();
                joint.to_string() + if part.digits { "#" } else { &body }
            })
            .collect();
        assert_eq!(seen, expected, "{word}");
    }

    #[test]
    fn words_part_at_everything_but_letters() {
        check("huis", &["huis"]);
        check("e-mailadres", &["e", "-mailadres"]);
        check("foto's", &["foto", "'s"]);
        check("'s", &["'s"]);
        check("don’t", &["don", "'t"]);
        check("A4'tje", &["a", "#", "'tje"]);
        check("covid-19", &["covid", "-#"]);
        check("...", &[]);
        check("", &[]);
    }

    #[test]
    fn accents_are_kept_beside_the_letters() {
        check("Patiënt", &["patie:nt"]);
        check("één", &["e/e/n"]);
        check("e\u{301}e\u{301}n", &["e/e/n"]);
        check("reu\u{308}nie", &["reu:nie"]);
        check("ĲSSEL", &["ijssel"]);
    }

    #[test]
    fn an_endless_word_is_taken_in_pieces() {
        let word = "na".repeat(1000);
        let letters: usize = parts(&word).map(|part| part.letters().len()).sum();
        assert_eq!(letters, word.len());
    }
}
