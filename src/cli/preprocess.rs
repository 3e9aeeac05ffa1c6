//! `--preprocess GLOB=COMMAND`: a program that makes a text of files that helder does not read.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::error::{Error, MAX_FILE};
use crate::config::Glob;

/// How long a program may take for a file, if nothing else was asked.
const USUAL_TIME: Duration = Duration::from_secs(60);

/// How often helder looks whether a program that closed its output has ended too.
const PAUSE: Duration = Duration::from_millis(10);

/// A program for the files that a pattern fits.
#[derive(Clone, Debug)]
pub(super) struct Preprocess {
    glob: Glob,
    words: Vec<String>,
    time: Duration,
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
        Ok(Self {
            glob,
            words,
            time: USUAL_TIME,
        })
    }

    /// The same, with another time for each file.
    pub(super) fn within(self, time: Option<Duration>) -> Self {
        let time = time.unwrap_or(self.time);
        Self { time, ..self }
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
        let start = Instant::now();
        let words = self.arguments(path);
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]);
        command.stdin(Stdio::null()).stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let child = command.stdout(Stdio::piped()).spawn();
        let mut child = child.map_err(|cause| fails(format!("{}: {cause}", words[0])))?;
        let stdout = child.stdout.take().expect("it was piped");
        // Reading has no time-out of its own, so it gets a thread. If somebody whom we can't end
        // keeps the pipe open, nobody waits for the thread.
        let (send, receive) = channel();
        thread::spawn(move || {
            let mut bytes = Vec::new();
            let outcome = stdout.take(MAX_FILE + 1).read_to_end(&mut bytes);
            let _ = send.send(outcome.map(|_| bytes));
        });
        let too_slow = || Error::SlowProgram {
            path: path.to_owned(),
            seconds: self.time.as_secs_f64(),
        };
        let bytes = match receive.recv_timeout(self.time) {
            Ok(outcome) => outcome.map_err(|cause| fails(cause.to_string())),
            Err(RecvTimeoutError::Timeout) => Err(too_slow()),
            Err(RecvTimeoutError::Disconnected) => Err(fails("?".to_owned())),
        };
        let is_whole = |bytes: &Vec<u8>| bytes.len() as u64 <= MAX_FILE;
        if !bytes.as_ref().is_ok_and(is_whole) {
            end(&mut child);
            return bytes;
        }
        loop {
            match child.try_wait() {
                Ok(Some(status)) if status.success() => return bytes,
                Ok(Some(status)) => return Err(fails(format!("{}: {status}", words[0]))),
                Err(cause) => return Err(fails(cause.to_string())),
                Ok(None) if start.elapsed() >= self.time => {
                    end(&mut child);
                    return Err(too_slow());
                }
                Ok(None) => thread::sleep(PAUSE),
            }
        }
    }
}

/// Ends a program with all that it started, as far as the system knows these.
fn end(child: &mut Child) {
    #[cfg(unix)]
    let _ = rustix::process::kill_process_group(
        rustix::process::Pid::from_child(child),
        rustix::process::Signal::KILL,
    );
    #[cfg(windows)]
    let _ = Command::new("taskkill")
        .args(["/F", "/T", "/PID", &child.id().to_string()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let _ = child.kill();
    let _ = child.wait();
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

    /// Runs a shell script for `within` seconds.
    #[cfg(unix)]
    fn run(script: &str, within: f64) -> Result<Vec<u8>, Error> {
        let file = tempfile::NamedTempFile::new().expect("there is a folder for such files");
        std::fs::write(&file, script).expect("it can be written");
        let time = Some(Duration::from_secs_f64(within));
        let it = Preprocess::parse("*=sh {}").expect("it is right");
        it.within(time).run(&file.path().to_string_lossy())
    }

    #[cfg(unix)]
    #[test]
    fn what_a_program_prints_is_the_text() {
        let text = run("echo een; echo mis >&2; echo twee", 60.0);
        assert_eq!(text.expect("it prints two words"), b"een\ntwee\n");
        assert!(matches!(
            run("echo een; exit 3", 60.0),
            Err(Error::Program { .. })
        ));
        let much = run("yes", 60.0).expect("too much is cut off and refused later");
        assert_eq!(much.len() as u64, MAX_FILE + 1);
    }

    /// Whether it prints nothing, prints for ever, closes its output or leaves the work to others:
    /// the time is over for it and for all that it started.
    #[cfg(unix)]
    #[test]
    fn a_program_that_does_not_end_is_ended() {
        for script in [
            "sleep 600",
            "while :; do echo een; sleep 0.05; done",
            "exec >/dev/null; sleep 600",
            "sleep 600 & sleep 600 & wait",
            "sleep 600 &",
        ] {
            let mark = tempfile::NamedTempFile::new().expect("there is a folder for such files");
            let path = mark.path().display();
            let started = Instant::now();
            let later = format!("(sleep 0.8; echo x > {path}) &\n{script}");
            let outcome = run(&later, 0.3);
            assert!(
                matches!(outcome, Err(Error::SlowProgram { .. })),
                "{script}"
            );
            assert!(started.elapsed() < Duration::from_secs(30), "{script}");
            thread::sleep(Duration::from_millis(900));
            let left = std::fs::read(mark.path()).expect("it is there");
            assert!(left.is_empty(), "{script}: a child of it lived on");
        }
    }
}
