//! The programs that helder is measured beside: what builds or fetches them, and how they are called.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Bench, programs};
use crate::shell::{self, Outcome, command};

impl Bench {
    /// Builds or fetches what is wanted and not there yet. What can't be had is named.
    pub(super) fn set_up_peers(&self, perf: &Path, wanted: &dyn Fn(&str) -> bool) {
        let mut made = vec![("peers", self.fetch())];
        if wanted("floor") {
            made.push(("floor", self.floor(perf)));
        }
        if wanted("typos") {
            made.push(("typos", self.typos()));
        }
        if wanted("harper-core") {
            made.push(("harper-core", self.harper()));
        }
        for (what, made) in made {
            if let Err(error) = made {
                println!("{what}: {error}");
            }
        }
    }

    /// Builds the floor program with lists of the corpus.
    fn floor(&self, perf: &Path) -> Outcome {
        let floor = self.folder.join("floor");
        if floor.join("target/release/floor").exists() {
            return Ok(());
        }
        fs::create_dir_all(&self.folder)?;
        shell::run(
            command("cp", &["-r"])
                .arg(perf.join("floor"))
                .arg(&self.folder),
        )?;
        let mut lists = command("python3", &[]);
        lists.arg(floor.join("make_lists.py"));
        lists.arg(self.folder.join("all")).arg(floor.join("data"));
        shell::run(&mut lists)?;
        let mut build = shell::cargo(&["build", "--quiet", "--release"]);
        build.env_remove("CARGO_TARGET_DIR");
        shell::run(build.current_dir(&floor))
    }

    /// Fetches the peers, each in the version that is written down.
    fn fetch(&self) -> Outcome {
        let (peers, own) = (self.folder.join("peers"), programs());
        fs::create_dir_all(&peers)?;
        for file in ["package.json", ".textlintrc.json"] {
            fs::copy(own.join(file), peers.join(file))?;
        }
        if !peers.join("node_modules").exists() {
            let install = ["install", "--no-audit", "--no-fund", "--ignore-scripts"];
            shell::run(command("npm", &install).current_dir(&peers))?;
        }
        let python = peers.join("py");
        if !python.exists() {
            shell::run(command("python3", &["-m", "venv"]).arg(&python))?;
            let install = ["install", "--quiet", "textstat==0.7.4", "proselint==0.16.0"];
            shell::run(&mut command(python.join("bin/pip"), &install))?;
        }
        Ok(())
    }

    fn typos(&self) -> Outcome {
        let peers = self.folder.join("peers");
        if peers.join("bin/typos").exists() {
            return Ok(());
        }
        let mut install = shell::cargo(&["install", "--quiet", "--locked", "--root"]);
        shell::run(install.arg(&peers).arg("typos-cli"))
    }

    /// Builds a program around harper-core, in a folder and a workspace of its own.
    fn harper(&self) -> Outcome {
        let folder = self.folder.join("harper-core");
        if folder.join("target/release/harper-core").exists() {
            return Ok(());
        }
        fs::create_dir_all(folder.join("src"))?;
        fs::copy(
            programs().join("harper-core.toml"),
            folder.join("Cargo.toml"),
        )?;
        fs::copy(
            programs().join("harper-core.rs"),
            folder.join("src/main.rs"),
        )?;
        let mut build = shell::cargo(&["build", "--quiet", "--release"]);
        build.env_remove("CARGO_TARGET_DIR");
        shell::run(build.current_dir(&folder))
    }

    /// A run of one of them.
    pub(super) fn peer(
        &self,
        name: &str,
        lang: &str,
        inputs: &[PathBuf],
    ) -> Result<Command, Box<dyn Error>> {
        let peers = self.folder.join("peers");
        let program = |path: PathBuf| match path.exists() {
            true => Ok(command(path, &[])),
            false => Err(format!("{} is not there", path.display())),
        };
        let mut peer = match name {
            "floor" => program(self.folder.join("floor/target/release/floor"))?,
            "typos" => program(peers.join("bin/typos"))?,
            "harper-core" => program(self.folder.join("harper-core/target/release/harper-core"))?,
            "proselint" => program(peers.join("py/bin/proselint"))?,
            "textstat" => program(peers.join("py/bin/python"))?,
            "textlint" => program(peers.join("node_modules/.bin/textlint"))?,
            _ => command("node", &[]),
        };
        match name {
            "floor" => peer.args(["whole", "full", lang]),
            "typos" => peer.args(["--threads=1"]),
            "proselint" => peer.arg("check"),
            "textstat" => peer.arg(programs().join("check.py")).arg(lang),
            "textlint" => peer.arg("--config").arg(peers.join(".textlintrc.json")),
            "harper-core" => &mut peer,
            _ => peer.arg(programs().join("check.mjs")).args([name, lang]),
        };
        peer.args(inputs).current_dir(&peers);
        Ok(peer)
    }
}
