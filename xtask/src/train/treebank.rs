//! Reads the training treebanks.

use std::error::Error;
use std::path::Path;

use helder::model::Tag;

use crate::shell;

/// One token of a treebank, with the columns that training looks at.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) form: String,
    /// The form in lower case.
    pub(crate) low: String,
    pub(crate) lemma: String,
    pub(crate) upos: String,
    /// The treebank's own tag: CGN for Dutch, Penn for English.
    pub(crate) xpos: String,
    pub(crate) features: String,
    /// The number of the token it depends on, from 1; 0 for the root, or where there are no trees.
    pub(crate) head: usize,
    pub(crate) relation: String,
    /// Its label is not to be trusted: see [`super::labels`].
    pub(crate) doubtful: bool,
}

pub(crate) type Sentence = Vec<Token>;

impl Token {
    /// The tag that its labels come to.
    pub(crate) fn tag(&self) -> Tag {
        let has = |value: &str| self.features.split('|').any(|feature| feature == value);
        let plural = has("Number=Plur");
        let verb = if has("VerbForm=Inf") {
            3
        } else if has("VerbForm=Part") {
            4
        } else if has("VerbForm=Ger") {
            5
        } else if plural {
            2
        } else if has("Number=Sing") {
            1
        } else if has("VerbForm=Fin") {
            0
        } else {
            3
        };
        match self.upos.as_str() {
            "ADJ" => Tag::Adjective,
            "ADP" => Tag::Adposition,
            "ADV" => Tag::Adverb,
            "CCONJ" => Tag::Coordinator,
            "DET" => Tag::Determiner,
            "INTJ" => Tag::Interjection,
            "NOUN" if plural => Tag::NounPlural,
            "NOUN" => Tag::NounSingular,
            "NUM" => Tag::Numeral,
            "PART" => Tag::Particle,
            "PRON" => Tag::Pronoun,
            "PROPN" => Tag::Name,
            "PUNCT" => Tag::Punctuation,
            "SCONJ" => Tag::Subordinator,
            "SYM" => Tag::Symbol,
            "VERB" => [
                Tag::VerbFinite,
                Tag::VerbFiniteSingular,
                Tag::VerbFinitePlural,
                Tag::VerbInfinitive,
                Tag::VerbParticiple,
                Tag::VerbIng,
            ][verb],
            "AUX" => [
                Tag::AuxFinite,
                Tag::AuxFiniteSingular,
                Tag::AuxFinitePlural,
                Tag::AuxInfinitive,
                Tag::AuxParticiple,
                Tag::AuxIng,
            ][verb],
            _ => Tag::Other,
        }
    }
}

/// The sentences of `name` in `folder`: CoNLL-U, or three columns of form, UPOS and Penn tag;
/// compressed with xz.
pub(crate) fn read(folder: &Path, name: &str) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let path = folder.join(name);
    let path = path.to_string_lossy();
    Ok(parse(&shell::output(&mut shell::command(
        "xz",
        &["-dc", &path],
    ))?))
}

fn parse(text: &str) -> Vec<Sentence> {
    text.split("\n\n")
        .map(|block| block.lines().filter_map(token).collect())
        .filter(|sentence: &Sentence| !sentence.is_empty())
        .collect()
}

fn token(line: &str) -> Option<Token> {
    let columns: Vec<&str> = line.split('\t').collect();
    let (lemma, upos, xpos, features, head, relation) = match columns[..] {
        // Word ranges (1-2) and empty nodes (1.1) are no tokens.
        [id, _, lemma, upos, xpos, features, head, relation, _, _]
            if id.bytes().all(|b| b.is_ascii_digit()) =>
        {
            (lemma, upos, xpos, features, head.parse().ok()?, relation)
        }
        [_, upos, xpos] => ("_", upos, xpos, penn_features(xpos), 0, "_"),
        _ => return None,
    };
    let form = columns[if columns.len() == 3 { 0 } else { 1 }];
    Some(Token {
        form: form.to_owned(),
        low: form.to_lowercase().replace('’', "'"),
        lemma: lemma.to_owned(),
        upos: upos.to_owned(),
        xpos: xpos.to_owned(),
        features: features.to_owned(),
        head,
        relation: relation.to_owned(),
        doubtful: false,
    })
}

/// The form that a Penn tag tells, in the terms of Universal Dependencies. The plain verb (VBP)
/// counts as a plural, which it is but for *I* and *you*; it looks like one in any case.
fn penn_features(xpos: &str) -> &'static str {
    match xpos {
        "NNS" | "NNPS" => "Number=Plur",
        "MD" | "VBD" => "VerbForm=Fin",
        "VBZ" => "Number=Sing|VerbForm=Fin",
        "VBP" => "Number=Plur|VerbForm=Fin",
        "VB" => "VerbForm=Inf",
        "VBG" => "VerbForm=Ger",
        "VBN" => "VerbForm=Part",
        _ => "_",
    }
}
