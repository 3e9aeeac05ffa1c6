//! `cargo +nightly fuzz run grown --features libfuzzer`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| helder_fuzz::run("grown", data));
