//! Brings the labels of the training texts to one scheme: Universal Dependencies as it is today.
//!
//! The four sources differ by age and origin. `nl-alpino-cdb` follows today's scheme, but its
//! parser gave odd labels inside fixed phrases; `nl-lassy-2017` is gold in the scheme of 2017;
//! `nl-gov-silver` holds what the tagger Frog said, without trees; `en-ewt-2017` is gold in the
//! scheme of 2017. Each rule below states a difference between those and the guidelines at
//! universaldependencies.org. Where a difference needs the syntax, the token is marked doubtful, and
//! [`super::resolve`] lets a model of the trusted labels decide.

use std::collections::{BTreeMap, HashSet};

use super::treebank::{Sentence, Token};

/// Where a sentence came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Alpino,
    Lassy,
    Silver,
    Ewt,
}

/// Possessive pronouns: DET in 2017, PRON today.
const POSSESSIVE: &[&str] = &[
    "mijn", "m'n", "jouw", "je", "uw", "zijn", "z'n", "haar", "d'r", "ons", "onze", "jullie",
    "hun", "diens",
];

/// Lemmas that today's Dutch treebanks tag AUX when a verb or a predicate depends on them.
const AUXILIARY: &[&str] = &[
    "zijn", "worden", "hebben", "zullen", "kunnen", "moeten", "mogen", "krijgen",
];

/// Quantifiers and the like: DET, ADV, PRON or ADJ by their place in the tree.
const QUANTIFIER: &[&str] = &[
    "meer",
    "minder",
    "veel",
    "vele",
    "weinig",
    "weinige",
    "meest",
    "meeste",
    "minst",
    "minste",
    "genoeg",
    "enkel",
    "enige",
    "er",
    "dezelfde",
    "hetzelfde",
];

/// Answers and calls, which the Dutch sources label as nouns here and there.
const INTERJECTION: &[&str] = &["ja", "nee", "neen", "hallo", "dank"];

/// Corrects the labels of one source.
pub(crate) fn harmonise(sentences: &mut [Sentence], source: Source) {
    if source == Source::Ewt {
        let adjectives = usual_adjectives(sentences);
        for sentence in sentences {
            english(sentence, &adjectives);
        }
        return;
    }
    let lower: HashSet<String> = sentences
        .iter()
        .flatten()
        .filter(|token| token.form == token.low)
        .map(|token| token.low.clone())
        .collect();
    for sentence in sentences {
        phrases(sentence, source);
        for at in 0..sentence.len() {
            dutch(sentence, at, source, &lower);
        }
    }
}

fn set(token: &mut Token, upos: &str) {
    token.upos.clear();
    token.upos.push_str(upos);
}

/// The rules for one Dutch token.
fn dutch(sentence: &mut Sentence, at: usize, source: Source, lower: &HashSet<String>) {
    let after_mark = at == 0 || sentence[at - 1].upos == "PUNCT";
    let before_capital = sentence
        .get(at + 1)
        .is_some_and(|next| is_capital(&next.form));
    let token = &mut sentence[at];
    let (low, lemma) = (token.low.as_str(), token.lemma.as_str());
    let upos = token.upos.clone();
    let is_verb = matches!(upos.as_str(), "AUX" | "VERB");
    let auxiliary = AUXILIARY.contains(&lemma);
    let upos = match upos.as_str() {
        // Comparative and predicative *als* is a subordinator (VG) to the CGN tags of today.
        "ADP" if low == "als" => "SCONJ",
        "NOUN" if INTERJECTION.contains(&low) => "INTJ",
        // Only these lemmas are AUX today; in 2017 and to Frog others were too.
        "AUX" if !auxiliary => "VERB",
        // Today *zijn* alone is a copula.
        "AUX" if token.relation == "cop" && lemma != "zijn" => "VERB",
        "DET" if source == Source::Lassy && POSSESSIVE.contains(&low) => "PRON",
        "NUM" if source == Source::Lassy && is_ordinal(low) => "ADJ",
        // Frog's abbreviations (SPEC(afk)) are X.
        "SYM" if token.xpos.contains("afk") => "X",
        // The article of a name, written as part of it: *in De Balie*.
        "DET"
            if source != Source::Silver
                && !after_mark
                && is_capital(&token.form)
                && before_capital =>
        {
            "PROPN"
        }
        // Alpino's tags lack the simple names (N(eigen)) and call them nouns.
        "NOUN"
            if source == Source::Alpino
                && !after_mark
                && is_capital(&token.form)
                && !lower.contains(low)
                && !has_lower_tail(&token.form) =>
        {
            "PROPN"
        }
        other => other,
    };
    // Whether these are AUX depends on the tree: trusted in Alpino alone; Lassy's of *zijn* and
    // *worden* come from its tree by the rules above.
    let by_tree = match source {
        Source::Silver => is_verb && auxiliary,
        Source::Lassy => is_verb && auxiliary && !matches!(lemma, "zijn" | "worden"),
        Source::Alpino | Source::Ewt => false,
    };
    token.doubtful |= by_tree || source != Source::Alpino && QUANTIFIER.contains(&low);
    if upos == "PROPN" && token.upos != "PROPN" {
        token.features.clear();
    }
    let upos = upos.to_owned();
    set(token, &upos);
}

