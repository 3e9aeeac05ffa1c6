//! Inputs: a random generator, choices that a fuzzer makes, and mutations of texts.

/// A small random generator (xorshift64*, Vigna 2016): the same seed, the same run, everywhere.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// A generator; a seed of 0 would stand still and becomes 1.
    pub fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// A number below `bound`, or 0 if `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let value = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        if bound == 0 {
            0
        } else {
            value as usize % bound
        }
    }
}

/// Where a generated input gets its choices from: the bytes of a fuzzer, which it changes one by
/// one, and after them always the first choice.
#[derive(Clone, Debug)]
pub struct Choices<'a>(&'a [u8]);

impl<'a> Choices<'a> {
    /// Choices from these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Whether none are left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A number below `bound`, or 0 if `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let mut value = 0;
        let mut reach = 1;
        while reach < bound
            && let Some((&first, rest)) = self.0.split_first()
        {
            value = value * 256 + usize::from(first);
            reach *= 256;
            self.0 = rest;
        }
        if bound == 0 { 0 } else { value % bound }
    }

    /// One of some.
    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// Bits of markup and prose that parsers and splitters trip over.
pub const FRAGMENTS: &[&str] = &[
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<li>",
    "<table><tr><td>",
    "</table>",
    "<br>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<h2></h2>",
    "<h4>x</h4>",
    "&amp;",
    "&eacute",
    "&#x1F600;",
    "&#0;",
    "&notit;",
    "<![CDATA[",
    "]]>",
    "<main>",
    "</main>",
    "<div hidden>",
    "<span lang=en>",
    "</span>",
    "# ",
    "- ",
    "1. ",
    "> ",
    "```",
    "~~~\n",
    "`",
    "**",
    "_",
    "[",
    "](",
    ")",
    "![",
    "|a|b|\n|-|-|\n",
    "---\n",
    "{{ ",
    " }}",
    "{% if %}",
    "{% endif %}",
    "<% ",
    " %>",
    "{::}",
    "$CTA\n",
    "\n$CTA",
    "\n\n",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "\u{feff}",
    "\u{ad}",
    "\u{a0}",
    "\u{200b}",
    "é",
    "e\u{301}",
    "😀",
    "👩‍👩‍👧",
    "ĳ",
    "…",
    "“",
    "”",
    "’s",
    ". ",
    "? ",
    "! ",
    "bijv. ",
    "e.g. ",
    "art. 4:13, ",
    "€ 1.250,50 ",
    "https://a.nl/b ",
    "m.b.t. ",
    "De aanvrager dient te betalen. ",
    "You must pay prior to the date. ",
    "AOW ",
    "(",
    ")",
    ";",
    ":",
    "--",
];

/// A mutation of `seed`, made of pieces of it, of `other` and of markup that parsers trip over.
pub fn mutate(seed: &str, other: &str, random: &mut Random) -> String {
    let mut text = slice(seed, 4000, random).to_string();
    for _ in 0..=random.below(8) {
        let at = boundary(&text, random.below(text.len() + 1));
        match random.below(5) {
            0 => text.insert_str(at, slice(other, 400, random)),
            1 => {
                let end = boundary(&text, (at + random.below(60)).min(text.len())).max(at);
                text.replace_range(at..end, "");
            }
            2 => {
                let end = boundary(&text, (at + random.below(40)).min(text.len())).max(at);
                let again = text[at..end].repeat(1 + random.below(5));
                text.insert_str(at, &again);
            }
            _ => text.insert_str(at, FRAGMENTS[random.below(FRAGMENTS.len())]),
        }
    }
    text
}

/// A random part of `text`, at most `most` bytes and a character.
fn slice<'a>(text: &'a str, most: usize, random: &mut Random) -> &'a str {
    let start = boundary(text, random.below(text.len() + 1));
    let end = boundary(text, (start + random.below(most)).min(text.len())).max(start);
    &text[start..end]
}

/// The nearest character boundary at or before `at`.
pub(crate) fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
