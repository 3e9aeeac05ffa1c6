//! `cargo xtask release`: the package of this machine's system, in `target/dist`.
//!
//! The package holds the program, the list of what it is made of, its man pages, what shells
//! complete, and the licences. The same sources and compiler give the same bytes, in whatever folder
//! they stand: paths are taken out of the program, and the archive has no times and no owners.
//! `--twice` builds it again elsewhere and compares. On Linux the program needs nothing of the system
//! (musl), so it runs on any Linux.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::{Compression, GzBuilder};

use crate::shell::{self, Outcome, cargo, exists};
use crate::{sbom, sums};

/// What stands beside the program.
const FILES: [&str; 7] = [
    "CHANGELOG.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "SECURITY.md",
    "data/LICENSE-CMUDICT",
    "data/README.md",
];

const SHELLS: [(&str, &str); 5] = [
    ("bash", "helder.bash"),
    ("elvish", "helder.elv"),
    ("fish", "helder.fish"),
    ("powershell", "helder.ps1"),
    ("zsh", "_helder"),
];

/// Makes the package and its checksum.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let target = target_of_release()?;
    let folder = shell::target().join("dist");
    fs::create_dir_all(&folder)?;
    let version = version()?;
    let name = format!("helder-{version}-{target}");
    let parts = sbom::of(&target)?;
    let program = build(&target, &shell::target().join("release-once"))?;
    let archive = pack(&name, &program, &parts)?;
    if arguments.iter().any(|it| it == "--twice") {
        let again = shell::target().join("again").join("elsewhere");
        let again = pack(&name, &build(&target, &again)?, &sbom::of(&target)?)?;
        if again != archive {
            return Err("the second build differs from the first".into());
        }
        println!("two builds gave the same {} bytes", archive.len());
    }
    let path = folder.join(format!("{name}.tar.gz"));
    fs::write(&path, &archive)?;
    let line = format!("{}  {name}.tar.gz\n", sums::sha256(&archive));
    fs::write(folder.join(format!("{name}.tar.gz.sha256")), &line)?;
    print!("{line}");
    Ok(())
}

/// What to build for: musl on Linux, else this system. Says what is missing.
pub(crate) fn target_of_release() -> Result<String, Box<dyn Error>> {
    let host = host()?;
    let target = host.replace("-linux-gnu", "-linux-musl");
    let sysroot = shell::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(&target);
    if !library.exists() {
        return Err(format!("the target is missing. Run `rustup target add {target}`").into());
    }
    Ok(target)
}

/// This system, as rustc names it.
pub(crate) fn host() -> Result<String, Box<dyn Error>> {
    let said = shell::output(Command::new("rustc").arg("-vV"))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.ok_or("rustc does not tell its host")?.to_owned())
}

fn version() -> Result<String, Box<dyn Error>> {
    let manifest = fs::read_to_string(shell::root().join("Cargo.toml"))?;
    let version = manifest
        .lines()
        .find_map(|line| line.strip_prefix("version = "));
    Ok(version
        .ok_or("Cargo.toml has no version")?
        .trim_matches('"')
        .to_owned())
}

/// Builds the program into a folder of its own and gives the path.
fn build(target: &str, folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let _ = fs::remove_dir_all(folder);
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let home = home.ok_or("there is no home folder")?;
    // The last that fits counts, so the folder inside the sources comes after them.
    let paths = [
        (home.as_path(), "/cargo"),
        (&shell::root(), "/helder"),
        (folder, "/build"),
    ];
    let flags = paths.map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    let mut build = cargo(&[
        "build",
        "--quiet",
        "--locked",
        "--release",
        "--bin",
        "helder",
    ]);
    build.args(["--config", "profile.release.strip=true"]);
    build.args(["--target", target, "--target-dir"]).arg(folder);
    build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    if target.contains("musl") && !exists("musl-gcc") {
        return Err("musl-gcc is missing, for the C in two crates. Install musl-tools".into());
    }
    shell::run(&mut build)?;
    let name = if target.contains("windows") {
        "helder.exe"
    } else {
        "helder"
    };
    Ok(folder.join(target).join("release").join(name))
}

