//! Tests of what a configuration may say, and of what is said about one that is wrong.

use proptest::prelude::{ProptestConfig, any, proptest};

use super::{Config, Held, Origin};
use crate::gates::FailOn;
use crate::rules::{Profile, Ui};
use crate::{Lang, PageKind, Severity};

/// The faults of a text, in English.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let start: String = text.chars().take(200).collect();
    assert_eq!(lines(text, Ui::En), expected, "{start}");
}

fn lines(text: &str, ui: Ui) -> Vec<String> {
    let faults = Config::parse(text).err().unwrap_or_default();
    let lines = faults.iter().map(|fault| fault.line(ui, "helder.toml"));
    lines.collect()
}

#[test]
fn unknown_keys_and_rules_name_the_nearest() {
    check(
        "profil = \"easy\"",
        &["helder.toml:1:1: there is no key “profil”. Did you mean profile?"],
    );
    check(
        "lang = \"nl\"\n\n  [rules]\n  long-sentense = \"off\"\nlange-zinn = \"off\"",
        &[
            "helder.toml:4:3: there is no rule “long-sentense”. Did you mean long-sentence?",
            "helder.toml:5:1: there is no rule “lange-zinn”. Did you mean lange-zin?",
        ],
    );
    check(
        "[rules]\nxyzzy = \"off\"",
        &["helder.toml:2:1: there is no rule “xyzzy”. The command `helder rules` lists them all."],
    );
    check(
        "[allow]\nwoorden = []",
        &["helder.toml:2:1: there is no key “woorden”. Write names, acronyms or words."],
    );
    check(
        "[terms]\nklant = { zzz = \"inwoner\" }",
        &["helder.toml:2:11: there is no key “zzz”. Write to, why or lang."],
    );
    check(
        "[[overrides]]\npaths = [\"a\"]\nexclude = [\"b\"]",
        &[
            "helder.toml:3:1: there is no key “exclude”. Write profile, lang, ui, kind, organisation, \
             rules, terms, patterns, allow, skip, gates or paths.",
        ],
    );
}

