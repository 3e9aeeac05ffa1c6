//! The boundaries at which other programs ask: lines of JSON, and the session of an editor.

use std::collections::HashMap;

use helder::report::editor::{self, Told};
use helder::report::jsonl::{Question, answer};
use helder::rules::Profile;
use helder::{Options, Source};
use serde_json::Value;

use crate::grown::{self, BITS};
use crate::{CHECKER, Choices, random::boundary};

/// The most pieces of a session.
const MAX_PIECES: usize = 12;

/// Any bytes as lines of the batch interface: each has one answer, which is JSON. It has the id of
/// its line, unless that is refused.
pub(crate) fn jsonl(data: &[u8]) {
    for line in data.split(|&byte| byte == b'\n').take(20) {
        for question in [
            Question::Check,
            Question::Score,
            Question::Inspect,
            Question::Detect,
        ] {
            let said = answer(question, &CHECKER, &Options::default(), line);
            assert!(!said.line.contains('\n'), "an answer is one line");
            let value: Value = serde_json::from_str(&said.line).expect("an answer is JSON");
            let is_error = value.get("error").is_some();
            assert_eq!(is_error, !said.is_good, "{}", said.line);
            if let Ok(Value::Object(asked)) = serde_json::from_slice(line) {
                let id = asked.get("id").cloned().unwrap_or_default();
                let has_it = value["id"] == id || is_error && value["id"].is_null();
                assert!(has_it, "{id}: {}", said.line);
            }
        }
    }
}

/// A session whose pieces come and go: what it finds is what a check of the whole finds, what it
/// tells is what it would tell somebody who knew nothing, and every place is on a border of a
/// character, in UTF-16 from the start of its piece.
pub(crate) fn session(data: &[u8]) {
    let mut choices = Choices::new(data);
    let format = choices.of(&["html", "markdown", "plain"]);
    let options = format!("{{\"format\":\"{format}\"}}");
    let mut session = editor::session(&options).expect("these are options");
    let mut sources: HashMap<u32, String> = HashMap::new();
    let mut order: Vec<u32> = Vec::new();
    let mut told = Told::default();
    let mut known: HashMap<u32, Value> = HashMap::new();
    for _ in 0..4 {
        for _ in 0..=choices.below(4) {
            act(&mut choices, &mut session, &mut sources, &mut order);
        }
        session.order(&order);
        sources.retain(|id, _| order.contains(id));
        let whole: String = order
            .iter()
            .filter_map(|id| sources.get(id))
            .cloned()
            .collect();
        let format = helder::Format::of_path(&format!("a.{}", extension(format)));
        let source = Source::new("", format.expect("it is one"), whole).expect("it is small");
        let checked = session.check(&CHECKER).expect("it is small");
        assert_eq!(checked.source.text, source.text, "pieces are joined");
        let report = CHECKER.check(&source, &Options::default());
        let shown = |findings: &[helder::Finding]| format!("{findings:?}");
        assert_eq!(
            shown(&checked.report.findings),
            shown(&report.findings),
            "a session finds what a whole check finds"
        );
        let news = parse(&editor::answer(Profile::default(), checked, &mut told));
        let all = parse(&editor::answer(
            Profile::default(),
            checked,
            &mut Told::default(),
        ));
        for piece in news["pieces"].as_array().expect("it is a list") {
            known.insert(id_of(piece), piece.clone());
        }
        let mut seen = Vec::new();
        for piece in all["pieces"].as_array().expect("it is a list") {
            let id = id_of(piece);
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            // What begins in a piece may reach past it.
            let from = order
                .iter()
                .position(|it| *it == id)
                .expect("it has a place");
            let rest = order[from..].iter().filter_map(|id| sources.get(id));
            check_places(piece, &rest.cloned().collect::<String>());
            if order.iter().filter(|it| **it == id).count() == 1 {
                assert_eq!(known.get(&id), Some(piece), "what changed is told");
            }
        }
        known.retain(|id, _| order.contains(id));
    }
}

fn extension(format: &str) -> &'static str {
    match format {
        "html" => "html",
        "markdown" => "md",
        _ => "txt",
    }
}

/// One change by an editor.
fn act(
    choices: &mut Choices<'_>,
    session: &mut helder::session::Session,
    sources: &mut HashMap<u32, String>,
    order: &mut Vec<u32>,
) {
    let id = choices.below(MAX_PIECES) as u32;
    match choices.below(6) {
        // It names pieces that it never gave, and one piece twice.
        0 => order.insert(choices.below(order.len() + 1), id),
        1 if !order.is_empty() => _ = order.remove(choices.below(order.len())),
        2 => {
            let source = sources.entry(id).or_default();
            let at = boundary(source, choices.below(source.len() + 1));
            source.insert_str(at, choices.of(BITS));
            session.set(id, source.clone());
        }
        3 => {
            let source = sources.entry(id).or_default();
            let at = boundary(source, choices.below(source.len() + 1));
            source.truncate(at);
            session.set(id, source.clone());
        }
        _ => {
            let mut source = grown::text(choices);
            source.truncate(boundary(&source, 600));
            session.set(id, source.clone());
            sources.insert(id, source);
            if !order.contains(&id) {
                order.push(id);
            }
        }
    }
    // A piece that no order named is forgotten.
    sources.retain(|id, _| order.contains(id));
    session.order(order);
}

fn parse(answer: &str) -> Value {
    serde_json::from_str(answer).expect("an answer is JSON")
}

fn id_of(piece: &Value) -> u32 {
    piece["id"].as_u64().expect("it is a number") as u32
}

/// Every place in the answer lies in the text from the piece on, and on the border of a character.
fn check_places(piece: &Value, source: &str) {
    let mut borders = vec![0_u64];
    for c in source.chars() {
        let last = borders.last().copied().unwrap_or_default();
        borders.push(last + c.len_utf16() as u64);
    }
    let check = |from: &Value, to: &Value| {
        let [from, to] = [from, to].map(|it| it.as_u64().expect("it is a number"));
        assert!(from <= to, "a place runs forwards: {piece}");
        for at in [from, to] {
            assert!(
                borders.binary_search(&at).is_ok(),
                "{at} in {source:?}: {piece}"
            );
        }
    };
    for finding in piece["findings"].as_array().expect("it is a list") {
        for range in finding["ranges"].as_array().expect("it is a list") {
            check(&range[0], &range[1]);
        }
        for suggestion in finding["suggestions"].as_array().expect("it is a list") {
            for edit in suggestion["edits"].as_array().into_iter().flatten() {
                check(&edit["from"], &edit["to"]);
            }
        }
    }
    for sentence in piece["sentences"].as_array().expect("it is a list") {
        check(&sentence[0], &sentence[1]);
    }
}
