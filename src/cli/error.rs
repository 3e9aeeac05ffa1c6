//! What can keep the command line from its work: where, what, and how to mend it.

use std::io;

use super::fetch::WebFault;
use crate::config::Fault;
use crate::report::Unread;
use crate::rules::Ui;

/// The largest file that is read, in bytes. A page of this size is a mistake or an attack.
pub(super) const MAX_FILE: u64 = 64 << 20;

/// How many faults in a configuration are told at once.
const MAX_FAULTS: usize = 20;

/// Something that keeps helder from checking an input, or from working at all.
#[derive(Debug)]
pub(super) enum Error {
    /// No such file or folder.
    Missing { path: String },
    /// The system does not let us read it.
    Unreadable { path: String, cause: String },
    /// Nothing but white space.
    Empty { path: String },
    /// A NUL byte near the start: not text.
    Binary { path: String },
    /// Text in another encoding that says so itself.
    Utf16 { path: String },
    /// Text in another encoding.
    NotUtf8 {
        path: String,
        offset: usize,
        line: usize,
        byte: u8,
    },
    /// Larger than [`MAX_FILE`].
    TooLarge { path: String },
    /// A letter that is not what its name says.
    BrokenLetter { path: String },
    /// A program that should make a text of a file, and did not.
    Program { path: String, cause: String },
    /// The same, which took longer than it may.
    SlowProgram { path: String, seconds: f64 },
    /// `fix` on what is no text.
    NotWritable { path: String },
    /// An address that gives no page.
    Web { url: String, fault: WebFault },
    /// A file whose name does not tell its format.
    UnknownType { path: String },
    /// A version that git does not give.
    NoRevision { path: String, cause: String },
    /// git does not tell what changed.
    NoChange { name: String, cause: String },
    /// A revision that shares no commit with the work at hand.
    NoMergeBase { name: String },
    /// A diff that is not of this text.
    OtherDiff { path: String },
    /// A line of a baseline that is none.
    BaselineLine { path: String, line: usize },
    /// A report that is none of ours.
    NoReport { path: String },
    /// A file among earlier reports that is none.
    NoHistory { path: String },
    /// No input was left to check.
    NothingToCheck { paths: Vec<String> },
    /// No rule has this name.
    UnknownRule {
        name: String,
        near: Vec<&'static str>,
    },
    /// The system does not let us write it.
    Unwritable { path: String, cause: String },
    /// A file that somebody else wrote while we worked on it.
    Changed { path: String },
    /// A name that is not UTF-8, as it is shown.
    OddName { path: String },
    /// There is nobody to ask.
    NotATerminal,
    /// Two reports would run through each other.
    TwoOnStdout,
    /// `fix --jsonl`: there is no file to write.
    NoFiles,
    /// A configuration that helder does not understand; there is at least one fault.
    Config { path: String, faults: Vec<Fault> },
    /// A file that `helder init` would write is there.
    Exists { path: String },
    /// The editor does not speak as agreed.
    Editor { cause: String },
    /// Standard output can't be written.
    Output { cause: io::Error },
}

impl Error {
    /// Whether nobody reads our output any more.
    pub(super) fn is_unheard(&self) -> bool {
        matches!(self, Self::Output { cause } if cause.kind() == io::ErrorKind::BrokenPipe)
    }

    /// The place: a path, a name, or none.
    fn place(&self) -> Option<String> {
        match self {
            Self::Missing { path }
            | Self::Unreadable { path, .. }
            | Self::Empty { path }
            | Self::Binary { path }
            | Self::Utf16 { path }
            | Self::NotUtf8 { path, .. }
            | Self::TooLarge { path }
            | Self::UnknownType { path }
            | Self::BrokenLetter { path }
            | Self::Program { path, .. }
            | Self::SlowProgram { path, .. }
            | Self::NotWritable { path }
            | Self::Unwritable { path, .. }
            | Self::Changed { path }
            | Self::OddName { path }
            | Self::Config { path, .. }
            | Self::Exists { path }
            | Self::OtherDiff { path }
            | Self::NoReport { path }
            | Self::NoHistory { path }
            | Self::NoRevision { path, .. } => Some(path.clone()),
            Self::Web { url, .. } => Some(url.clone()),
            Self::NoChange { name, .. } | Self::NoMergeBase { name } => Some(name.clone()),
            Self::BaselineLine { path, line } => Some(format!("{path}:{line}")),
            Self::NothingToCheck { paths } => Some(paths.join(", ")),
            Self::UnknownRule { name, .. } => Some(name.clone()),
            Self::NotATerminal
            | Self::NoFiles
            | Self::TwoOnStdout
            | Self::Editor { .. }
            | Self::Output { .. } => None,
        }
    }

