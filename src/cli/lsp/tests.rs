use std::thread;

use lsp_server::{Connection, Message, Notification, Request, RequestId, ResponseError};
use serde_json::{Value, json};

use crate::cli::args::{Cli, Common};

const URI: &str = "file:///nergens/pagina.md";

/// An editor that speaks with a server of its own.
struct Editor {
    connection: Connection,
    n_asked: i32,
}

impl Editor {
    /// Runs `play` against a server; both must come to their end.
    fn with(play: impl FnOnce(&mut Editor)) {
        let (ours, theirs) = Connection::memory();
        thread::scope(|scope| {
            let server = scope.spawn(move || {
                let common = common();
                super::serve_on(&theirs, &common)
            });
            let mut editor = Editor {
                connection: ours,
                n_asked: 0,
            };
            let answer = editor.ask("initialize", json!({ "capabilities": {} }));
            assert_eq!(answer["capabilities"]["positionEncoding"], "utf-16");
            editor.tell("initialized", json!({}));
            play(&mut editor);
            editor.ask("shutdown", Value::Null);
            editor.tell("exit", Value::Null);
            let outcome = server.join().expect("the server does not panic");
            assert!(outcome.is_ok(), "{outcome:?}");
        });
    }

    fn send(&self, message: impl Into<Message>) {
        let sent = self.connection.sender.send(message.into());
        sent.expect("the server listens");
    }

    fn tell(&self, method: &str, params: Value) {
        self.send(Notification::new(method.to_owned(), params));
    }

    fn request(&mut self, method: &str, params: Value) -> RequestId {
        self.n_asked += 1;
        let id = RequestId::from(self.n_asked);
        self.send(Request::new(id.clone(), method.to_owned(), params));
        id
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        self.response(&id).expect("an answer")
    }

    fn response(&self, id: &RequestId) -> Result<Value, ResponseError> {
        loop {
            match self.connection.receiver.recv().expect("an answer") {
                Message::Response(response) if response.id == *id => {
                    return response.response_result;
                }
                _ => {}
            }
        }
    }

    /// The findings of the next message that has any to tell: version, then rule and words.
    fn findings(&self, text: &str) -> (Option<i64>, Vec<String>) {
        loop {
            let message = self.connection.receiver.recv().expect("findings");
            let Message::Notification(notification) = message else {
                continue;
            };
            if notification.method != "textDocument/publishDiagnostics" {
                continue;
            }
            let params = notification.params;
            let found = params["diagnostics"].as_array().expect("a list");
            let found = found.iter().map(|it| {
                let rule = it["code"].as_str().expect("a name");
                format!("{rule}: {}", words(text, &it["range"]))
            });
            return (params["version"].as_i64(), found.collect());
        }
    }

    fn open(&self, text: &str) {
        let document = json!({ "uri": URI, "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }
}

fn common() -> Common {
    let arguments = ["helder", "--no-config", "--messages", "en", "lsp"];
    <Cli as clap::Parser>::parse_from(arguments).common
}

/// The byte of a position in UTF-16, on lines that end in a line feed.
fn byte(text: &str, position: &Value) -> usize {
    let number = |name: &str| position[name].as_u64().expect("a number") as usize;
    let line_start: usize = text
        .split_inclusive('\n')
        .take(number("line"))
        .map(str::len)
        .sum();
    let mut left = number("character");
    let mut at = line_start;
    for c in text[line_start..].chars() {
        if left == 0 {
            break;
        }
        left -= c.len_utf16();
        at += c.len_utf8();
    }
    at
}

fn words<'t>(text: &'t str, range: &Value) -> &'t str {
    &text[byte(text, &range["start"])..byte(text, &range["end"])]
}

/// The text after an action, by a reader of the protocol that shares no code with the server.
fn applied(text: &str, action: &Value) -> String {
    let edits = action["edit"]["changes"][URI].as_array().expect("edits");
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        let range = &edit["range"];
        let (from, to) = (byte(text, &range["start"]), byte(text, &range["end"]));
        out.replace_range(from..to, edit["newText"].as_str().expect("words"));
    }
    out
}

const TEXT: &str = "# Parkeren 😀\n\nHé 😀! Indien u een *vergunning* heeft, dient u te betalen.\n";

/// The actions at the words `at`, which stand in the text once.
fn actions(editor: &mut Editor, text: &str, at: &str, only: Option<&str>) -> Vec<Value> {
    let start = text.find(at).expect("the words");
    let line = text[..start].matches('\n').count();
    let line_start = text[..start].rfind('\n').map_or(0, |it| it + 1);
    let units = |part: &str| part.encode_utf16().count();
    let from = units(&text[line_start..start]);
    let range = json!({
        "start": { "line": line, "character": from },
        "end": { "line": line, "character": from + units(at) },
    });
    let mut context = json!({ "diagnostics": [] });
    if let Some(kind) = only {
        context["only"] = json!([kind]);
    }
    let params = json!({
        "textDocument": { "uri": URI },
        "range": range,
        "context": context,
    });
    let answer = editor.ask("textDocument/codeAction", params);
    answer.as_array().cloned().unwrap_or_default()
}

#[test]
fn findings_come_with_the_text_and_go_with_it() {
    Editor::with(|editor| {
        editor.open(TEXT);
        let (version, found) = editor.findings(TEXT);
        assert_eq!(version, Some(1));
        assert!(
            found.contains(&"hard-conjunction: Indien".to_owned()),
            "{found:?}"
        );
        let document = json!({ "uri": URI });
        editor.tell("textDocument/didClose", json!({ "textDocument": document }));
        assert_eq!(editor.findings(TEXT).1, Vec::<String>::new());
    });
}

