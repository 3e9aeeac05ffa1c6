//! Word lists, read where they lie: a line that names the columns, then sorted lines of
//! `key<TAB>value`, as in `data/`.
//!
//! Nothing is built when a language is loaded; a look-up is a binary search over the bytes.

use std::cmp::Ordering;

/// The value of `key` in a table whose lines are sorted by the bytes of their keys.
pub(super) fn find<'a>(table: &'a str, key: &[u8]) -> Option<&'a str> {
    let bytes = table.as_bytes();
    let line_end = |from: usize| {
        let length = bytes[from..].iter().position(|&byte| byte == b'\n');
        length.map_or(bytes.len(), |length| from + length)
    };
    let (mut low, mut high) = (line_end(0) + 1, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let before = bytes[low..middle].iter().rposition(|&byte| byte == b'\n');
        let start = before.map_or(low, |at| low + at + 1);
        // A tab sorts before every letter, so a shorter key in the line compares as it should.
        let after_key = bytes.len().min(start + key.len());
        match bytes[start..after_key].cmp(key) {
            Ordering::Less => low = line_end(start) + 1,
            Ordering::Equal if bytes.get(after_key) == Some(&b'\t') => {
                return table.get(after_key + 1..line_end(after_key));
            }
            Ordering::Equal | Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        let table = "key\tvalue\na\t1\nab\t2\nb\t3\nbusiness\t2\nx\t";
        for (key, value) in [
            ("a", "1"),
            ("ab", "2"),
            ("b", "3"),
            ("business", "2"),
            ("x", ""),
        ] {
            assert_eq!(find(table, key.as_bytes()), Some(value), "{key}");
        }
        for key in ["", "aa", "key", "bus", "businesses", "y", "z"] {
            assert_eq!(find(table, key.as_bytes()), None, "{key}");
        }
        assert_eq!(find("", b"a"), None);
        assert_eq!(
            find("key\tvalue\na\t1\n", b"a"),
            Some("1"),
            "a last line end is no line"
        );
    }

    #[test]
    fn long_keys_are_found_between_short_ones() {
        let keys: Vec<String> = (b'a'..=b'z')
            .flat_map(|first| (b'a'..=b'z').map(move |second| (first, second)))
            .map(|(first, second)| {
                let end = "z".repeat(usize::from(first ^ second) % 13);
                format!("{}{}{end}", first as char, second as char)
            })
            .collect();
        let lines = keys.iter().map(|key| format!("{key}\t{}\n", key.len()));
        let table = format!("key\tvalue\n{}", lines.collect::<String>());
        for key in &keys {
            let value = key.len().to_string();
            assert_eq!(find(&table, key.as_bytes()), Some(value.as_str()), "{key}");
            assert_eq!(find(&table, format!("{key}a").as_bytes()), None, "{key}a");
        }
    }
}
