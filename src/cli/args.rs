//! What can be typed: the commands, their options and their help.

use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::fetch::{Fetcher, Manners, is_web};
use super::outputs::Wanted;
use super::preprocess::Preprocess;
use super::shell::command_name;
use crate::config::Glob;
use crate::gates::FailOn;
use crate::rules::{Profile, Ui};
use crate::{Format, Lang, Severity};

/// See where a text is hard to read, why, and what to write instead.
///
/// helder checks web pages and other texts for citizens, in Dutch and in English. Nothing leaves
/// your computer.
#[derive(Debug, Parser)]
#[command(
    name = "helder",
    version,
    arg_required_else_help = true,
    subcommand_required = true,
    max_term_width = 96,
    after_help = "Examples:
  helder check letter.html           check a page
  helder check public/               check every page of a built site
  helder explain long-sentence       read why a rule exists and how to follow it

Use `helder <command> --help` for all that a command can do."
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Find what is hard to read
    ///
    /// Shows each finding with the words it is about, why they are hard to read, and what to write
    /// instead.
    #[command(after_long_help = CHECK_HELP)]
    Check(CheckArgs),
    /// Write down the findings of today, so that a check shows new ones only
    ///
    /// Writes helder-baseline.tsv, a finding a line. A second time, the findings that are gone leave
    /// it; new ones come in with --add only, so that it can only get shorter.
    #[command(after_long_help = BASELINE_HELP)]
    Baseline(BaselineArgs),
    /// Write a report on a site, with the pages to start with
    ///
    /// One file for a browser, with all that it needs in it: how hard the pages are, which ones to
    /// start with, their texts with what was found, and an annex on ISO 24495-1 and WCAG.
    #[command(after_long_help = REPORT_HELP)]
    Report(ReportArgs),
    /// Write suggestions into the texts where they fit as they are
    ///
    /// Changes words for plainer ones, writes abbreviations in full, and the like: only where the
    /// sentence stays right. Quotations, code, names, addresses and attributes stay as they are.
    /// Look at what changed before you publish it.
    #[command(after_long_help = FIX_HELP)]
    Fix(FixArgs),
    /// Tell how hard a text is, and what makes it so
    ///
    /// Gives a level from 1 (easy) to 4 (very hard) for texts that are long enough, the points that
    /// come from words and from sentences, and the sentences that are hardest to read. The classic
    /// formulas stand beside them as facts. docs/score.md tells what the level is worth.
    #[command(after_long_help = SCORE_HELP)]
    Score(ScoreArgs),
    /// Show what helder reads: blocks, sentences and words
    ///
    /// Shows each block with its kind, its language, its sentences and the syllables of its words.
    #[command(after_long_help = INSPECT_HELP)]
    Inspect(Inputs),
    /// Explain a rule
    ///
    /// Prints the page of a rule: what it finds, why that is hard to read, how to mend it, and what
    /// it does not see. The Dutch name of a rule gives the Dutch page.
    Explain {
        /// The name of the rule, in English or in Dutch
        rule: String,
        /// Tell us that a finding is wrong: these words were marked
        ///
        /// Prints what to send: the rule, the version and the words, with digits, addresses and
        /// names taken out. Nothing is sent: look it over and put it into an issue.
        #[arg(long, value_name = "WORDS")]
        wrong: Option<String>,
    },
    /// List all rules
    Rules,
    /// Show findings while you type, in an editor that speaks the Language Server Protocol
    ///
    /// The editor starts it and speaks with it over standard input and output; there is nothing to
    /// type. docs/editors.md tells how to set up Neovim, Helix, Zed and VS Code.
    Lsp,
    /// Write a helder.toml to begin with
    ///
    /// It explains every key in a comment and changes nothing until you take out a `#`. A file that
    /// is there stays as it is.
    Init,
    /// Show which settings hold for a text, and where each was set
    ///
    /// Without a file it shows what holds in this folder.
    Config {
        /// The text; it need not be there
        #[arg(value_name = "FILE")]
        file: Option<String>,
    },
    /// Print what your shell needs to complete commands and options
    ///
    /// For bash, put it in ~/.local/share/bash-completion/completions/helder; docs/cli.md tells where
    /// it goes for other shells.
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the man page of helder, or of one of its commands
    ///
    /// See it with `helder man check | man -l -`.
    Man {
        /// The command
        #[arg(value_name = "COMMAND", value_parser = command_name)]
        command: Option<String>,
    },
}

