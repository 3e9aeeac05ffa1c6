//! The answer to an editor: the findings of the pieces in which they changed.
//!
//! Offsets count UTF-16 code units from the start of a piece, as JavaScript does; what begins in a
//! piece may reach past it. An editor that knows what it was told before gets no word of it again.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use super::fingerprint::{Fingerprint, Seen, hash_of_normal};
use super::jsonl::{self, Refused};
use super::score::{Axes, Hardness, Target, hardness};
use crate::measure::{self, Measures, measure};
use crate::rules::{Group, Profile, Ui};
use crate::session::{Checked, PlacedPiece, Session};
use crate::{Finding, Format, Lang, Options, PageKind, Reading, Severity, Span};

/// A finding of a whole page quotes no more of it than this, in characters.
const MAX_QUOTE: usize = 300;
/// An answer tells of no more findings than these, the first ones of the text: no writer works
/// through more at a time, and a page would stand still while it takes them in.
const MAX_FINDINGS: usize = 4_000;
/// Nor of more sentences.
const MAX_SENTENCES: usize = 10_000;
/// Bytes of text around a finding that tell it from others.
const CONTEXT: usize = 48;
/// What a rule weighs whose findings were too few to know what editors do with them, in percent.
const UNKNOWN_WEIGHT: u32 = 40;

/// Opens a session from the JSON object that an editor sends: `format`, and the other fields of a
/// request to the batch interface. What is wrong with it is the error.
pub fn session(options: &str) -> Result<Session, Refused> {
    // Not as a map at once: the errors of that can write any value, and are large.
    let fields = match serde_json::from_str(options) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) => return Err("options are not a JSON object".to_owned().into()),
        Err(error) => return Err(format!("options are not a JSON object: {error}").into()),
    };
    let format = jsonl::format(&fields)?;
    let options = jsonl::options(&fields, &Options::default())?;
    Ok(Session::new(format, options))
}

/// What an editor was told about each piece.
#[derive(Debug, Default)]
pub struct Told {
    pieces: HashMap<u32, ToldPiece>,
    /// Counts answers, to see which pieces are gone.
    round: u32,
}

#[derive(Debug)]
struct ToldPiece {
    round: u32,
    version: u64,
    findings: Vec<ToldFinding>,
    /// The bytes of the piece, and the points.
    sentences: Vec<[u32; 3]>,
}

#[derive(Debug)]
struct ToldFinding {
    finding: Finding,
    /// Where it begins and ends, in bytes of the piece.
    place: [u32; 2],
    lang: Option<Lang>,
    key: Fingerprint,
}

/// How many findings of a piece may be gone before one that stayed, for it to be known again.
const MAX_GONE: usize = 8;

impl ToldPiece {
    /// The hash of a finding that stayed. `next` counts those that were gone through.
    fn hash_of(&self, finding: &Finding, next: &mut usize) -> Option<u64> {
        let mut ahead = self.findings.get(*next..)?.iter().take(MAX_GONE);
        let at = ahead.position(|it| Arc::ptr_eq(&it.finding.said, &finding.said))?;
        *next += at + 1;
        Some(self.findings[*next - 1].key.hash)
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    lang: &'static str,
    ui: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    score: ScoreLine,
    /// How many pieces there are in all.
    n_pieces: usize,
    /// How many findings are not told of, for there are too many.
    #[serde(skip_serializing_if = "is_zero")]
    untold: usize,
    pieces: Vec<PieceLine<'a>>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_zero(n: &usize) -> bool {
    *n == 0
}

#[derive(Serialize)]
struct ScoreLine {
    #[serde(flatten)]
    hardness: Hardness,
    target: Target,
    /// The points that the target leaves room for.
    aim: Axes,
    /// The words of the main text.
    words: u32,
}

#[derive(Serialize)]
struct PieceLine<'a> {
    id: u32,
    findings: Vec<FindingLine<'a>>,
    /// Each sentence with its difficulty in whole points.
    sentences: Vec<[u32; 3]>,
}

