//! English.

mod borders;
mod clauses;
mod furniture;
mod numbers;
mod outline;
mod syllables;
mod verbs;

use helder_data::Data;
use helder_terms::English;

use super::data::{bytes, terms, text};
use super::{
    Abbreviations, Explaining, Joint, JointNeeds, Joints, Language, LawReferences, RoleTable,
    Signs, Spoken, TermGrammar, Terms, WordList, Words,
};
use crate::document::Lang;
use crate::measure::formulas::{self, Formula};
use crate::model::lexicon::Lexicon;
use crate::model::syntax::{Grammar, Syntax};
use crate::model::{DataError, Tagger};

pub(super) use furniture::FURNITURE;
pub use syllables::syllables_with as english_syllables;

/// What helder knows about English.
pub(super) fn language(data: &Data) -> Result<Language, DataError> {
    let lexicon = Lexicon::load(bytes(data, "lexicon.bin")?)?;
    Ok(Language {
        lang: Lang::En,
        syllables: syllables::syllables_with,
        syllable_list: text(data, "syllables.tsv")?,
        spoken: Spoken::of_words(&lexicon),
        base,
        clitic,
        abbreviations: Abbreviations::read(text(data, "abbreviations.tsv")?),
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
        placeholders: WordList::new(text(data, "placeholders.tsv")?),
        writer_words: &["we", "our", "us", "we're", "we'll", "we've"],
        may_repeat: Words(
            "blah by do far go had her in is long many much no on over so that very was who you",
        ),
        learned_endings: LEARNED_ENDINGS,
        form_endings: FORM_ENDINGS,
        form_openings: &[
            "im", "in", "inter", "mis", "non", "over", "re", "un", "under",
        ],
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
        terms: Terms::new(terms(data, English::new)?, &TERM_GRAMMAR, Vec::new()),
        joints: JOINTS,
        numbers: &numbers::NUMBERS,
        outline: &outline::OUTLINE,
        verbs: &verbs::VERBS,
        clauses: &clauses::CLAUSES,
        roles: RoleTable::empty(),
        signs: Signs::new(text(data, "signs.tsv")?),
        vague_headings: WordList::new(text(data, "vague-headings.tsv")?),
        vague_links: WordList::new(text(data, "vague-links.tsv")?),
        known_acronyms: WordList::new(text(data, "known-acronyms.tsv")?),
        kept_abbreviations: WordList::new(text(data, "kept-abbreviations.tsv")?),
        compounds: None,
        hyphens: None,
        tagger: Tagger::load(bytes(data, "tagger.bin")?, &lexicon)?,
        syntax: Syntax::load(bytes(data, "syntax.bin")?, Grammar::English)?,
        lexicon,
    })
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
    // Hardly any word has one; a curly apostrophe is no ASCII.
    if word.bytes().all(|byte| byte != b'\'' && byte.is_ascii()) {
        return None;
    }
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
    hanging: Words(
        "also he her his however instead it its she so such that their them then there therefore \
         these they this those",
    ),
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
