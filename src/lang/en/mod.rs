//! English.

mod borders;
mod clauses;
mod furniture;
mod numbers;
mod outline;
mod syllables;
mod verbs;

use helder_data::en as data;

use super::telltales::Telltales;
use super::{
    Abbreviations, Explaining, Joint, JointNeeds, Joints, Language, LawReferences, Signs,
    TermGrammar, Terms, WordList, Words,
};
use crate::document::Lang;
use crate::measure::formulas::{self, Formula};
use crate::model::Tagger;
use crate::model::lexicon::Lexicon;
use crate::model::syntax::{Grammar, Syntax};

pub(super) use furniture::FURNITURE;
pub use syllables::syllables_with as english_syllables;

/// What helder knows about English.
pub(super) fn language() -> Language {
    let lexicon = Lexicon::load(data::LEXICON).expect("tests read the embedded lexicon");
    Language {
        lang: Lang::En,
        syllables: syllables::syllables,
        base,
        clitic,
        abbreviations: Abbreviations::read(data::ABBREVIATIONS),
        borders: &borders::BORDERS,
        reader_words: &["you", "your", "yours", "yourself"],
        polite_words: &[],
        familiar_words: &[],
        polite_twins: &[],
        organisation_words: &[
            "administration",
            "agency",
            "authority",
            "board",
            "bureau",
            "commission",
            "council",
            "department",
            "government",
            "ministry",
            "office",
            "service",
        ],
        interface_words: WordList::new(data::INTERFACE_WORDS),
        placeholders: WordList::new(data::PLACEHOLDERS),
        writer_words: &["we", "our", "us", "we're", "we'll", "we've"],
        may_repeat: Words(
            "blah by do far go had her in is long many much no on over so that very was who you",
        ),
        learned_endings: LEARNED_ENDINGS,
        form_endings: FORM_ENDINGS,
        law_references: LawReferences {
            before: Words(
                "article articles regulation regulations schedule section sections subsection",
            ),
            laws: Words(
                "act code constitution directive law measure order regulations rules statute",
            ),
            enacting: Words("whereas"),
        },
        nominal_endings: NOMINAL_ENDINGS,
        explaining: EXPLAINING,
        terms: Terms::new(&data::TERM_TABLE, &TERM_GRAMMAR),
        joints: JOINTS,
        numbers: &numbers::NUMBERS,
        outline: &outline::OUTLINE,
        verbs: &verbs::VERBS,
        clauses: &clauses::CLAUSES,
        signs: Signs::new(data::SIGNS),
        vague_headings: WordList::new(data::VAGUE_HEADINGS),
        vague_links: WordList::new(data::VAGUE_LINKS),
        known_acronyms: WordList::new(data::KNOWN_ACRONYMS),
        kept_abbreviations: WordList::new(data::KEPT_ABBREVIATIONS),
        telltales: Telltales::new(data::TELLTALE_WORDS, data::TELLTALE_LETTERS),
        compounds: None,
        tagger: Tagger::load(data::TAGGER, &lexicon).expect("tests read the embedded tagger"),
        syntax: Syntax::load(data::SYNTAX, Grammar::English)
            .expect("tests read the embedded table"),
        lexicon,
    }
}

/// By which words a text explains a term.
const EXPLAINING: Explaining = Explaining {
    after: "is a|is an|is the|is when|is where|are|means|that is|this is|or|also called|\
            also known as|which is|which means|refers to",
    within: "called|known as|means|that is|in other words|or in short|is short for",
    next: "this is|that is|these are|this means|that means|it means|it is|they are|we call|\
           in other words",
};

/// The endings that plainlanguage.gov calls hidden verbs, the plurals beside.
const NOMINAL_ENDINGS: &[&str] = &[
    "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities", "ance", "ances",
    "ence", "ences", "ism",
];

