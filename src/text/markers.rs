//! The markers of list items that stand inside a block: `1.`, `a)`, `(iv)`.

/// How the items of a list inside a block are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) style: Style,
    pub(super) series: Series,
    pub(super) value: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `1.`
    Dot,
    /// `1)` or `1.)`
    Bracket,
    /// `(1)`
    Brackets,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Series {
    Digits,
    Letters,
    Roman,
}

/// The marker of a list item that a run is, seen in the series that is open.
pub(super) fn marker(lead: &str, inner: &str, tail: &str, open: Option<Marker>) -> Option<Marker> {
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
