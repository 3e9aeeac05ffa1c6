//! `cargo +nightly fuzz run session --features libfuzzer`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| helder_fuzz::run("session", data));
