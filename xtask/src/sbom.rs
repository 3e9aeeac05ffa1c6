//! `cargo xtask sbom`: what the program is made of, as a list that other programs read (CycloneDX
//! 1.5), in `target/dist`.
//!
//! It is made of what cargo knows, without a network, a time or a number drawn at random: the same
//! sources give the same bytes. Only what is in the program counts, so no tools of tests or builds.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;

use serde_json::{Value, json};

use crate::shell::{self, Outcome, cargo};

/// Writes the list for this machine's system.
pub(crate) fn run(_arguments: &[String]) -> Outcome {
    let folder = shell::target().join("dist");
    fs::create_dir_all(&folder)?;
    let path = folder.join("helder.cdx.json");
    fs::write(&path, of(&crate::release::target_of_release()?)?)?;
    println!("{}", path.display());
    Ok(())
}

/// The list for a target.
pub(crate) fn of(target: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut metadata = cargo(&["metadata", "--format-version=1", "--locked", "--offline"]);
    metadata.arg(format!("--filter-platform={target}"));
    let metadata: Value = serde_json::from_str(&shell::output(&mut metadata)?)?;
    let lock = fs::read_to_string(shell::root().join("Cargo.lock"))?;
    let list = list(&metadata, &checksums(&lock)).ok_or("cargo tells less than it should")?;
    check(&list)?;
    let mut text = serde_json::to_vec_pretty(&list)?;
    text.push(b'\n');
    Ok(text)
}

/// The checksum of each package in a lock file, by its name and version.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let mut sums = BTreeMap::new();
    for package in lock.split("[[package]]").skip(1) {
        let field = |name: &str| {
            let start = format!("{name} = \"");
            let line = package.lines().find_map(|line| line.strip_prefix(&start));
            line.and_then(|it| it.strip_suffix('"')).map(str::to_owned)
        };
        if let (Some(name), Some(version), Some(sum)) =
            (field("name"), field("version"), field("checksum"))
        {
            sums.insert((name, version), sum);
        }
    }
    sums
}

/// The list, from what cargo tells; none: it tells less than it should.
fn list(metadata: &Value, sums: &BTreeMap<(String, String), String>) -> Option<Value> {
    let root = metadata["resolve"]["root"].as_str()?;
    let packages: BTreeMap<&str, &Value> = metadata["packages"]
        .as_array()?
        .iter()
        .filter_map(|package| Some((package["id"].as_str()?, package)))
        .collect();
    let nodes: BTreeMap<&str, Vec<&str>> = metadata["resolve"]["nodes"]
        .as_array()?
        .iter()
        .filter_map(|node| Some((node["id"].as_str()?, in_program(node, &packages)?)))
        .collect();
    // From the program to all that it is made of.
    let mut seen = BTreeSet::from([root]);
    let mut left = vec![root];
    while let Some(id) = left.pop() {
        for &next in nodes.get(id)? {
            if seen.insert(next) {
                left.push(next);
            }
        }
    }
    let component = |id: &str| {
        let package = packages.get(id)?;
        let (name, version) = (package["name"].as_str()?, package["version"].as_str()?);
        let kind = if id == root { "application" } else { "library" };
        let mut component = json!({
            "type": kind,
            "bom-ref": reference(package)?,
            "name": name,
            "version": version,
            "licenses": [{ "expression": package["license"].as_str()?.replace('/', " OR ") }],
        });
        // What is ours is in no registry.
        if !package["source"].is_null() {
            component["purl"] = json!(format!("pkg:cargo/{name}@{version}"));
            let sum = sums.get(&(name.to_owned(), version.to_owned()))?;
            component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
        }
        Some(component)
    };
    let others = seen.iter().filter(|id| **id != root);
    let components: Vec<Value> = others.map(|id| component(id)).collect::<Option<_>>()?;
    let depends = |id: &&str| {
        let on = nodes.get(id)?.iter();
        let on: BTreeSet<String> = on
            .map(|id| reference(packages.get(id)?))
            .collect::<Option<_>>()?;
        Some(json!({ "ref": reference(packages.get(id)?)?, "dependsOn": on }))
    };
    let dependencies: Vec<Value> = seen.iter().map(depends).collect::<Option<_>>()?;
    Some(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component(root)? },
        "components": components,
        "dependencies": dependencies,
    }))
}

