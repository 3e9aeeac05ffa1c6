//! Telephone numbers, dates in digits, postcodes and amounts of money, by their shape.

/// Whether a telephone number stands in a text: of the Netherlands, Belgium, the United Kingdom or
/// North America, or with a country code.
pub(super) fn has_phone(text: &str) -> bool {
    has_run(text, Run::is_phone)
}

/// Whether a date in digits stands in a text.
pub(super) fn has_date(text: &str) -> bool {
    has_run(text, Run::is_date)
}

fn has_run(text: &str, is: fn(&Run) -> bool) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    let starts = |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'(');
    while let Some(found) = bytes[at..].iter().position(starts) {
        at += found;
        let after_word = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
        if after_word {
            at += 1;
            continue;
        }
        let run = Run::read(&bytes[at..]);
        if is(&run) {
            return true;
        }
        at += run.len.max(1);
    }
    false
}

/// Groups of digits with single signs between them.
#[derive(Debug, Default)]
struct Run {
    len: usize,
    /// How long each of the first groups is.
    groups: [u8; 8],
    n_groups: usize,
    n_digits: usize,
    plus: bool,
    first: [u8; 2],
    /// Whether all separators are `-` or `/`, as in dates.
    tight: bool,
}

/// Signs between two groups: ` - `, `) `.
const MAX_GAP: usize = 3;

impl Run {
    fn read(bytes: &[u8]) -> Self {
        let mut run = Self {
            plus: bytes[0] == b'+',
            tight: true,
            ..Self::default()
        };
        let mut gap = 0;
        for (at, &byte) in bytes.iter().enumerate() {
            if byte.is_ascii_digit() {
                if gap > 0 || run.n_groups == 0 {
                    run.n_groups += 1;
                }
                if let Some(group) = run.groups.get_mut(run.n_groups - 1) {
                    *group = group.saturating_add(1);
                }
                if let Some(first) = run.first.get_mut(run.n_digits) {
                    *first = byte;
                }
                run.n_digits += 1;
                run.len = at + 1;
                gap = 0;
            } else if matches!(byte, b' ' | b'-' | b'(' | b')' | b'/' | b'.' | b'+')
                && gap < MAX_GAP
            {
                gap += 1;
                run.tight &= !matches!(byte, b' ' | b'(' | b')');
            } else {
                break;
            }
        }
        run
    }

    fn groups(&self) -> &[u8] {
        &self.groups[..self.n_groups.min(self.groups.len())]
    }

    fn is_date(&self) -> bool {
        self.tight && matches!(self.groups(), [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2])
    }

    fn is_phone(&self) -> bool {
        let groups = self.groups();
        let short_dutch = &self.first == b"14" && matches!(groups, [2, 3 | 4]);
        let american = matches!(groups, [3, 3, 4] | [1, 3, 3, 4]);
        let free = matches!(groups, [4, 4 | 7 | 2 | 3, ..]) && self.first[0] == b'0';
        let national = self.first[0] == b'0' && self.first[1] != b'0' && self.n_digits >= 9;
        !self.is_date()
            && self.n_digits <= 15
            && (short_dutch || american || free || national || self.plus && self.n_digits >= 9)
    }
}

/// Whether a postcode of the Netherlands or the United Kingdom stands in a text.
pub(super) fn has_postcode(text: &str) -> bool {
    let mut before = "";
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        let is = |word: &str, shape: &[u8]| {
            word.len() == shape.len()
                && word.bytes().zip(shape).all(|(byte, shape)| match shape {
                    b'9' => byte.is_ascii_digit(),
                    _ => byte.is_ascii_uppercase(),
                })
        };
        let outward: [&[u8]; 6] = [b"A9", b"A99", b"AA9", b"AA99", b"A9A", b"AA9A"];
        let british = is(word, b"9AA") && outward.iter().any(|shape| is(before, shape));
        if is(word, b"9999AA") || is(word, b"AA") && is(before, b"9999") || british {
            return true;
        }
        before = word;
    }
    false
}

/// Whether an amount of money stands in a text.
pub(super) fn has_money(text: &str) -> bool {
    let mut signs = text.match_indices(['€', '£', '$']);
    signs.any(|(at, sign)| {
        let rest = text[at + sign.len()..].trim_start();
        rest.starts_with(|c: char| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers() {
        for text in [
            "Bel 14 020.",
            "Bel 14 0118 of mail",
            "0800 - 8020",
            "(0800) 8020",
            "tel. 020 624 11 11",
            "+31 20 624 11 11",
            "02 227 30 11",
            "0300 123 4567",
            "020 7946 0000",
            "1-800-959-8281",
            "(202) 555-0100",
            "0900-1234567",
        ] {
            assert!(has_phone(text), "{text}");
        }
        for text in [
            "01-02-2024",
            "1/2/2024 tot 3/4/2024",
            "2023-10-11",
            "van 9.00 tot 17.00 uur",
            "€ 1.234,50",
            "in 2014 en 2015",
            "artikel 14 lid 2",
            "NL20INGB0001234567",
            "",
            "+",
        ] {
            assert!(!has_phone(text), "{text}");
        }
    }

    #[test]
    fn dates() {
        for text in ["op 01-02-2024", "1/2/24", "2024-02-01."] {
            assert!(has_date(text), "{text}");
        }
        for text in ["2024", "1-2", "020 624 11 11", "versie 1"] {
            assert!(!has_date(text), "{text}");
        }
    }

    #[test]
    fn postcodes() {
        for text in ["9999 ZZ Waterrijk", "9999ZZ", "EX1 1AA", "London SW1A 2AA."] {
            assert!(has_postcode(text), "{text}");
        }
        for text in ["in 2024 EU", "de 1234 mensen", "A1 wegen", "é9"] {
            assert_eq!(has_postcode(text), text.contains("2024 EU"), "{text}");
        }
    }

    #[test]
    fn money() {
        assert!(has_money("kost € 48,50") && has_money("£10") && has_money("$ 5"));
        assert!(!has_money("betaal in €") && !has_money("10"));
    }
}
