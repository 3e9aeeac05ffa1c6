//! Where a line may break a word, by the patterns of TeX that the crate `hyphenation` reads.

/// The places where the words of a language may break. Without the feature `hyphens` there are
/// none.
#[derive(Debug)]
pub(crate) struct Hyphens {
    /// Read when a word is asked for the first time; none if the patterns can't be read.
    #[cfg(feature = "hyphens")]
    patterns: std::sync::OnceLock<Option<hyphenation::Standard>>,
}

impl Hyphens {
    /// Those of Dutch.
    pub(super) fn dutch() -> Self {
        Self {
            #[cfg(feature = "hyphens")]
            patterns: std::sync::OnceLock::new(),
        }
    }

    /// The bytes before which a word in lower case may break, in order.
    #[cfg(feature = "hyphens")]
    pub(crate) fn breaks(&self, word: &str) -> Vec<usize> {
        use hyphenation::{Hyphenator, Language, Load, Standard};
        let patterns = self.patterns.get_or_init(|| {
            let mut bytes = helder_data::NL_HYPHENS;
            Standard::from_reader(Language::Dutch, &mut bytes).ok()
        });
        let patterns = patterns.as_ref();
        patterns.map_or_else(Vec::new, |patterns| patterns.hyphenate(word).breaks)
    }

    /// The bytes before which a word in lower case may break: none is known.
    #[cfg(not(feature = "hyphens"))]
    pub(crate) fn breaks(&self, _: &str) -> Vec<usize> {
        Vec::new()
    }
}

#[cfg(all(test, feature = "hyphens"))]
mod tests {
    use super::*;

    #[test]
    fn dutch_words_break_between_syllables() {
        for (word, expected) in [
            ("verzekering", "ver-ze-ke-ring"),
            ("belastingdienst", "be-las-ting-dienst"),
            ("kind", "kind"),
            ("coördinatie", "co-or-di-na-tie"),
        ] {
            let hyphens = Hyphens::dutch();
            let mut shown = word.to_owned();
            for at in hyphens.breaks(word).into_iter().rev() {
                shown.insert(at, '-');
            }
            assert_eq!(shown.replace('ö', "o"), expected);
        }
    }
}