#[derive(Serialize)]
struct FindingLine<'a> {
    rule: &'static str,
    severity: &'static str,
    group: &'static str,
    ranges: Vec<[u32; 2]>,
    text: &'a str,
    message: &'a str,
    why: &'static str,
    suggestions: Vec<SuggestionLine<'a>>,
    weight: u32,
    /// How many of 100 such places professional editors took out, where that was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<u32>,
    key: String,
}

#[derive(Serialize)]
struct SuggestionLine<'a> {
    text: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edits: Vec<EditLine<'a>>,
}

#[derive(Serialize)]
struct EditLine<'a> {
    from: u32,
    to: u32,
    text: &'a str,
}

/// The languages that must be loaded before the text can be checked, as one JSON object.
pub fn wants(checked: &Checked) -> String {
    let wants = checked.report.reading.wants.iter();
    let wants: Vec<&str> = wants.map(|lang| lang.tag()).collect();
    serde_json::json!({ "wants": wants }).to_string()
}

/// Answers with what is new since `told`, as one JSON object.
pub fn answer(profile: Profile, checked: &Checked, told: &mut Told) -> String {
    let report = &checked.report;
    let reading = &report.reading;
    let measured = measure(reading);
    let told_of = &report.findings[..report.findings.len().min(MAX_FINDINGS)];
    let mut scored = scored_sentences(reading, &measured);
    scored.truncate(MAX_SENTENCES);
    let mut lines = Vec::new();
    let (mut findings, mut sentences) = (told_of, &scored[..]);
    let (mut seen, mut keys) = (Seen::default(), Vec::new());
    told.round = told.round.wrapping_add(1);
    for (nth, &place) in checked.pieces.iter().enumerate() {
        let is_last = nth + 1 == checked.pieces.len();
        let before_end = |start: u32| is_last || start < place.span.end;
        let (own, rest) =
            findings.split_at(findings.partition_point(|it| before_end(it.span.start)));
        findings = rest;
        let n = sentences.partition_point(|(span, _)| before_end(span.start));
        let (own_sentences, rest) = sentences.split_at(n);
        sentences = rest;
        let known = told.pieces.get_mut(&place.id);
        let mut next = 0;
        keys.clear();
        keys.extend(own.iter().map(|finding| {
            let hash = known.as_ref().and_then(|it| it.hash_of(finding, &mut next));
            seen.next(hash.unwrap_or_else(|| context_hash(reading, finding)))
        }));
        let piece = Piece {
            place,
            text: &checked.source.text,
            reading,
            format: checked.source.format,
            findings: own,
            keys: &keys,
            sentences: own_sentences,
        };
        if let Some(known) = known
            && piece.is_told(known)
        {
            known.round = told.round;
        } else {
            lines.push(piece.line());
            told.pieces.insert(place.id, piece.told(told.round));
        }
    }
    let round = told.round;
    told.pieces.retain(|_, piece| piece.round == round);
    let answer = Answer {
        lang: reading.lang.tag(),
        ui: match report.ui {
            Ui::Nl => "nl",
            Ui::En => "en",
        },
        kind: reading.kind.map(PageKind::name),
        score: ScoreLine {
            hardness: hardness(&measured),
            target: Target::of(profile, measured.level),
            aim: aim(profile),
            words: measured.page.words,
        },
        n_pieces: checked.pieces.len(),
        untold: report.findings.len() - told_of.len(),
        pieces: lines,
    };
    serde_json::to_string(&answer).expect("these structures have string keys")
}

/// Of what tells a finding from the others of its text: its rule, its words and those around it. A
/// sentence may be as long as a page, so it is not read whole for every finding in it.
fn context_hash(reading: &Reading, finding: &Finding) -> u64 {
    let text = &reading.document.blocks[finding.block].text;
    let range = finding.range.range();
    let from = floor(text, range.start.saturating_sub(CONTEXT));
    let to = (range.start + MAX_QUOTE).min(range.end) + CONTEXT;
    hash_of_normal(finding.rule, &text[from..floor(text, to)])
}

/// The last border of a character that is not past `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The points that the readers of a text ask for.
fn aim(profile: Profile) -> Axes {
    let (words, sentences) = measure::border(profile.target()).unzip();
    Axes { words, sentences }
}

