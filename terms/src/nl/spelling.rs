//! How Dutch spells a stem with and without an ending.

/// The letters of the longest diphthong or doubled vowel that `text` ends in.
fn vowels_at_end(text: &str) -> &str {
    let vowels: &[&str] = &[
        "eeuw", "ieuw", "aai", "ooi", "oei", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ij",
        "ei", "au", "ou", "ai", "oi",
    ];
    vowels
        .iter()
        .find(|it| text.ends_with(**it))
        .copied()
        .unwrap_or_default()
}

fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'é' | 'ë' | 'ï' | 'ö' | 'ü'
    )
}

/// How many groups of vowels a word has: about its syllables.
fn n_syllables(text: &str) -> usize {
    let mut n = 0;
    let mut before = ' ';
    for c in text.chars() {
        // A trema starts a syllable of its own.
        if is_vowel(c) && (!is_vowel(before) || matches!(c, 'ë' | 'ï' | 'ö' | 'ü')) {
            n += 1;
        }
        before = c;
    }
    n
}

/// Splits the last letter off.
fn split_last(text: &str) -> Option<(&str, char)> {
    let last = text.chars().next_back()?;
    Some((&text[..text.len() - last.len_utf8()], last))
}

/// A word before an ending that starts with a vowel: *groot* to *grot-*, *plan* to *plann-*,
/// *brief* to *briev-*. Endings without stress double nothing: *moeilijk-*, *zeker-*.
pub(super) fn open(word: &str) -> String {
    let Some((rest, last)) = split_last(word) else {
        return String::new();
    };
    if is_vowel(last) {
        return word.to_owned();
    }
    let voiced = match last {
        'f' => 'v',
        's' => 'z',
        _ => last,
    };
    let vowels = vowels_at_end(rest);
    match vowels {
        "aa" | "ee" | "oo" | "uu" => {
            // After another vowel the one that is left takes a trema: *essentieel*, *essentiële*.
            let (before, vowel) = split_last(rest).unwrap_or((rest, ' '));
            let before = &before[..before.len() - 1];
            let vowel = match vowel {
                'e' if before.ends_with(['i', 'e']) => 'ë',
                other => other,
            };
            format!("{before}{vowel}{voiced}")
        }
        "" => {
            let Some((_, vowel)) = split_last(rest) else {
                return word.to_owned();
            };
            let weak_endings = [
                "er", "el", "en", "em", "ig", "lijk", "isch", "erd", "es", "or",
            ];
            let weak = n_syllables(word) > 1 && weak_endings.iter().any(|it| word.ends_with(it));
            if !is_vowel(vowel) || weak || matches!(last, 'w' | 'x' | 'h') {
                let soft = matches!(last, 'f') && !is_vowel(vowel);
                return if soft {
                    format!("{rest}v")
                } else {
                    word.to_owned()
                };
            }
            format!("{word}{last}")
        }
        _ => format!("{rest}{voiced}"),
    }
}

/// The stem of an infinitive: *maken* to *maak*, *zetten* to *zet*, *geven* to *geef*.
pub(super) fn stem(infinitive: &str) -> String {
    let Some(root) = infinitive
        .strip_suffix("en")
        .or_else(|| infinitive.strip_suffix('n'))
    else {
        return infinitive.to_owned();
    };
    if !infinitive.ends_with("en") || root.is_empty() {
        return root.to_owned();
    }
    // *initiëren* and *creëren*: the second vowel is long.
    if let Some(root) = infinitive.strip_suffix("ëren") {
        return format!("{root}eer").replace("eeer", "eëer");
    }
    let Some((rest, last)) = split_last(root) else {
        return root.to_owned();
    };
    if is_vowel(last) || last == 'ë' {
        return root.to_owned();
    }
    if rest.ends_with(last) {
        return rest.to_owned();
    }
    let voiceless = match last {
        'v' => 'f',
        'z' => 's',
        _ => last,
    };
    let long_already = !vowels_at_end(rest).is_empty();
    let single = split_last(rest).filter(|&(_, vowel)| matches!(vowel, 'a' | 'e' | 'o' | 'u'));
    match single {
        Some((before, vowel)) if !long_already && is_long(before, vowel, last) => {
            format!("{before}{vowel}{vowel}{voiceless}")
        }
        _ => format!("{rest}{voiceless}"),
    }
}

