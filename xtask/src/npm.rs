//! What comes from npm, and what goes there.
//!
//! Each folder with a `package-lock.json` is installed as that names it, when it is new. So a build
//! that needs nothing new asks no registry.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{self, Outcome, command, exists, root};

/// The tools of the build: what makes modules smaller, those of WebAssembly and those of JavaScript.
const TOOLS: &str = "xtask/npm";

/// The folder of a tool of the build, which is installed if need be.
pub(crate) fn tool(name: &str) -> Result<PathBuf, Box<dyn Error>> {
    let folder = root().join(TOOLS);
    install(&folder)?;
    Ok(folder.join("node_modules").join(name))
}

/// The folder of the package, as it is published: `www` with its modules minified.
pub(crate) fn package() -> PathBuf {
    shell::target().join("npm")
}

/// Makes that folder anew.
pub(crate) fn lay_out() -> Outcome {
    tool("terser")?;
    shell::run(command("node", &["xtask/npm/package.mjs"]).arg(package()))
}

/// Installs what the lock file of a folder names, if that changed since the last time.
pub(crate) fn install(folder: &Path) -> Outcome {
    let installed = folder.join("node_modules/.package-lock.json");
    if !is_old(&installed, &folder.join("package-lock.json")) {
        return Ok(());
    }
    if !exists("npm") {
        return Err("npm is missing: install Node.js 20 or later, with npm".into());
    }
    shell::run(command("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(folder)).map_err(
        |error| {
            let folder = folder.display();
            format!("{error}. Run `npm ci` in {folder} where there is a network").into()
        },
    )
}

/// Whether a file is missing, or was made before another.
fn is_old(made: &Path, from: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    changed(made) < changed(from)
}
