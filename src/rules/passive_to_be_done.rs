//! `passive-to-be-done`: a duty or a right in a passive, so that nobody has it.

use super::passive::{Found, agent};
use super::view::range;
use super::{
    BlockView, Check, Draft, Langs, Principle, Rule, Severities, Sink, Ui, advise, to_come,
};
use crate::lang::Role;
use crate::text::{PassiveKind, Sentence};

/// Dutch editors of municipal text took out 30 of 32. English: agencies that rewrote went from 2.8
/// to 0.4 in every 1,000 words.
pub(super) static RULE: Rule = Rule {
    id: "passive-to-be-done",
    alias: "moet-worden-gedaan",
    severity: Severities::WARNING,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Sentence(check),
};

/// How far the finite verb is looked for.
const REACH: usize = 40;

fn check(cx: &BlockView<'_>, sentence: &Sentence, sink: &mut Sink<'_>) {
    if !cx.block.kind.is_prose() {
        return;
    }
    let passives = cx
        .text
        .build_of(sentence)
        .map_or(&[][..], |build| &build.passives);
    let mut duties = passives.iter().filter_map(|passive| {
        let found = Found::new(cx, *passive)?;
        duty(cx, sentence, found)
    });
    let Some(Duty {
        found,
        finite,
        active,
    }) = duties.next()
    else {
        return;
    };
    let words = &cx.text.words;
    let last = found.last.max(finite as u32) as usize;
    let first = finite.min(found.first as usize);
    let Some(whole) = range(&words[first..=last]) else {
        return;
    };
    let verb = cx.str(words[finite].range);
    let done = cx.str(words[found.participle as usize].range);
    let agent = agent(cx, sentence, &found);
    // *You can be fined*: what the reader may expect is nothing that the reader does.
    let mut neighbours = [finite.wrapping_sub(1), finite + 1].into_iter();
    let about_reader = neighbours.any(|at| {
        let word = words.get(at);
        word.is_some_and(|word| word.has(Role::Meeting))
    });
    let active = (!about_reader).then_some(active);
    let draft = match cx.ui() {
        Ui::Nl => Draft {
            message: match agent {
                Some(_) => format!("“{verb} … {done}” noemt pas achteraan wie dit doet."),
                None => format!("“{verb} … {done}” zegt niet wie dit doet."),
            },
            why: "Wie leest, weet niet of hij zelf iets moet of mag doen.",
            suggestions: advise(match (agent, active) {
                (Some(agent), _) => {
                    format!("Begin met wie het doet: maak “{agent}” het onderwerp.")
                }
                (None, Some(active)) => {
                    format!("Noem wie het doet. Is dat de lezer? Schrijf dan “{active} …”.")
                }
                (None, None) => "Begin met wie het doet.".to_owned(),
            }),
        },
        Ui::En => Draft {
            message: match agent {
                Some(_) => format!("“{verb} … {done}” says only at the end who does this."),
                None => format!("“{verb} … {done}” does not say who does this."),
            },
            why: "Readers can’t see whether they must or may do something themselves.",
            suggestions: advise(match (agent, active) {
                (Some(agent), _) => {
                    format!("Start with who does it: make “{agent}” the subject.")
                }
                (None, Some(active)) => {
                    format!("Say who does it. Is it the reader? Then write “{active} …”.")
                }
                (None, None) => "Start with who does it.".to_owned(),
            }),
        },
    };
    sink.report_about(whole, found.mark(), draft);
}

/// A passive under a verb of duty or right.
struct Duty {
    found: Found,
    /// The verb of duty, as an index in the block.
    finite: usize,
    /// What says the same to the reader.
    active: &'static str,
}

/// The duty in a passive whose auxiliary is an infinitive: *moet worden betaald*, *must be paid*.
fn duty(cx: &BlockView<'_>, sentence: &Sentence, found: Found) -> Option<Duty> {
    let words = &cx.text.words;
    let auxiliary = found.auxiliary as usize;
    // *Moet zijn ingevuld* tells how things have to stand.
    if !words[auxiliary].tag.is_infinitive() || found.kind == PassiveKind::Zijn {
        return None;
    }
    let start = sentence.words.start as usize;
    let verb = match found.kind {
        PassiveKind::Be => to_come::finite_of(cx, start, &found)?,
        _ => {
            let is_own = |at: usize| at == found.participle as usize;
            let start = start.max(auxiliary.saturating_sub(REACH));
            let mut before = (start..auxiliary).rev();
            before.find(|&at| words[at].tag.is_verb() && !is_own(at))?
        }
    };
    let finite = cx.str(words[verb].range);
    // *The tests that can be done* and *it can be seen as* tell of no right.
    if cx.language.is_chance(finite) {
        let done = cx.str(words[found.participle as usize].range);
        let told = cx.language.is_reader_deed(done) || agent(cx, sentence, &found).is_some();
        if !told || to_come::is_within(cx, start, verb) {
            return None;
        }
    }
    let active = cx.language.duty(finite)?;
    let is_finite = words[verb].tag.is_finite() || found.kind == PassiveKind::Be;
    is_finite.then_some(Duty {
        found,
        finite: verb,
        active,
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[track_caller]
    fn check(lang: &str, marked: &str, suggestion: &str) {
        let text = marked.replace(['[', ']'], "");
        let findings = check_text("passive-to-be-done", lang, &text);
        let found: Vec<_> = findings
            .iter()
            .map(|it| (&text[it.span], it.suggestions[0].text.as_str()))
            .collect();
        let (start, end) = (
            marked.find('[').expect("a mark"),
            marked.find(']').expect("a mark"),
        );
        assert_eq!(found, [(&marked[start + 1..end], suggestion)], "{marked}");
    }

    #[test]
    fn the_reader_gets_the_duty() {
        check(
            "nl",
            "Het formulier moet voor 1 mei worden [ingevuld].",
            "Noem wie het doet. Is dat de lezer? Schrijf dan “u moet …”.",
        );
        check(
            "nl",
            "Wij schrijven op dat het formulier [ingevuld] moet worden.",
            "Noem wie het doet. Is dat de lezer? Schrijf dan “u moet …”.",
        );
        check(
            "en",
            "The form must be [signed] before May.",
            "Say who does it. Is it the reader? Then write “you must …”.",
        );
        check(
            "en",
            "The form can be [signed] by your parents.",
            "Start with who does it: make “your parents” the subject.",
        );
    }

    #[test]
    fn plain_passives_and_states_are_not_meant() {
        for (lang, text) in [
            ("nl", "Het formulier wordt ingevuld."),
            ("nl", "U moet lid worden van de club."),
            ("en", "The form will be signed."),
            ("en", "A deposit may be required."),
        ] {
            assert!(
                check_text("passive-to-be-done", lang, text).is_empty(),
                "{text}"
            );
        }
    }
}