/// The help of a command that reads texts: its examples, and what its exit code tells.
macro_rules! help {
    ($examples:literal) => {
        concat!(
            "Examples:\n",
            $examples,
            "\n\nExit codes:
  0  every text was read, and every page passes
  1  something does not pass, such as --fail-on
  2  something else: a text that can't be read, nothing to check, a wrong option"
        )
    };
}

const CHECK_HELP: &str = help!(
    "  helder check letter.html
      Check a page. The messages are in the language of the page.
  helder check public/ --fail-on warning
      Check every page of a built site; exit code 1 on warnings too.
  pandoc letter.docx -t html | helder check - --type html
      Check what another program writes.
  helder check content/ --since main
      Check what changed since the main branch.
  helder check public/ --output sarif=helder.sarif --output markdown=pages.md
      Write more reports in one run, for a server and for a merge request."
);

const BASELINE_HELP: &str = "Examples:
  helder baseline public/
      Write down what is found today.
  helder check public/
      See what is new since then.
  helder baseline public/
      Take out what is mended.

Exit codes:
  0  every text was read and the file is written
  2  something else: a text that can't be read, nothing to check, a wrong option";

const REPORT_HELP: &str = help!(
    "  helder report public/ -o report.html
      Report on every page of a built site.
  helder report --sitemap https://www.example.org/sitemap.xml --limit 200
      Report on a site on the web.
  helder report public/ --history reports --label 2026-11
      Keep the figures of this report, and show what changed since earlier ones.
  helder report public/ --messages en --fail-on never
      Report in English, and let everything pass."
);

const FIX_HELP: &str = "Examples:
  helder fix letter.md --diff
      See what would change. Exit code 1 if anything would.
  helder fix content/
      Change every page of a folder.
  helder fix letter.md --interactive
      Be asked about each change.
  helder fix letter.md --rule formal-word --rule abbreviation
      Only what these rules suggest.
  helder fix - --type html < old.html > new.html
      Change what another program writes.

Exit codes:
  0  every text was read and written
  1  with --diff: something would change
  2  something else: a text that can't be read or written, nothing to check, a wrong option";

const SCORE_HELP: &str = help!(
    "  helder score letter.html
      Tell how hard a page is, and which sentences make it so.
  helder score --compare old.md new.md
      Tell what got easier and what got harder.
  helder score --compare HEAD:docs/page.md docs/page.md
      The same, since the last commit.
  helder score --jsonl < texts.jsonl
      Answer one text a line, for programs (docs/batch.md)."
);

const INSPECT_HELP: &str = help!(
    "  helder inspect letter.html
      See what is text, what is a menu, and where sentences end.
  helder inspect --jsonl < texts.jsonl
      Answer one text a line, for programs (docs/batch.md)."
);

/// The heading of [`Common`] in help.
const EVERYWHERE: &str = "Options of every command";

/// Options that every command takes.
#[derive(Clone, Debug, Args)]
pub(super) struct Common {
    /// The language of the texts [default: what helder.toml says, else auto]
    ///
    /// With `auto` the page says it (`lang` in HTML or in front matter), else its words do.
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "LANG")]
    pub(super) lang: Option<LangArg>,
    /// The language of the messages [default: that of the page]
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "LANG")]
    pub(super) messages: Option<UiArg>,
    /// Whom the texts are for [default: what helder.toml says, else plain]
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "PROFILE")]
    pub(super) profile: Option<ProfileArg>,
    /// The settings of your organisation [default: the nearest helder.toml]
    ///
    /// helder looks for it in the folder of each text and in those above it, up to the top of the
    /// repository. Paths in it start at its own folder.
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "FILE")]
    pub(super) config: Option<String>,
    /// Read no helder.toml
    #[arg(long, global = true, help_heading = EVERYWHERE, conflicts_with = "config")]
    pub(super) no_config: bool,
    /// The form of the report on standard output [default: human]
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "FORMAT")]
    pub(super) format: Option<OutputFormat>,
    /// When to use colour
    ///
    /// `auto` uses colour on a terminal, unless NO_COLOR is set or TERM is `dumb`.
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColorArg,
}

