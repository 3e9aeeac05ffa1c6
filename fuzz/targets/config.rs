//! `cargo +nightly fuzz run config --features libfuzzer`: a text cut in two, settings and page.
#![no_main]

use helder::{Checker, Languages};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let checker = Checker::new(Languages::embedded());
    let text = String::from_utf8_lossy(data);
    let (config, page) = text.split_once('\0').unwrap_or((&text, ""));
    helder_fuzz::check_config(&checker, config, page);
});
