//! `blaming-word`: *simply* and *just* before something that readers must do.

use super::{BlockView, Check, Langs, Principle, Rule, Severities, Sink, Ui, report_term};
use crate::lang::{Hit, Role};
use crate::model::Tag;
use crate::text::Word;

/// 18F: such words blame the reader who does not succeed. Advice, as Dutch *gewoon* and English
/// *just* have other meanings that the words around them do not always tell.
pub(super) static RULE: Rule = Rule {
    id: "blaming-word",
    alias: "verwijtend-woord",
    severity: Severities::HINT,
    langs: Langs::BOTH,
    principle: Principle::Understandable,
    wcag: &[],
    limit: None,
    check: Check::Term(check),
};

fn check(cx: &BlockView<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    if !belittles(cx, hit) {
        return;
    }
    report_term(cx, hit, sink, |ui, written| match ui {
        Ui::Nl => (
            format!("“{written}” zegt dat dit niet moeilijk is."),
            "Wie het niet lukt, voelt zich dom.",
        ),
        Ui::En => (
            format!("“{written}” says that this is not hard."),
            "People who don't succeed feel stupid.",
        ),
    });
}

/// How many words before are asked whether they speak to the reader.
const NEAR: usize = 6;

/// Whether the word belongs to what readers do: beside a verb of theirs, or of an instruction.
fn belittles(cx: &BlockView<'_>, hit: &Hit<'_>) -> bool {
    let sentences = &cx.text.sentences;
    let at = sentences.partition_point(|sentence| sentence.range.end <= hit.range.start);
    let Some(sentence) = sentences.get(at) else {
        return false;
    };
    let words = cx.words(sentence);
    let at = words.partition_point(|word| word.range.start < hit.range.start);
    let before = at.checked_sub(1).map(|before| &words[before]);
    let (Some(first), Some(after)) = (words.first(), words.get(at + 1)) else {
        return false;
    };
    let is_reader = |word: &Word| word.has(Role::Reader);
    let orders = acts(first);
    match before {
        // *Simply fill in the form.*
        None => acts(after),
        // *Vul gewoon het formulier in*; *you simply fill in*; *u kunt gewoon bellen*.
        Some(before) if before.range == first.range => {
            let goes_on = matches!(after.tag, Tag::Determiner | Tag::Pronoun | Tag::Adposition);
            orders && !is_reader(before) && goes_on || is_reader(before) && acts(after)
        }
        // Not *something you just do*, where no clause of its own starts.
        Some(before) if is_reader(before) => {
            let opens = words[at - 2].tag;
            acts(after) && matches!(opens, Tag::Subordinator | Tag::Coordinator | Tag::Adverb)
        }
        Some(before) => {
            let near = &words[at.saturating_sub(NEAR)..at];
            before.tag.is_auxiliary() && acts(after) && near.iter().any(is_reader)
        }
    }
}

/// Whether a word is a verb of doing: *log* in *you just log in*, not *collecting*.
fn acts(word: &Word) -> bool {
    word.tag.is_verb()
        && !word.tag.is_auxiliary()
        && !word.tag.is_participle()
        && word.tag != Tag::VerbIng
}

#[cfg(test)]
mod tests {
    use crate::rules::check_text;

    #[track_caller]
    fn check(lang: &str, text: &str, is_found: bool) {
        let findings = check_text("blaming-word", lang, text);
        assert_eq!(!findings.is_empty(), is_found, "{text}");
    }

    #[test]
    fn readers_are_belittled_where_they_act() {
        check("en", "You can simply call us.", true);
        check("en", "You just enter your name.", true);
        check("en", "The rules have just changed.", false);
        check("en", "It is not just a form.", false);
        check("en", "Simply collecting data is not enough.", false);
        check("en", "Include just enough detail.", false);
        check("en", "It is something you just do.", false);
        check("en", "They simply refused to pay.", false);
        check("nl", "U kunt gewoon bellen.", true);
        check("nl", "Het is een gewoon formulier.", false);
        check("nl", "De winkels zijn gewoon open.", false);
    }
}
