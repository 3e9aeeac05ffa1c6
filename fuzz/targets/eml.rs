//! `cargo +nightly fuzz run eml --features libfuzzer`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| helder_fuzz::run("eml", data));
