//! How a language writes numbers, dates and times.

/// The words and signs by which rules tell a clear number from one that readers stumble over. All
/// words are in lower case, but for the names of months and days.
#[derive(Debug)]
pub(crate) struct Numbers {
    /// The numbers from two to twelve in letters.
    pub words: [&'static str; 11],
    /// Words after which a number in letters belongs to a name or a group: *de twee partijen*.
    pub before_groups: &'static [&'static str],
    /// Words that tie a number to another one: *een of twee*, *fifty three*.
    pub ties: &'static [&'static str],
    /// Parts of a whole, which a number in letters is one with: *two thirds*.
    pub fractions: &'static [&'static str],
    /// The months.
    pub months: [&'static str; 12],
    /// Short forms of months, without the dot, each with the number of its month.
    pub short_months: &'static [(&'static str, usize)],
    /// The days of the week with their short forms.
    pub days: &'static [(&'static str, &'static str)],
    /// Whether the first number of a date is always the day.
    pub day_first: bool,
    /// The sign between thousands.
    pub thousands: char,
    /// The sign before decimals.
    pub decimals: char,
    /// How many digits a number has at least that needs a sign between thousands.
    pub grouped_from: usize,
    /// The word for the percent sign, where texts for citizens write it out.
    pub percent: Option<&'static str>,
    /// The word between the two numbers of a ratio: *1 op de 5*, *1 in 5*.
    pub ratio: &'static [&'static str],
    /// The word between the ends of a range, where texts for citizens write it out.
    pub range: Option<&'static str>,
    /// Words after which a range needs another word in between: *between 10 and 12*.
    pub range_openers: &'static [&'static str],
    /// What stands between the sign of a currency and the amount.
    pub currency_gap: &'static str,
    /// Words for a part of a plan that may have a number: *fase*, *step*. Parts of laws are not
    /// among them: their numbers are names.
    pub parts: &'static [&'static str],
    /// The quarters of the year by their first and last months.
    pub quarters: [&'static str; 4],
    /// The signs that have a better word, with that word.
    pub signs: &'static [(char, &'static str)],
}

impl Numbers {
    /// The digits of a number in letters, from two to twelve.
    pub(crate) fn digits(&self, word: &str) -> Option<usize> {
        let at = self.words.iter().position(|it| *it == word)?;
        Some(at + 2)
    }

    /// A day as texts write it: *1 februari 2024*.
    pub(crate) fn date(&self, date: Date) -> String {
        let month = self.months[(date.month - 1) as usize];
        format!("{} {month} {}", date.day, date.year)
    }
}

/// A day that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    /// From 1900 to 2099.
    pub year: u32,
    /// From 1.
    pub month: u32,
    /// From 1.
    pub day: u32,
}

impl Date {
    /// The day with these numbers, if there is one.
    pub(crate) fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let n_days = match month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let exists = (1900..2100).contains(&year) && (1..=n_days).contains(&day);
        exists.then_some(Self { year, month, day })
    }
}

/// Digits in groups of three with a sign between them: *12.345*.
pub(crate) fn grouped(digits: &str, sign: char) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(sign);
        }
        out.push(digit);
    }
    out
}

/// The longest Roman numeral below forty is *XXXVIII*.
const LONGEST_ROMAN: usize = 7;

/// The value of a Roman numeral of two letters or more, below forty; none if it is none.
pub(crate) fn roman(numeral: &str) -> Option<usize> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    if !(2..=LONGEST_ROMAN).contains(&numeral.len()) {
        return None;
    }
    let ones = numeral.trim_start_matches('X');
    let tens = numeral.len() - ones.len();
    // *IX* has its X behind.
    let at = ONES.iter().position(|it| *it == ones)?;
    (tens <= 3).then_some(tens * 10 + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals_have_a_value() {
        for (numeral, value) in [
            ("II", 2),
            ("IV", 4),
            ("IX", 9),
            ("XIV", 14),
            ("XXXVIII", 38),
        ] {
            assert_eq!(roman(numeral), Some(value));
        }
        for other in ["", "X", "VX", "IIII", "CV", "XXXX", "iv"] {
            assert_eq!(roman(other), None, "{other}");
        }
    }
}
