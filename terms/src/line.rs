//! The lines of a term list, as people write them.

/// How the words to write instead fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// As they are, in the form of the words that they replace.
    Replace,
    /// After inflection, which the writer has to do.
    Inflect,
    /// Only in the sense that the note tells.
    Context,
    /// After a change in the sentence around them.
    Rewrite,
    /// There are none: the term stays, and the note says what it means.
    Explain,
    /// The words are fine: an exception to a shorter term in them.
    Keep,
}

impl Mode {
    /// Reads the name that lists have.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "replace" => Self::Replace,
            "inflect" => Self::Inflect,
            "context" => Self::Context,
            "rewrite" => Self::Rewrite,
            "explain" => Self::Explain,
            "keep" => Self::Keep,
            _ => return None,
        })
    }
}

/// How a term is inflected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Not at all.
    Fixed,
    /// As a verb: the line has its infinitive.
    Verb,
    /// As a noun: the line has its singular.
    Noun(Gender),
    /// As an adjective: the line has its base form.
    Adjective,
}

/// Which articles a noun takes, in a language where that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Not told.
    Unknown,
    /// Dutch *de*.
    Common,
    /// Dutch *het*.
    Neuter,
}

impl Class {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "" => Self::Fixed,
            "v" => Self::Verb,
            "n" => Self::Noun(Gender::Unknown),
            "n-de" => Self::Noun(Gender::Common),
            "n-het" => Self::Noun(Gender::Neuter),
            "a" => Self::Adjective,
            _ => return None,
        })
    }
}

/// A line of a term list.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The words to find, in their base form.
    pub from: &'a str,
    /// The words to write instead, the best first, with `|` between them.
    pub to: &'a str,
    /// How they fit.
    pub mode: Mode,
    /// How both are inflected.
    pub class: Class,
    /// Where the term counts; see [`crate::Test`].
    pub when: &'a str,
    /// What a writer should know.
    pub note: &'a str,
}

impl<'a> Line<'a> {
    /// The words to write instead, the best first; an empty one means: leave it out.
    pub fn alternatives(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let all = self.to.split('|').filter(|to| !to.is_empty());
        all.map(|to| if to == "-" { "" } else { to })
    }
}

/// The lines of a list, whose first line names the columns: `from`, `to`, `mode` and as many as
/// it has of `class`, `when` and `note`.
pub fn read(list: &str) -> Result<Vec<Line<'_>>, String> {
    let mut lines = list.lines();
    let head: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
    if let Some(name) = head.iter().find(|name| !COLUMNS.contains(name)) {
        return Err(format!("{name:?} is no column of a term list"));
    }
    // Where the head has each of the columns.
    let places = COLUMNS.map(|column| head.iter().position(|name| *name == column));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [from, to, mode, class, when, note] =
                places.map(|at| at.and_then(|at| cells.get(at)).copied().unwrap_or(""));
            let wrong = |what: &str| format!("{what}: {line:?}");
            if cells.len() > head.len() {
                return Err(wrong("more cells than columns"));
            }
            if from.is_empty() {
                return Err(wrong("no words to find"));
            }
            Ok(Line {
                from,
                to,
                mode: Mode::parse(mode).ok_or_else(|| wrong("no such mode"))?,
                class: Class::parse(class).ok_or_else(|| wrong("no such class"))?,
                when,
                note,
            })
        })
        .collect()
}

/// The columns that a list may have.
const COLUMNS: [&str; 6] = ["from", "to", "mode", "class", "when", "note"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_says_which_cell_is_what() {
        let list = "from\tto\tmode\tclass\tnote\nals\twanneer|-\tcontext\t\tkijk\ngaan\t\tkeep\n";
        let lines = read(list).expect("it is well made");
        assert_eq!((lines[0].note, lines[1].note), ("kijk", ""));
        assert_eq!(lines[0].alternatives().collect::<Vec<_>>(), ["wanneer", ""]);
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (list, what) in [
            ("from\tto\tmodus\n", "no column"),
            ("from\tto\tmode\nals\tof\tsoms\n", "no such mode"),
            (
                "from\tto\tmode\tclass\nals\tof\treplace\tvoegwoord\n",
                "no such class",
            ),
            ("from\tto\tmode\nals\tof\treplace\tv\n", "more cells"),
            ("from\tto\tmode\n\tof\treplace\n", "no words"),
        ] {
            let error = read(list).expect_err(what);
            assert!(error.contains(what), "{error}");
        }
    }
}
