//! Dutch.

mod borders;
mod clauses;
pub(crate) mod compounds;
mod furniture;
mod numbers;
mod outline;
mod syllables;
mod verbs;

use helder_data::Data;
use helder_terms::Dutch;

use super::data::{bytes, terms, text};
use super::{
    Abbreviations, Explaining, Hyphens, Joint, JointNeeds, Joints, Language, LawReferences,
    RoleTable, Signs, Spoken, TermGrammar, Terms, WordList, Words,
};
use crate::document::Lang;
use crate::measure::formulas::{self, Formula};
use crate::model::lexicon::Lexicon;
use crate::model::syntax::{Grammar, Syntax};
use crate::model::{DataError, Tagger};
use compounds::Compounds;

pub(super) use furniture::FURNITURE;

/// What helder knows about Dutch.
pub(super) fn language(data: &Data) -> Result<Language, DataError> {
    let lexicon = Lexicon::load(bytes(data, "lexicon.bin")?)?;
    let separable = helder_terms::separable(text(data, "verbs.tsv")?).collect();
    Ok(Language {
        lang: Lang::Nl,
        syllables: |word, _| syllables::syllables(word),
        syllable_list: "",
        spoken: Spoken::of_words(&lexicon),
        base,
        // *foto's* and *zo'n* are one word each in the treebanks.
        clitic: |_| None,
        abbreviations: Abbreviations::read(text(data, "abbreviations.tsv")?),
        borders: &borders::BORDERS,
        reader_words: &["u", "uw", "je", "jij", "jouw", "jullie", "jou"],
        polite_words: &["u", "uw", "uzelf"],
        familiar_words: &["je", "jij", "jou", "jouw"],
        polite_twins: &[("heeft", "hebt"), ("kan", "kunt"), ("zal", "zult")],
        organisation_words: &[
            "afdeling",
            "college",
            "dienst",
            "gemeente",
            "gemeenteraad",
            "minister",
            "ministerie",
            "organisatie",
            "overheid",
            "provincie",
            "raad",
            "rijk",
            "waterschap",
        ],
        placeholders: WordList::new(text(data, "placeholders.tsv")?),
        writer_words: &["wij", "we", "ons", "onze"],
        may_repeat: Words(
            "aan af al bij bla daar dat die door er erg haar had heb hebben hebt heeft heel hem het \
             hun hoe in is je jullie kan konden kunnen langs maar mee met moet moeten na naar nog \
             nooit om ons op over rond toe toch uit u ver voor waren was we wat wel weer wij wil \
             willen worden wordt zal ze zeer zich zij zijn zo zou zullen",
        ),
        learned_endings: LEARNED_ENDINGS,
        form_endings: FORM_ENDINGS,
        form_openings: &[],
        law_references: LawReferences {
            before: Words("art artikel artikelen"),
            laws: Words(""),
            enacting: Words("gelet overwegende"),
        },
        nominal_endings: NOMINAL_ENDINGS,
        explaining: EXPLAINING,
        terms: Terms::new(terms(data, Dutch::new)?, &TERM_GRAMMAR, separable),
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
        compounds: Some(Compounds::new(&lexicon)),
        hyphens: Some(Hyphens::dutch()),
        tagger: Tagger::load(bytes(data, "tagger.bin")?, &lexicon)?,
        syntax: Syntax::load(bytes(data, "syntax.bin")?, Grammar::Dutch)?,
        lexicon,
    })
}

/// By which words a text explains a term.
const EXPLAINING: Explaining = Explaining {
    after: "is een|is het|is geld|is de|is dat|is als|zijn|betekent|heet|houdt in|wil zeggen|ofwel|\
            oftewel|dat is|dat zijn|dit is|een ander woord voor",
    within: "noemen we|noemen wij|noemt men|heet|heten|ook wel|genaamd|genoemd|dat is|dat zijn|\
             dat betekent|dit betekent|wil zeggen|oftewel|ofwel",
    next: "dat is|dit is|dat zijn|dit zijn|dat betekent|dit betekent|dat houdt in|dit houdt in|\
           dat wil zeggen|dit komt erop neer|dat komt erop neer|hiermee|daarmee|daarin|hierin|in deze brief|zo noemen|dat heet|dit heet",
};

/// After the list of T-Scan's manual, the plurals beside; without those of persons and of things.
const NOMINAL_ENDINGS: &[&str] = &[
    "ing", "ingen", "heid", "heden", "atie", "aties", "itie", "ities", "ment", "menten", "iteit",
    "iteiten", "schap", "isme", "sie", "sies",
];