/// What `check` takes besides its inputs.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) inputs: Inputs,
    /// Write a report in this form to a file; may be given more than once
    ///
    /// Without a file it goes to standard output. The forms are human, short, json, jsonl, sarif,
    /// junit, checkstyle, github, gitlab, markdown and html. If you ask for nothing, GitHub Actions and
    /// GitLab CI get what they can show.
    #[arg(long = "output", value_name = "FORMAT[=FILE]", value_parser = Wanted::parse)]
    pub(super) outputs: Vec<Wanted>,
    #[command(flatten)]
    pub(super) change: ChangeArgs,
    #[command(flatten)]
    pub(super) gates: GateArgs,
    /// A page may not get harder than it was in a git revision, or in a report of --output json
    #[arg(long, value_name = "REV|REPORT", conflicts_with = "jsonl")]
    pub(super) no_harder_than: Option<String>,
    /// Leave out the findings that this file knows [default: the nearest helder-baseline.tsv]
    #[arg(long, value_name = "FILE", conflicts_with = "jsonl")]
    pub(super) baseline: Option<String>,
    /// Leave out no findings because they are known
    #[arg(long, conflicts_with = "baseline")]
    pub(super) no_baseline: bool,
    /// List what was not checked: menus, code, other languages
    #[arg(long)]
    pub(super) show_skipped: bool,
}

/// What changed.
#[derive(Clone, Debug, Args)]
pub(super) struct ChangeArgs {
    /// Only what changed since the work left this git revision, such as main
    ///
    /// Shows the findings of paragraphs that changed, and of each page that changed how hard it is
    /// and was. What git does not know yet counts as new.
    #[arg(long, value_name = "REV", conflicts_with_all = ["jsonl", "diff"])]
    pub(super) since: Option<String>,
    /// Only what this unified diff changed; - for standard input
    #[arg(long, value_name = "FILE", conflicts_with = "jsonl")]
    pub(super) diff: Option<String>,
}

/// What `baseline` takes besides its inputs.
#[derive(Debug, Args)]
pub(super) struct BaselineArgs {
    #[command(flatten)]
    pub(super) inputs: Inputs,
    /// Take in new findings too
    #[arg(long)]
    pub(super) add: bool,
    /// The file [default: the nearest helder-baseline.tsv, else one in this folder]
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<String>,
}

/// What `report` takes besides its inputs.
#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    #[command(flatten)]
    pub(super) inputs: Inputs,
    /// The file to write
    #[arg(long, short, value_name = "FILE", default_value = "helder-report.html")]
    pub(super) output: PathBuf,
    /// The title of the report, such as the name of the site
    #[arg(long, value_name = "TEXT")]
    pub(super) title: Option<String>,
    /// Show the text of every page, and all of it, not of the 200 with most to gain
    #[arg(long)]
    pub(super) all_text: bool,
    /// Show what changed since the earlier reports whose figures are in this folder
    #[arg(long, value_name = "FOLDER")]
    pub(super) history: Option<PathBuf>,
    /// Keep the figures of this report in that folder under this name, such as 2026-11
    ///
    /// Reports stand in the order of their names. A report of the same name is written anew.
    #[arg(long, value_name = "NAME", requires = "history", value_parser = label)]
    pub(super) label: Option<String>,
    #[command(flatten)]
    pub(super) gates: GateArgs,
}

/// What a page must meet.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct GateArgs {
    /// From which severity on findings give exit code 1 [default: what helder.toml says, else error]
    #[arg(long, value_name = "SEVERITY")]
    pub(super) fail_on: Option<FailOnArg>,
    /// The highest level that a page may have, 1 to 4; a higher one gives exit code 1
    #[arg(long, value_name = "LEVEL", value_parser = clap::value_parser!(u8).range(1..=4))]
    pub(super) max_level: Option<u8>,
    /// The highest difficulty that a page may have, 0 to 100; a higher one gives exit code 1
    ///
    /// Where other programs ask for a lowest score, this asks for a highest difficulty.
    #[arg(long, value_name = "POINTS")]
    pub(super) max_difficulty: Option<f64>,
}

