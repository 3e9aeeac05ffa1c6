//! `cargo xtask wasm` builds the WebAssembly modules and the packs of language data that they load;
//! `cargo xtask parity` compares its answers with those of the native program on every page of
//! `tests/pages`, and tests the loader and the lean module.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{self, Outcome, cargo, command, release_binary, root};
use crate::snip::snip;
use crate::wasm_opt::optimise;
use crate::{code_size, packs, sums};

/// Runs in Node: answers requests from standard input with the module, a line each.
const NODE_SCRIPT: &str = "tests/parity.mjs";
/// The tests of `www/load.js`, and those that compare the modules.
const NODE_TESTS: [&str; 2] = ["tests/load.test.mjs", "tests/modules.test.mjs"];

/// The modules, each with the folder of its files, and with what Cargo is told for it.
const MODULES: [(&str, &str, &[&str]); 3] = [
    ("lean-nl", "lean/nl/", LEAN_NL),
    ("lean-en", "lean/en/", LEAN_EN),
    ("whole", "", &[]),
];
const LEAN_NL: &[&str] = &["--no-default-features", "--features", "ui-nl"];
const LEAN_EN: &[&str] = &["--no-default-features", "--features", "ui-en"];
/// What the files of a module are called.
const MODULE: &str = "helder_wasm_bg.wasm";
const SCRIPT: &str = "helder_wasm.js";

/// Builds the modules for browsers (`www/pkg`, with the packs) and for Node (`target/wasm-node`).
pub(crate) fn run(_arguments: &[String]) -> Outcome {
    let package = root().join("www/pkg");
    for (_, folder, features) in MODULES {
        build(folder, features, &package)?;
    }
    check_glue(&package)?;
    write_files(&package)?;
    code_size::run()
}

fn build(folder: &str, features: &[&str], package: &Path) -> Outcome {
    // The library for tests, which Cargo would make too, keeps alive what no browser calls.
    let mut rustc = cargo(&["rustc", "--quiet", "--profile", "wasm", "-p", "helder-wasm"]);
    rustc.args(["--target", "wasm32-unknown-unknown"]);
    shell::run(rustc.args(["--crate-type", "cdylib"]).args(features))?;
    let module = shell::target().join("wasm32-unknown-unknown/wasm/helder_wasm.wasm");
    let module = snip(&fs::read(module)?)?;
    let name = SCRIPT.trim_end_matches(".js");
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(name, module.clone()).typescript(true);
    // The names of functions serve debuggers, at a fifth of the size.
    bindgen.remove_name_section(true);
    let made = package.join(folder);
    bindgen.web(true)?.generate(&made)?;
    optimise(&made.join(MODULE))?;
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(name, module).typescript(false);
    let node = shell::target().join("wasm-node").join(folder);
    bindgen.nodejs(true)?.generate(&node)?;
    // What is tested and measured in Node is what browsers get.
    fs::copy(made.join(MODULE), node.join(MODULE))?;
    Ok(())
}

/// The Worker uses the script of the first module for the others too. So what they ask of their
/// scripts must be in that one.
fn check_glue(package: &Path) -> Outcome {
    let asked = |folder: &str| -> Result<Vec<String>, std::io::Error> {
        let script = fs::read_to_string(package.join(folder).join(SCRIPT))?;
        let names = script.lines().filter(|line| line.contains(": function("));
        Ok(names.map(|line| line.trim().to_owned()).collect())
    };
    let used = asked(MODULES[0].1)?;
    for (name, folder, _) in MODULES {
        let own = asked(folder)?;
        if own.is_empty() || own.iter().any(|it| !used.contains(it)) {
            return Err(format!("{name} asks for {own:?}, its script has {used:?}").into());
        }
    }
    Ok(())
}

/// Writes the packs, and `files.js`, by which the loader knows them and the modules.
fn write_files(package: &Path) -> Outcome {
    let mut manifest = String::from(
        "// Written by `cargo xtask wasm`: the modules, and the language data that go with them.\n\
         // The data have the licence CC BY-SA 4.0; data/README.md of helder names the sources.\n\
         export default {\n",
    );
    let mut add = |name: &str, file: &str, bytes: &[u8]| {
        manifest += &format!(
            "  \"{name}\": {{ file: \"{file}\", bytes: {}, sha256: \"{}\" }},\n",
            bytes.len(),
            sums::sha256(bytes),
        );
    };
    for (name, folder, _) in MODULES {
        let file = format!("{folder}{MODULE}");
        add(name, &file, &fs::read(package.join(&file))?);
    }
    for name in packs::names() {
        let (file, bytes) = (format!("{name}.helder"), packs::pack(name)?);
        fs::write(package.join(&file), &bytes)?;
        add(name, &file, &bytes);
    }
    Ok(fs::write(package.join("files.js"), manifest + "};\n")?)
}

/// Asks the native program and the module the same questions; any byte that differs fails.
pub(crate) fn parity(_arguments: &[String]) -> Outcome {
    shell::run(command("node", &["--test", "--test-reporter=dot"]).args(NODE_TESTS))?;
    let helder = release_binary()?;
    let requests = requests()?;
    for question in ["inspect", "check", "score"] {
        let native = answer(command(&helder, &[question, "--jsonl"]), &requests)?;
        let module = answer(command("node", &[NODE_SCRIPT, question]), &requests)?;
        for (at, (one, other)) in native.lines().zip(module.lines()).enumerate() {
            if one != other {
                let request = requests.lines().nth(at).unwrap_or_default();
                return Err(format!("{question}: answers differ on {request}").into());
            }
        }
        let (n_native, n_module) = (native.lines().count(), module.lines().count());
        if n_native != n_module || n_native == 0 {
            return Err(format!("{question}: {n_native} native answers, {n_module} others").into());
        }
        println!("{question}: {n_native} answers are the same");
    }
    Ok(())
}

/// A request for each test page, in each message language.
fn requests() -> Result<String, Box<dyn std::error::Error>> {
    let mut requests = String::new();
    let settings = root().join("tests/cli/config.in");
    let config = json_string(&fs::read_to_string(settings.join("helder.toml"))?);
    let text = json_string(&fs::read_to_string(settings.join("pagina.html"))?);
    requests += &format!("{{\"format\":\"html\",\"config\":{config},\"text\":{text}}}\n");
    let mut paths: Vec<_> = fs::read_dir(root().join("tests/pages"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    for path in paths {
        let format = match path.extension().and_then(|extension| extension.to_str()) {
            Some("html") => "html",
            Some("md") => "markdown",
            Some("txt") => "plain",
            _ => continue,
        };
        let text = json_string(&fs::read_to_string(&path)?);
        let id = json_string(&path.file_name().unwrap_or_default().to_string_lossy());
        requests += &format!("{{\"id\":{id},\"format\":\"{format}\",\"text\":{text}}}\n");
    }
    Ok(requests)
}

fn answer(
    mut command: std::process::Command,
    requests: &str,
) -> Result<String, Box<dyn std::error::Error>> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut stdin = child.stdin.take().expect("it was piped");
    let requests = requests.to_string();
    // Written from another thread: the answers fill their pipe before the last request is read.
    let writer = std::thread::spawn(move || stdin.write_all(requests.as_bytes()));
    let output = child.wait_with_output()?;
    writer.join().expect("writing does not panic")?;
    if !output.status.success() {
        return Err(format!("{:?} ended with {}", command.get_program(), output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Quotes a text for JSON.
fn json_string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out += "\\\"",
            '\\' => out += "\\\\",
            c if (c as u32) < 0x20 => out += &format!("\\u{:04x}", c as u32),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
