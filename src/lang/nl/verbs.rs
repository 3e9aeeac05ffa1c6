//! Dutch verbs: passives, verbs in two halves, and nouns that hide a verb.

use crate::lang::verbs::Verbs;
use crate::model::Tag;
use crate::model::lexicon::Lexicon;

pub(super) const VERBS: Verbs = Verbs {
    agent_marker: "door",
    not_agents: &["middel", "het", "toedoen", "omstandigheden"],
    states: STATES,
    perfect_helpers: PERFECT_HELPERS,
    modal_helpers: MODAL_HELPERS,
    marked_helpers: &[
        "dient",
        "dienen",
        "diende",
        "dienden",
        "hoeft",
        "hoeven",
        "hoefde",
        "hoefden",
        "behoort",
        "behoren",
        "behoorde",
        "behoorden",
    ],
    infinitive_marker: "te",
    clause_openers: CLAUSE_OPENERS,
    is_present_participle: |word| word.ends_with("end") || word.ends_with("ende"),
    hiding_article: "het",
    hiding_preposition: "van",
    duties: &[
        ("moet", "u moet"),
        ("moeten", "u moet"),
        ("dient", "u moet"),
        ("dienen", "u moet"),
        ("behoort", "u moet"),
        ("behoren", "u moet"),
        ("hoeft", "u hoeft"),
        ("hoeven", "u hoeft"),
        ("kan", "u kunt"),
        ("kunnen", "u kunt"),
        ("mag", "u mag"),
        ("mogen", "u mag"),
    ],
    nobody: &["men"],
    empty_subject: "er",
    empty_subject_needs: "",
    futures: &["zal", "zult", "zullen"],
    hedges: &[
        ("zou", "kunnen", "kan"),
        ("zouden", "kunnen", "kunnen"),
        ("zou", "moeten", "moet"),
        ("zouden", "moeten", "moeten"),
        ("zou", "mogen", "mag"),
        ("zouden", "mogen", "mogen"),
    ],
    hedge_reach: 12,
    hidden: hidden_verb,
};

/// With *zijn*, these tell how things stand, or what has happened: they have no passive.
const STATES: &[&str] = &[
    "aangesloten",
    "afgelopen",
    "bedoeld",
    "beperkt",
    "bekend",
    "bevoegd",
    "geboren",
    "gebaseerd",
    "gebonden",
    "gehandicapt",
    "gehuwd",
    "gelegen",
    "geldig",
    "geopend",
    "gericht",
    "geschikt",
    "gesloten",
    "getrouwd",
    "gevestigd",
    "geïnspireerd",
    "geïnteresseerd",
    "gewend",
    "opgenomen",
    "toegestaan",
    "verbonden",
    "vereist",
    "verplicht",
    "verzekerd",
    "gebleken",
    "gebeurd",
    "gebleven",
    "gedaald",
    "gestegen",
    "gegroeid",
    "ontstaan",
    "verlopen",
    "verschenen",
    "vertrokken",
    "verdwenen",
    "voorgekomen",
    "geworden",
    "gegaan",
    "gekomen",
    "begonnen",
    "geslaagd",
    "gelukt",
    "mislukt",
    "overleden",
];

/// Forms of *hebben*, *zijn* and *worden*.
const PERFECT_HELPERS: &[&str] = &[
    "heb", "hebt", "heeft", "hebben", "had", "hadden", "ben", "bent", "is", "zijn", "was", "waren",
    "word", "wordt", "worden", "werd", "werden",
];

/// Forms of the verbs that go with a bare infinitive.
const MODAL_HELPERS: &[&str] = &[
    "kan", "kunt", "kun", "kunnen", "kon", "konden", "moet", "moeten", "moest", "moesten", "mag",
    "mogen", "mocht", "mochten", "zal", "zult", "zullen", "zou", "zouden", "wil", "wilt", "willen",
    "wilde", "wilden", "gaat", "gaan", "ging", "gingen", "laat", "laten", "liet", "lieten",
];

const CLAUSE_OPENERS: &[&str] = &[
    "alvorens", "dat", "die", "hoe", "om", "te", "teneinde", "waar", "waaraan", "waarbij",
    "waardoor", "waarin", "waarmee", "waarna", "waarop", "waarover", "waartoe", "waaruit",
    "waarvan", "waarvoor", "wat", "welke", "wie", "zonder",
];

/// Nouns that look like an infinitive, or have a meaning of their own beside the verb's.
const PLAIN_NOUNS: &[&str] = &[
    "bestaan",
    "binnen",
    "bloeden",
    "denken",
    "duister",
    "eten",
    "examen",
    "gegeven",
    "geweten",
    "handelen",
    "heden",
    "inkomen",
    "kussen",
    "laken",
    "leven",
    "midden",
    "noorden",
    "oosten",
    "overlijden",
    "schrijven",
    "streven",
    "teken",
    "verleden",
    "verlangen",
    "vermoeden",
    "vermogen",
    "vertrouwen",
    "voornemen",
    "vuren",
    "wapen",
    "weten",
    "westen",
    "wezen",
    "zuiden",
];

/// Any infinitive is a noun after *het*.
fn hidden_verb(_: &Lexicon, noun: &str, tag: Tag) -> Option<String> {
    let is_infinitive = tag.is_infinitive() && noun.ends_with('n') && !PLAIN_NOUNS.contains(&noun);
    is_infinitive.then(|| noun.to_owned())
}