/// What `fix` takes besides its inputs.
#[derive(Debug, Args)]
pub(super) struct FixArgs {
    #[command(flatten)]
    pub(super) inputs: Inputs,
    /// Show what would change, as `git diff` does, and change nothing
    #[arg(long, conflicts_with_all = ["interactive", "jsonl"])]
    pub(super) diff: bool,
    /// Ask about each change
    #[arg(long, short, conflicts_with = "jsonl")]
    pub(super) interactive: bool,
    /// Only what this rule suggests; may be given more than once
    #[arg(long = "rule", value_name = "RULE", conflicts_with = "jsonl")]
    pub(super) rules: Vec<String>,
}

/// What `score` takes besides its inputs.
#[derive(Debug, Args)]
pub(super) struct ScoreArgs {
    #[command(flatten)]
    pub(super) inputs: Inputs,
    /// Tell what got easier and what got harder from one version of a text to another
    ///
    /// Each is a file, - for standard input, or REVISION:PATH for a version that git holds, its
    /// path counted from the top of the repository.
    #[arg(long, num_args = 2, action = ArgAction::Set, value_names = ["OLD", "NEW"], conflicts_with_all = ["paths", "jsonl", "no_ignore"])]
    pub(super) compare: Option<Vec<String>>,
}

/// How long a page on the web may take, if nothing else was asked.
const USUAL_TIMEOUT: Duration = Duration::from_secs(20);

/// How pages on the web are read.
#[derive(Debug, Args)]
pub(super) struct WebArgs {
    /// Read the pages that this sitemap lists, on its own host
    #[arg(long, value_name = "URL", conflicts_with = "jsonl")]
    pub(super) sitemap: Option<String>,
    /// Of a sitemap, only pages whose path fits; may be given more than once
    #[arg(long, value_name = "GLOB", value_parser = glob, requires = "sitemap", hide_short_help = true)]
    pub(super) include: Vec<Glob>,
    /// Of a sitemap, no pages whose path fits; may be given more than once
    #[arg(long, value_name = "GLOB", value_parser = glob, requires = "sitemap", hide_short_help = true)]
    pub(super) exclude: Vec<Glob>,
    /// Of a sitemap, the first pages only
    #[arg(long, value_name = "N", default_value = "1000", hide_short_help = true)]
    pub(super) limit: usize,
    /// The pause between two requests to a host, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "1", value_parser = seconds, hide_short_help = true)]
    pub(super) delay: Duration,
    /// How long a page on the web or a program of --preprocess may take, in seconds [default: 20 for
    /// a page, 60 for a program]
    #[arg(long, value_name = "SECONDS", value_parser = seconds, hide_short_help = true)]
    pub(super) timeout: Option<Duration>,
    /// Read addresses in private networks too, such as a test server on this computer
    #[arg(long, hide_short_help = true)]
    pub(super) local: bool,
}

impl WebArgs {
    /// What reads from the web, if anything is to be read there.
    pub(super) fn fetcher(&self, paths: &[String]) -> Option<Arc<Fetcher>> {
        let is_asked = self.sitemap.is_some() || paths.iter().any(|path| is_web(path));
        is_asked.then(|| {
            Arc::new(Fetcher::new(Manners {
                delay: self.delay,
                timeout: self.timeout.unwrap_or(USUAL_TIMEOUT),
                local: self.local,
                limit: self.limit,
                include: self.include.clone(),
                exclude: self.exclude.clone(),
            }))
        })
    }
}

fn glob(text: &str) -> Result<Glob, String> {
    Glob::new(text).ok_or_else(|| "this is no pattern of paths".to_owned())
}

/// A name that is a file name on every system.
fn label(text: &str) -> Result<String, String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    match text.chars().all(fits) && text.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        true => Ok(text.to_owned()),
        false => Err("use letters, digits, - and _ only".to_owned()),
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "this is no number".to_owned())?;
    let seconds = Some(seconds).filter(|it| (0.0..=3600.0).contains(it));
    let seconds = seconds.ok_or("give 0 to 3600 seconds")?;
    Ok(Duration::from_secs_f64(seconds))
}