/// The sentences that the difficulty of the page is the mean of, in order.
fn scored_sentences(reading: &Reading, measured: &Measures) -> Vec<(Span, u32)> {
    let blocks = reading.document.blocks.iter().zip(&reading.texts);
    let blocks = blocks.zip(&reading.difficulties).zip(&measured.blocks);
    let weighed = blocks.filter(|(_, measures)| measures.weighs);
    let scored = weighed.flat_map(|(((block, text), difficulties), _)| {
        let sentences = text.sentences.iter().zip(difficulties);
        sentences.filter_map(|(sentence, difficulty)| {
            let points = difficulty.total()?.round() as u32;
            Some((block.map.span(sentence.range), points))
        })
    });
    scored.collect()
}

/// A piece with what is to be said of it. `'a` is the life of the text, `'b` that of the rest.
struct Piece<'a, 'b> {
    place: PlacedPiece,
    /// Of the whole source.
    text: &'a str,
    reading: &'a Reading,
    format: Format,
    findings: &'a [Finding],
    keys: &'b [Fingerprint],
    sentences: &'b [(Span, u32)],
}

impl<'a> Piece<'a, '_> {
    /// Whether the editor was told this. Then it holds on to what was found this time, which is the
    /// same: only so is it quick to see that it is the same next time.
    fn is_told(&self, told: &mut ToldPiece) -> bool {
        let is_empty = |n_findings, n_sentences| n_findings == 0 && n_sentences == 0;
        if is_empty(self.findings.len(), self.sentences.len()) {
            return is_empty(told.findings.len(), told.sentences.len());
        }
        // The places are in UTF-16: the text before them counts.
        let is_same = told.version == self.place.version
            && told.findings.len() == self.findings.len()
            && self.sentences().eq(told.sentences.iter().copied())
            && self
                .findings
                .iter()
                .zip(self.keys)
                .zip(&told.findings)
                .all(|((finding, key), it)| self.is_told_of(finding, *key, it))
            && !self.reaches_past();
        if is_same {
            for (known, finding) in told.findings.iter_mut().zip(self.findings) {
                if !Arc::ptr_eq(&known.finding.said, &finding.said) {
                    known.finding = finding.clone();
                }
            }
        }
        is_same
    }

    /// Whether the same was said of the same place.
    fn is_told_of(&self, finding: &Finding, key: Fingerprint, told: &ToldFinding) -> bool {
        let known = &told.finding;
        self.bytes(finding.span) == told.place
            && self.reading.texts[finding.block].lang == told.lang
            && key == told.key
            && std::ptr::eq(finding.rule, known.rule)
            && finding.severity == known.severity
            && (Arc::ptr_eq(&finding.said, &known.said) || finding.said == known.said)
    }

    fn told(&self, round: u32) -> ToldPiece {
        let findings = self.findings.iter().zip(self.keys);
        let findings = findings.map(|(finding, &key)| ToldFinding {
            finding: finding.clone(),
            place: self.bytes(finding.span),
            lang: self.reading.texts[finding.block].lang,
            key,
        });
        ToldPiece {
            round,
            version: self.place.version,
            findings: findings.collect(),
            sentences: self.sentences().collect(),
        }
    }

    fn sentences(&self) -> impl Iterator<Item = [u32; 3]> {
        self.sentences.iter().map(|&(span, points)| {
            let [from, to] = self.bytes(span);
            [from, to, points]
        })
    }

    fn bytes(&self, span: Span) -> [u32; 2] {
        [span.start, span.end].map(|at| at.wrapping_sub(self.place.span.start))
    }

    /// Whether something reaches past the piece, so that what stands there counts as well.
    fn reaches_past(&self) -> bool {
        let end = self.place.span.end;
        let is_past = |finding: &Finding| {
            let block = &self.reading.document.blocks[finding.block];
            let mut edits = finding.suggestions.iter().flat_map(|it| &it.edits);
            finding.span.end > end
                || block.span.end > end && edits.any(|edit| block.map.span(edit.range).end > end)
        };
        self.findings.iter().any(is_past) || self.sentences.iter().any(|(span, _)| span.end > end)
    }

    fn line(&self) -> PieceLine<'a> {
        let units = Units::new(self.text, self.place.span);
        let findings = self.findings.iter().zip(self.keys);
        PieceLine {
            id: self.place.id,
            findings: findings
                .map(|(finding, key)| self.finding(finding, *key, &units))
                .collect(),
            sentences: self
                .sentences
                .iter()
                .map(|&(span, points)| {
                    let [from, to] = units.range(span);
                    [from, to, points]
                })
                .collect(),
        }
    }

    fn finding(
        &self,
        finding: &'a Finding,
        key: Fingerprint,
        units: &Units<'_>,
    ) -> FindingLine<'a> {
        let block = &self.reading.document.blocks[finding.block];
        let mut spans = block.map.spans(finding.range);
        if spans.is_empty() {
            spans.push(finding.span);
        }
        let text = &block.text[finding.range];
        let end = text.char_indices().nth(MAX_QUOTE).map(|(at, _)| at);
        let lang = self.reading.texts[finding.block].lang;
        let evidence = lang.and_then(|lang| finding.rule.evidence(lang));
        let evidence = evidence.map(|it| (it.removed * 100.0).round() as u32);
        let severity = match finding.severity {
            Severity::Error => 200,
            Severity::Warning => 100,
            Severity::Hint => 0,
        };
        FindingLine {
            rule: finding.rule.id,
            severity: finding.severity.name(),
            group: group(finding.rule.group()),
            ranges: spans.into_iter().map(|span| units.range(span)).collect(),
            text: &text[..end.unwrap_or(text.len())],
            message: &finding.message,
            why: finding.why,
            suggestions: self.suggestions(finding, units),
            weight: severity + evidence.unwrap_or(UNKNOWN_WEIGHT),
            evidence,
            key: format!("{:016x}.{}", key.hash, key.occurrence),
        }
    }

    fn suggestions(&self, finding: &'a Finding, units: &Units<'_>) -> Vec<SuggestionLine<'a>> {
        let block = &self.reading.document.blocks[finding.block];
        let suggestions = finding.suggestions.iter().map(|suggestion| {
            let edits = suggestion.edits.iter().map(|edit| {
                let spans = block.map.spans(edit.range);
                // Markup between words is the editor's to keep, but Markdown's would be cut in two.
                if spans.len() > 1 && self.format != Format::Html {
                    return None;
                }
                let [from, to] = units.range(block.map.span(edit.range));
                let text = edit.text.as_str();
                Some(EditLine { from, to, text })
            });
            SuggestionLine {
                text: &suggestion.text,
                kind: suggestion.kind.name(),
                edits: edits.collect::<Option<_>>().unwrap_or_default(),
            }
        });
        suggestions.collect()
    }
}

