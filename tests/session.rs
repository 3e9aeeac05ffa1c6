//! A text that is checked again after each edit has the findings of a check of the whole.

use std::fs;
use std::path::Path;

use helder::session::Session;
use helder::{Checker, Finding, Format, Languages, Options, Source};

/// Edits of each page.
const N_EDITS: usize = 8;
/// What edits put in: text, markup, and what turns rules off or changes what blocks are.
const BITS: [&str; 9] = [
    "",
    " indien u het verschuldigde bedrag 🎉 niet betaalt",
    "<p>The form must be utilised in the event that you move.</p>",
    "<!-- helder-off passive -->",
    "</p><ul><li>aangaande dit punt<li>met betrekking tot u</ul>",
    "<h2>Artikel 5</h2>",
    " bezwaarschrift",
    "<blockquote><p lang=\"en\">Prior to that.",
    ".",
];

/// A small generator, so that each run makes the same edits.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as usize % n.max(1)
    }
}

fn shown(findings: &[Finding]) -> Vec<String> {
    let shown = |it: &Finding| {
        format!(
            "{} {:?} block {} {:?} {:?} {:?} {} {:?} {:?}",
            it.rule.id,
            it.severity,
            it.block,
            it.range,
            it.about,
            it.span,
            it.message,
            it.suggestions,
            it.measure
        )
    };
    findings.iter().map(shown).collect()
}

/// Cuts a source into pieces, at tags or blank lines, and anywhere now and then.
fn pieces(text: &str, dice: &mut Dice) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in text.chars() {
        let cut = matches!(c, '<' | '\n') && dice.below(3) == 0 || dice.below(400) == 0;
        if cut {
            pieces.push(String::new());
        }
        pieces.last_mut().expect("there is one").push(c);
    }
    pieces
}

#[test]
fn a_check_again_finds_what_a_whole_check_finds() {
    let checker = Checker::new(Languages::embedded());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the pages are there")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    paths.sort();
    let mut dice = Dice(6);
    let mut n_findings = 0;
    for path in paths {
        let name = path.to_string_lossy().into_owned();
        let Some(format) = Format::of_path(&name).filter(|_| !name.ends_with(".expected")) else {
            continue;
        };
        let text = fs::read_to_string(&path).expect("it is text");
        let mut session = Session::new(format, Options::default());
        let mut order: Vec<u32> = Vec::new();
        let mut sources: Vec<String> = pieces(&text, &mut dice);
        for (id, source) in sources.iter().enumerate() {
            session.set(id as u32, source.clone());
            order.push(id as u32);
        }
        for edit in 0..N_EDITS {
            session.order(&order);
            let joined: String = order.iter().map(|id| &sources[*id as usize][..]).collect();
            let again = session.check(&checker).expect("it is small");
            assert_eq!(again.source.text, joined);
            let source = Source::new("", format, joined).expect("it is small");
            let whole = checker.check(&source, &Options::default());
            assert_eq!(
                shown(&again.report.findings),
                shown(&whole.findings),
                "{name}, edit {edit}"
            );
            assert_eq!(shown(&again.report.suppressed), shown(&whole.suppressed));
            n_findings += whole.findings.len();
            match dice.below(3) {
                // A piece is moved.
                0 => {
                    let id = order.remove(dice.below(order.len()));
                    order.insert(dice.below(order.len() + 1), id);
                }
                // A new piece.
                1 => {
                    let id = sources.len() as u32;
                    sources.push(BITS[dice.below(BITS.len())].to_owned());
                    session.set(id, sources[id as usize].clone());
                    order.insert(dice.below(order.len() + 1), id);
                }
                // An edit in a piece.
                _ => {
                    let id = order[dice.below(order.len())];
                    let source = &mut sources[id as usize];
                    let mut at = dice.below(source.len() + 1);
                    while !source.is_char_boundary(at) {
                        at -= 1;
                    }
                    source.insert_str(at, BITS[dice.below(BITS.len())]);
                    session.set(id, source.clone());
                }
            }
        }
    }
    assert!(n_findings > 1000, "{n_findings} findings say little");
}
