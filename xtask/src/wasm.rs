//! `cargo xtask wasm` builds the WebAssembly module and the packs of language data that it loads;
//! `cargo xtask parity` compares its answers with those of the native program on every page of
//! `tests/pages`, and tests the loader.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use helder::Lang;
use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{self, Outcome, cargo, command, release_binary, root};
use crate::{code_size, packs, sums};

/// Runs in Node: answers requests from standard input with the module, a line each.
const NODE_SCRIPT: &str = "tests/parity.mjs";
/// The tests of `www/load.js`.
const LOADER_TESTS: &str = "tests/load.test.mjs";

/// Builds the module for browsers (`www/pkg`, with the packs) and for Node (`target/wasm-node`).
pub(crate) fn run(_arguments: &[String]) -> Outcome {
    let target = ["--target", "wasm32-unknown-unknown"];
    shell::run(
        cargo(&["build", "--quiet", "--profile", "wasm", "-p", "helder-wasm"]).args(target),
    )?;
    let module = shell::target().join("wasm32-unknown-unknown/wasm/helder_wasm.wasm");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&module).typescript(true);
    // The names of functions serve debuggers, at a fifth of the size.
    bindgen.remove_name_section(true);
    let package = root().join("www/pkg");
    bindgen.web(true)?.generate(&package)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&module).typescript(false);
    bindgen
        .nodejs(true)?
        .generate(shell::target().join("wasm-node"))?;
    write_packs(&package)?;
    code_size::run()
}

/// Writes the packs, and beside them `packs.js`, by which the loader knows them.
fn write_packs(package: &Path) -> Outcome {
    let mut manifest = String::from(
        "// Written by `cargo xtask wasm`: the language data that go with the module beside it.\n\
         // They have the licence CC BY-SA 4.0; data/README.md of helder names the sources.\n\
         export default {\n",
    );
    for lang in Lang::ALL {
        let (tag, bytes) = (lang.tag(), packs::pack(lang)?);
        let name = format!("{tag}.helder");
        fs::write(package.join(&name), &bytes)?;
        manifest += &format!(
            "  {tag}: {{ file: \"{name}\", bytes: {}, sha256: \"{}\" }},\n",
            bytes.len(),
            sums::sha256(&bytes),
        );
    }
    Ok(fs::write(package.join("packs.js"), manifest + "};\n")?)
}

/// Asks the native program and the module the same questions; any byte that differs fails.
pub(crate) fn parity(_arguments: &[String]) -> Outcome {
    shell::run(&mut command(
        "node",
        &["--test", "--test-reporter=dot", LOADER_TESTS],
    ))?;
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
