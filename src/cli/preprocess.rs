//! `--preprocess GLOB=COMMAND`: a program that makes a text of files that helder does not read.

use std::io::Read;
use std::process::{Command, Stdio};

use super::error::{Error, MAX_FILE};
use crate::config::Glob;

/// A program for the files that a pattern fits.
#[derive(Clone, Debug)]
pub(super) struct Preprocess {
    glob: Glob,
    words: Vec<String>,
}

impl Preprocess {
    /// Reads `GLOB=COMMAND`. The words of the command are parted by spaces; there is no shell.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let (glob, command) = text.split_once('=').ok_or("write GLOB=COMMAND")?;
        let words: Vec<String> = command.split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            return Err("a command follows the =".to_owned());
        }
        let glob = Glob::new(glob).ok_or("the part before the = is no pattern of paths")?;
        Ok(Self { glob, words })
    }

    /// Whether it is for a file.
    pub(super) fn fits(&self, path: &str) -> bool {
        self.glob.fits(path)
    }

    /// The words to run for a file. A path that begins like an option does not become one.
    fn arguments(&self, path: &str) -> Vec<String> {
        let path = match path.starts_with('-') {
            true => format!("./{path}"),
            false => path.to_owned(),
        };
        let mut words: Vec<String> = self
            .words
            .iter()
            .map(|it| it.replace("{}", &path))
            .collect();
        if !self.words.iter().any(|it| it.contains("{}")) {
            words.push(path);
        }
        words
    }

    /// What the program prints about a file.
    pub(super) fn run(&self, path: &str) -> Result<Vec<u8>, Error> {
        let fails = |cause: String| Error::Program {
            path: path.to_owned(),
            cause,
        };
        let words = self.arguments(path);
        let mut child = Command::new(&words[0])
            .args(&words[1..])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|cause| fails(format!("{}: {cause}", words[0])))?;
        let mut bytes = Vec::new();
        let stdout = child.stdout.take().expect("it was piped");
        let read = stdout.take(MAX_FILE + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > MAX_FILE {
            let _ = child.kill();
        }
        let status = child.wait();
        read.map_err(|cause| fails(cause.to_string()))?;
        match status {
            _ if bytes.len() as u64 > MAX_FILE => Ok(bytes),
            Ok(status) if status.success() => Ok(bytes),
            Ok(status) => Err(fails(format!("{}: {status}", words[0]))),
            Err(cause) => Err(fails(cause.to_string())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_takes_its_place_in_the_command() {
        for (text, path, expected) in [
            (
                "*.pdf=pdftotext {} -",
                "a b.pdf",
                &["pdftotext", "a b.pdf", "-"][..],
            ),
            (
                "*.rst=pandoc -t html",
                "-x.rst",
                &["pandoc", "-t", "html", "./-x.rst"],
            ),
            ("*.x=a --of={}", "b.x", &["a", "--of=b.x"]),
        ] {
            let it = Preprocess::parse(text).expect("it is right");
            assert!(it.fits(path));
            assert_eq!(it.arguments(path), expected);
        }
        for wrong in ["", "*.pdf", "*.pdf=", "=cat"] {
            assert!(Preprocess::parse(wrong).is_err(), "{wrong}");
        }
    }
}
