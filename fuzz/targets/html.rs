//! `cargo +nightly fuzz run html --features libfuzzer`.
#![no_main]

use helder::Format;

libfuzzer_sys::fuzz_target!(|data: &[u8]| helder_fuzz::check(Format::Html, data));
