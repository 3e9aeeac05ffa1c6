//! `helder lsp`: findings while a writer types in her own editor.
//!
//! The server speaks the Language Server Protocol 3.17 over standard input and output. One thread
//! reads messages, another writes them; this one answers. It takes all messages that wait before
//! it checks anything, so that fast typing costs one check at the end and not one a keystroke, and
//! a request that was cancelled meanwhile is not worked on.

mod actions;
mod answers;
mod open;
mod place;

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::time::Duration;

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{self as told, Notification as _};
use lsp_types::request::{self as asked, Request as _};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, DidChangeTextDocumentParams,
    DidChangeWatchedFilesRegistrationOptions, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, FileSystemWatcher, GlobPattern, HoverProviderCapability,
    InitializeParams, InitializeResult, MessageType, PublishDiagnosticsParams, Registration,
    RegistrationParams, ServerCapabilities, ServerInfo, ShowMessageParams,
    TextDocumentSyncCapability, TextDocumentSyncKind, Uri,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::args::Common;
use super::error::Error;
use super::settings::{self, SettingsOf};
use crate::rules::Ui;
use crate::{Checker, Options};
use open::Open;
use place::Encoding;

/// How long the writer has to pause before her text is checked: shorter than a pause in thought,
/// longer than the time between two keys.
const PAUSE: Duration = Duration::from_millis(120);

/// Serves one editor until it says goodbye.
pub(super) fn serve(common: &Common) -> Result<(), Error> {
    let (connection, threads) = Connection::stdio();
    let outcome = serve_on(&connection, common);
    drop(connection);
    let written = threads.join();
    outcome?;
    written.map_err(|cause| Error::Output { cause })
}

/// The same on any connection, for tests.
fn serve_on(connection: &Connection, common: &Common) -> Result<(), Error> {
    let lost = |cause: String| Error::Editor { cause };
    let (id, params) = connection
        .initialize_start()
        .map_err(|error| lost(error.to_string()))?;
    let params: InitializeParams =
        serde_json::from_value(params).map_err(|error| lost(error.to_string()))?;
    let encoding = Encoding::of(&params);
    let answer = InitializeResult {
        capabilities: capabilities(encoding),
        server_info: Some(ServerInfo {
            name: "helder".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    };
    let answer = serde_json::to_value(answer).map_err(|error| lost(error.to_string()))?;
    connection
        .initialize_finish(id, answer)
        .map_err(|error| lost(error.to_string()))?;
    let mut server = Server::new(connection, common, encoding);
    if watches_files(&params) {
        server.watch_settings();
    }
    server.run();
    Ok(())
}

/// What the server can do.
fn capabilities(encoding: Encoding) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Kind(
            TextDocumentSyncKind::INCREMENTAL,
        )),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![
                CodeActionKind::QUICKFIX,
                CodeActionKind::SOURCE_FIX_ALL,
            ]),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}

/// Whether the editor tells of changes in files if it is asked to.
fn watches_files(params: &InitializeParams) -> bool {
    let workspace = params.capabilities.workspace.as_ref();
    let watching = workspace.and_then(|it| it.did_change_watched_files);
    watching.and_then(|it| it.dynamic_registration) == Some(true)
}

/// Whether the editor still needs its server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stay {
    Yes,
    No,
}

/// The server at work for one editor.
struct Server<'a> {
    connection: &'a Connection,
    common: &'a Common,
    checker: Checker,
    settings: SettingsOf<'a>,
    encoding: Encoding,
    /// The texts that are open, by their address.
    open: BTreeMap<Uri, Open>,
    /// What was said of settings that can't be read; it is said once.
    faults: HashSet<String>,
    n_asked: i32,
}

impl<'a> Server<'a> {
    fn new(connection: &'a Connection, common: &'a Common, encoding: Encoding) -> Self {
        Self {
            connection,
            common,
            checker: super::checker(),
            settings: SettingsOf::new(common),
            encoding,
            open: BTreeMap::new(),
            faults: HashSet::new(),
            n_asked: 0,
        }
    }

    fn run(&mut self) {
        while let Some(messages) = self.wait() {
            if self.take(messages) == Stay::No {
                return;
            }
        }
    }

