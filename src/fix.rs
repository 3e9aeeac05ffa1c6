//! `helder fix`: suggestions that fit as they are, written into the source.
//!
//! Only the bytes of a suggestion's edits change. A change is made where its words stand in the
//! source as one piece of text, and only if the changed source still parses to the same blocks with
//! the same text but for the edits. Quotations, code, names, addresses of pages and attributes stay
//! as they are.

use std::collections::{HashMap, VecDeque};

use crate::check::{Checker, Options, Report};
use crate::document::{Block, BlockKind, Document, Format, Source};
use crate::finding::{Edit, Finding, Suggestion, SuggestionKind};
use crate::order;
use crate::parse;
use crate::rules;
use crate::span::Span;
use crate::text::WordKind;

/// A change can make room for the next one (*de in het kader van* ...), but never for long.
const MAX_ROUNDS: usize = 8;

/// How often a round looks whether some of its fixes leave the blocks as they are. Each look reads
/// the whole source, and a text may have as many fixes that do not as it has words. Of 2,800 pages of
/// governments none needs more.
const MAX_TRIES: usize = 32;

/// A suggestion that can be written into the source.
#[derive(Clone, Debug)]
pub struct Fix<'a> {
    /// What it mends.
    pub finding: &'a Finding,
    /// What to change, in order and apart.
    pub changes: Vec<Change>,
}

/// One change in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The bytes of the source to take out.
    pub span: Span,
    /// What to put there, escaped for the format of the source.
    pub text: String,
}

/// A source with its changes.
#[derive(Debug)]
pub struct Fixed {
    /// The source as it is now.
    pub source: Source,
    /// How many suggestions were taken.
    pub n_fixes: usize,
}

impl Checker {
    /// Writes the suggestions that `accept` takes into a source, until none is left to take. It is
    /// asked about each once, with the source as it is then.
    pub fn fix(
        &self,
        source: Source,
        options: &Options,
        accept: &mut dyn FnMut(&Source, &Fix<'_>) -> bool,
    ) -> Fixed {
        let mut fixed = Fixed { source, n_fixes: 0 };
        let mut refused: HashMap<Key, usize> = HashMap::new();
        for _ in 0..MAX_ROUNDS {
            let report = self.check(&fixed.source, options);
            let mut fixes = fixes(&fixed.source, &report);
            // Of those that look the same, the ones that were refused before come first.
            let mut before = refused.clone();
            fixes.retain(|fix| {
                let key = key(&report.reading.document, fix.finding);
                if let Some(left) = before.get_mut(&key).filter(|left| **left > 0) {
                    *left -= 1;
                    return false;
                }
                let accepted = accept(&fixed.source, fix);
                if !accepted {
                    *refused.entry(key).or_default() += 1;
                }
                accepted
            });
            let fixes = sound(&fixed.source, options, &report.reading.document, &fixes);
            if fixes.is_empty() {
                break;
            }
            fixed.n_fixes += fixes.len();
            fixed.source.text = apply(&fixed.source.text, &fixes);
        }
        fixed
    }
}

/// By what a finding is known again after other places of the source have changed: its rule, its
/// block and its words.
type Key = (&'static str, usize, String);

fn key(document: &Document, finding: &Finding) -> Key {
    let text = &document.blocks[finding.block].text;
    (
        finding.rule.id,
        finding.block,
        text[finding.range].to_owned(),
    )
}

/// The suggestions of a report that can be written into its source, in order, none over another.
pub fn fixes<'a>(source: &Source, report: &'a Report) -> Vec<Fix<'a>> {
    let mut spared = None;
    let mut fixes: Vec<Fix<'a>> = report
        .findings
        .iter()
        .filter_map(|finding| {
            let suggestion = finding.suggestions.first()?;
            // What only the writer can judge may have edits too, for an editor to offer.
            if suggestion.kind != SuggestionKind::Replace {
                return None;
            }
            let changes = changes_beside(&mut spared, source, report, finding, suggestion)?;
            Some(Fix { finding, changes })
        })
        .collect();
    order::sort_by_key(&mut fixes, |fix| fix.changes[0].span);
    let mut end = 0;
    fixes.retain(|fix| {
        let apart = fix.changes[0].span.start >= end;
        if apart && let Some(last) = fix.changes.last() {
            end = last.span.end;
        }
        apart
    });
    fixes
}

/// The changes that a suggestion for a finding makes, in order and apart; none if it has no edits, or
/// if what it would change is not the author's own wording.
pub fn changes(
    source: &Source,
    report: &Report,
    finding: &Finding,
    suggestion: &Suggestion,
) -> Option<Vec<Change>> {
    changes_beside(&mut None, source, report, finding, suggestion)
}