/// Names and fixed phrases, which the treebanks hang as one unit under their first word.
///
/// Today every word of a name is PROPN (CGN: SPEC(deeleigen)), function words included. In Alpino
/// the words of other fixed phrases carry the tag of the whole: doubtful.
fn phrases(sentence: &mut Sentence, source: Source) {
    for head in 0..sentence.len() {
        let joined =
            |token: &Token| token.relation == "fixed" || token.relation.starts_with("flat");
        let mut unit = vec![head];
        unit.extend(
            (0..sentence.len()).filter(|&i| sentence[i].head == head + 1 && joined(&sentence[i])),
        );
        if unit.len() == 1 {
            continue;
        }
        let flat = unit[1..]
            .iter()
            .any(|&i| sentence[i].relation.starts_with("flat"));
        unit.retain(|&i| !matches!(sentence[i].upos.as_str(), "PUNCT" | "SYM"));
        let n_capitals = unit
            .iter()
            .filter(|&&i| is_capital(&sentence[i].form))
            .count();
        let mostly = n_capitals * 2 >= unit.len();
        let ends_in_capital = unit.last().is_some_and(|&i| is_capital(&sentence[i].form));
        let name = flat && n_capitals >= 1 && (mostly || source == Source::Lassy)
            || n_capitals >= 2 && mostly && ends_in_capital;
        for i in unit {
            let token = &mut sentence[i];
            if !name {
                token.doubtful |= source == Source::Alpino;
                continue;
            }
            // Lassy hangs a title under the name the same way: *president Jansen*.
            let title = source == Source::Lassy
                && !is_capital(&token.form)
                && matches!(token.upos.as_str(), "NOUN" | "ADJ" | "VERB" | "ADV");
            if token.upos != "X" && !title {
                set(token, "PROPN");
                token.features.clear();
            }
        }
    }
}

/// Marks labels as doubtful that a word has in one Dutch source, now and then, and never in the
/// others: slips, such as *dat* as a noun.
pub(crate) fn mark_slips(sources: &mut [Vec<Sentence>]) {
    type Counts = BTreeMap<(String, usize), BTreeMap<String, u32>>;
    let mut counts = Counts::new();
    for (source, sentences) in sources.iter().enumerate() {
        for token in sentences.iter().flatten().filter(|token| !token.doubtful) {
            let of_word = counts.entry((token.low.clone(), source)).or_default();
            *of_word.entry(token.upos.clone()).or_default() += 1;
        }
    }
    let n_sources = sources.len();
    for (source, sentences) in sources.iter_mut().enumerate() {
        for token in sentences.iter_mut().flatten() {
            let count = |source: usize, upos: Option<&str>| -> u32 {
                let of_word = counts.get(&(token.low.clone(), source));
                of_word.map_or(0, |of_word| match upos {
                    Some(upos) => of_word.get(upos).copied().unwrap_or(0),
                    None => of_word.values().sum(),
                })
            };
            let others = || (0..n_sources).filter(|&other| other != source);
            let upos = Some(token.upos.as_str());
            let slip = !matches!(token.upos.as_str(), "PROPN" | "X")
                && others().map(|other| count(other, None)).sum::<u32>() >= 10
                && others().all(|other| count(other, upos) == 0)
                && count(source, upos) * 5 < count(source, None);
            token.doubtful |= slip;
        }
    }
}