/// Where texts come from.
#[derive(Debug, Args)]
pub(super) struct Inputs {
    /// Files, folders, addresses on the web, or - for standard input [default: this folder]
    ///
    /// In folders helder reads html, htm, xhtml, md, markdown, txt, text, docx, odt and eml files,
    /// and leaves out hidden files and what .gitignore and .ignore name. A path may have `*`, `**`,
    /// `?` and `{a,b}` in it.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<String>,
    /// The kind of text, whatever the file name says
    #[arg(long = "type", value_name = "TYPE")]
    pub(super) kind: Option<TypeArg>,
    /// The name of standard input; its extension tells the kind of text
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_path: Option<String>,
    /// Read files that ignore files name, too
    #[arg(long)]
    pub(super) no_ignore: bool,
    /// Let a program make a text of some files: what it prints is read
    ///
    /// The path of the file takes the place of `{}` in the command, or comes after it. No shell is
    /// used. May be given more than once; the last that fits counts.
    #[arg(long, value_name = "GLOB=COMMAND", value_parser = Preprocess::parse, hide_short_help = true, conflicts_with = "jsonl")]
    pub(super) preprocess: Vec<Preprocess>,
    #[command(flatten)]
    pub(super) web: WebArgs,
    /// Read one JSON object a line from standard input and answer each on a line
    ///
    /// For programs and large numbers of texts; see docs/batch.md.
    #[arg(long, conflicts_with_all = ["paths", "stdin_path", "kind", "no_ignore"])]
    pub(super) jsonl: bool,
    /// How many texts to work on at once [default: as many as the machine can]
    #[arg(long, value_name = "N", hide_short_help = true)]
    pub(super) threads: Option<NonZero<usize>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LangArg {
    /// Dutch
    Nl,
    /// English
    En,
    /// What the page says, else its words
    Auto,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum UiArg {
    /// Dutch
    Nl,
    /// English
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ProfileArg {
    /// The general public
    Plain,
    /// Readers with low literacy
    Easy,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// For you
    Human,
    /// For programs
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorArg {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOnArg {
    /// Errors
    Error,
    /// Errors and warnings
    Warning,
    /// Everything
    Hint,
    /// Nothing
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TypeArg {
    /// A web page or a part of one
    Html,
    /// Markdown
    Markdown,
    /// Text without markup
    Plain,
}

impl Common {
    /// The language of the texts, if it was asked for; none in it: they tell themselves.
    pub(super) fn lang(&self) -> Option<Option<Lang>> {
        self.lang.map(|lang| match lang {
            LangArg::Nl => Some(Lang::Nl),
            LangArg::En => Some(Lang::En),
            LangArg::Auto => None,
        })
    }

    /// Whom the texts are for, if it was asked for.
    pub(super) fn profile(&self) -> Option<Profile> {
        self.profile.map(|profile| match profile {
            ProfileArg::Plain => Profile::Plain,
            ProfileArg::Easy => Profile::Easy,
        })
    }

    /// The language of messages, if it was asked for.
    pub(super) fn ui(&self) -> Option<Ui> {
        self.messages.map(|messages| match messages {
            UiArg::Nl => Ui::Nl,
            UiArg::En => Ui::En,
        })
    }

    /// The form of the report on standard output.
    pub(super) fn format(&self) -> OutputFormat {
        self.format.unwrap_or(OutputFormat::Human)
    }

    /// The language for what is said before any page is read.
    pub(super) fn ui_without_page(&self) -> Ui {
        match (self.ui(), self.lang) {
            (Some(ui), _) => ui,
            (None, Some(LangArg::Nl)) => Ui::Nl,
            (None, Some(LangArg::En | LangArg::Auto) | None) => Ui::En,
        }
    }
}

impl FailOnArg {
    /// The same for the core.
    pub(super) fn fail_on(self) -> FailOn {
        match self {
            Self::Error => FailOn::From(Severity::Error),
            Self::Warning => FailOn::From(Severity::Warning),
            Self::Hint => FailOn::From(Severity::Hint),
            Self::Never => FailOn::Never,
        }
    }
}

impl TypeArg {
    /// The format of the core.
    pub(super) fn format(self) -> Format {
        match self {
            Self::Html => Format::Html,
            Self::Markdown => Format::Markdown,
            Self::Plain => Format::Plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_holds_together() {
        Cli::command().debug_assert();
    }
}
