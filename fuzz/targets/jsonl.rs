//! `cargo +nightly fuzz run jsonl --features libfuzzer`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| helder_fuzz::run("jsonl", data));
