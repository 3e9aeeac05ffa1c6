//! `cargo +nightly fuzz run zip --features libfuzzer`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| helder_fuzz::run("zip", data));