/// The archive, with its files in the order of their names.
fn pack(name: &str, program: &Path, parts: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let says = |arguments: &[&str]| shell::output(Command::new(program).args(arguments));
    let mut files: Vec<(String, Vec<u8>, u32)> = Vec::new();
    let mut add = |path: String, content: Vec<u8>, mode: u32| files.push((path, content, mode));
    let file = program.file_name().ok_or("the program has a name")?;
    add(
        file.to_string_lossy().into_owned(),
        fs::read(program)?,
        0o755,
    );
    add("helder.cdx.json".to_owned(), parts.to_vec(), 0o644);
    for path in FILES {
        add(path.to_owned(), fs::read(shell::root().join(path))?, 0o644);
    }
    for (shell, file) in SHELLS {
        let script = says(&["completions", shell])?;
        add(format!("completions/{file}"), script.into_bytes(), 0o644);
    }
    let page = says(&["man"])?;
    for name in commands(&page) {
        let page = says(&["man", &name])?;
        add(format!("man/helder-{name}.1"), page.into_bytes(), 0o644);
    }
    add("man/helder.1".to_owned(), page.into_bytes(), 0o644);
    files.sort();
    let mut archive = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    for (path, content, mode) in files {
        archive.write_all(&head(&format!("{name}/{path}"), content.len(), mode)?)?;
        archive.write_all(&content)?;
        archive.write_all(&vec![
            0;
            content.len().next_multiple_of(512) - content.len()
        ])?;
    }
    archive.write_all(&[0; 1024])?;
    Ok(archive.finish()?)
}

/// The commands that the man page of helder names.
fn commands(page: &str) -> Vec<String> {
    let names = page.split("helder\\-").skip(1);
    let names = names.filter_map(|rest| rest.split_once("(1)").map(|(name, _)| name));
    names.map(str::to_owned).collect()
}

/// The head of a file in an archive: `ustar` of POSIX.1-1988, without a time and an owner.
fn head(path: &str, size: usize, mode: u32) -> Result<[u8; 512], Box<dyn Error>> {
    let mut head = [0; 512];
    let mut put = |at: usize, text: &str| {
        head[at..at + text.len()].copy_from_slice(text.as_bytes());
    };
    if path.len() > 100 {
        return Err(format!("the name is too long: {path}").into());
    }
    put(0, path);
    put(100, &format!("{mode:07o}"));
    put(108, "0000000");
    put(116, "0000000");
    put(124, &format!("{size:011o}"));
    put(136, "00000000000");
    // The sum counts its own place as spaces.
    put(148, "        ");
    put(156, "0");
    put(257, "ustar");
    put(263, "00");
    let sum: u32 = head.iter().map(|&byte| u32::from(byte)).sum();
    head[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    Ok(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_file_is_what_tar_reads() {
        let head = head("helder-1/man/helder.1", 1234, 0o644).expect("the name is short");
        let field = |from: usize, to: usize| {
            let text = String::from_utf8_lossy(&head[from..to]).into_owned();
            text.trim_end_matches('\0').to_owned()
        };
        assert_eq!(field(0, 100), "helder-1/man/helder.1");
        assert_eq!(field(100, 108), "0000644");
        assert_eq!(field(124, 136), "00000002322");
        assert_eq!(field(136, 148), "00000000000");
        assert_eq!(
            (field(156, 157), field(257, 265)),
            ("0".into(), "ustar\x0000".into())
        );
        let mut blank = head;
        blank[148..156].fill(b' ');
        let sum: u32 = blank.iter().map(|&byte| u32::from(byte)).sum();
        assert_eq!(u32::from_str_radix(&field(148, 154), 8), Ok(sum));
        assert!(super::head(&"a".repeat(101), 0, 0).is_err());
    }

    #[test]
    fn the_commands_of_a_man_page_are_its_other_pages() {
        let page = ".TP\nhelder\\-check(1)\nFind\n.TP\nhelder\\-man(1)\nPrint helder\\-x\n";
        assert_eq!(commands(page), ["check", "man"]);
    }
}
