//! `cargo +nightly fuzz run odt --features libfuzzer`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| helder_fuzz::run("odt", data));
