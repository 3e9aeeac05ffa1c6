//! `cargo +nightly fuzz run data --features libfuzzer`: any bytes as language data.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| helder_fuzz::check_data(data));