/// The same, with what nobody may change in the block that was looked at last: a block may have as
/// many findings as words.
fn changes_beside(
    spared: &mut Option<(usize, Vec<Span>)>,
    source: &Source,
    report: &Report,
    finding: &Finding,
    suggestion: &Suggestion,
) -> Option<Vec<Change>> {
    let reading = &report.reading;
    let block = &reading.document.blocks[finding.block];
    let text = &reading.texts[finding.block];
    let edits = &suggestion.edits;
    if edits.is_empty() || !is_open(block.kind) {
        return None;
    }
    let lang = text.lang?;
    let (_, spared) = match spared.take() {
        Some(known) if known.0 == finding.block => spared.insert(known),
        _ => spared.insert((finding.block, rules::spared(block, lang, text.shows.marks))),
    };
    let is_barred = |edit: &Edit| {
        let first = text
            .words
            .partition_point(|word| word.range.end <= edit.range.start);
        let words = text.words[first..].iter();
        rules::overlaps(spared, edit.range)
            || words
                .take_while(|word| word.range.start < edit.range.end)
                .any(|word| matches!(word.kind, WordKind::Address | WordKind::Opaque))
    };
    let mut changes = Vec::with_capacity(edits.len());
    for edit in edits {
        if is_barred(edit) {
            return None;
        }
        changes.push(change(source, block, edit)?);
    }
    Some(changes)
}

/// Whether text of this kind may change. Titles and texts of images are data with a syntax of their
/// own, programs go by the faces of buttons, and a quotation is somebody else's.
fn is_open(kind: BlockKind) -> bool {
    !matches!(
        kind,
        BlockKind::Title | BlockKind::Alt | BlockKind::Button | BlockKind::Quote
    )
}

/// An edit of a block as a change of the source, if its words stand there as one piece of text.
fn change(source: &Source, block: &Block, edit: &Edit) -> Option<Change> {
    let span = match block.map.spans(edit.range)[..] {
        [span] => span,
        [] => block.map.span(edit.range),
        _ => return None,
    };
    let text = match source.format {
        Format::Html => escape(&edit.text),
        Format::Markdown | Format::Plain => edit.text.clone(),
    };
    Some(Change { span, text })
}

/// Text as HTML has it.
fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html += "&amp;",
            '<' => html += "&lt;",
            '>' => html += "&gt;",
            '\u{ad}' => html += "&shy;",
            c => html.push(c),
        }
    }
    html
}

/// The source with these changes, which are in order and apart.
fn apply(text: &str, fixes: &[&Fix<'_>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for change in fixes.iter().flat_map(|fix| &fix.changes) {
        out += &text[at..change.span.start as usize];
        out += &change.text;
        at = change.span.end as usize;
    }
    out += &text[at..];
    out
}

/// Those of the fixes that leave the blocks as they are but for their edits, in order. All are tried
/// at once; where that fails, halves of them, the larger parts first.
fn sound<'f, 'a>(
    source: &Source,
    options: &Options,
    document: &Document,
    fixes: &'f [Fix<'a>],
) -> Vec<&'f Fix<'a>> {
    let mut taken: Vec<&Fix<'_>> = Vec::new();
    let mut rest = VecDeque::from([fixes]);
    for _ in 0..MAX_TRIES {
        let Some(fixes) = rest.pop_front() else {
            break;
        };
        let mut tried = taken.clone();
        tried.extend(fixes);
        order::sort_by_key(&mut tried, |fix| fix.changes[0].span);
        if is_sound(source, options, document, &tried) {
            taken = tried;
        } else if fixes.len() > 1 {
            let (first, second) = fixes.split_at(fixes.len() / 2);
            rest.extend([first, second]);
        }
    }
    taken
}