fn group(group: Group) -> &'static str {
    match group {
        Group::Sentences => "sentences",
        Group::Verbs => "verbs",
        Group::Words => "words",
        Group::Reader => "reader",
        Group::Numbers => "numbers",
        Group::Structure => "structure",
        Group::Markup => "markup",
        Group::Page => "page",
    }
}

/// Turns bytes of the whole source into UTF-16 code units of a piece.
struct Units<'a> {
    text: &'a str,
    piece: Span,
    /// The units before each block of [`STEP`] bytes of the piece; none if every byte of it is a
    /// unit.
    before: Option<Vec<u32>>,
    /// The place behind the piece that was asked for last, and the units before it. A piece may hold
    /// all findings of a long text, and the next is near.
    past: Cell<(u32, u32)>,
}

/// How many bytes are counted at most for one offset in the piece.
const STEP: usize = 64;

impl<'a> Units<'a> {
    fn new(text: &'a str, piece: Span) -> Self {
        let source = &text[piece];
        let before = (!source.is_ascii()).then(|| {
            let blocks = source.as_bytes().chunks(STEP);
            let counts = blocks.scan(0, |total, block| {
                let before = *total;
                *total += units(block);
                Some(before)
            });
            counts.collect()
        });
        let past = Cell::new((piece.start, 0));
        let units = Self {
            text,
            piece,
            before,
            past,
        };
        units.past.set((piece.end, units.at(piece.end)));
        units
    }

