//! `cargo +nightly fuzz run markdown --features libfuzzer`.
#![no_main]

use helder::Format;

libfuzzer_sys::fuzz_target!(|data: &[u8]| helder_fuzz::check(Format::Markdown, data));