#[test]
fn wrong_values_say_what_to_write() {
    for (text, expected) in [
        (
            "profile = 1",
            "helder.toml:1:11: the value of “profile” is a number. Write text between quotation \
             marks.",
        ),
        (
            "profile = \"plian\"",
            "helder.toml:1:11: “plian” can't stand here. Did you mean plain?",
        ),
        (
            "lang = \"de\"",
            "helder.toml:1:8: “de” can't stand here. Write nl or en.",
        ),
        (
            "rules = [\"passive\"]",
            "helder.toml:1:9: the value of “rules” is a list. Write a table with keys.",
        ),
        (
            "[rules]\npassive = true",
            "helder.toml:2:11: the value of “passive” is true or false. Write text between \
             quotation marks or a table with keys.",
        ),
        (
            "[rules]\nlong-sentence = { limit = -1 }",
            "helder.toml:2:27: the value of “limit” is a number. Write a number of 0 or more.",
        ),
        (
            "[rules]\nsemicolon = { limit = 3 }",
            "helder.toml:2:23: the rule semicolon has no limit. Take the limit out.",
        ),
        (
            "[rules]\nlong-sentence = \"off\"\nlange-zin = \"hint\"",
            "helder.toml:3:1: the rule long-sentence stands here twice. Take one of them out.",
        ),
        (
            "organisation = \"Gemeente Meerdam\"",
            "helder.toml:1:16: the value of “organisation” is text. Write a list between square \
             brackets.",
        ),
        (
            "[terms]\n\" / \" = \"x\"",
            "helder.toml:2:1: there is no word in “ / ”. Put a word there.",
        ),
        (
            "[allow]\nwords = [\"goed\", \" \"]",
            "helder.toml:2:18: there is no word in “ ”. Put a word there.",
        ),
        (
            "[[patterns]]\nname = \"a\"\nmatch = \"a\"",
            "helder.toml:1:1: the key “message” is missing. Add it.",
        ),
        (
            "[[patterns]]\nname = \"a\"\nmessage = \"b\"\nmatch = '(klik'",
            "helder.toml:4:9: this pattern is wrong (unclosed group). Write it as the crate `regex` \
             reads it, see docs.rs/regex.",
        ),
        (
            "[kinds]\n\"\" = \"letter\"",
            "helder.toml:2:1: “” is not a pattern for files. Write a path, with * for a name and ** \
             for folders.",
        ),
        (
            "skip = [\"div p\"]",
            "helder.toml:1:9: “div p” is not a simple selector. Write a tag, .class, #id or \
             [attribute], without spaces.",
        ),
        (
            "kind = 1979-05-27",
            "helder.toml:1:8: the value of “kind” is a date. Write text between quotation marks.",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn what_is_no_toml_is_told_with_its_place() {
    check(
        "profile = \"plain\"\nlang = [nl, \"en\"]",
        &["helder.toml:2:9: the text “nl” has no quotation marks. Write \"nl\"."],
    );
    check(
        "[rules\nsemicolon = \"off\"",
        &[
            "helder.toml:1:7: this is not TOML (unclosed table, expected `]`). See toml.io for how to write TOML.",
        ],
    );
    for text in [
        "lang = nl",
        "lang = dutch # x",
        "lang=  inf-nl",
        "[allow]\nwords = [\"a\", élan]",
    ] {
        let faults = lines(text, Ui::En);
        assert!(faults[0].contains("has no quotation marks"), "{faults:?}");
    }
    check(
        &("a.".repeat(100_000) + "a = 1"),
        &["helder.toml: this is not TOML (recursion limit). See toml.io for how to write TOML."],
    );
    check(
        &"#".repeat((1 << 20) + 1),
        &["helder.toml: it is larger than 1024 kB. Take out what is not needed."],
    );
    let patterns = "[[patterns]]\nname = \"a\"\nmatch = \"a\"\nmessage = \"b\"\n".repeat(203);
    check(
        &patterns,
        &["helder.toml:801:1: these are more than 200. Make the list shorter."],
    );
}

#[test]
fn columns_count_characters() {
    check(
        "organisation = [\"Één\", 2]",
        &[
            "helder.toml:1:24: number 2 of “organisation” is a number. Write text between quotation marks.",
        ],
    );
}

#[test]
fn faults_are_told_in_dutch_too() {
    let text = "profil = 1\nlang = 1\nui = \"de\"\n[rules]\nlange-zin = { limit = \"20\" }";
    assert_eq!(
        lines(text, Ui::Nl),
        [
            "helder.toml:1:1: de sleutel “profil” bestaat niet. Bedoelt u profile?",
            "helder.toml:2:8: de waarde van “lang” is een getal. Schrijf tekst tussen \
             aanhalingstekens.",
            "helder.toml:3:6: “de” kan hier niet staan. Schrijf nl of en.",
            "helder.toml:5:23: de waarde van “limit” is tekst. Schrijf een getal van 0 of meer.",
        ]
    );
}

const WHOLE: &str = r##"
profile = "easy"
lang = "nl"
organisation = ["gemeente Meerdam"]
exclude = ["archief", "*.tmp.html"]
skip = [".disclaimer", "#footer"]

[rules]
lange-zin = { level = "error", limit = 22 }
semicolon = "off"

[terms]
klant = "inwoner"
"in overleg met" = ["met", ""]
KCC = { to = "Klantcontactcentrum", why = "Niemand kent de afkorting.", lang = "nl" }

[[patterns]]
name = "heel-bedrag"
match = '\d+,-'
message = "Schrijf een heel bedrag zonder komma."
level = "hint"

[[patterns]]
name = "uit"
match = "uit"
message = "Deze staat uit."
level = "off"

[allow]
names = ["Het Loket"]
acronyms = ["WOZ"]
words = ["indien"]

[kinds]
"**" = "service"
"brieven/**" = "letter"

[[overrides]]
paths = ["besluiten", "brieven/oud/*"]
profile = "plain"
kind = "policy"
organisation = ["college"]
[overrides.rules]
long-sentence = { limit = 30 }
[overrides.terms]
klant = "cliënt"
"##;

#[test]
fn a_whole_configuration_is_read() {
    let config = Config::parse(WHOLE).expect("nothing is wrong in it");
    let resolved = config.resolve("brieven/a.md");
    let held = |value, line| Held {
        value,
        origin: Origin::File(Some(line)),
    };
    assert_eq!(resolved.profile, held(Profile::Easy, 2));
    assert_eq!(resolved.lang.value, Some(Lang::Nl));
    assert_eq!(resolved.kind.value, Some(PageKind::Letter));
    assert_eq!(resolved.ui.origin, Origin::Default);
    let options = resolved.options();
    assert_eq!(
        options.severities,
        [
            ("long-sentence", Some(Severity::Error)),
            ("semicolon", None)
        ]
    );
    assert_eq!(options.limits, [("long-sentence", 22.0)]);
    assert_eq!(options.organisation, ["gemeente Meerdam"]);
    assert_eq!(options.acronyms, ["WOZ"]);
    assert_eq!(options.skip.len(), 2);
    assert_eq!(options.house.patterns().len(), 1);
    assert_eq!(options.house.patterns()[0].level, Some(Severity::Hint));
    let terms = resolved.terms.iter().map(|it| it.value.to.join("|"));
    assert_eq!(
        terms.collect::<Vec<_>>(),
        ["inwoner", "met|", "Klantcontactcentrum"]
    );
}

#[test]
fn overrides_go_before_the_rest() {
    let config = Config::parse(WHOLE).expect("nothing is wrong in it");
    for path in ["besluiten/2024/a.md", "brieven/oud/b.md"] {
        let resolved = config.resolve(path);
        assert_eq!(resolved.profile.value, Profile::Plain);
        assert_eq!(resolved.profile.origin, Origin::Override(Some(40)));
        assert_eq!(resolved.kind.value, Some(PageKind::Policy));
        let options = resolved.options();
        assert_eq!(options.severities[0].1, Some(Severity::Error));
        assert_eq!(options.limits, [("long-sentence", 30.0)]);
        assert_eq!(options.organisation, ["gemeente Meerdam", "college"]);
        let terms: Vec<&str> = resolved.terms.iter().map(|it| &*it.value.to[0]).collect();
        assert_eq!(terms, ["met", "Klantcontactcentrum", "cliënt"]);
    }
    assert_eq!(config.resolve("a.md").profile.value, Profile::Easy);
    assert_eq!(config.scope("x.md"), config.scope("y.md"));
    assert_ne!(config.scope("x.md"), config.scope("besluiten/y.md"));
}

#[test]
fn gates_may_differ_by_path() {
    let text = "[gates]\nfail-on = 'warning'\nmax-level = 3\n[[overrides]]\npaths = ['wet/**']\n\
                gates = { fail-on = 'never', max-difficulty = 40.5 }";
    let config = Config::parse(text).expect("nothing is wrong in it");
    let gates = config.resolve("a.md").gates();
    assert_eq!(gates.fail_on, FailOn::From(Severity::Warning));
    assert_eq!((gates.max_level, gates.max_difficulty), (Some(3), None));
    let gates = config.resolve("wet/a.md").gates();
    assert_eq!(gates.fail_on, FailOn::Never);
    assert_eq!(
        (gates.max_level, gates.max_difficulty),
        (Some(3), Some(40.5))
    );
    for text in [
        "[gates]\nmax-level = 2.5",
        "[gates]\nmax-level = 0",
        "[gates]\nmax-level = 5",
    ] {
        let number = text.rsplit(' ').next().expect("it has a last word");
        let said = format!("helder.toml:2:13: “{number}” can't stand here. Write 1, 2, 3 or 4.");
        check(text, &[&said]);
    }
}

#[test]
fn excluded_files_are_known_by_their_paths() {
    let config = Config::parse(WHOLE).expect("nothing is wrong in it");
    for (path, expected) in [
        ("archief/a.md", true),
        ("b/archief/a.md", true),
        ("b/a.tmp.html", true),
        ("a.html", false),
    ] {
        assert_eq!(config.excludes(path), expected, "{path}");
    }
}

#[test]
fn an_object_says_the_same_as_a_text() {
    let json = serde_json::json!({
        "profile": "easy",
        "rules": { "semicolon": "off", "long-sentence": { "limit": 22 } },
        "terms": { "klant": "inwoner" },
    });
    let config = Config::of_json(&json).expect("nothing is wrong in it");
    let resolved = config.resolve("");
    assert_eq!(resolved.profile.value, Profile::Easy);
    assert_eq!(resolved.profile.origin, Origin::File(None));
    assert_eq!(resolved.options().limits, [("long-sentence", 22.0)]);

    for (json, expected) in [
        (
            serde_json::json!({ "rules": { "passive": { "limit": null, "levl": "off" } } }),
            "config: rules.passive.levl: there is no key “levl”. Did you mean level?",
        ),
        (
            serde_json::json!([]),
            "config: the value of “” is a list. Write a table with keys.",
        ),
    ] {
        let faults = Config::of_json(&json).expect_err("it is wrong");
        let lines: Vec<String> = faults.iter().map(|it| it.line(Ui::En, "config")).collect();
        assert!(lines.iter().any(|line| line == expected), "{lines:?}");
    }
}

#[test]
fn the_schema_in_the_tree_is_the_one_of_the_keys() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/schema/helder-toml.schema.json"
    );
    let made = serde_json::to_string_pretty(&super::schema()).expect("it is JSON") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &made).expect("the schema can be written");
    }
    let kept = std::fs::read_to_string(path).expect("the schema is in the tree");
    assert_eq!(kept, made, "if this is right, run with UPDATE=1");
}

#[test]
fn the_examples_in_the_documentation_are_right() {
    let page = include_str!("../../docs/config.md");
    let examples = page.split("```toml\n").skip(1);
    let examples: Vec<&str> = examples.filter_map(|it| it.split("```").next()).collect();
    assert!(examples.len() >= 7);
    for example in examples {
        check(example, &[]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), at in 0..WHOLE.len(), len in 0..80_usize) {
        let _ = Config::parse(&text);
        let end = (at + len).min(WHOLE.len());
        if let (Some(before), Some(after)) = (WHOLE.get(..at), WHOLE.get(end..)) {
            for middle in [text.as_str(), "", "[", "= {", "\""] {
                match Config::parse(&format!("{before}{middle}{after}")) {
                    Ok(config) => drop(config.resolve(&text).options()),
                    Err(faults) => {
                        for fault in faults {
                            assert!(fault.line(Ui::Nl, "").ends_with(['.', '?']));
                        }
                    }
                }
            }
        }
    }
}