    fn range(&self, span: Span) -> [u32; 2] {
        [self.at(span.start), self.at(span.end)]
    }

    /// What begins in a piece may reach past it: the units go on there.
    fn at(&self, offset: u32) -> u32 {
        let Span { start, end } = self.piece;
        if offset > end {
            let (from, n) = self.past.get();
            let between = |from: u32, to: u32| {
                let bytes = &self.text.as_bytes()[from as usize..to as usize];
                units(bytes)
            };
            let n = match from <= offset {
                true => n + between(from, offset),
                false => n - between(offset, from),
            };
            self.past.set((offset, n));
            return n;
        }
        let at = offset.saturating_sub(start) as usize;
        let Some(before) = &self.before else {
            return at as u32;
        };
        let source = &self.text.as_bytes()[self.piece.range()];
        let block = (at / STEP).min(before.len() - 1);
        before[block] + units(&source[block * STEP..at])
    }
}

/// The code units of UTF-16 that the characters have whose first byte is here.
fn units(bytes: &[u8]) -> u32 {
    let units = bytes.iter().map(|byte| match byte {
        0x80..=0xbf => 0,
        0xf0.. => 2,
        _ => 1,
    });
    units.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks pieces one after another; each answer is shown as `piece: rule "text" …`.
    #[track_caller]
    fn check(session: &mut Session, told: &mut Told, expected: &str) {
        let checked = session
            .check(crate::testing::checker())
            .expect("it is small");
        let answer: Value = serde_json::from_str(&answer(Profile::Plain, checked, told)).unwrap();
        let mut shown = String::new();
        for piece in answer["pieces"].as_array().unwrap() {
            shown += &format!("{}:", piece["id"]);
            let id = piece["id"].as_u64().unwrap() as u32;
            let at = checked.pieces.iter().find(|it| it.id == id).unwrap().span;
            let source: Vec<u16> = checked.source.text[at].encode_utf16().collect();
            for finding in piece["findings"].as_array().unwrap() {
                shown += &format!(" {}", finding["rule"].as_str().unwrap());
                for range in finding["ranges"].as_array().unwrap() {
                    let offset = |at: usize| range[at].as_u64().unwrap() as usize;
                    let text = String::from_utf16(&source[offset(0)..offset(1)]).unwrap();
                    shown += &format!(" “{text}”");
                }
            }
            shown += "\n";
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn offsets_count_from_the_piece_in_utf_16() {
        let mut session = session(r#"{"format":"html","lang":"nl"}"#).unwrap();
        let told = &mut Told::default();
        session.set(1, "<p>Wij zijn 🎉 open — é.</p>".to_owned());
        session.set(
            2,
            "<p>Dit is 🎉 <b>met betrek</b>king tot u.</p>".to_owned(),
        );
        session.order(&[1, 2]);
        check(
            &mut session,
            told,
            "1:\n2: prepositional-expression “met betrek” “king tot”\n",
        );
    }

    #[test]
    fn only_what_changed_is_told_again() {
        let mut session = session(r#"{"format":"html","lang":"nl"}"#).unwrap();
        let told = &mut Told::default();
        session.set(7, "<p>Indien u belt.</p>".to_owned());
        session.set(8, "<p>Het is open.</p>".to_owned());
        session.order(&[7, 8]);
        check(&mut session, told, "7: hard-conjunction “Indien”\n8:\n");
        check(&mut session, told, "");
        session.set(8, "<p>Het is open, indien u belt.</p>".to_owned());
        check(&mut session, told, "8: hard-conjunction “indien”\n");
        session.order(&[8, 7]);
        check(&mut session, told, "");
        session.order(&[7]);
        check(&mut session, told, "");
        session.set(8, String::new());
        session.order(&[8, 7]);
        check(&mut session, told, "8:\n");
    }

    #[test]
    fn options_that_can_not_hold_are_refused() {
        for (options, part) in [
            ("[]", "not a JSON object"),
            (r#"{"format":"word"}"#, "format is"),
            (r#"{"config":{"profil":1}}"#, "Did you mean profile"),
        ] {
            let error = session(options).unwrap_err().error;
            assert!(error.contains(part), "{error}");
        }
    }
}