/// Whether the last vowel of an open syllable is long, or has no stress and is short: *nemen* but
/// *rekenen*. Verbs in *-eren* are long: *controleren*; those that are not stand in the table.
fn is_long(before: &str, vowel: char, last: char) -> bool {
    if vowel != 'e' || last == 'r' {
        return true;
    }
    let weak_ending = matches!(last, 'l' | 'n' | 'm' | 'g');
    let prefixes = ["be", "ge", "her", "ver", "ont"];
    let root = prefixes
        .iter()
        .find_map(|it| before.strip_prefix(it))
        .unwrap_or(before);
    !weak_ending || n_syllables(root) == 0
}

/// Whether a weak verb takes *-te* in the past: its stem ends in a voiceless sound.
pub(super) fn is_voiceless(infinitive: &str) -> bool {
    let root = infinitive.strip_suffix("en").unwrap_or(infinitive);
    root.ends_with("ch") || root.ends_with(['t', 'k', 'f', 's', 'p', 'x', 'c'])
}

/// *ge-* before a stem, with a trema where two vowels would run together.
pub(super) fn with_ge(stem: &str) -> String {
    let kept = ["ij", "ui", "au", "ou", "oe", "oo", "aa"];
    let mut rest = stem.chars();
    let first = match rest.next() {
        Some('e') => 'ë',
        Some('i') if !kept.iter().any(|it| stem.starts_with(it)) => 'ï',
        Some('u') if !kept.iter().any(|it| stem.starts_with(it)) => 'ü',
        _ => return format!("ge{stem}"),
    };
    format!("ge{first}{}", rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_open_a_syllable() {
        for (word, opened) in [
            ("groot", "grot"),
            ("goed", "goed"),
            ("plan", "plann"),
            ("brief", "briev"),
            ("actief", "actiev"),
            ("serieus", "serieuz"),
            ("nodig", "nodig"),
            ("duidelijk", "duidelijk"),
            ("zeker", "zeker"),
            ("essentieel", "essentiël"),
            ("structureel", "structurel"),
            ("regulier", "regulier"),
            ("relevant", "relevant"),
            ("straf", "straff"),
            ("nieuw", "nieuw"),
            ("vreemd", "vreemd"),
            ("zaak", "zak"),
            ("besluit", "besluit"),
        ] {
            assert_eq!(open(word), opened, "{word}");
        }
    }

    #[test]
    fn infinitives_have_a_stem() {
        for (infinitive, expected) in [
            ("maken", "maak"),
            ("zetten", "zet"),
            ("geven", "geef"),
            ("reizen", "reis"),
            ("zoeken", "zoek"),
            ("proberen", "probeer"),
            ("rekenen", "reken"),
            ("handelen", "handel"),
            ("verlenen", "verleen"),
            ("delen", "deel"),
            ("nemen", "neem"),
            ("betalen", "betaal"),
            ("trachten", "tracht"),
            ("initiëren", "initieer"),
            ("creëren", "creëer"),
            ("verifiëren", "verifieer"),
            ("evalueren", "evalueer"),
            ("beëindigen", "beëindig"),
            ("gaan", "gaa"),
            ("schrijven", "schrijf"),
            ("gebruiken", "gebruik"),
            ("gebeuren", "gebeur"),
        ] {
            assert_eq!(stem(infinitive), expected, "{infinitive}");
        }
    }

    #[test]
    fn ge_takes_a_trema_between_vowels() {
        for (stem, expected) in [
            ("maakt", "gemaakt"),
            ("informeerd", "geïnformeerd"),
            ("evalueerd", "geëvalueerd"),
            ("ijkt", "geijkt"),
            ("uit", "geuit"),
            ("accordeerd", "geaccordeerd"),
            ("update", "geüpdate"),
            ("opend", "geopend"),
        ] {
            assert_eq!(with_ge(stem), expected);
        }
    }
}
