//! What git knows: versions of a file, and which files changed. helder runs the program `git`, and
//! nothing that a repository brings.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A file that changed, with its path from the top of the repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Changed {
    /// Where it is now.
    pub(super) path: String,
    /// Where it was; none: it is new.
    pub(super) old: Option<String>,
}

/// A repository.
#[derive(Debug)]
pub(super) struct Repository {
    top: PathBuf,
}

impl Repository {
    /// The repository that a folder is in, or what git says.
    pub(super) fn of(folder: &Path) -> Result<Self, String> {
        let mut command = git(folder);
        let top = output(command.args(["rev-parse", "--show-toplevel"]))?;
        let top = String::from_utf8_lossy(&top);
        let top = PathBuf::from(top.trim_end_matches(['\n', '\r']));
        Ok(Self {
            top: std::fs::canonicalize(&top).unwrap_or(top),
        })
    }

    /// Its top folder.
    pub(super) fn top(&self) -> &Path {
        &self.top
    }

    /// The last commit that a revision and the work at hand share; none: they share none that is
    /// here, as in a shallow clone.
    pub(super) fn merge_base(&self, revision: &str) -> Result<Option<String>, String> {
        let commit = format!("{revision}^{{commit}}");
        let verify = ["rev-parse", "--verify", "--end-of-options", &commit];
        let commit = line(&output(git(&self.top).args(verify))?);
        let mut command = git(&self.top);
        let Output { status, stdout, .. } = command
            .args(["merge-base", &commit, "HEAD"])
            .output()
            .map_err(|cause| cause.to_string())?;
        Ok(status.success().then(|| line(&stdout)))
    }

    /// The files that differ from a commit, those that git does not know yet among them.
    pub(super) fn changed(&self, commit: &str) -> Result<Vec<Changed>, String> {
        let diff = [
            "diff",
            "--no-ext-diff",
            "--name-status",
            "-z",
            "-M",
            commit,
            "--",
        ];
        let mut changed = changes(&output(git(&self.top).args(diff))?);
        let others = ["ls-files", "--others", "--exclude-standard", "-z"];
        let others = output(git(&self.top).args(others))?;
        changed.extend(fields(&others).map(|path| Changed { path, old: None }));
        Ok(changed)
    }

    /// The bytes of a file in a commit.
    pub(super) fn blob(&self, commit: &str, path: &str) -> Result<Vec<u8>, String> {
        blob(&self.top, &format!("{commit}:{path}"))
    }
}

/// The bytes of a version that git holds, or what git says of it. `cat-file` runs nothing that a
/// repository sets up, as `show` may.
pub(super) fn blob(folder: &Path, name: &str) -> Result<Vec<u8>, String> {
    output(git(folder).args(["cat-file", "blob", name]))
}

fn git(folder: &Path) -> Command {
    let mut command = Command::new("git");
    // What a person has set up must not change what is read.
    command
        .args(["-c", "core.quotePath=false", "-c", "core.fsmonitor=false"])
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("LC_ALL", "C")
        .stdin(Stdio::null());
    if !folder.as_os_str().is_empty() {
        command.current_dir(folder);
    }
    command
}

/// What a command prints, or the first line of what it complains of.
fn output(command: &mut Command) -> Result<Vec<u8>, String> {
    let output = command.output().map_err(|cause| cause.to_string())?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().next().unwrap_or_default();
    let first = first.strip_prefix("fatal: ").unwrap_or(first);
    Err(first.trim_end_matches('.').to_owned())
}

fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}

/// The fields of what git prints with `-z`.
fn fields(bytes: &[u8]) -> impl Iterator<Item = String> + '_ {
    let fields = bytes.split(|&byte| byte == 0);
    let fields = fields.filter(|field| !field.is_empty());
    fields.map(|field| String::from_utf8_lossy(field).into_owned())
}

/// Reads `git diff --name-status -z`: a letter and a path, or two paths for what has moved.
fn changes(bytes: &[u8]) -> Vec<Changed> {
    let mut fields = fields(bytes);
    let mut changed = Vec::new();
    while let (Some(status), Some(first)) = (fields.next(), fields.next()) {
        match status.as_bytes().first() {
            Some(b'R' | b'C') => {
                let Some(path) = fields.next() else { break };
                let old = Some(first);
                changed.push(Changed { path, old });
            }
            Some(b'A') => changed.push(Changed {
                path: first,
                old: None,
            }),
            Some(b'D') => {}
            _ => changed.push(Changed {
                old: Some(first.clone()),
                path: first,
            }),
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_read() {
        let said = b"M\0a b.md\0R087\0oud.md\0map/nieuw.md\0D\0weg.md\0A\0c.md\0";
        let changed = changes(said).into_iter().map(|it| (it.path, it.old));
        let some = |path: &str| Some(path.to_owned());
        assert_eq!(
            changed.collect::<Vec<_>>(),
            [
                ("a b.md".to_owned(), some("a b.md")),
                ("map/nieuw.md".to_owned(), some("oud.md")),
                ("c.md".to_owned(), None),
            ]
        );
        assert!(changes(b"").is_empty() && changes(b"R100\0a\0").is_empty());
    }
}
