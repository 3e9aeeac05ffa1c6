//! `cargo xtask size`: whether the language data is small enough to load with a page.
//!
//! Compressed file by file with brotli, at the quality and window of a server that compresses
//! beforehand.

use std::error::Error;
use std::fs;

use brotli::enc::BrotliEncoderParams;

use crate::shell::{self, Outcome};
use crate::sums;

/// Bytes that the data of a language may take. What neither has counts for the sum alone.
const BUDGETS: [(&str, usize); 2] = [("nl", 340_000), ("en", 220_000)];
/// Bytes that all language data may take.
const BUDGET: usize = 560_000;

/// Prints the size of every file; fails over budget.
pub(crate) fn run(_arguments: &[String]) -> Outcome {
    let mut sizes = Vec::new();
    for name in sums::names()? {
        let bytes = fs::read(shell::root().join("data").join(&name))?;
        let size = compressed(&bytes)?;
        println!("{size:>8} of {:>8} bytes  {name}", bytes.len());
        sizes.push((name, size));
    }
    for (lang, budget) in BUDGETS {
        let own = sizes
            .iter()
            .filter(|(name, _)| name.split('/').next() == Some(lang));
        judge(lang, own.map(|(_, size)| size).sum(), budget)?;
    }
    judge("all", sizes.iter().map(|(_, size)| size).sum(), BUDGET)
}

fn judge(what: &str, size: usize, budget: usize) -> Outcome {
    println!("{size:>8} of {budget:>8} allowed  {what}");
    if size <= budget {
        Ok(())
    } else {
        Err(format!("{what}: {} bytes over budget", size - budget).into())
    }
}

fn compressed(bytes: &[u8]) -> Result<usize, Box<dyn Error>> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params)?;
    Ok(packed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_too_many_is_over_budget() {
        assert!(judge("nl", 340_000, 340_000).is_ok());
        assert!(judge("nl", 340_001, 340_000).is_err());
    }

    #[test]
    fn repetition_is_compressed() {
        assert!(compressed(&b"gemeente ".repeat(1000)).unwrap() < 100);
    }
}
