//! `harper-core FILE...`: harper-core over many files in one process.

use harper_core::linting::{LintGroup, Linter};
use harper_core::spell::FstDictionary;
use harper_core::{Dialect, Document};

fn main() {
    let dictionary = FstDictionary::curated();
    let mut lints = LintGroup::new_curated(dictionary, Dialect::British);
    let (mut found, mut n_files) = (0, 0);
    for path in std::env::args_os().skip(1) {
        let text = std::fs::read_to_string(&path).expect("the file can be read");
        found += lints
            .lint(&Document::new_plain_english_curated(&text))
            .len();
        n_files += 1;
    }
    println!("harper-core: {found} in {n_files} files");
    // Linters end with 1 or 2 if they find something; what goes wrong has to look different.
    if found == 0 {
        std::process::exit(3);
    }
}