#[test]
fn a_suggestion_is_written_where_it_belongs() {
    Editor::with(|editor| {
        editor.open(TEXT);
        let actions = actions(editor, TEXT, "Indien", None);
        let first = &actions[0];
        assert_eq!(first["title"], "Write “Als”");
        assert_eq!(first["isPreferred"], true);
        assert_eq!(applied(TEXT, first), TEXT.replace("Indien", "Als"));
    });
}

#[test]
fn a_rule_can_be_turned_off_here() {
    Editor::with(|editor| {
        editor.open(TEXT);
        let actions = actions(editor, TEXT, "Indien", None);
        let off = actions.iter().find(|it| {
            let title = it["title"].as_str().expect("a title");
            title == "Turn hard-conjunction off here"
        });
        let comment = "<!-- helder-off-next hard-conjunction -->\n";
        let expected = TEXT.replace("Hé", &format!("{comment}Hé"));
        assert_eq!(applied(TEXT, off.expect("an action")), expected);
    });
}

#[test]
fn all_that_fits_is_one_action_for_who_asks() {
    Editor::with(|editor| {
        editor.open(TEXT);
        let all = actions(editor, TEXT, "Indien", Some("source.fixAll"));
        let fixed = applied(TEXT, &all[0]);
        let expected = "# Parkeren 😀\n\nHé 😀! Als u een *vergunning* heeft, moet u betalen.\n";
        assert_eq!(fixed, expected);
        let unasked = actions(editor, TEXT, "Indien", Some("refactor"));
        assert!(unasked.is_empty(), "{unasked:?}");
    });
}

#[test]
fn the_page_of_a_rule_is_shown_at_its_finding() {
    Editor::with(|editor| {
        editor.open(TEXT);
        let at = |line: u32, character: u32| {
            json!({
                "textDocument": { "uri": URI },
                "position": { "line": line, "character": character },
            })
        };
        let hover = editor.ask("textDocument/hover", at(2, 9));
        let page = hover["contents"]["value"].as_str().expect("a page");
        assert!(page.starts_with("# "), "{page}");
        assert_eq!(words(TEXT, &hover["range"]), "Indien");
        assert_eq!(editor.ask("textDocument/hover", at(0, 3)), Value::Null);
    });
}

/// Each key is a message; only the text at the pause is checked, and what the server holds is what
/// the editor has.
#[test]
fn a_thousand_fast_edits_end_in_one_check() {
    Editor::with(|editor| {
        editor.open("Hallo 😀\n\n");
        let sentence = "Indien u 😀 belt, helpen wij u.\r\n".repeat(32);
        let mut text = "Hallo 😀\n\n".to_owned();
        let (mut line, mut character) = (2, 0);
        let mut version = 1;
        for c in sentence.chars() {
            version += 1;
            let place = json!({ "line": line, "character": character });
            editor.tell(
                "textDocument/didChange",
                json!({
                    "textDocument": { "uri": URI, "version": version },
                    "contentChanges": [{
                        "range": { "start": place, "end": place },
                        "text": c.to_string(),
                    }],
                }),
            );
            text.push(c);
            match c {
                '\n' => (line, character) = (line + 1, 0),
                // Alone it ends a line too, until its line feed comes.
                '\r' => character += 1,
                c => character += c.len_utf16(),
            }
        }
        let mut n_told = 0;
        let (last, found) = loop {
            let told = editor.findings(&text);
            n_told += 1;
            if told.0 == Some(version) {
                break told;
            }
        };
        assert_eq!(last, Some(version));
        let n_found = found.iter().filter(|it| it.ends_with(": Indien")).count();
        assert_eq!(n_found, 32, "{found:?}");
        assert!(n_told < 50, "{n_told} checks for {version} edits");
    });
}

#[test]
fn what_is_taken_back_is_not_worked_on() {
    let (ours, theirs) = Connection::memory();
    let common = common();
    let mut server = super::Server::new(&theirs, &common, super::Encoding::Utf16);
    let request = |id: i32| {
        let params = json!({
            "textDocument": { "uri": URI },
            "position": { "line": 2, "character": 9 },
        });
        Request::new(RequestId::from(id), "textDocument/hover".to_owned(), params).into()
    };
    let cancel = Notification::new("$/cancelRequest".to_owned(), json!({ "id": 7 }));
    let stay = server.take(vec![request(6), request(7), cancel.into(), request(8)]);
    assert_eq!(stay, super::Stay::Yes);
    let answers = ours.receiver.try_iter().map(|message| match message {
        Message::Response(response) => response.response_result.map_err(|it| it.code),
        message => panic!("{message:?}"),
    });
    let answers: Vec<Result<Value, i32>> = answers.collect();
    // LSP 3.17: RequestCancelled.
    assert_eq!(answers, [Ok(Value::Null), Err(-32800), Ok(Value::Null)]);
}

#[test]
fn what_is_unknown_is_answered_with_an_error() {
    Editor::with(|editor| {
        let id = editor.request("textDocument/rename", json!({}));
        let error = editor.response(&id).expect_err("an error");
        assert!(error.message.contains("textDocument/rename"), "{error:?}");
        let id = editor.request("textDocument/hover", json!({ "position": 1 }));
        assert!(editor.response(&id).is_err());
    });
}

#[test]
fn texts_of_other_formats_are_left_alone() {
    Editor::with(|editor| {
        let document = json!({
            "uri": "file:///nergens/main.rs", "languageId": "rust", "version": 1,
            "text": "// Indien u belt.\n",
        });
        editor.tell("textDocument/didOpen", json!({ "textDocument": document }));
        assert_eq!(editor.findings("").1, Vec::<String>::new());
    });
}