/// The packages that a package brings into the program: not those that build or test it, and not
/// those that run inside the compiler.
fn in_program<'a>(node: &'a Value, packages: &BTreeMap<&str, &Value>) -> Option<Vec<&'a str>> {
    let mut ids = Vec::new();
    for dependency in node["deps"].as_array()? {
        let id = dependency["pkg"].as_str()?;
        let mut kinds = dependency["dep_kinds"].as_array()?.iter();
        let is_macro = packages.get(id).is_some_and(|package| {
            let kinds = package["targets"].as_array().into_iter().flatten();
            let mut kinds = kinds
                .filter_map(|target| target["kind"].as_array())
                .flatten();
            kinds.any(|kind| kind == "proc-macro")
        });
        if kinds.any(|it| it["kind"].is_null()) && !is_macro {
            ids.push(id);
        }
    }
    Some(ids)
}

/// How the list names a package.
fn reference(package: &Value) -> Option<String> {
    let (name, version) = (package["name"].as_str()?, package["version"].as_str()?);
    Some(format!("{name}@{version}"))
}

/// Whether the list holds together: each name once, each dependency listed, each package of others
/// with its checksum.
fn check(list: &Value) -> Outcome {
    let parts = || list["components"].as_array().into_iter().flatten();
    let mut names = BTreeSet::new();
    for part in parts().chain([&list["metadata"]["component"]]) {
        let name = part["bom-ref"].as_str().ok_or("a part has no name")?;
        if !names.insert(name) {
            return Err(format!("{name} is in the list twice").into());
        }
        let sum = part["hashes"][0]["content"].as_str();
        let is_whole = sum.is_some_and(|it| it.len() == 64);
        if part.get("purl").is_some() && !is_whole {
            return Err(format!("{name} has no checksum").into());
        }
    }
    for dependency in list["dependencies"].as_array().into_iter().flatten() {
        let on = dependency["dependsOn"].as_array().into_iter().flatten();
        for name in on.chain([&dependency["ref"]]).filter_map(Value::as_str) {
            if !names.contains(name) {
                return Err(format!("{name} is not in the list").into());
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_what_is_in_the_program_and_nothing_else() {
        let target = crate::release::host().expect("rustc tells its host");
        let text = of(&target).expect("cargo knows our packages");
        assert_eq!(
            of(&target).expect("it did before"),
            text,
            "same in, same out"
        );
        let list: Value = serde_json::from_slice(&text).expect("it is JSON");
        let parts = list["components"].as_array().expect("it is a list");
        let has = |name: &str| parts.iter().any(|part| part["name"] == name);
        for name in ["helder-data", "ureq", "rustls", "memchr"] {
            assert!(has(name), "{name} is in the program");
        }
        // A test, a build, a compiler and a browser have these; the program does not.
        for name in ["proptest", "trycmd", "cc", "serde_derive", "wasm-bindgen"] {
            assert!(!has(name), "{name} is not in the program");
        }
        assert_eq!(list["metadata"]["component"]["name"], "helder");
    }

    #[test]
    fn a_list_that_does_not_hold_together_is_refused() {
        let part = |name: &str| json!({ "bom-ref": name, "purl": "x", "hashes": [{ "content": "a".repeat(64) }] });
        let list = |parts: &[Value], on: &str| {
            json!({
                "metadata": { "component": { "bom-ref": "helder" } },
                "components": parts,
                "dependencies": [{ "ref": "helder", "dependsOn": [on] }],
            })
        };
        assert!(check(&list(&[part("a")], "a")).is_ok());
        assert!(check(&list(&[part("a")], "b")).is_err());
        assert!(check(&list(&[part("a"), part("a")], "a")).is_err());
        let bare = json!({ "bom-ref": "a", "purl": "x" });
        assert!(check(&list(&[bare], "a")).is_err());
    }
}