/// Words that are adjectives, four times in five, when they are in lower case.
fn usual_adjectives(sentences: &[Sentence]) -> HashSet<String> {
    let mut counts: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for token in sentences
        .iter()
        .flatten()
        .filter(|token| token.form == token.low)
    {
        let (adjective, all) = counts.entry(&token.low).or_default();
        *adjective += u32::from(token.upos == "ADJ");
        *all += 1;
    }
    let usual = counts
        .into_iter()
        .filter(|(_, (n, all))| *n >= 3 && n * 5 >= all * 4);
    usual.map(|(word, _)| word.to_owned()).collect()
}

const BE: &[&str] = &[
    "be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m",
];

/// Fixed phrases whose words had the tag of the whole in 2017, and have their own today.
const PHRASES: &[(&[&str], &[&str])] = &[
    (&["at", "least"], &["ADP", "ADJ"]),
    (&["at", "most"], &["ADP", "ADJ"]),
    (&["of", "course"], &["ADP", "NOUN"]),
    (&["kind", "of"], &["NOUN", "ADP"]),
    (&["sort", "of"], &["NOUN", "ADP"]),
    (&["due", "to"], &["ADJ", "ADP"]),
    (&["such", "as"], &["ADJ", "ADP"]),
];

/// The rules for one English sentence.
fn english(sentence: &mut Sentence, adjectives: &HashSet<String>) {
    for at in 0..sentence.len() {
        let token = &sentence[at];
        let low = token.low.as_str();
        let near_there = || {
            sentence[at.saturating_sub(3)..(at + 2).min(sentence.len())]
                .iter()
                .any(|token| token.low == "there")
        };
        let before_ing = || {
            let rest = sentence[at + 1..].iter();
            let mut rest = rest.skip_while(|t| matches!(t.upos.as_str(), "ADV" | "PART"));
            rest.next()
                .is_some_and(|t| t.xpos == "VBG" && matches!(t.upos.as_str(), "VERB" | "AUX"))
        };
        let before_name = || {
            sentence
                .get(at + 1)
                .is_some_and(|next| next.upos == "PROPN")
        };
        let upos = match token.upos.as_str() {
            _ if matches!(low, "not" | "n't") => "PART",
            // *be* is AUX but in *there is*.
            "VERB" if BE.contains(&low) && token.xpos.starts_with("VB") && !near_there() => "AUX",
            // A preposition that opens a clause is a subordinator: *by doing*.
            "ADP" if token.xpos == "IN" && before_ing() => "SCONJ",
            // Adjectives in names keep their tag: *the New Zealand embassy*.
            "PROPN"
                if token.xpos == "NNP"
                    && before_name()
                    && is_capital(&token.form)
                    && token.form != token.form.to_uppercase()
                    && adjectives.contains(low) =>
            {
                "ADJ"
            }
            other => other,
        };
        let upos = upos.to_owned();
        set(&mut sentence[at], &upos);
    }
    for (words, tags) in PHRASES {
        for at in 0..sentence.len() {
            let Some(found) = sentence.get_mut(at..at + words.len()) else {
                break;
            };
            if found
                .iter()
                .zip(*words)
                .all(|(token, word)| token.low == *word)
            {
                for (token, tag) in found.iter_mut().zip(*tags) {
                    set(token, tag);
                }
            }
        }
    }
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether the last part of a hyphenated word is in lower case: *EU-lidstaat*, not *Den-Haag*.
fn has_lower_tail(word: &str) -> bool {
    let tail = word.rsplit_once('-').map(|(_, tail)| tail);
    tail.is_some_and(|tail| tail.chars().next().is_some_and(char::is_lowercase))
}

/// Whether a Dutch numeral is an ordinal: *derde*, *20ste*, *1e*, and *eerst*.
fn is_ordinal(low: &str) -> bool {
    let ends = |ending: &str| {
        low.strip_suffix(ending)
            .is_some_and(|stem| !stem.is_empty())
    };
    let digits = |ending: &str| {
        let stem = low.strip_suffix(ending).unwrap_or("");
        !stem.is_empty() && stem.bytes().all(|b| b.is_ascii_digit())
    };
    low == "eerst"
        || low.chars().all(char::is_alphabetic) && (ends("de") || ends("ste"))
        || ["e", "de", "ste"].into_iter().any(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals() {
        for word in ["eerste", "eerst", "vierde", "12e", "3de", "20ste"] {
            assert!(is_ordinal(word), "{word}");
        }
        for word in ["vier", "twaalf", "12", "e", "ste"] {
            assert!(!is_ordinal(word), "{word}");
        }
    }
}
