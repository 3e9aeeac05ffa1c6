//! `cargo xtask formats`: the reports for other programs, held against their formats.
//!
//! The validators come from npm and the SARIF schema from the crate `serde-sarif`, which carries
//! the file of the standard. All of them land in `target/formats`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{self, Outcome, cargo, command};

/// Validators for JSON, XML and HTML, at versions that are known to work.
const PACKAGES: [&str; 4] = [
    "ajv@8.20.0",
    "ajv-formats@3.0.1",
    "html-validate@11.18.0",
    "xmllint-wasm@5.3.0",
];

/// The crate that carries the SARIF schema.
const SCHEMA: &str = "[package]\nname = \"sarif-schema\"\nversion = \"0.0.0\"\nedition = \"2021\"\n
[workspace]\n\n[lib]\npath = \"lib.rs\"\n\n[dependencies]\nserde-sarif = \"=0.8.0\"\n";

/// Writes every format about the pages of the tests and hands the files to `tests/formats.mjs`.
pub(crate) fn run(_arguments: &[String]) -> Outcome {
    let folder = shell::target().join("formats");
    fs::create_dir_all(&folder)?;
    let npm = [
        "install",
        "--silent",
        "--no-save",
        "--no-audit",
        "--no-fund",
    ];
    let mut install = command("npm", &npm);
    shell::run(install.arg("--prefix").arg(&folder).args(PACKAGES))?;
    let schema = sarif_schema(&folder)?;

    let helder = shell::release_binary()?;
    let mut check = command(
        helder,
        &["check", "--max-level", "1", "--fail-on", "warning"],
    );
    for form in [
        "short",
        "json",
        "jsonl",
        "sarif",
        "junit",
        "checkstyle",
        "github",
        "gitlab",
        "markdown",
        "html",
    ] {
        check.arg(format!("--output={form}={}", folder.join(form).display()));
    }
    let pages = [
        "tests/pages",
        "tests/cli/hostile.in",
        "tests/cli/unreadable.in",
    ];
    let output = check.args(["--format", "json"]).args(pages).output()?;
    if output.status.code() != Some(2) {
        return Err("some of the pages can't be read, so the exit code is 2".into());
    }
    shell::run(
        command("node", &["tests/formats.mjs"])
            .arg(&folder)
            .arg(&folder)
            .arg(schema),
    )
}

/// Fetches the crate with the schema and gives the path of the file.
fn sarif_schema(folder: &Path) -> Result<PathBuf, Box<dyn std::error::Error>> {
    // Not `sarif`: that is the name of a report.
    let folder = folder.join("sarif-schema");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("Cargo.toml"), SCHEMA)?;
    fs::write(folder.join("lib.rs"), "")?;
    let manifest = folder.join("Cargo.toml");
    let mut metadata = cargo(&["metadata", "--quiet", "--format-version", "1"]);
    let metadata = shell::output(metadata.arg("--manifest-path").arg(manifest))?;
    let path = metadata
        .split('"')
        .find(|it| it.ends_with("Cargo.toml") && it.contains("serde-sarif-"))
        .ok_or("cargo does not say where serde-sarif is")?;
    Ok(Path::new(path).with_file_name("src").join("schema.json"))
}