    /// What is wrong, without a full stop.
    fn what(&self, ui: Ui) -> String {
        let fixed = |nl: &str, en: &str| ui.pick(nl, en).to_string();
        match self {
            Self::Missing { .. } => fixed(
                "dit bestand of deze map is er niet",
                "there is no such file or folder",
            ),
            Self::Unreadable { cause, .. } => match ui {
                Ui::Nl => format!("het lezen lukt niet ({cause})"),
                Ui::En => format!("it can't be read ({cause})"),
            },
            Self::Empty { .. } => fixed("er staat geen tekst in", "it holds no text"),
            Self::Binary { .. } => fixed(
                "dit is geen tekst: er staan nulbytes in",
                "this is not text: it holds NUL bytes",
            ),
            Self::Utf16 { .. } => fixed(
                "de tekst is opgeslagen als UTF-16",
                "the text is saved as UTF-16",
            ),
            Self::NotUtf8 {
                offset, line, byte, ..
            } => match ui {
                Ui::Nl => {
                    format!("de tekst is geen UTF-8: byte {offset} op regel {line} is 0x{byte:02X}")
                }
                Ui::En => {
                    format!("the text is not UTF-8: byte {offset} on line {line} is 0x{byte:02X}")
                }
            },
            Self::TooLarge { .. } => match ui {
                Ui::Nl => format!("dit is groter dan {} MB", MAX_FILE >> 20),
                Ui::En => format!("it is larger than {} MB", MAX_FILE >> 20),
            },
            Self::Web { fault, .. } => fault.what(ui),
            Self::BrokenLetter { .. } => fixed(
                "dit is niet de brief die de naam belooft",
                "this is not the letter that the name promises",
            ),
            Self::Program { cause, .. } => match ui {
                Ui::Nl => {
                    format!("het programma van --preprocess maakt er geen tekst van ({cause})")
                }
                Ui::En => format!("the program of --preprocess makes no text of it ({cause})"),
            },
            Self::SlowProgram { seconds, .. } => match ui {
                Ui::Nl => {
                    let seconds = seconds.to_string().replace('.', ",");
                    format!("het programma van --preprocess is na {seconds} seconden niet klaar")
                }
                Ui::En => {
                    format!("the program of --preprocess has not ended after {seconds} seconds")
                }
            },
            Self::NotWritable { .. } => fixed(
                "helder kan in deze soort bestand niet schrijven",
                "helder can't write in this kind of file",
            ),
            Self::UnknownType { .. } => fixed(
                "de naam vertelt niet wat voor tekst dit is",
                "the name does not tell what kind of text this is",
            ),
            Self::NoRevision { cause, .. } => match ui {
                Ui::Nl => format!("git geeft deze versie niet ({cause})"),
                Ui::En => format!("git does not give this version ({cause})"),
            },
            Self::NoChange { cause, .. } => match ui {
                Ui::Nl => format!("git vertelt niet wat er veranderd is ({cause})"),
                Ui::En => format!("git does not tell what changed ({cause})"),
            },
            Self::NoMergeBase { .. } => fixed(
                "git kent geen versie waar dit en uw werk allebei van komen",
                "git knows no version that both this and your work come from",
            ),
            Self::OtherDiff { .. } => fixed(
                "de diff hoort bij een andere versie van dit bestand",
                "the diff is of another version of this file",
            ),
            Self::BaselineLine { .. } => fixed(
                "deze regel is geen bekende vondst",
                "this line is no known finding",
            ),
            Self::NoReport { .. } => fixed(
                "dit is geen verslag van helder als JSON",
                "this is not a JSON report of helder",
            ),
            Self::NoHistory { .. } => fixed(
                "dit zijn geen cijfers van een eerder verslag",
                "these are no figures of an earlier report",
            ),
            Self::NothingToCheck { .. } => {
                fixed("er is niets om te controleren", "there is nothing to check")
            }
            Self::UnknownRule { .. } => fixed("deze regel bestaat niet", "there is no such rule"),
            Self::Unwritable { cause, .. } => match ui {
                Ui::Nl => format!("het schrijven lukt niet ({cause})"),
                Ui::En => format!("it can't be written ({cause})"),
            },
            Self::Changed { .. } => fixed(
                "dit bestand is intussen veranderd, en helder schreef niets",
                "this file has changed meanwhile, and helder wrote nothing",
            ),
            Self::OddName { .. } => fixed("deze naam is geen UTF-8", "this name is not UTF-8"),
            Self::NotATerminal => fixed(
                "--interactive heeft een terminal nodig om vragen te stellen",
                "--interactive needs a terminal to ask its questions",
            ),
            Self::TwoOnStdout => fixed(
                "er kan maar één verslag naar standaarduitvoer",
                "only one report can go to standard output",
            ),
            Self::NoFiles => fixed(
                "fix schrijft bestanden en kent --jsonl niet",
                "fix writes files and does not know --jsonl",
            ),
            Self::Config { faults, .. } => faults
                .first()
                .map_or_else(String::new, |fault| fault.what(ui)),
            Self::Exists { .. } => fixed("dit bestand is er al", "this file is there already"),
            Self::Editor { cause } => match ui {
                Ui::Nl => format!("dit is geen bericht van een editor ({cause})"),
                Ui::En => format!("this is no message of an editor ({cause})"),
            },
            Self::Output { cause } => match ui {
                Ui::Nl => format!("schrijven naar standaarduitvoer lukt niet ({cause})"),
                Ui::En => format!("standard output can't be written ({cause})"),
            },
        }
    }