    /// Works on messages that waited together.
    fn take(&mut self, messages: Vec<Message>) -> Stay {
        let cancelled: HashSet<RequestId> = messages.iter().filter_map(cancelled).collect();
        for message in messages {
            match message {
                Message::Request(request) if request.method == asked::Shutdown::METHOD => {
                    // Answers, and waits for the message to leave.
                    let _ = self.connection.handle_shutdown(&request);
                    return Stay::No;
                }
                Message::Request(request) if cancelled.contains(&request.id) => {
                    let code = ErrorCode::RequestCanceled as i32;
                    self.send(Response::new_err(request.id, code, "cancelled".to_owned()));
                }
                Message::Request(request) => self.answer(request),
                Message::Notification(notification) if is(&notification, told::Exit::METHOD) => {
                    return Stay::No;
                }
                Message::Notification(notification) => self.hear(notification),
                Message::Response(_) => {}
            }
        }
        Stay::Yes
    }

    /// All messages that wait. When the writer pauses, the texts that changed are checked first.
    /// None: the editor is gone.
    fn wait(&mut self) -> Option<Vec<Message>> {
        let receiver = &self.connection.receiver;
        let first = if self.open.values().any(Open::is_changed) {
            if let Ok(message) = receiver.recv_timeout(PAUSE) {
                message
            } else {
                self.check_changed();
                self.connection.receiver.recv().ok()?
            }
        } else {
            receiver.recv().ok()?
        };
        let waiting = self.connection.receiver.try_iter();
        Some(std::iter::once(first).chain(waiting).collect())
    }

    fn send(&self, message: impl Into<Message>) {
        // An editor that is gone is noticed at the next read.
        let _ = self.connection.sender.send(message.into());
    }

    fn notify<N: told::Notification>(&self, params: N::Params)
    where
        N::Params: Serialize,
    {
        self.send(Notification::new(N::METHOD.to_owned(), params));
    }

    fn answer(&mut self, request: Request) {
        let id = request.id.clone();
        let response = match request.method.as_str() {
            asked::HoverRequest::METHOD => {
                self.respond::<asked::HoverRequest>(request, |server, params| {
                    let place = params.text_document_position_params;
                    let ui = server.ui();
                    let open = server.fresh(&place.text_document.uri)?;
                    open.hover(place.position, ui)
                })
            }
            asked::CodeActionRequest::METHOD => {
                self.respond::<asked::CodeActionRequest>(request, |server, params| {
                    let uri = params.text_document.uri.clone();
                    server.fresh(&uri)?;
                    let open = server.open.get(&uri)?;
                    Some(open.actions(&server.checker, &params))
                })
            }
            method => Response::new_err(
                id,
                ErrorCode::MethodNotFound as i32,
                format!("helder does not know {method}"),
            ),
        };
        self.send(response);
    }

    /// Works on a request whose parameters can be read.
    fn respond<R: asked::Request>(
        &mut self,
        request: Request,
        work: impl FnOnce(&mut Self, R::Params) -> R::Result,
    ) -> Response
    where
        R::Params: DeserializeOwned,
        R::Result: Serialize,
    {
        match serde_json::from_value(request.params) {
            Ok(params) => Response::new_ok(request.id, work(self, params)),
            Err(error) => {
                let code = ErrorCode::InvalidParams as i32;
                Response::new_err(request.id, code, error.to_string())
            }
        }
    }

    fn hear(&mut self, notification: Notification) {
        match notification.method.as_str() {
            told::DidOpenTextDocument::METHOD => {
                if let Some(params) = read::<DidOpenTextDocumentParams>(notification) {
                    let item = params.text_document;
                    let open = Open::new(&item.uri, &item.language_id, item.version, item.text);
                    self.open.insert(item.uri, open.encoded(self.encoding));
                }
            }
            told::DidChangeTextDocument::METHOD => {
                if let Some(params) = read::<DidChangeTextDocumentParams>(notification)
                    && let Some(open) = self.open.get_mut(&params.text_document.uri)
                {
                    open.change(params.text_document.version, &params.content_changes);
                }
            }
            told::DidCloseTextDocument::METHOD => {
                if let Some(params) = read::<DidCloseTextDocumentParams>(notification) {
                    let uri = params.text_document.uri;
                    self.open.remove(&uri);
                    self.notify::<told::PublishDiagnostics>(PublishDiagnosticsParams::new(
                        uri,
                        Vec::new(),
                        None,
                    ));
                }
            }
            told::DidChangeWatchedFiles::METHOD | told::DidChangeConfiguration::METHOD => {
                self.read_settings_again();
            }
            // Saving changes nothing, and what is optional may be left unheard.
            _ => {}
        }
    }

