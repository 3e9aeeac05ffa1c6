//! The forms of Dutch verbs. What the rules of spelling do not tell stands in
//! `data/nl/verbs.tsv`.

use std::collections::HashMap;

use super::spelling::{is_voiceless, stem, with_ge};

/// The forms of a verb. A verb that comes apart has them without its particle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    /// What stands apart in a main clause: *aan* of *aanvangen*.
    pub particle: String,
    /// *vang*: after *ik*, before *je*, and as a command.
    pub stem: String,
    /// *kunt*, *hebt*: with *u* and *je*.
    pub you: String,
    /// *vangt*: with *hij*.
    pub third: String,
    /// *vangen*: the plural and the infinitive.
    pub plural: String,
    /// *ving*.
    pub past: String,
    /// *vingen*.
    pub past_plural: String,
    /// *gevangen*; empty if it has none.
    pub participle: String,
    /// Whether its perfect takes *zijn*.
    pub takes_zijn: bool,
}

/// The verbs that the rules of spelling do not tell.
#[derive(Debug)]
pub(super) struct Verbs<'a> {
    rows: HashMap<String, (&'a str, Vec<&'a str>)>,
}

/// The verbs of `data/nl/verbs.tsv` that come apart, with a `+` where they do.
pub fn separable(table: &str) -> impl Iterator<Item = &str> {
    let all = table.lines().skip(1);
    let all = all.filter_map(|line| line.split('\t').next());
    all.filter(|it| it.contains('+'))
}

/// Prefixes that never leave their verb and take the place of *ge-*.
const PREFIXES: [&str; 6] = ["be", "ge", "her", "er", "ver", "ont"];

/// Words with which many verbs that come apart begin.
const PARTICLES: [&str; 26] = [
    "aan", "achter", "af", "bij", "binnen", "deel", "door", "goed", "in", "mede", "mee", "na",
    "neer", "om", "onder", "op", "over", "tegen", "terug", "toe", "uit", "vast", "voor", "voort",
    "weer", "weg",
];

impl<'a> Verbs<'a> {
    /// Reads the table: infinitive, stem, third person, past, past plural, participle, auxiliary.
    /// A `+` in the infinitive is where it comes apart; an empty cell means: by the rules.
    pub(super) fn read(table: &'a str) -> Self {
        let rows = table.lines().skip(1).filter_map(|line| {
            let mut cells = line.split('\t');
            let infinitive = cells.next()?;
            Some((infinitive.replace('+', ""), (infinitive, cells.collect())))
        });
        Self {
            rows: rows.collect(),
        }
    }

    /// The forms of an infinitive. A verb that may come apart has to be in the table.
    pub(super) fn forms(&self, infinitive: &str) -> Result<Verb, String> {
        let row = self.rows.get(infinitive);
        if let Some((written, cells)) = row
            && let Some((particle, base)) = written.split_once('+')
        {
            if base.contains('+') {
                return Err(format!("{written}: a verb comes apart in one place"));
            }
            if self.rows.get(base).is_some_and(|(it, _)| it.contains('+')) {
                return Err(format!("{written}: {base} comes apart too"));
            }
            let mut verb = self.forms(base)?;
            verb.particle = particle.to_owned();
            if cells.get(5).is_some_and(|it| !it.is_empty()) {
                verb.takes_zijn = cells[5] == "zijn";
            }
            return Ok(verb);
        }
        let cell = |at: usize| {
            let cell = row.and_then(|(_, cells)| cells.get(at)).copied();
            cell.filter(|it| !it.is_empty())
        };
        if !infinitive.ends_with('n') {
            return Err(format!("{infinitive:?} is no infinitive"));
        }
        if row.is_none() {
            if let Some(derived) = self.prefixed(infinitive) {
                return derived;
            }
            let apart = PARTICLES.iter().find(|it| infinitive.starts_with(*it));
            if let Some(particle) = apart {
                return Err(format!(
                    "{infinitive}: say in data/nl/verbs.tsv whether {particle} comes apart"
                ));
            }
        }
        let base = cell(0).map_or_else(|| stem(infinitive), str::to_owned);
        let third = cell(1).map_or_else(|| with_t(&base), str::to_owned);
        let past_ending = if is_voiceless(infinitive) { "te" } else { "de" };
        let past = cell(2).map_or_else(|| format!("{base}{past_ending}"), str::to_owned);
        let past_plural = cell(3).map_or_else(|| format!("{past}n"), str::to_owned);
        let participle = match cell(4) {
            Some("-") => String::new(),
            Some(it) => it.to_owned(),
            None => participle(infinitive, &base, &past_ending[..1]),
        };
        let you = match infinitive {
            "hebben" => "hebt",
            "zijn" => "bent",
            "kunnen" => "kunt",
            "willen" => "wilt",
            "zullen" => "zult",
            _ => &third,
        };
        Ok(Verb {
            particle: String::new(),
            you: you.to_owned(),
            third,
            stem: base,
            plural: infinitive.to_owned(),
            past,
            past_plural,
            participle,
            takes_zijn: cell(5) == Some("zijn"),
        })
    }