    /// How to mend it: a whole sentence.
    fn mend(&self, ui: Ui) -> String {
        let (nl, en) = match self {
            Self::Missing { .. } => ("Kijk of de naam klopt.", "See if the name is right."),
            Self::Unreadable { .. } => (
                "Kijk of u het bestand mag lezen.",
                "See if you may read the file.",
            ),
            Self::Empty { .. } => (
                "Sla de tekst op en probeer het weer.",
                "Save the text and try again.",
            ),
            Self::Binary { .. } => (
                "Bewaar de tekst als HTML, Markdown of platte tekst.",
                "Save the text as HTML, Markdown or plain text.",
            ),
            Self::Utf16 { .. } | Self::NotUtf8 { .. } => {
                ("Sla het bestand op als UTF-8.", "Save the file as UTF-8.")
            }
            Self::TooLarge { .. } => (
                "Deel het op in kleinere bestanden.",
                "Split it into smaller files.",
            ),
            Self::Web { fault, .. } => fault.mend(),
            Self::BrokenLetter { .. } => (
                "Open de brief en bewaar hem opnieuw.",
                "Open the letter and save it again.",
            ),
            Self::Program { .. } => (
                "Voer het programma zelf eens uit op dit bestand.",
                "Run the program on this file yourself.",
            ),
            Self::SlowProgram { .. } => (
                "Geef het met --timeout meer tijd, of voer het zelf eens uit op dit bestand.",
                "Give it more time with --timeout, or run it on this file yourself.",
            ),
            Self::NotWritable { .. } => (
                "Verander de tekst in het programma waarmee u hem schreef.",
                "Change the text in the program that you wrote it with.",
            ),
            Self::UnknownType { .. } => (
                "Zeg het met --type html, markdown of plain.",
                "Say so with --type html, markdown or plain.",
            ),
            Self::NoRevision { .. } => (
                "Schrijf REVISIE:PAD, met het pad vanaf de bovenste map van de repository.",
                "Write REVISION:PATH, with the path from the top folder of the repository.",
            ),
            Self::NoChange { .. } => (
                "Geef een versie die git kent, zoals main, en werk in de repository.",
                "Give a revision that git knows, such as main, and work in the repository.",
            ),
            Self::NoMergeBase { .. } => (
                "Haal meer geschiedenis op, zoals met fetch-depth: 0 of GIT_DEPTH: 0.",
                "Fetch more history, as with fetch-depth: 0 or GIT_DEPTH: 0.",
            ),
            Self::OtherDiff { .. } => (
                "Maak de diff opnieuw, van de bestanden zoals zij nu zijn.",
                "Make the diff again, of the files as they are now.",
            ),
            Self::BaselineLine { .. } => (
                "Haal de regel weg, of maak het bestand opnieuw met `helder baseline --add`.",
                "Take the line out, or make the file again with `helder baseline --add`.",
            ),
            Self::NoReport { .. } => (
                "Maak een verslag met `helder check --output json=FILE`.",
                "Make a report with `helder check --output json=FILE`.",
            ),
            Self::NoHistory { .. } => (
                "Haal het bestand uit de map van --history.",
                "Take the file out of the folder of --history.",
            ),
            Self::NothingToCheck { .. } => (
                "helder leest bestanden die eindigen op html, htm, md, markdown, txt, docx, odt of eml, en - voor standaardinvoer.",
                "helder reads files that end in html, htm, md, markdown, txt, docx, odt or eml, and - for standard input.",
            ),
            Self::UnknownRule { near, .. } if !near.is_empty() => {
                let names = near.join(ui.pick(" of ", " or "));
                return match ui {
                    Ui::Nl => format!("Bedoelt u {names}?"),
                    Ui::En => format!("Did you mean {names}?"),
                };
            }
            Self::UnknownRule { .. } => (
                "De opdracht `helder rules` toont alle regels.",
                "The command `helder rules` lists them all.",
            ),
            Self::Unwritable { .. } => (
                "Kijk of u in het bestand en de map mag schrijven, en of er ruimte op de schijf is.",
                "See if you may write the file and its folder, and if there is room on the disk.",
            ),
            Self::Changed { .. } => ("Voer de opdracht opnieuw uit.", "Run the command again."),
            Self::OddName { .. } => (
                "Geef het bestand een andere naam. Met de map als naam controleert helder het wel.",
                "Give the file another name. With its folder as name helder does check it.",
            ),
            Self::NotATerminal => (
                "Laat --interactive weg, of bekijk eerst met --diff wat er verandert.",
                "Leave out --interactive, or see first what would change with --diff.",
            ),
            Self::TwoOnStdout => (
                "Geef het andere een bestand, zoals --output sarif=helder.sarif.",
                "Give the other one a file, as in --output sarif=helder.sarif.",
            ),
            Self::NoFiles => (
                "Noem bestanden, of - voor standaardinvoer.",
                "Name files, or - for standard input.",
            ),
            Self::Config { faults, .. } => {
                let first = faults.first();
                return first.map_or_else(String::new, |fault| fault.mend(ui));
            }
            Self::Exists { .. } => (
                "Verander het, of geef het een andere naam.",
                "Change it, or give it another name.",
            ),
            Self::Editor { .. } => (
                "Laat uw editor `helder lsp` starten: docs/editors.md vertelt hoe.",
                "Let your editor start `helder lsp`: docs/editors.md tells how.",
            ),
            Self::Output { .. } => (
                "Kijk of er ruimte op de schijf is.",
                "See if there is room on the disk.",
            ),
        };
        ui.pick(nl, en).to_string()
    }