    fn read_settings_again(&mut self) {
        self.settings = SettingsOf::new(self.common);
        self.faults.clear();
        for open in self.open.values_mut() {
            open.touch();
        }
    }

    /// Asks the editor to tell when a helder.toml changes.
    fn watch_settings(&mut self) {
        let watchers = vec![FileSystemWatcher {
            glob_pattern: GlobPattern::String(format!("**/{}", settings::FILE)),
            kind: None,
        }];
        let options = DidChangeWatchedFilesRegistrationOptions { watchers };
        let registration = Registration {
            id: "settings".to_owned(),
            method: told::DidChangeWatchedFiles::METHOD.to_owned(),
            register_options: serde_json::to_value(options).ok(),
        };
        self.n_asked += 1;
        self.send(Request::new(
            RequestId::from(self.n_asked),
            asked::RegisterCapability::METHOD.to_owned(),
            RegistrationParams {
                registrations: vec![registration],
            },
        ));
    }

    fn check_changed(&mut self) {
        let changed: Vec<Uri> = self
            .open
            .iter()
            .filter(|(_, open)| open.is_changed())
            .map(|(uri, _)| uri.clone())
            .collect();
        for uri in changed {
            self.fresh(&uri);
        }
    }

    /// An open text, checked as it is now; its findings are told when they are new.
    fn fresh(&mut self, uri: &Uri) -> Option<&Open> {
        if self.open.get(uri)?.is_changed() {
            let options = self.options(uri);
            let open = self.open.get_mut(uri)?;
            open.check(&self.checker, options);
            let diagnostics = open.diagnostics();
            let version = Some(open.version());
            self.notify::<told::PublishDiagnostics>(PublishDiagnosticsParams::new(
                uri.clone(),
                diagnostics,
                version,
            ));
        }
        self.open.get(uri)
    }

    /// How a text is checked; none: its settings leave it out. Settings that can't be read are said,
    /// and the text is checked without them.
    fn options(&mut self, uri: &Uri) -> Option<Options> {
        let path = place::path_of(uri).unwrap_or_else(|| Path::new("-").to_path_buf());
        match self.settings.options_at(&path) {
            Ok(options) => options,
            Err(error) => {
                let ui = self.common.ui_without_page();
                let lines = error.lines(ui).join("\n");
                if self.faults.insert(lines.clone()) {
                    self.notify::<told::ShowMessage>(ShowMessageParams {
                        typ: MessageType::ERROR,
                        message: lines,
                    });
                }
                Some(Options::default())
            }
        }
    }

    /// The language for pages of rules, if the settings name one.
    fn ui(&mut self) -> Option<Ui> {
        self.settings.ui().ok().flatten()
    }
}

fn is(notification: &Notification, method: &str) -> bool {
    notification.method == method
}

/// The parameters of a notification. What can't be read has nobody to be told to.
fn read<P: DeserializeOwned>(notification: Notification) -> Option<P> {
    serde_json::from_value(notification.params).ok()
}

/// The request that a message takes back.
fn cancelled(message: &Message) -> Option<RequestId> {
    let Message::Notification(notification) = message else {
        return None;
    };
    if !is(notification, told::Cancel::METHOD) {
        return None;
    }
    let id = notification.params.get("id")?;
    match (id.as_i64(), id.as_str()) {
        (Some(number), _) => Some(RequestId::from(i32::try_from(number).ok()?)),
        (None, Some(name)) => Some(RequestId::from(name.to_owned())),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests;
