//! The abbreviations of a language: which shortened words it knows, what they stand for, and
//! whether a sentence can end with them.

use crate::order;

use std::cmp::Ordering;

/// The abbreviations of one language.
#[derive(Debug)]
pub struct Abbreviations {
    /// Sorted by [`key`], then by the form in lower case.
    entries: Vec<Abbreviation>,
    /// A bit for each form without a dot, at its [`mark`]: nearly all words are told apart by this
    /// alone.
    plain: [u64; N_MARKS / 64],
}

/// One abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abbreviation {
    /// As it is written, its dot included. A form in lower case stands for any case, a form with
    /// a capital only for itself and for capitals throughout.
    pub form: &'static str,
    /// How it behaves in a sentence.
    pub class: Class,
    /// What it stands for, in plain words.
    pub long: &'static str,
    key: u64,
}

/// How an abbreviation behaves in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Stands before a name (*dhr.*, *Dr.*): never the end of a sentence.
    Title,
    /// Something always follows (*bijv.*, *e.g.*): never the end of a sentence.
    Inside,
    /// Also an ordinary word, and short for something only before a number (*art. 5*, *no. 3*).
    Number,
    /// Also an ordinary word, and short for something only beside a number (*3 jan.*, *Dec. 31*).
    Beside,
    /// Also an ordinary word, and short for something only after a number (*5 in.*, *10 sec.*).
    Unit,
    /// Ends a sentence if a capital follows (*enz.*, *p.m.*).
    End,
    /// Often part of a name (*Inc.*, *U.S.*): ends a sentence only if the next word can't go on
    /// with the name.
    Name,
    /// Written without a dot (*km*, *t/m*).
    Plain,
}

/// The longest form that is looked up, in bytes.
const MAX_FORM: usize = 16;

impl Abbreviations {
    /// Reads a table: a head line, then form, class and long form, parted by tabs.
    pub(super) fn read(table: &'static str) -> Self {
        let mut entries: Vec<Abbreviation> = table.lines().skip(1).filter_map(entry).collect();
        order::sort_by(&mut entries, |a, b| compare(a, b.key, b.form.as_bytes()));
        let mut plain = [0; N_MARKS / 64];
        for entry in &entries {
            if entry.class == Class::Plain {
                let mark = mark(entry.form.as_bytes());
                plain[mark / 64] |= 1 << (mark % 64);
            }
        }
        Self { entries, plain }
    }

    /// The abbreviation that is written as `form`, if there is one.
    pub fn get(&self, form: &str) -> Option<&Abbreviation> {
        if form.is_empty() || form.len() > MAX_FORM {
            return None;
        }
        let bytes = form.as_bytes();
        let key = key(bytes);
        let from = self
            .entries
            .partition_point(|entry| compare(entry, key, bytes) == Ordering::Less);
        let same = self.entries[from..]
            .iter()
            .take_while(|entry| compare(entry, key, bytes) == Ordering::Equal);
        let shouted = || form.len() > 2 && !form.bytes().any(|byte| byte.is_ascii_lowercase());
        let mut found = None;
        for entry in same {
            if entry.form == form {
                return Some(entry);
            }
            let any_case = !entry.form.bytes().any(|byte| byte.is_ascii_uppercase());
            if any_case || shouted() {
                found = Some(entry);
            }
        }
        found
    }

    /// Whether a word without a dot is one of the abbreviations. Cheap, for it is asked of every
    /// word.
    pub(crate) fn is_plain(&self, word: &str) -> bool {
        let mark = mark(word.as_bytes());
        self.plain[mark / 64] & (1 << (mark % 64)) != 0
            && self
                .get(word)
                .is_some_and(|entry| entry.class == Class::Plain)
    }
}

/// How many marks a form can have; far more than there are forms.
const N_MARKS: usize = 4096;

/// A number that two words seldom share, from their length and their first and last letters in
/// any case.
fn mark(form: &[u8]) -> usize {
    let at = |at: usize| form.get(at).map_or(0, |byte| usize::from(byte | 0x20));
    let last = at(form.len().saturating_sub(1));
    (at(0) + at(1) * 37 + last * 411 + form.len() * 1531) % N_MARKS
}

fn entry(line: &'static str) -> Option<Abbreviation> {
    let mut columns = line.split('\t');
    let form = columns.next().filter(|form| !form.is_empty())?;
    let class = match columns.next()? {
        "title" => Class::Title,
        "inside" => Class::Inside,
        "number" => Class::Number,
        "beside" => Class::Beside,
        "unit" => Class::Unit,
        "end" => Class::End,
        "name" => Class::Name,
        "plain" => Class::Plain,
        _ => return None,
    };
    Some(Abbreviation {
        form,
        class,
        long: columns.next().unwrap_or(""),
        key: key(form.as_bytes()),
    })
}

/// The first eight bytes in lower case as one number, which sorts as they do.
fn key(form: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(form) {
        *to = from.to_ascii_lowercase();
    }
    u64::from_be_bytes(bytes)
}

/// Orders an entry against a form, in any case.
fn compare(entry: &Abbreviation, key: u64, form: &[u8]) -> Ordering {
    let rest = |form: &[u8]| {
        let mut bytes = [0; MAX_FORM];
        for (to, from) in bytes.iter_mut().zip(form.iter().skip(8)) {
            *to = from.to_ascii_lowercase();
        }
        bytes
    };
    entry
        .key
        .cmp(&key)
        .then_with(|| rest(entry.form.as_bytes()).cmp(&rest(form)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Lang;
    use crate::lang::data::embedded_text;

    fn tables() -> [&'static str; Lang::ALL.len()] {
        Lang::ALL.map(|lang| embedded_text(lang, "abbreviations.tsv"))
    }

    #[test]
    fn tables_are_sorted_and_whole() {
        for table in tables() {
            let mut last = (String::new(), String::new());
            for line in table.lines().skip(1) {
                let entry = entry(line).unwrap_or_else(|| panic!("no entry: {line:?}"));
                let order = (entry.form.to_lowercase(), entry.form.to_string());
                assert!(last < order, "not in order: {line:?}");
                last = order;
                assert_eq!(line.split('\t').count(), 3, "{line:?}");
                assert!(!entry.long.is_empty(), "no long form: {line:?}");
                assert!(entry.form.len() <= MAX_FORM, "too long: {line:?}");
                let dotted = entry.form.ends_with('.');
                assert_eq!(dotted, entry.class != Class::Plain, "{line:?}");
            }
        }
    }

    #[test]
    fn every_form_is_found_as_it_is_written() {
        for table in tables() {
            let list = Abbreviations::read(table);
            for line in table.lines().skip(1) {
                let form = line.split('\t').next().expect("a line has a first column");
                assert_eq!(list.get(form).map(|entry| entry.form), Some(form));
                let class = list.get(form).map(|entry| entry.class);
                assert_eq!(list.is_plain(form), class == Some(Class::Plain), "{form}");
            }
        }
    }

    #[test]
    fn a_capital_in_a_form_counts() {
        let list = Abbreviations::read("\nMr.\ttitle\tMister\nft.\tunit\tfeet\nFt.\ttitle\tFort\n");
        let long = |form| list.get(form).map(|entry| entry.long);
        assert_eq!(long("mr."), None);
        assert_eq!(long("MR."), Some("Mister"));
        assert_eq!((long("ft."), long("Ft.")), (Some("feet"), Some("Fort")));
        assert_eq!(long("a-form-that-is-far-too-long."), None);
    }
}