    /// *ondernemen* and *vernemen* go as *nemen* does, without *ge-*.
    fn prefixed(&self, infinitive: &str) -> Option<Result<Verb, String>> {
        let (prefix, base) = PREFIXES.iter().find_map(|prefix| {
            let base = infinitive.strip_prefix(prefix)?;
            self.rows
                .get(base)
                .filter(|(written, _)| *written == base)?;
            Some((*prefix, base))
        })?;
        Some(self.forms(base).map(|verb| {
            let with = |form: &str| format!("{prefix}{form}");
            let participle = verb
                .participle
                .strip_prefix("ge")
                .unwrap_or(&verb.participle);
            Verb {
                stem: with(&verb.stem),
                you: with(&verb.you),
                third: with(&verb.third),
                plural: with(&verb.plural),
                past: with(&verb.past),
                past_plural: with(&verb.past_plural),
                participle: with(participle),
                takes_zijn: false,
                particle: String::new(),
            }
        }))
    }
}

fn with_t(stem: &str) -> String {
    if stem.ends_with('t') {
        stem.to_owned()
    } else {
        format!("{stem}t")
    }
}

fn participle(infinitive: &str, stem: &str, ending: &str) -> String {
    let ending = if stem.ends_with(['t', 'd']) {
        ""
    } else {
        ending
    };
    let whole = format!("{stem}{ending}");
    if PREFIXES.iter().any(|it| has_prefix(infinitive, it)) {
        whole
    } else {
        with_ge(&whole)
    }
}

/// Whether a verb begins with a prefix and goes on with a syllable: *betalen*, not *bellen*.
fn has_prefix(infinitive: &str, prefix: &str) -> bool {
    let Some(rest) = infinitive.strip_prefix(prefix) else {
        return false;
    };
    let root = rest.strip_suffix("en").unwrap_or(rest);
    let vowel = root.find(|c: char| "aeiouyëïé".contains(c));
    let onset = &rest[..vowel.unwrap_or(0)];
    // *erven* and *geven* have no prefix: what is left would be no verb.
    vowel.is_some_and(|at| at + 1 < root.len())
        && !matches!(onset, "ll" | "tt" | "dd" | "kk" | "nn")
}

impl Verb {
    /// *aangevangen*.
    pub(super) fn whole_participle(&self) -> String {
        if self.participle.is_empty() {
            return String::new();
        }
        format!("{}{}", self.particle, self.participle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "infinitive\tstem\tthird\tpast\tpasts\tparticiple\tauxiliary\n\
        aan+vangen\t\t\t\t\t\tzijn\n\
        vangen\t\t\tving\tvingen\tgevangen\t\n\
        nemen\t\t\tnam\tnamen\tgenomen\t\n\
        informeren\n\
        wijzigen\n";

    #[track_caller]
    fn check(infinitive: &str, expected: &str) {
        let verb = Verbs::read(TABLE).forms(infinitive).expect("it is a verb");
        let forms = [
            &verb.stem,
            &verb.third,
            &verb.plural,
            &verb.past,
            &verb.past_plural,
            &verb.whole_participle(),
        ];
        assert_eq!(forms.map(String::as_str).join(" "), expected);
    }

    #[test]
    fn weak_verbs_follow_the_rules() {
        check(
            "trachten",
            "tracht tracht trachten trachtte trachtten getracht",
        );
        check("maken", "maak maakt maken maakte maakten gemaakt");
        check(
            "verhuizen",
            "verhuis verhuist verhuizen verhuisde verhuisden verhuisd",
        );
        check("leven", "leef leeft leven leefde leefden geleefd");
        check("beogen", "beoog beoogt beogen beoogde beoogden beoogd");
        check(
            "informeren",
            "informeer informeert informeren informeerde informeerden geïnformeerd",
        );
        check("bellen", "bel belt bellen belde belden gebeld");
        check(
            "creëren",
            "creëer creëert creëren creëerde creëerden gecreëerd",
        );
        check(
            "verstrekken",
            "verstrek verstrekt verstrekken verstrekte verstrekten verstrekt",
        );
    }

    #[test]
    fn verbs_in_the_table_lend_their_forms() {
        check("aanvangen", "vang vangt vangen ving vingen aangevangen");
        check(
            "vernemen",
            "verneem verneemt vernemen vernam vernamen vernomen",
        );
    }

    #[test]
    fn a_verb_that_may_come_apart_has_to_be_told() {
        let error = Verbs::read(TABLE)
            .forms("aanvaarden")
            .expect_err("it is not told");
        assert!(error.contains("comes apart"), "{error}");
    }
}