    /// The line on standard error, after the program's name.
    pub(super) fn line(&self, ui: Ui) -> String {
        let place = self
            .place()
            .map_or(String::new(), |place| format!("{place}: "));
        format!("{place}{}. {}", self.what(ui), self.mend(ui))
    }

    /// The lines on standard error: one, or one for each fault in a configuration.
    pub(super) fn lines(&self, ui: Ui) -> Vec<String> {
        let Self::Config { path, faults } = self else {
            return vec![self.line(ui)];
        };
        let shown = faults.iter().take(MAX_FAULTS);
        let mut lines: Vec<String> = shown.map(|fault| fault.line(ui, path)).collect();
        let more = faults.len() - lines.len();
        if more > 0 {
            lines.push(match ui {
                Ui::Nl => format!("{path}: en nog {more} fouten meer."),
                Ui::En => format!("{path}: and {more} faults more."),
            });
        }
        lines
    }

    /// As reports list it.
    pub(super) fn unread(&self, ui: Ui) -> Unread {
        Unread {
            path: self.place().unwrap_or_default(),
            reason: self.what(ui),
            mend: self.mend(ui),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_place_fault_and_mend_in_both_languages() {
        let path = || "brief.md".to_string();
        let errors = [
            Error::Missing { path: path() },
            Error::Unreadable {
                path: path(),
                cause: "closed".to_string(),
            },
            Error::Empty { path: path() },
            Error::Binary { path: path() },
            Error::Utf16 { path: path() },
            Error::NotUtf8 {
                path: path(),
                offset: 3,
                line: 1,
                byte: 0xE9,
            },
            Error::TooLarge { path: path() },
            Error::UnknownType { path: path() },
            Error::NoRevision {
                path: path(),
                cause: "bad".to_string(),
            },
            Error::NoChange {
                name: path(),
                cause: "bad".to_string(),
            },
            Error::NoMergeBase { name: path() },
            Error::OtherDiff { path: path() },
            Error::NoReport { path: path() },
            Error::NoHistory { path: path() },
            Error::NothingToCheck {
                paths: vec![path()],
            },
            Error::Exists { path: path() },
            Error::Changed { path: path() },
            Error::OddName { path: path() },
            Error::UnknownRule {
                name: path(),
                near: vec![],
            },
            Error::UnknownRule {
                name: path(),
                near: vec!["long-sentence"],
            },
        ];
        for error in errors {
            for ui in [Ui::Nl, Ui::En] {
                let (what, mend) = (error.what(ui), error.mend(ui));
                assert!(!what.ends_with('.'), "{what}");
                assert!(mend.ends_with(['.', '?']), "{mend}");
                assert_eq!(error.line(ui), format!("brief.md: {what}. {mend}"));
            }
            assert_ne!(error.mend(Ui::Nl), error.mend(Ui::En));
        }
    }
}