/// Whether the changed source has the blocks of the document, with the edits in their texts.
fn is_sound(source: &Source, options: &Options, document: &Document, fixes: &[&Fix<'_>]) -> bool {
    let Some(texts) = edited(document, fixes) else {
        return false;
    };
    let Ok(changed) = Source::new(&source.path, source.format, apply(&source.text, fixes)) else {
        return false;
    };
    let changed = parse::parse(&changed, &options.skip);
    changed.blocks.len() == document.blocks.len()
        && changed.directives.len() == document.directives.len()
        && changed
            .blocks
            .iter()
            .zip(&document.blocks)
            .zip(&texts)
            .all(|((new, old), text)| {
                new.kind == old.kind && new.chrome == old.chrome && new.text == *text
            })
}

/// The texts of the blocks with these fixes, which are in order; none if one lies over another.
fn edited(document: &Document, fixes: &[&Fix<'_>]) -> Option<Vec<String>> {
    let blocks = &document.blocks;
    let mut texts: Vec<(String, usize)> = vec![Default::default(); blocks.len()];
    for fix in fixes {
        let old = &blocks[fix.finding.block].text;
        let (text, end) = &mut texts[fix.finding.block];
        for edit in &fix.finding.suggestions.first()?.edits {
            *text += old.get(*end..edit.range.start as usize)?;
            *text += &edit.text;
            *end = edit.range.end as usize;
        }
    }
    let whole = texts.into_iter().zip(blocks);
    let whole = whole.map(|((text, end), block)| text + &block.text[end..]);
    Some(whole.collect())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::Said;

    /// Fixes a text twice; the second time nothing may be left to do.
    #[track_caller]
    fn check(format: Format, text: &str, expected: &str) {
        let checker = crate::testing::checker();
        let source = Source::new("test", format, text.to_owned()).expect("it is small");
        let options = Options::default();
        let fixed = checker.fix(source, &options, &mut |_, _| true);
        assert_eq!(fixed.source.text, expected);
        let again = checker.fix(fixed.source, &options, &mut |_, _| true);
        assert_eq!((again.source.text.as_str(), again.n_fixes), (expected, 0));
    }

    #[test]
    fn words_change_and_nothing_else() {
        check(
            Format::Plain,
            "Beste mevrouw,\r\n\r\nIndien u verhuist, belt u ons.  Wij zijn tevens open op zaterdag.\r\n",
            "Beste mevrouw,\r\n\r\nAls u verhuist, belt u ons.  Wij zijn ook open op zaterdag.\r\n",
        );
        check(
            Format::Html,
            "<p class='indien'>U belt ons <b>indien</b> u verhuist naar een caf&eacute; toe.</p>\n",
            "<p class='indien'>U belt ons <b>als</b> u verhuist naar een caf&eacute; toe.</p>\n",
        );
        check(
            Format::Markdown,
            "# Verhuizen\n\nU belt ons *indien* u verhuist.\n\n* Bel ons indien nodig.\n",
            "# Verhuizen\n\nU belt ons *als* u verhuist.\n\n* Bel ons als dat nodig is.\n",
        );
    }

    #[test]
    fn what_is_not_the_writers_own_text_stays() {
        for text in [
            "<p>In de wet staat: <q>indien u verhuist, meldt u dat</q> en dat is de regel.</p>",
            "<blockquote><p>Indien u verhuist, belt u ons.</p></blockquote>",
            "<p>U schrijft <code>indien</code> in het vak, en daarna uw naam.</p>",
            "<p>Op de foto ziet u het loket.<img src=a.png alt='Indien u verhuist, belt u ons'></p>",
            "<p>Bel ons als u verhuist.</p><input type=submit value='Indien akkoord'>",
            "<p>Lees de folder Indien u verhuist.</p>",
        ] {
            check(Format::Html, text, text);
        }
        for text in [
            "---\ntitle: Indien u verhuist\nlang: nl\n---\n\nBel ons als u verhuist.\n",
            "U leest het op https://example.nl/indien-u-verhuist en u belt ons.\n",
            "U schrijft `indien` in het vak, en daarna uw naam.\n",
        ] {
            check(Format::Markdown, text, text);
        }
    }

    #[test]
    fn words_with_markup_in_between_stay() {
        let text = "<p>Bel ons met <b>betrekking</b> tot uw aanvraag voor een pas.</p>";
        check(Format::Html, text, text);
    }

    #[test]
    fn what_would_become_markup_is_not_written() {
        // At the start of a line a number with a full stop would open a list.
        let text = "Wij schrijven u\nbijv. elke maand een brief, en u leest hem.\n";
        let checker = crate::testing::checker();
        let source = Source::new("test", Format::Markdown, text.to_owned()).expect("it is small");
        let report = checker.check(&source, &Options::default());
        let finding = report.findings.first().expect("an abbreviation");
        let mut finding = finding.clone();
        for (to, is_sound) in [("- of niet", false), ("1. eens", false), ("eens", true)] {
            finding.said = Arc::new(Said {
                message: String::new(),
                why: "",
                suggestions: vec![Suggestion::replace(finding.range, to)],
            });
            let changes = changes(&source, &report, &finding, &finding.suggestions[0])
                .expect("it can be written");
            let fix = Fix {
                finding: &finding,
                changes,
            };
            let taken = sound(
                &source,
                &Options::default(),
                &report.reading.document,
                std::slice::from_ref(&fix),
            );
            assert_eq!(!taken.is_empty(), is_sound, "{to}");
        }
    }

    #[test]
    fn each_is_asked_about_once() {
        let checker = crate::testing::checker();
        let text = "Bel ons indien u verhuist. Bel ons indien u trouwt. Bel ons indien u stopt.";
        let source = Source::new("test", Format::Plain, text.to_owned()).expect("it is small");
        let mut n_asked = 0;
        let fixed = checker.fix(source, &Options::default(), &mut |_, _| {
            n_asked += 1;
            n_asked == 2
        });
        assert_eq!((fixed.n_fixes, n_asked), (1, 3));
        assert_eq!(
            fixed.source.text,
            "Bel ons indien u verhuist. Bel ons als u trouwt. Bel ons indien u stopt."
        );
    }
}