/// From Latin, Greek and French.
const LEARNED_ENDINGS: &[&str] = &[
    "aal", "abel", "abele", "air", "aire", "ale", "antie", "atie", "atief", "aties", "atieve",
    "atoir", "ceerd", "ceerde", "ceert", "ceren", "ciële", "deerd", "deert", "ele", "ent", "ente",
    "entie", "enties", "ering", "ibel", "ibele", "ieel", "ief", "ieve", "isch", "ische", "iseerd",
    "iseerde", "iseert", "iseren", "isme", "iteit", "iteiten", "itie", "ities", "iële", "ment",
    "neerd", "neert", "neren", "oir", "reerd", "reert", "seerd", "seerde", "teerd", "teerde",
    "teert", "ueel", "uele",
];

/// Plurals, adjectives with -e, and the forms of verbs.
const FORM_ENDINGS: &[(&str, &str)] = &[
    ("aal", "ale"),
    ("abel", "abele"),
    ("ale", "aal"),
    ("e", ""),
    ("ief", "ieve"),
    ("ieve", "ief"),
    ("eerd", "eren"),
    ("eerd", "eert"),
    ("eerde", "eerd"),
    ("eerde", "eren"),
    ("eerden", "eren"),
    ("eert", "eren"),
    ("eren", "eert"),
    ("eren", "eerd"),
    ("ering", "eren"),
    ("ering", "eerd"),
    ("ieel", "iële"),
    ("iële", "ieel"),
    ("isch", "ische"),
    ("ische", "isch"),
    ("s", ""),
    ("teiten", "teit"),
    ("ueel", "uele"),
    ("uele", "ueel"),
];

/// The base of a genitive or plural with an apostrophe: *foto's*, *oma's*.
fn base(word: &str) -> Option<&str> {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"))
}

/// The readability formulas for Dutch. ARI and Coleman-Liau have the constants of English: for
/// comparison only.
pub(super) const FORMULAS: &[Formula] = &[
    formulas::FLESCH_DOUMA,
    formulas::FLESCH_DOUMA_206835,
    formulas::BROUWER_LEESINDEX_A,
    formulas::LIX,
    formulas::RIX,
    formulas::ARI,
    formulas::COLEMAN_LIAU,
];

const TERM_GRAMMAR: TermGrammar = TermGrammar {
    agreements: helder_terms::DUTCH_AGREEMENTS,
    subordinators: &[
        "aangezien",
        "alvorens",
        "als",
        "doordat",
        "hoe",
        "hoewel",
        "indien",
        "ingeval",
        "mits",
        "nadat",
        "naarmate",
        "nu",
        "om",
        "omdat",
        "opdat",
        "sinds",
        "teneinde",
        "tenzij",
        "terwijl",
        "toen",
        "totdat",
        "voordat",
        "voorzover",
        "waar",
        "waaraan",
        "waarbij",
        "waardoor",
        "waarin",
        "waarmee",
        "waarna",
        "waarom",
        "waarop",
        "waarover",
        "waartoe",
        "waaruit",
        "waarvan",
        "waarvoor",
        "wanneer",
        "welke",
        "wie",
        "zoals",
        "zodat",
        "zodra",
        "zolang",
        "zonder",
    ],
    doubtful: &["dat", "die", "of", "wat"],
    infinitive_marker: "te",
    subjects: &["u", "je", "jij", "hij", "wij", "we", "ik", "men"],
};

const JOINTS: Joints = Joints {
    words: &[
        Joint::new("maar", "Maar", JointNeeds::Subject),
        Joint::new("want", "Want", JointNeeds::Nothing),
        Joint::new("waarbij", "Daarbij", JointNeeds::Order),
        Joint::new("waardoor", "Daardoor", JointNeeds::Order),
        Joint::new("waarna", "Daarna", JointNeeds::Order),
        Joint::new("dus", "Dus", JointNeeds::Subject),
        Joint::new("en", "", JointNeeds::Subject),
    ],
    subjects: &[
        "u", "je", "jij", "wij", "we", "ik", "hij", "zij", "ze", "het", "dit", "dat", "er",
        "daarom", "daarna", "dan", "daarbij", "daardoor",
    ],
    hanging: Words(
        "daar daarbij daardoor daarin daarmee daarna daarom daarop daarvan daarvoor dat deze die dit \
         haar hierbij hierdoor hiermee hierna hierom hiervan hiervoor hij hun ook zij zijn zo zulke",
    ),
    goes_with_one: |_| true,
};
