//! Charts as inline SVG. They are pictures of a table that stands beside them, so they are hidden
//! from screen readers, and no chart needs its colours: it has numbers, lengths or heights too.

use crate::measure::HARDEST;

use super::row::Weighed;

/// The least width of a part that has something in it, in hundredths.
const LEAST: f64 = 0.6;
/// A part that is so wide has room for its name.
const ROOM: f64 = 5.0;
/// The heat strip has at most so many bars; a bar shows the hardest of its sentences.
const BARS: usize = 160;
/// Height of the heat strip.
const HEIGHT: f64 = 40.0;

/// A bar of parts, the levels and at the end the pages without one. `names` stand in the parts that
/// have room for them.
pub(super) fn levels(counts: &[usize], names: &[&str]) -> String {
    let total: usize = counts.iter().sum();
    let n_parts = counts.iter().filter(|n| **n > 0).count();
    let free = 100.0 - LEAST * n_parts as f64;
    let mut svg =
        "<svg class=\"levels\" width=\"100%\" height=\"44\" aria-hidden=\"true\">".to_owned();
    let mut x = 0.0;
    for (at, &n) in counts.iter().enumerate().filter(|(_, n)| **n > 0) {
        let width = LEAST + free * n as f64 / total as f64;
        let class = if at < usize::from(HARDEST) { at + 1 } else { 0 };
        let shown = width - 0.2;
        svg += &format!(
            "<rect class=\"l{class}\" x=\"{x:.2}%\" width=\"{shown:.2}%\" height=\"100%\"/>"
        );
        if width >= ROOM {
            let middle = x + width / 2.0;
            svg += &format!(
                "<text class=\"l{class}\" x=\"{middle:.2}%\" y=\"28\">{}</text>",
                names[at]
            );
        }
        x += width;
    }
    svg + "</svg>"
}

/// A bar for a share from 0 to 1.
pub(super) fn share(part: f64) -> String {
    format!(
        "<svg class=\"share\" width=\"100%\" height=\"8\" aria-hidden=\"true\"><rect class=\"all\" width=\"100%\" height=\"8\"/><rect width=\"{:.1}%\" height=\"8\"/></svg>",
        100.0 * part.clamp(0.0, 1.0)
    )
}

/// A bar for each sentence in the order of the page, as high as it is hard.
pub(super) fn heat(sentences: &[Weighed]) -> String {
    if sentences.len() < 2 {
        return String::new();
    }
    let n = sentences.len().min(BARS);
    let mut paths = [const { String::new() }; HARDEST as usize];
    for bar in 0..n {
        let own = &sentences[bar * sentences.len() / n..(bar + 1) * sentences.len() / n];
        let hardest = own
            .iter()
            .max_by(|one, other| one.difficulty.total_cmp(&other.difficulty));
        let Some(hardest) = hardest else { continue };
        let height = 3.0 + (HEIGHT - 3.0) * hardest.difficulty / 100.0;
        paths[usize::from(hardest.level) - 1] += &format!(
            "M{bar} {:.0}v{height:.0}h.8v-{height:.0}z",
            HEIGHT - height.round()
        );
    }
    let mut svg = format!(
        "<svg class=\"heat\" viewBox=\"0 0 {} {HEIGHT}\" preserveAspectRatio=\"none\" aria-hidden=\"true\" data-n=\"{n}\">",
        n.max(24)
    );
    for (level, path) in paths
        .iter()
        .enumerate()
        .filter(|(_, path)| !path.is_empty())
    {
        svg += &format!("<path class=\"l{}\" d=\"{path}\"/>", level + 1);
    }
    svg + "</svg>"
}

/// A line through values from 0 to 1, in their order; the last has a dot.
pub(super) fn line(values: &[f64]) -> String {
    let step = 600.0 / (values.len().max(2) - 1) as f64;
    let at = |index: usize, value: f64| {
        (
            10.0 + step * index as f64,
            110.0 - 100.0 * value.clamp(0.0, 1.0),
        )
    };
    let points = values.iter().enumerate().map(|(index, value)| {
        let (x, y) = at(index, *value);
        format!("{x:.1},{y:.1}")
    });
    let points: Vec<String> = points.collect();
    let dots = values.iter().enumerate().map(|(index, value)| {
        let (x, y) = at(index, *value);
        let last = if index + 1 == values.len() {
            " class=\"last\""
        } else {
            ""
        };
        format!("<circle{last} cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\"/>")
    });
    let dots: String = dots.collect();
    format!(
        "<svg class=\"line\" viewBox=\"0 0 620 120\" aria-hidden=\"true\"><path class=\"grid\" d=\"M10 10H610M10 60H610M10 110H610\"/><polyline points=\"{}\"/>{dots}</svg>",
        points.join(" ")
    )
}