/// From Latin, Greek and French.
const LEARNED_ENDINGS: &[&str] = &[
    "acies", "acy", "ance", "ances", "ancy", "ary", "ate", "ated", "ates", "ating", "ative",
    "ence", "ences", "ency", "fied", "fies", "ify", "ious", "ise", "ised", "ises", "ising", "ism",
    "itious", "itive", "itude", "ity", "ities", "ium", "ive", "ize", "ized", "izes", "izing",
    "ment", "ory", "sion", "sions", "tion", "tions", "uous",
];

/// Plurals, the forms of verbs, and two spellings.
const FORM_ENDINGS: &[(&str, &str)] = &[
    ("ances", "ance"),
    ("ate", "ated"),
    ("ated", "ate"),
    ("ates", "ate"),
    ("ating", "ate"),
    ("ation", "ate"),
    ("d", ""),
    ("fied", "fy"),
    ("fies", "fy"),
    ("ification", "ify"),
    ("ing", ""),
    ("ing", "e"),
    ("isation", "ization"),
    ("isation", "ise"),
    ("isation", "ize"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ised", "ise"),
    ("ised", "ize"),
    ("ises", "ize"),
    ("ising", "ize"),
    ("ities", "ity"),
    ("ization", "ize"),
    ("ized", "ize"),
    ("izes", "ize"),
    ("izing", "ize"),
    ("s", ""),
];

/// The *n't* of *don't* and the *'s* of *it's* and *council's*, as the treebanks cut them.
fn clitic(word: &str) -> Option<usize> {
    let (head, tail) = word.rsplit_once(['\'', '’'])?;
    let at = match tail.to_ascii_lowercase().as_str() {
        "t" => head.strip_suffix(['n', 'N'])?.len(),
        "s" | "re" | "ve" | "ll" | "d" | "m" => head.len(),
        _ => return None,
    };
    (at > 0).then_some(at)
}

/// The base of a plural or a possessive: *letters*, *council's*.
fn base(word: &str) -> Option<&str> {
    let possessive = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    possessive.or_else(|| word.strip_suffix('s').filter(|base| base.len() >= 3))
}

/// The readability formulas for English.
pub(super) const FORMULAS: &[Formula] = &[
    formulas::FLESCH_READING_EASE,
    formulas::FLESCH_KINCAID_GRADE,
    formulas::GUNNING_FOG_SIMPLE,
    formulas::SMOG,
    formulas::SMOG_SIMPLE,
    formulas::COLEMAN_LIAU,
    formulas::COLEMAN_LIAU_UNROUNDED,
    formulas::ARI,
    formulas::ARI_STROKES,
    formulas::LIX,
    formulas::RIX,
    formulas::FORCAST,
];

const TERM_GRAMMAR: TermGrammar = TermGrammar {
    agreements: helder_terms::ENGLISH_AGREEMENTS,
    subordinators: &[],
    doubtful: &[],
    infinitive_marker: "",
    subjects: &[],
    separable: &[],
};

const JOINTS: Joints = Joints {
    words: &[
        Joint::new("but", "But", JointNeeds::Subject),
        Joint::new("which", "This", JointNeeds::Comma),
        Joint::new("so", "So", JointNeeds::Subject),
        Joint::new("and", "", JointNeeds::Subject),
    ],
    subjects: &[
        "you", "we", "they", "he", "she", "it", "i", "this", "these", "there", "then",
    ],
    goes_with_one: |verb| {
        let modal = [
            "will", "can", "may", "must", "should", "would", "could", "had",
        ];
        verb.ends_with(['s', 'S']) || verb.ends_with("ed") || modal.contains(&verb)
    },
};

#[cfg(test)]
mod tests {
    use super::clitic;

    #[test]
    fn words_that_lean_are_cut_off() {
        for (word, head) in [
            ("don't", "do"),
            ("can’t", "ca"),
            ("It's", "It"),
            ("we’ll", "we"),
            ("council's", "council"),
        ] {
            assert_eq!(clitic(word).map(|at| &word[..at]), Some(head), "{word}");
        }
        for word in ["letter", "o'clock", "'s", "n't", "O'Neill"] {
            assert_eq!(clitic(word), None, "{word}");
        }
    }
}
