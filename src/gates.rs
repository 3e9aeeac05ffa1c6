//! The gates: what a page has to meet for a run to succeed.

use crate::finding::{Finding, Severity};
use crate::measure::Level;

/// From which severity on a finding fails a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// None does.
    Never,
    /// This one and heavier ones.
    From(Severity),
}

impl Default for FailOn {
    fn default() -> Self {
        Self::From(Severity::Error)
    }
}

impl FailOn {
    /// The name of one, as options and `helder.toml` write it.
    pub fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "never" => Self::Never,
            "hint" => Self::From(Severity::Hint),
            "warning" => Self::From(Severity::Warning),
            "error" => Self::From(Severity::Error),
            _ => return None,
        })
    }

    /// The name in options and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::From(severity) => severity.name(),
        }
    }

    /// Whether a finding of this severity fails the run.
    pub fn fails(self, severity: Severity) -> bool {
        matches!(self, Self::From(least) if severity >= least)
    }
}

/// What a page has to meet.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gates {
    /// From which severity on findings fail.
    pub fail_on: FailOn,
    /// The highest level that passes.
    pub max_level: Option<u8>,
    /// The highest difficulty that passes.
    pub max_difficulty: Option<f64>,
}

/// By how many points of difficulty a page may differ from its earlier version before it counts as
/// harder. Any change of a word moves the number a little.
pub const MARGIN: f64 = 1.0;

/// What is judged of a page besides its findings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// Its level; none: it is too short to have one.
    pub level: Option<Level>,
    /// How hard it is.
    pub difficulty: Option<f64>,
    /// How hard it was; none: nobody asked, or it is new.
    pub before: Option<f64>,
}

/// A gate that a page does not pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Broken {
    /// So many findings weigh too much.
    Findings(usize),
    /// The level is too high.
    Level {
        /// What it is.
        value: u8,
        /// What it may be.
        limit: u8,
    },
    /// The difficulty is too high.
    Difficulty {
        /// What it is.
        value: f64,
        /// What it may be.
        limit: f64,
    },
    /// The page got harder than it was.
    Harder {
        /// What the difficulty was.
        from: f64,
        /// What it is.
        to: f64,
    },
}

impl Broken {
    /// The name of the gate in reports: that of its option.
    pub fn name(self) -> &'static str {
        match self {
            Self::Findings(_) => "fail-on",
            Self::Level { .. } => "max-level",
            Self::Difficulty { .. } => "max-difficulty",
            Self::Harder { .. } => "no-harder-than",
        }
    }
}

impl Gates {
    /// The gates that a page does not pass.
    pub fn broken(&self, findings: &[Finding], facts: &Facts) -> Vec<Broken> {
        let mut broken = Vec::new();
        let fails = |finding: &&Finding| self.fail_on.fails(finding.severity);
        let n_findings = findings.iter().filter(fails).count();
        if n_findings > 0 {
            broken.push(Broken::Findings(n_findings));
        }
        if let (Some(Level { value, .. }), Some(limit)) = (facts.level, self.max_level)
            && value > limit
        {
            broken.push(Broken::Level { value, limit });
        }
        if let (Some(value), Some(limit)) = (facts.difficulty, self.max_difficulty)
            && value > limit
        {
            broken.push(Broken::Difficulty { value, limit });
        }
        if let (Some(from), Some(to)) = (facts.before, facts.difficulty)
            && to - from >= MARGIN
        {
            broken.push(Broken::Harder { from, to });
        }
        broken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fail_on_counts_upwards() {
        let all = [Severity::Hint, Severity::Warning, Severity::Error];
        for (name, expected) in [
            ("never", [false, false, false]),
            ("error", [false, false, true]),
            ("warning", [false, true, true]),
            ("hint", [true, true, true]),
        ] {
            let fail_on = FailOn::of_name(name).expect("it is a name");
            assert_eq!(all.map(|it| fail_on.fails(it)), expected, "{name}");
            assert_eq!(fail_on.name(), name);
        }
    }

    #[test]
    fn a_page_passes_up_to_each_limit() {
        let gates = Gates {
            max_level: Some(2),
            max_difficulty: Some(40.0),
            ..Gates::default()
        };
        let level = |value| Level {
            value,
            low: 1,
            high: 4,
        };
        for (value, difficulty, before, expected) in [
            (2, 40.0, None, &[][..]),
            (2, 40.0, Some(39.5), &[]),
            (2, 30.0, Some(50.0), &[]),
            (3, 40.0, None, &["max-level"]),
            (2, 40.1, None, &["max-difficulty"]),
            (2, 31.0, Some(30.0), &["no-harder-than"]),
            (
                4,
                60.0,
                Some(30.0),
                &["max-level", "max-difficulty", "no-harder-than"],
            ),
        ] {
            let facts = Facts {
                level: Some(level(value)),
                difficulty: Some(difficulty),
                before,
            };
            let broken: Vec<_> = gates
                .broken(&[], &facts)
                .iter()
                .map(|it| it.name())
                .collect();
            assert_eq!(broken, expected, "{value} {difficulty} {before:?}");
        }
        assert!(gates.broken(&[], &Facts::default()).is_empty());
    }
}
