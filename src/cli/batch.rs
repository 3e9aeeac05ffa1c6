//! `--jsonl`: lines from standard input, an answer for each on standard output, in order.

use std::io::{self, BufRead, BufReader, Write};
use std::num::NonZero;

use super::error::Error;
use super::parallel;
use crate::report::jsonl::{Answer, Question, answer};
use crate::{Checker, Options};

/// Bytes that are read at once.
const BUFFER: usize = 1 << 20;

/// Answers every line. Returns whether none was bad.
///
/// The lines that have arrived are answered together and at once, so that a program may write a
/// line, wait for its answer and write the next.
pub(super) fn run(
    question: Question,
    checker: &Checker,
    options: &Options,
    threads: NonZero<usize>,
) -> Result<bool, Error> {
    let mut input = BufReader::with_capacity(BUFFER, io::stdin().lock());
    let mut output = io::stdout().lock();
    let mut all_good = true;
    let mut arrived = Vec::new();
    loop {
        let more = take_lines(&mut input, &mut arrived).map_err(|cause| Error::Unreadable {
            path: "-".to_string(),
            cause: cause.to_string(),
        })?;
        let lines: Vec<&[u8]> = arrived
            .split(|&byte| byte == b'\n')
            .filter(|line| !is_blank(line))
            .collect();
        let answers = parallel::map(&lines, threads, |line| {
            answer(question, checker, options, line)
        });
        let mut text = String::new();
        for Answer { line, is_good } in answers {
            all_good &= is_good;
            text.push_str(&line);
            text.push('\n');
        }
        let written = output
            .write_all(text.as_bytes())
            .and_then(|()| output.flush());
        written.map_err(|cause| Error::Output { cause })?;
        if !more {
            return Ok(all_good);
        }
        arrived.clear();
    }
}

/// Reads until at least one line is whole, and on as far as whole lines are there. Returns whether
/// more may come.
fn take_lines(input: &mut impl BufRead, lines: &mut Vec<u8>) -> io::Result<bool> {
    loop {
        let buffer = match input.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = buffer
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map(|at| at + 1);
        let len = end.unwrap_or(buffer.len());
        lines.extend_from_slice(&buffer[..len]);
        input.consume(len);
        if end.is_some() {
            return Ok(true);
        }
        if len == 0 {
            return Ok(false);
        }
    }
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads `input` through a buffer of 4 bytes and shows what is taken each time.
    #[track_caller]
    fn check(input: &str, expected: &[&str]) {
        let mut reader = BufReader::with_capacity(4, input.as_bytes());
        let mut taken = Vec::new();
        loop {
            let mut lines = Vec::new();
            let more = take_lines(&mut reader, &mut lines).expect("memory can be read");
            taken.push(String::from_utf8(lines).expect("it was text"));
            if !more {
                break;
            }
        }
        assert_eq!(taken, expected);
    }

    #[test]
    fn lines_are_taken_as_they_arrive() {
        check("", &[""]);
        check("a\nb\n", &["a\nb\n", ""]);
        check("abcdefg\nh", &["abcdefg\n", "h"]);
        check("ab\ncdefg", &["ab\n", "cdefg"]);
    }
}
