//! A level from 1 to 4 for a text that is long enough to have one.
//!
//! A number from 0 to 100 invites people to read more into it than it holds. A level says as much as
//! can be told: which kind of text a reader meets elsewhere is about as hard. `docs/score.md` gives
//! the texts on which the borders were chosen, and how they fall.

use super::{Counts, Difficulty};

/// Below this many words or sentences a text has no level: its few sentences say too little about
/// what the writer's text is like.
pub const LEAST_WORDS: u32 = 100;
/// See [`LEAST_WORDS`].
pub const LEAST_SENTENCES: u32 = 5;

/// The highest level, which is the hardest.
pub const HARDEST: u8 = 4;

/// Points from words and from sentences where one level ends and the next begins. The two add up to
/// the border; how they share it is what texts near that border have in the middle.
const BORDERS: [(f64, f64); 3] = [(24.0, 32.0), (28.0, 34.0), (33.0, 36.0)];

/// How hard a text is: 1 easy, 2 fairly easy, 3 hard, 4 very hard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// From 1 to [`HARDEST`].
    pub value: u8,
    /// The lowest level that lies within the [`Difficulty::band`].
    pub low: u8,
    /// The highest.
    pub high: u8,
}

impl Level {
    /// The level of a text of which `counts` were counted; none if it is too short to have one.
    pub fn of(difficulty: &Difficulty, counts: &Counts) -> Option<Self> {
        if counts.words < LEAST_WORDS || counts.sentences < LEAST_SENTENCES {
            return None;
        }
        let (total, band) = (difficulty.total()?, difficulty.band()?);
        Some(Self {
            value: at(total),
            low: at(total - band),
            high: at(total + band),
        })
    }
}

/// The level of so many points.
pub(crate) fn at(points: f64) -> u8 {
    let passed = |&&(words, sentences): &&(f64, f64)| points >= words + sentences;
    1 + BORDERS.iter().filter(passed).count() as u8
}

/// The points from words and from sentences that a text of a level may have about: its upper border.
/// None for the highest level, which has no border.
pub fn border(level: u8) -> Option<(f64, f64)> {
    BORDERS.get(usize::from(level.checked_sub(1)?)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_border_belongs_to_the_level_above_it() {
        for (points, expected) in [
            (0.0, 1),
            (55.9, 1),
            (56.0, 2),
            (61.9, 2),
            (62.0, 3),
            (68.9, 3),
            (69.0, 4),
            (100.0, 4),
        ] {
            assert_eq!(at(points), expected, "{points}");
        }
    }

    #[test]
    fn only_the_hardest_level_has_no_border() {
        let has_border = (0..=5).map(|level| border(level).is_some());
        assert!(has_border.eq([false, true, true, true, false, false]));
    }
}
