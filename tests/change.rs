//! Only the change, and the baseline: small sites in small repositories, and what helder says of
//! them after somebody has worked there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Sentences with one finding each, of the rules below.
const SEMICOLON: &str = "Wij bellen u; dat doen wij graag.";
const CONJUNCTION: &str = "Indien u belt, helpen wij u.";
const OTHER: &str = "Tenzij u belt, komen wij langs.";
const CLEAN: &str = "Wij helpen u graag.";

/// The rules that count here; others may come and go.
const RULES: [&str; 2] = ["semicolon", "hard-conjunction"];

/// A folder of its own for a case, gone when it ends.
struct Site(PathBuf);

impl Site {
    /// A site outside any repository.
    fn bare(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("helder-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the folder can be made");
        Self(fs::canonicalize(path).expect("it is there"))
    }

    /// A site in a repository, with a page of three paragraphs in its first commit.
    fn new(name: &str) -> Self {
        let site = Self::bare(name);
        site.git("init -q -b main");
        site.page("a.md", &[SEMICOLON, CLEAN, CONJUNCTION]);
        site.commit();
        site.git("tag start");
        site
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("it is in the site")).expect("folders can be made");
        fs::write(path, text).expect("the file can be written");
    }

    fn page(&self, name: &str, paragraphs: &[&str]) {
        self.write(name, &format!("{}\n", paragraphs.join("\n\n")));
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("the file is there")
    }

    fn git(&self, arguments: &str) -> String {
        let names = [
            "user.name=a",
            "user.email=a@example.org",
            "core.autocrlf=false",
        ];
        let names = names.iter().flat_map(|name| ["-c", name]);
        let output = Command::new("git")
            .current_dir(&self.0)
            .args(names)
            .args(arguments.split(' '))
            .output()
            .expect("git runs");
        assert!(output.status.success(), "git {arguments}: {output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn commit(&self) {
        self.git("add -A");
        self.git("commit -q --allow-empty -m work");
    }

    fn helder(&self, arguments: &[&str], stdin: Option<&str>) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_helder"));
        command
            .current_dir(&self.0)
            .args(arguments)
            .args(["--messages", "en", "--lang", "nl"])
            .env_remove("GITHUB_ACTIONS")
            .env_remove("GITLAB_CI");
        match stdin {
            None => command.stdin(Stdio::null()),
            Some(name) => command.stdin(fs::File::open(self.0.join(name)).expect("it is there")),
        };
        command.output().expect("helder runs")
    }

    /// What a check says, as `page:line rule`, and the exit code.
    #[track_caller]
    fn check(&self, arguments: &[&str], stdin: Option<&str>, expected: &[&str]) {
        let arguments = [&["check", "--output", "short"], arguments].concat();
        let output = self.helder(&arguments, stdin);
        let said = format!("{output:?}");
        assert_eq!(output.status.code(), Some(0), "{said}");
        let stdout = String::from_utf8(output.stdout).expect("it is text");
        let findings = stdout.lines().filter_map(|line| {
            let mut parts = line.splitn(4, ':');
            let (page, number) = (parts.next()?, parts.next()?);
            let rule = parts.nth(1)?.split(' ').nth(2)?.trim_end_matches(':');
            RULES
                .contains(&rule)
                .then(|| format!("{page}:{number} {rule}"))
        });
        assert_eq!(findings.collect::<Vec<_>>(), expected, "{said}");
    }

    #[track_caller]
    fn refuses(&self, arguments: &[&str], said: &str) {
        let output = self.helder(arguments, None);
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{stderr}");
        assert!(stderr.contains(said), "{stderr}");
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A case: its name, what somebody does, and what helder says of the change.
type Case = (&'static str, fn(&Site), &'static [&'static str]);

/// What a merge of both branches shows is what this branch did.
fn merged(site: &Site) {
    site.git("checkout -q -b work");
    site.page("a.md", &[SEMICOLON, OTHER, CONJUNCTION]);
    site.commit();
    site.git("checkout -q main");
    site.page("b.md", &[SEMICOLON]);
    site.commit();
    site.git("tag -f start");
    site.git("checkout -q work");
    site.git("merge -q -m merge main");
}

/// The other branch went on, and nobody merged it.
fn behind(site: &Site) {
    site.git("checkout -q -b work");
    site.page("b.md", &[OTHER]);
    site.commit();
    site.git("checkout -q main");
    site.page("a.md", &[CLEAN]);
    site.commit();
    site.git("tag -f start");
    site.git("checkout -q work");
}

const CASES: &[Case] = &[
    ("nothing", |_| {}, &[]),
    (
        "a changed paragraph",
        |site| site.page("a.md", &[SEMICOLON, OTHER, CONJUNCTION]),
        &["a.md:3 hard-conjunction"],
    ),
    (
        "a paragraph that moved",
        |site| site.page("a.md", &[CONJUNCTION, CLEAN, SEMICOLON]),
        &[],
    ),
    (
        "a paragraph that was mended",
        |site| site.page("a.md", &[SEMICOLON, CLEAN, "Belt u? Dan helpen wij u."]),
        &[],
    ),
    (
        "one that moved, one that changed and one that was mended",
        |site| site.page("a.md", &[CLEAN, OTHER, SEMICOLON]),
        &["a.md:3 hard-conjunction"],
    ),
    (
        "a paragraph that is there twice now",
        |site| site.page("a.md", &[SEMICOLON, CLEAN, CONJUNCTION, SEMICOLON]),
        &["a.md:7 semicolon"],
    ),
    (
        "a sentence behind another one",
        |site| {
            site.page(
                "a.md",
                &[&format!("{SEMICOLON} {CLEAN}"), CLEAN, CONJUNCTION],
            );
        },
        &["a.md:1 semicolon"],
    ),
    (
        "lines that were broken elsewhere",
        |site| site.page("a.md", &[&SEMICOLON.replace(' ', "\n"), CLEAN, CONJUNCTION]),
        &[],
    ),
    (
        "other line ends",
        |site| site.write("a.md", &site.read("a.md").replace('\n', "\r\n")),
        &[],
    ),
    (
        "other line ends and a changed paragraph",
        |site| {
            site.page("a.md", &[SEMICOLON, OTHER, CONJUNCTION]);
            site.write("a.md", &site.read("a.md").replace('\n', "\r\n"));
        },
        &["a.md:3 hard-conjunction"],
    ),
    (
        "a new file that git does not know",
        |site| site.page("map/b.md", &[SEMICOLON]),
        &["map/b.md:1 semicolon"],
    ),
    (
        "a new file in the index",
        |site| {
            site.page("b.md", &[SEMICOLON]);
            site.git("add b.md");
        },
        &["b.md:1 semicolon"],
    ),
    (
        "a new file that was committed",
        |site| {
            site.page("b.md", &[SEMICOLON]);
            site.commit();
        },
        &["b.md:1 semicolon"],
    ),
    (
        "a file with another name",
        |site| {
            _ = site.git("mv a.md b.md");
        },
        &[],
    ),
    (
        "a file with another name and a changed paragraph",
        |site| {
            site.git("mv a.md é.md");
            site.page("é.md", &[SEMICOLON, CLEAN, CONJUNCTION, OTHER]);
            site.commit();
        },
        &["é.md:7 hard-conjunction"],
    ),
    (
        "a file that is gone",
        |site| {
            site.page("b.md", &[CLEAN]);
            site.git("rm -q a.md");
        },
        &[],
    ),
    ("a merge", merged, &["a.md:3 hard-conjunction"]),
    (
        "a branch that is behind",
        behind,
        &["b.md:1 hard-conjunction"],
    ),
    (
        "a page on one line",
        |site| {
            site.write("c.html", &format!("<p>{SEMICOLON}</p><p>{CLEAN}</p>"));
            site.commit();
            site.git("tag -f start");
            site.write("c.html", &format!("<p>{SEMICOLON}</p><p>{OTHER}</p>"));
        },
        &["c.html:1 hard-conjunction"],
    ),
    (
        "a page that could not be read before",
        |site| {
            fs::write(site.0.join("c.md"), b"caf\xe9").expect("it can be written");
            site.commit();
            site.git("tag -f start");
            site.page("c.md", &[SEMICOLON]);
        },
        &["c.md:1 semicolon"],
    ),
];

#[test]
fn since_a_revision() {
    for (index, (name, work, expected)) in CASES.iter().enumerate() {
        let site = Site::new(&format!("since-{index}"));
        work(&site);
        eprintln!("{name}");
        site.check(&["--since", "start"], None, expected);
    }
}

/// The same from a diff. git leaves out what it does not know, so all of it is in the index.
#[test]
fn by_a_diff() {
    for (index, (name, work, expected)) in CASES.iter().enumerate() {
        let site = Site::new(&format!("diff-{index}"));
        work(&site);
        eprintln!("{name}");
        site.git("add -A");
        let diff = site.git("diff --cached -M --merge-base start");
        site.write("work.diff", &diff);
        site.check(&["--diff", "work.diff"], None, expected);
        site.check(&["--diff", "-", "."], Some("work.diff"), expected);
    }
}

#[test]
fn what_cannot_be_compared_is_said() {
    let site = Site::new("refused");
    site.refuses(
        &["check", "--since", "geen-versie"],
        "git does not tell what changed",
    );
    site.refuses(
        &["check", "--since=--output=x"],
        "git does not tell what changed",
    );
    site.page("a.md", &[CLEAN]);
    site.write(
        "old.diff",
        "--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-Eerst.\n+Later.\n",
    );
    site.refuses(
        &["check", "--diff", "old.diff"],
        "the diff is of another version",
    );
    site.refuses(&["check", "--diff", "weg.diff"], "weg.diff");
    let bare = Site::bare("no-git");
    bare.page("a.md", &[CLEAN]);
    bare.refuses(&["check", "--since", "main"], "not a git repository");
    let other = Site::new("unrelated");
    other.git("checkout -q --orphan other");
    other.page("b.md", &[CLEAN]);
    other.commit();
    other.refuses(&["check", "--since", "start"], "Fetch more history");
}

/// A server fetches the last commit only. What it does not have can't be compared with.
#[test]
fn a_shallow_clone_asks_for_more_history() {
    let site = Site::new("deep");
    site.git("checkout -q -b work");
    site.page("a.md", &[OTHER]);
    site.commit();
    site.git("checkout -q main");
    site.commit();
    let clone = Site::bare("shallow");
    let from = format!("file://{}", site.0.display());
    clone.git(&format!(
        "clone -q --depth 1 --no-single-branch -b work {from} site"
    ));
    let shallow = Site(clone.0.join("site"));
    shallow.refuses(&["check", "--since", "origin/main"], "Fetch more history");
    shallow.git("fetch -q --unshallow");
    shallow.check(
        &["--since", "origin/main"],
        None,
        &["a.md:1 hard-conjunction"],
    );
}

#[test]
fn a_page_may_not_get_harder() {
    let site = Site::new("harder");
    let output = site.helder(&["check", "--output", "json=kept.json"], None);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let hard = "De beoordeling van de aanvraag om een vergunning wordt door ons uitgevoerd.";
    for (text, code) in [(CLEAN, 0), (hard, 1)] {
        site.page("a.md", &[SEMICOLON, text, CONJUNCTION]);
        for arguments in [
            &["--no-harder-than", "start"][..],
            &["--no-harder-than", "kept.json"],
            &["--since", "start", "--no-harder-than", "start"],
            &["--since", "HEAD", "--no-harder-than", "start"],
        ] {
            let output = site.helder(&[&["check", "a.md"], arguments].concat(), None);
            assert_eq!(output.status.code(), Some(code), "{arguments:?} {output:?}");
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            assert_eq!(said.contains("1 page got harder"), code == 1, "{said}");
        }
    }
    site.refuses(&["check", "--no-harder-than", "a.md"], "not a JSON report");
    site.refuses(
        &["check", "--no-harder-than", "weg.json"],
        "git does not tell",
    );
}

/// A site whose findings of today are known: two pages, three findings.
fn known(name: &str) -> Site {
    let site = Site::new(name);
    site.page("map/b.md", &[CLEAN, SEMICOLON]);
    site.commit();
    let output = site.helder(&["baseline"], None);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    site.check(&[], None, &[]);
    site
}

/// What somebody does, what a check finds then, and how many of the rules' findings the baseline
/// has after an update.
type KnownCase = (&'static str, fn(&Site), &'static [&'static str], usize);

const KNOWN: &[KnownCase] = &[
    ("nothing", |_| {}, &[], 3),
    (
        "a paragraph that moved on its page",
        |site| site.page("a.md", &[CONJUNCTION, CLEAN, SEMICOLON]),
        &[],
        3,
    ),
    (
        "a paragraph that moved to another page",
        |site| {
            site.page("a.md", &[SEMICOLON, CLEAN]);
            site.page("map/b.md", &[CLEAN, SEMICOLON, CONJUNCTION]);
        },
        &[],
        3,
    ),
    (
        "a paragraph that was copied to another page",
        |site| site.page("map/b.md", &[CLEAN, SEMICOLON, CONJUNCTION]),
        &["map/b.md:5 hard-conjunction"],
        3,
    ),
    (
        "a paragraph that was copied on its page",
        |site| site.page("a.md", &[SEMICOLON, CLEAN, CONJUNCTION, CONJUNCTION]),
        &["a.md:7 hard-conjunction"],
        3,
    ),
    (
        "a page with another name",
        |site| {
            _ = site.git("mv a.md c.md");
        },
        &[],
        3,
    ),
    (
        "other line ends and line breaks",
        |site| site.write("a.md", &site.read("a.md").replace([' ', '\n'], "\r\n")),
        // Without spaces and empty lines it is one paragraph: of the same sentences.
        &[],
        3,
    ),
    (
        "a changed sentence",
        |site| {
            site.page(
                "a.md",
                &["Wij bellen; dat doen wij graag.", CLEAN, CONJUNCTION],
            );
        },
        &["a.md:1 semicolon"],
        2,
    ),
    (
        "a mended sentence",
        |site| site.page("a.md", &[CLEAN, CLEAN, CONJUNCTION]),
        &[],
        2,
    ),
    (
        "a new page",
        |site| site.page("c.md", &[OTHER]),
        &["c.md:1 hard-conjunction"],
        3,
    ),
    (
        "a page that is gone",
        |site| {
            _ = site.git("rm -q a.md");
        },
        &[],
        1,
    ),
];

fn lines(site: &Site) -> Vec<String> {
    let text = site.read("helder-baseline.tsv");
    let lines: Vec<String> = text.lines().skip(1).map(str::to_owned).collect();
    assert!(lines.is_sorted(), "{text}");
    let counts = |line: &&String| RULES.contains(&line.split('\t').nth(1).unwrap_or_default());
    lines.iter().filter(counts).cloned().collect()
}

#[test]
fn a_baseline_knows_what_was_there_and_only_shrinks() {
    for (index, (name, work, expected, n)) in KNOWN.iter().enumerate() {
        eprintln!("{name}");
        let site = known(&format!("known-{index}"));
        work(&site);
        site.check(&[], None, expected);
        let all = expected.len();
        let output = site.helder(&["baseline"], None);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert_eq!(lines(&site).len(), *n, "{name}");
        // What was new is new still, until somebody takes it in.
        site.check(&[], None, expected);
        site.helder(&["baseline", "--add"], None);
        assert_eq!(lines(&site).len(), n + all, "{name}");
        site.check(&[], None, &[]);
        let once = site.read("helder-baseline.tsv");
        site.helder(&["baseline"], None);
        assert_eq!(once, site.read("helder-baseline.tsv"), "{name}");
    }
}

#[test]
fn an_update_of_a_baseline_says_what_it_did() {
    let site = Site::new("said");
    let run = |arguments: &[&str]| {
        let output = site.helder(&[&["baseline"], arguments].concat(), None);
        String::from_utf8(output.stdout).expect("it is text")
    };
    site.write("helder.toml", "rules.missing-heading = 'off'");
    assert_eq!(
        run(&[]),
        "helder-baseline.tsv: 2 known findings.\nTaken in: 2.\nPut this line in .gitattributes: \
         helder-baseline.tsv merge=union. Then git merges it by itself.\n"
    );
    site.page("a.md", &[CLEAN]);
    site.page("b.md", &[SEMICOLON, OTHER]);
    let said = "helder-baseline.tsv: 1 known finding.\nGone and taken out: 1.\nMoved to another \
                page: 1.\nNew and not taken in; with --add they are: 1.\n";
    assert_eq!(run(&[]), said);
    assert_eq!(
        run(&["--add"]),
        "helder-baseline.tsv: 2 known findings.\nTaken in: 1.\n"
    );
}

#[test]
fn a_baseline_is_read_as_two_branches_leave_it() {
    let site = known("merged-baseline");
    let text = site.read("helder-baseline.tsv");
    let mut lines: Vec<&str> = text.lines().collect();
    lines.reverse();
    let union = format!("{}\r\n\r\n{}\r\n", lines.join("\r\n"), lines[0]);
    site.write("helder-baseline.tsv", &union);
    site.check(&[], None, &[]);
    site.write("helder-baseline.tsv", &format!("{text}<<<<<<< main\n"));
    site.refuses(&["check"], "this line is no known finding");
}

#[test]
fn a_baseline_keeps_what_a_run_did_not_read() {
    let site = known("part");
    site.page("a.md", &[CLEAN]);
    site.page("map/b.md", &[CLEAN]);
    site.helder(&["baseline", "map"], None);
    assert_eq!(lines(&site).len(), 2, "a.md was not read");
    fs::write(site.0.join("a.md"), b"caf\xe9").expect("it can be written");
    assert_eq!(site.helder(&["baseline"], None).status.code(), Some(2));
    assert_eq!(lines(&site).len(), 2, "a.md can't be read");
    site.page("a.md", &[SEMICOLON]);
    site.check(&["--no-baseline"], None, &["a.md:1 semicolon"]);
    let moved = site.0.join("other.tsv");
    fs::rename(site.0.join("helder-baseline.tsv"), moved).expect("it can be moved");
    site.check(&[], None, &["a.md:1 semicolon"]);
    site.check(&["--baseline", "other.tsv"], None, &[]);
    assert!(Path::new(&site.0).join("other.tsv").is_file());
}
