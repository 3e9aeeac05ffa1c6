//! Word lists, read where they lie: a line that names the columns, then sorted lines of
//! `key<TAB>value`, as in `data/`.
//!
//! Nothing is built when a language is loaded; a look-up is a binary search over the bytes.

/// The value of `key` in a table whose lines are sorted by the bytes of their keys.
pub(super) fn find<'a>(table: &'a str, key: &[u8]) -> Option<&'a str> {
    let (_, table) = table.split_once('\n')?;
    let bytes = table.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes[low..middle]
            .iter()
            .rposition(|&b| b == b'\n')
            .map_or(low, |at| low + at + 1);
        let length = bytes[start..high].iter().position(|&b| b == b'\n');
        let end = length.map_or(high, |length| start + length);
        let line = &table[start..end];
        let (found, value) = line.split_once('\t').unwrap_or((line, ""));
        match found.as_bytes().cmp(key) {
            std::cmp::Ordering::Equal => return Some(value),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        let table = "key\tvalue\na\t1\nab\t2\nb\t3\nbusiness\t2\nx";
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
}
