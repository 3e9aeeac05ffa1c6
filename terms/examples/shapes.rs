//! Shows all shapes of a term with what to write for each; `~` is before what does not fit as it is.
//!
//! `cargo run -qp helder-terms --example shapes nl v "zorg dragen voor" "zorgen voor"`

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use helder_terms::{Dutch, English, Inflect};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [lang, class, from, to] = &arguments[..] else {
        return Err("four arguments: nl or en, the class, the words, what to write".into());
    };
    let data = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../data")
        .join(lang);
    let verbs = fs::read_to_string(data.join("verbs.tsv"))?;
    let forms = fs::read_to_string(data.join("forms.tsv"))?;
    let (dutch, english) = (Dutch::new(&verbs, &forms), English::new(&verbs, &forms));
    let language: &dyn Inflect = if lang == "nl" { &dutch } else { &english };
    let list = format!("from\tto\tmode\tclass\n{from}\t{to}\treplace\t{class}\n");
    for line in helder_terms::read(&list)? {
        for shape in helder_terms::shapes(&line, language)? {
            let ways = shape.ways.iter().map(|way| match way.fits {
                Some(_) => way.to.clone(),
                None => format!("~{}", way.to),
            });
            let ways: Vec<String> = ways.collect();
            println!("{} -> {}", shape.from, ways.join(" | "));
            if !shape.when.is_empty() {
                println!("    where {}", shape.when);
            }
        }
    }
    Ok(())
}
