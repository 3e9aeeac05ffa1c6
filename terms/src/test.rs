//! Conditions on the words around a term.
//!
//! Conditions are parted by spaces and all of them have to hold. Each is a place, a colon, and
//! words or tags with `|` between them; `!` turns it round. Words are in lower case, tags in
//! capitals.
//!
//! | condition | holds where |
//! |---|---|
//! | `is:VERB` | the term itself, or its head, has one of these tags |
//! | `prev:de\|het` | one of them stands right before the term |
//! | `next:NUM` | one of them stands right after it |
//! | `by:u` | one of them stands next to its head, on either side |
//! | `near:bedrag\|euro` | one of them stands within [`NEAR`] words of it, in the sentence |
//! | `clause:heeft` | one of them stands in its clause, before its head or right after it |
//! | `later:te` | one of them stands after it, in the same clause |
//! | `inside:DET` | one of them is the last word in the gap of the term |
//! | `start` | the term opens the sentence |
//! | `end` | nothing but a mark or the end of the sentence follows |
//! | `main` | its verb stands second, as in a main clause |
//! | `sub` | its verb stands at the end, as in a subordinate clause |
//! | `attr` | its verb stands before a noun, as an adjective does: *the retained sum* |

/// How many words away `near` still holds.
pub const NEAR: usize = 12;

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// Where to look.
    pub place: Place,
    /// Whether it must not hold.
    pub not: bool,
    /// The tags, a bit for each of [`TAGS`].
    pub tags: u16,
    /// The words.
    pub words: Vec<String>,
}

/// Where a condition looks; see the head of this module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the table above tells")]
pub enum Place {
    Is,
    Prev,
    Next,
    By,
    Near,
    Clause,
    Later,
    Inside,
    Start,
    End,
    Main,
    Sub,
    Attr,
}

/// The tags that conditions know; the bit of a tag is its place. `FIN` to `ING` are the forms of
/// verbs, `CONJ` and `SUB` the two kinds of conjunctions.
pub const TAGS: [&str; 14] = [
    "NOUN", "NAME", "ADJ", "ADV", "DET", "PRON", "NUM", "ADP", "FIN", "INF", "PART", "ING", "CONJ",
    "SUB",
];

/// The bits of a tag's name; `VERB` is each form of a verb.
#[must_use]
pub const fn tag_bits(name: &str) -> Option<u16> {
    let is_verb = same(name, "VERB");
    let (mut bits, mut at) = (0, 0);
    while at < TAGS.len() {
        let tag = TAGS[at];
        let is_form = same(tag, "FIN") || same(tag, "INF") || same(tag, "PART") || same(tag, "ING");
        if same(tag, name) || (is_verb && is_form) {
            bits |= 1 << at;
        }
        at += 1;
    }
    if bits == 0 { None } else { Some(bits) }
}

/// `==`, for constants.
const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut same = one.len() == other.len();
    let mut at = 0;
    while same && at < one.len() {
        same = one[at] == other[at];
        at += 1;
    }
    same
}

/// Reads conditions.
pub(crate) fn parse(conditions: &str) -> Result<Vec<Test>, String> {
    conditions.split_whitespace().map(condition).collect()
}

fn condition(condition: &str) -> Result<Test, String> {
    let (not, rest) = match condition.strip_prefix('!') {
        Some(rest) => (true, rest),
        None => (false, condition),
    };
    let (name, values) = rest.split_once(':').unwrap_or((rest, ""));
    let place = match name {
        "is" => Place::Is,
        "prev" => Place::Prev,
        "next" => Place::Next,
        "by" => Place::By,
        "near" => Place::Near,
        "clause" => Place::Clause,
        "later" => Place::Later,
        "inside" => Place::Inside,
        "start" => Place::Start,
        "end" => Place::End,
        "main" => Place::Main,
        "sub" => Place::Sub,
        "attr" => Place::Attr,
        _ => return Err(format!("{condition:?} is no condition")),
    };
    let alone = matches!(
        place,
        Place::Start | Place::End | Place::Main | Place::Sub | Place::Attr
    );
    if alone != values.is_empty() {
        return Err(format!("{condition:?}: a place and what stands there"));
    }
    let (mut tags, mut words) = (0, Vec::new());
    for value in values.split('|').filter(|value| !value.is_empty()) {
        if value.starts_with(char::is_uppercase) {
            tags |= tag_bits(value).ok_or_else(|| format!("{value:?} is no tag"))?;
        } else {
            words.push(value.to_owned());
        }
    }
    Ok(Test {
        place,
        not,
        tags,
        words,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_have_a_place_and_values() {
        let tests = parse("!prev:de|DET start").expect("they are well made");
        assert_eq!((tests[0].place, tests[0].not), (Place::Prev, true));
        assert_eq!(tests[0].words, ["de"]);
        assert_eq!(Some(tests[0].tags), tag_bits("DET"));
        assert_eq!(tests[1].place, Place::Start);
        assert_eq!(parse(""), Ok(Vec::new()));
    }

    #[test]
    fn odd_conditions_are_refused() {
        for odd in ["voor:de", "prev", "start:de", "is:VERBUM", "!"] {
            assert!(parse(odd).is_err(), "{odd}");
        }
    }
}
