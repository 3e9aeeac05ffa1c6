//! Tables of names that are known when the program is compiled.
//!
//! A `match` on a hundred names becomes code for each of them, and a browser would load it. A table
//! takes a third of that, and a look-up is a binary search.

/// Names with what each stands for.
#[derive(Debug)]
pub(crate) struct Names<T, const N: usize>([(&'static str, T); N]);

impl<T: Copy, const N: usize> Names<T, N> {
    /// The table of these names, in whatever order they are given.
    pub(crate) const fn new(mut names: [(&'static str, T); N]) -> Self {
        let mut end = 1;
        while end < N {
            let mut at = end;
            while at > 0 && is_before(names[at].0, names[at - 1].0) {
                names.swap(at, at - 1);
                at -= 1;
            }
            assert!(
                at == 0 || is_before(names[at - 1].0, names[at].0),
                "a name is there twice"
            );
            end += 1;
        }
        Self(names)
    }

    /// What a name stands for.
    pub(crate) fn get(&self, name: &[u8]) -> Option<T> {
        let known = |(known, _): &(&str, T)| known.as_bytes().cmp(name);
        let at = self.0.binary_search_by(known).ok()?;
        Some(self.0[at].1)
    }
}

/// Whether a name comes before another by its bytes.
const fn is_before(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] != other[at] {
            return one[at] < other[at];
        }
        at += 1;
    }
    one.len() < other.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_found_and_nothing_else() {
        static NAMES: Names<u8, 5> =
            Names::new([("li", 1), ("a", 2), ("link", 3), ("z", 4), ("b", 5)]);
        for (name, number) in [("li", 1), ("a", 2), ("link", 3), ("z", 4), ("b", 5)] {
            assert_eq!(NAMES.get(name.as_bytes()), Some(number), "{name}");
        }
        for name in ["", "A", "lin", "linka", "zz"] {
            assert_eq!(NAMES.get(name.as_bytes()), None, "{name}");
        }
    }
}
