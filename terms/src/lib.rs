//! Term lists: words and phrases with what to write instead.
//!
//! ```text
//! line    aanvangen -> beginnen                     as people write it in data/
//! shapes  vangt … aan -> begint,  aan te vangen -> te beginnen,  ...
//! table   all shapes of all lines, ready in the binary
//! ```
//!
//! [`Dutch`] and [`English`] know how words inflect. The build script of helder-data makes the
//! shapes and writes down the [`Table`]; helder looks them up. Terms that come in at run time are
//! laid out the same way, as they stand.

mod en;
mod line;
mod nl;
mod shape;
pub mod table;
mod test;
#[cfg(test)]
mod tests;

pub use en::{AGREEMENTS as ENGLISH_AGREEMENTS, English};
pub use line::{Class, Gender, Line, Mode, read};
pub use nl::{AGREEMENTS as DUTCH_AGREEMENTS, Dutch, separable};
pub use shape::{LONG_GAP, Reads, Shape, Way};
pub use table::Table;
pub use test::{NEAR, Place, TAGS, Test, tag_bits};

/// A language that can make all shapes of a term.
pub trait Inflect {
    /// The shapes of a line. Of two with the same words the first counts where its conditions hold.
    fn shapes(&self, line: &Line<'_>) -> Result<Vec<Shape>, String>;
}

/// What the word before a term becomes: *a* to *an*, *de* to *het*.
#[derive(Clone, Copy, Debug)]
pub struct Agreement {
    /// Its name in [`Way::agree`].
    pub name: &'static str,
    /// Words, and what they become.
    pub pairs: &'static [(&'static str, &'static str)],
}

/// The shape of a line that is not inflected. What its author calls a replacement fits as it is.
#[must_use]
pub fn fixed(line: &Line<'_>) -> Vec<Shape> {
    vec![Shape::new(
        line.from,
        line.alternatives().map(Way::fits).collect(),
    )]
}

/// Lays out lists, each with the name of its rule, in the shapes of their language.
pub fn table(lists: &[(&str, &str)], language: &dyn Inflect) -> Result<Table, String> {
    let mut lines = Vec::new();
    for &(name, list) in lists {
        for line in read(list).map_err(|error| format!("{name}: {error}"))? {
            let shapes = shapes(&line, language);
            let shapes = shapes.map_err(|error| format!("{name}: {}: {error}", line.from))?;
            lines.push((name, line, shapes));
        }
    }
    Table::new(lines)
}

/// The shapes of a line, each under the conditions of the line; only those of mode
/// [`Mode::Replace`] fit as they are.
pub fn shapes(line: &Line<'_>, language: &dyn Inflect) -> Result<Vec<Shape>, String> {
    Ok(under(line, language.shapes(line)?))
}

/// The shapes of a line as it stands, without inflection.
#[must_use]
pub fn fixed_shapes(line: &Line<'_>) -> Vec<Shape> {
    under(line, fixed(line))
}

fn under(line: &Line<'_>, mut shapes: Vec<Shape>) -> Vec<Shape> {
    for shape in &mut shapes {
        if !line.when.is_empty() {
            shape.when = shape::both(line.when, &shape.when);
        }
        for way in &mut shape.ways {
            if line.mode != Mode::Replace || way.to.is_empty() {
                way.fits = None;
            }
        }
    }
    shapes
}
