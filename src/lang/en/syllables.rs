//! Spoken syllables of English words: rules for the spelling, and a table of the frequent words
//! that the rules miss.
//!
//! The table is made from the CMU Pronouncing Dictionary by `cargo xtask syllables`, by frequency
//! only. A regular form of a listed word (*colonels*, *businesslike*) follows it.

use crate::lang::letters::{Joint, Part, is_spelled, parts};
use crate::lang::table;

/// The spoken syllables of an English word, at least 1, by the rules and a table of exceptions: a
/// line that names the columns, then sorted lines of a word in lower case, a tab and a digit.
pub fn syllables_with(word: &str, exceptions: &str) -> u8 {
    let mixed = word.contains(|c: char| c.is_lowercase());
    let mut total = 0usize;
    let mut before: Option<Part> = None;
    for part in parts(word) {
        let letters = part.letters();
        total += if part.digits {
            1
        } else if let Some(n) = contraction(before.as_ref(), &part) {
            n
        } else if part.capitals && mixed && (2..=3).contains(&letters.len()) {
            letters.len() // non-EU, UK-wide: spelled out
        } else {
            match listed(letters, exceptions).unwrap_or_else(|| nuclei(&part)) {
                0 if is_spelled(letters) => letters.len(),
                n => n,
            }
        };
        before = Some(part);
    }
    total.clamp(1, usize::from(u8::MAX)) as u8
}

/// What a part after an apostrophe adds: *it'll* and *church's* have two syllables, *you'll* and
/// *council's* no more than *you* and *council*.
fn contraction(before: Option<&Part>, part: &Part) -> Option<usize> {
    let before = before
        .filter(|_| part.joint == Joint::Apostrophe)?
        .letters();
    let last = *before.last()?;
    let after_vowel = is_vowel(last) || last == b'w';
    Some(usize::from(match part.letters() {
        b"s" => hisses(before),
        b"d" => matches!(last, b't' | b'd'),
        b"ll" | b"ve" | b"re" => !after_vowel,
        // did-n't; but don't, can't, aren't.
        b"t" => before.len() > 3 && before.ends_with(b"n") && is_stop(before[before.len() - 2]),
        b"m" | b"em" | b"n" | b"" => false,
        _ => return None,
    }))
}

fn is_stop(letter: u8) -> bool {
    matches!(letter, b'd' | b's' | b't' | b'v')
}

/// Whether a plural or a genitive adds a syllable: *bus*, *box*, *church*, *place*.
fn hisses(letters: &[u8]) -> bool {
    let ends: [&[u8]; 9] = [b"s", b"x", b"z", b"ch", b"sh", b"ce", b"ge", b"se", b"ze"];
    ends.iter().any(|end| letters.ends_with(end))
}

fn find(letters: &[u8], exceptions: &str) -> Option<usize> {
    table::find(exceptions, letters)?.parse().ok()
}

/// The count of a listed word or of a regular form of one.
fn listed(letters: &[u8], exceptions: &str) -> Option<usize> {
    if let Some(n) = find(letters, exceptions) {
        return Some(n);
    }
    let endings: [(&[u8], usize); 8] = [
        (b"ly", 1),
        (b"ness", 1),
        (b"ment", 1),
        (b"less", 1),
        (b"ful", 1),
        (b"ship", 1),
        (b"like", 1),
        (b"ing", 1),
    ];
    if let Some(base) = letters.strip_suffix(b"s").filter(|base| base.len() > 2)
        && let Some(n) = find(base, exceptions)
    {
        return Some(n + usize::from(hisses(base)));
    }
    if let Some(base) = letters.strip_suffix(b"es").filter(|base| hisses(base))
        && let Some(n) = find(base, exceptions)
    {
        return Some(n + 1);
    }
    for cut in [1, 2] {
        // named, from name; reasoned, from reason
        if letters.ends_with(b"ed")
            && letters.len() > cut + 2
            && let base = &letters[..letters.len() - cut]
            && let Some(n) = find(base, exceptions)
        {
            let stem = base.strip_suffix(b"e").unwrap_or(base);
            return Some(n + usize::from(stem.ends_with(b"t") || stem.ends_with(b"d")));
        }
    }
    endings.iter().find_map(|&(ending, more)| {
        let base = letters.strip_suffix(ending)?;
        find(base, exceptions)
            .filter(|_| base.len() > 2)
            .map(|n| n + more)
    })
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Nuclei of the spelling.
fn nuclei(part: &Part) -> usize {
    let letters = part.letters();
    let mut n = 0;
    let mut open = false; // whether the letter before belongs to a nucleus
    for at in 0..letters.len() {
        if !sounds(letters, at) {
            // The u of qu and the y of royal keep nothing open.
            open = false;
            continue;
        }
        let own = part.has_trema(at) || part.has_accent(at) && letters[at] == b'e';
        let accented_before = at > 0 && part.has_accent(at - 1);
        if own || !open || (!accented_before && is_hiatus(letters, at)) {
            let silent = !own && letters[at] == b'e' && n > 0 && !open && is_silent_e(letters, at);
            if silent {
                continue;
            }
            n += 1;
        }
        open = true;
    }
    n += usize::from(ends_in_syllabic_m(letters));
    n += usize::from(letters.starts_with(b"mc") && n > 0); // McKay
    n += usize::from(ends_in_ire(letters));
    n -= usize::from(letters.ends_with(b"ically")); // ba-sic-ally
    n
}

/// Whether the letter at `at` is a vowel that is heard as one.
fn sounds(letters: &[u8], at: usize) -> bool {
    let (before, rest) = letters.split_at(at);
    let next_is_vowel = rest.get(1).is_some_and(|&next| is_vowel(next));
    let after_vowel = before.last().is_some_and(|&last| is_vowel(last));
    match rest[0] {
        b'u' if before.ends_with(b"q") => !next_is_vowel,
        // guard, guess, guide; not argue, ambiguous
        b'u' if before.ends_with(b"g") => {
            !matches!(rest.get(1), Some(b'a' | b'e' | b'i'))
                || before.ends_with(b"rg")
                || rest.starts_with(b"uity")
        }
        b'y' if next_is_vowel => {
            let yard = ["yard", "yond", "yon", "you", "yacht"];
            let glides = after_vowel
                || before.is_empty()
                || before.ends_with(b"w")
                || yard.iter().any(|y| rest.starts_with(y.as_bytes()));
            !glides
        }
        letter => is_vowel(letter),
    }
}

fn starts(letters: &[u8], any: &[&str]) -> bool {
    any.iter()
        .any(|start| letters.starts_with(start.as_bytes()))
}

fn ends(letters: &[u8], any: &[&str]) -> bool {
    any.iter().any(|end| letters.ends_with(end.as_bytes()))
}

fn is_one_of(letters: &[u8], any: &[&str]) -> bool {
    any.iter().any(|one| letters == one.as_bytes())
}

fn has_vowel(letters: &[u8]) -> bool {
    letters.iter().any(|&letter| is_vowel(letter))
}

/// Whether the vowel at `at` begins a nucleus of its own although it follows a vowel: *cre-ate*,
/// *ra-di-o*, *qui-et*; not *sta-tion*, *so-cial*, *street*.
///
/// One arm for each pair of letters; a pair without an arm is one sound.
fn is_hiatus(letters: &[u8], at: usize) -> bool {
    let (before, rest) = (&letters[..at - 1], &letters[at..]);
    let soft = before.len() > 1 && ends(before, &["c", "t", "g", "x", "sh", "s"]); // -cious, -tion, -gion, -cial
    match (letters[at - 1], letters[at]) {
        (b'i', b'a') => {
            let long = starts(rest, &["ate", "ati", "ato", "ary", "ari"]);
            let asia = before.ends_with(b"s") && !is_one_of(rest, &["a", "an", "ans"]);
            let marriage = before.ends_with(b"r") && rest.starts_with(b"age");
            let italian = before.ends_with(b"l")
                && has_vowel(before)
                && is_one_of(rest, &["a", "an", "ans", "ar", "am", "ams", "ard", "ards"]);
            (!soft || long || asia) && !marriage && !italian
        }
        (b'i', b'e') => {
            let client = rest.starts_with(b"en")
                && (before.ends_with(b"sc")
                    || !ends(before, &["c", "t", "fr", "l", "n"])
                    || before == b"cl");
            let carrier = is_one_of(rest, &["er", "ers"])
                && has_vowel(before)
                && (before.ends_with(b"tt") || !ends(before, &["d", "sh", "t", "l", "c"]));
            let ariel = before.ends_with(b"r") && rest == b"el";
            client || carrier || ariel || starts(rest, &["est", "et"])
        }
        (b'i', b'o') => {
            let glide = before.len() > 1 && ends(before, &["l", "n", "v"]);
            !(soft && starts(rest, &["on", "ou"]) || glide && starts(rest, &["on", "or"]))
        }
        (b'i', b'u' | b'i') | (b'a', b'o') => true,
        (b'e', b'a') => {
            let agreeable = before.ends_with(b"e");
            let idea =
                (rest == b"a" || rest == b"as") && has_vowel(before) && !ends(before, &["s", "n"]);
            let korean =
                is_one_of(rest, &["an", "ans"]) && has_vowel(before) && !before.ends_with(b"c");
            let create = ends(before, &["cr", "in", "us"]) && starts(rest, &["ate", "ati", "ato"]);
            let react = before.ends_with(b"r")
                && starts(
                    rest,
                    &["act", "adj", "admi", "ali", "app", "arr", "aff", "ass"],
                );
            agreeable
                || idea
                || korean
                || create
                || react
                || before == b"th" && rest.starts_with(b"at")
                || before == b"id"
        }
        (b'e', b'o') => {
            let surgeon = ends(before, &["g", "ch"]) && starts(rest, &["on", "ou", "or"]);
            let people = matches!(before, b"p" | b"l" | b"j") && rest.starts_with(b"op");
            !surgeon && !people
        }
        (b'e', b'u') => {
            has_vowel(before) && is_one_of(rest, &["um", "ums", "us"])
                || before == b"r" && starts(rest, &["us", "un"])
        }
        (b'e', b'i') => {
            let reinforce =
                before == b"r" && starts(rest, &["im", "int", "inf", "ins", "inv", "inc"]);
            reinforce
                || starts(rest, &["ing", "ity", "ism"])
                || ends(before, &["th", "d"]) && rest.starts_with(b"ist")
        }
        (b'e', b'e') => {
            matches!(before, b"r" | b"pr")
                && starts(rest, &["elec", "em", "ent", "ena", "est", "ex", "ev"])
        }
        (b'o', b'a') => {
            is_one_of(rest, &["a", "ah", "as"])
                || before == b"c" && starts(rest, &["ali", "ale", "ag", "ut"])
                || rest.starts_with(b"asis")
        }
        (b'o', b'e') => {
            before.ends_with(b"p") && starts(rest, &["et", "em"]) || rest.starts_with(b"ex")
        }
        (b'o', b'i') => {
            starts(rest, &["ing", "ism"])
                || is_one_of(rest, &["ic", "ics"])
                || ends(before, &["g", "a"]) && rest.starts_with(b"ist")
                || before == b"c" && rest.starts_with(b"incid")
        }
        (b'o', b'o') => {
            ends(before, &["c"]) && starts(rest, &["operat", "ord"])
                || before == b"z" && rest.starts_with(b"olog")
        }
        (b'u', b'a') => !(before.ends_with(b"s") && starts(rest, &["ad", "av", "ag"])),
        (b'u', b'e') => starts(rest, &["el", "et", "en", "er"]),
        (b'u', b'i') => {
            starts(rest, &["ity", "ing", "itio"])
                || ends(before, &["r", "en"]) && rest.starts_with(b"in")
                || ends(before, &["l", "r"]) && rest.starts_with(b"id")
                || before == b"s" && rest.starts_with(b"icid")
        }
        (b'u', b'o') => before != b"b",
        (b'u', b'u') => true,
        (b'a', b'i') => starts(rest, &["ism", "ity"]) || is_one_of(rest, &["ic", "ics"]),
        (b'y', _) => !is_one_of(rest, &["e", "es", "ed"]),
        _ => false,
    }
}

/// Whether an *e* is as silent before this as at the end: an ending or the second part of a
/// compound.
fn follows_silent_e(letters: &[u8]) -> bool {
    matches!(
        letters,
        b"ly"
            | b"ment"
            | b"ful"
            | b"less"
            | b"ness"
            | b"ty"
            | b"how"
            | b"place"
            | b"day"
            | b"what"
            | b"by"
            | b"some"
            | b"wise"
            | b"ware"
            | b"where"
            | b"thing"
            | b"body"
            | b"ball"
            | b"line"
            | b"land"
            | b"fore"
            | b"ward"
            | b"way"
            | b"side"
            | b"port"
            | b"mark"
            | b"book"
            | b"room"
            | b"shop"
            | b"hold"
            | b"holder"
            | b"keeper"
            | b"house"
            | b"paper"
            | b"board"
            | b"back"
            | b"like"
            | b"man"
            | b"men"
            | b"work"
            | b"worker"
            | b"time"
            | b"teen"
            | b"teenth"
            | b"head"
            | b"maker"
            | b"bound"
            | b"point"
            | b"mate"
            | b"guard"
    )
}

/// Whether a compound can begin with this and a silent *e*: *home*, *space*, *time*.
fn opens_compound(letters: &[u8]) -> bool {
    matches!(
        letters,
        b"som"
            | b"hom"
            | b"spac"
            | b"lif"
            | b"hous"
            | b"hors"
            | b"sid"
            | b"fir"
            | b"chees"
            | b"brid"
            | b"mak"
            | b"tak"
            | b"hid"
            | b"stak"
            | b"wid"
            | b"whol"
            | b"ston"
            | b"ros"
            | b"lov"
            | b"saf"
            | b"tim"
            | b"wher"
            | b"nam"
            | b"bas"
            | b"whit"
            | b"nos"
            | b"not"
            | b"mil"
            | b"smok"
            | b"rac"
            | b"wav"
            | b"ic"
            | b"voic"
            | b"ey"
            | b"gat"
            | b"cas"
    )
}

/// Whether the *e* at `at`, after a consonant, is mute: *safe*, *safely*, *saved*, *sides*.
fn is_silent_e(letters: &[u8], at: usize) -> bool {
    let (before, after) = (&letters[..at], &letters[at + 1..]);
    // ta-ble, a-cre: the l or r is a nucleus
    let last = before.len() - 1;
    let syllabic = last > 0
        && matches!(before[last], b'l' | b'r')
        && !is_vowel(before[last - 1])
        && !matches!(before[last - 1], b'l' | b'r' | b'w');
    if !after.first().is_none_or(|&next| is_vowel(next))
        && after.len() > 1
        && opens_compound(before)
        && !matches!(after, [b'r' | b'n' | b'd', next, ..] if !is_vowel(*next))
    {
        return true;
    }
    // fore-cast, not fo-rest or fo-ren-sic; ev-ery-thing
    if before == b"for" && !starts(after, &["st", "ns", "v", "w", "i"]) && after.len() > 2
        || before == b"ev" && after.starts_with(b"ry")
    {
        return true;
    }
    match after {
        b"" => !syllabic,
        b"s" => !syllabic && !ends(before, &["s", "x", "z", "c", "g", "ch", "sh"]),
        b"d" => !syllabic && !ends(before, &["t", "d"]),
        _ => {
            !syllabic
                && ["", "s", "ly", "ness"].iter().any(|tail| {
                    let ending = after.strip_suffix(tail.as_bytes());
                    ending.is_some_and(follows_silent_e)
                })
        }
    }
}

/// *-ism* and *-thm* end in a syllable without a vowel letter.
fn ends_in_syllabic_m(letters: &[u8]) -> bool {
    ends(letters, &["sm", "sms", "thm", "thms"])
}

/// *en-ti-re*, *ti-red*: what follows the diphthong is a syllable, but not in *af-faire*.
fn ends_in_ire(letters: &[u8]) -> bool {
    let before = ["ire", "ires", "ired"]
        .iter()
        .find_map(|end| letters.strip_suffix(end.as_bytes()));
    before.is_some_and(|before| {
        !before
            .last()
            .is_some_and(|&last| is_vowel(last) && last != b'u')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words with a dot between spoken syllables, counted by the rules alone.
    #[track_caller]
    fn check(cases: &str) {
        for case in cases.split_whitespace() {
            let expected = case.split('·').count();
            let word = case.replace('·', "");
            assert_eq!(usize::from(syllables_with(&word, "")), expected, "{word}");
        }
    }

    #[test]
    fn silent_e() {
        check(
            "safe safe·ly saved want·ed sides pla·ces box·es ta·ble set·tled a·cres the state·ment",
        );
        check(
            "home·work some·times care·less·ness nine·ty league u·nique guess lan·guage ar·gue hun·dred",
        );
    }

    #[test]
    fn hiatus() {
        check("cre·ate cre·a·tion crea·ture re·act reach i·de·a a·re·a sea po·et toe ru·in fruit");
        check(
            "ra·di·o sta·tion re·gion mil·lion li·on se·ri·ous pre·cious so·cial ne·go·ti·ate di·al",
        );
        check(
            "qui·et sci·ence pa·tient cli·ent car·ri·er field be·ing do·ing coin mu·se·um Eu·rope",
        );
        check(
            "u·su·al con·tin·u·ous gas·es flu·id dy·ing ro·yal be·yond yes can·yon peo·ple vid·e·o",
        );
        check("chang·ing ge·o·gra·phy sur·geon gor·geous");
    }

    #[test]
    fn endings() {
        check("pris·m ra·cis·m al·go·rith·m");
    }

    #[test]
    fn apostrophes_hyphens_accents_capitals_digits() {
        check(
            "did·n't don't can’t it·'ll you'll they're I'm coun·cil's church·'s boss·'s o'·clock",
        );
        check("well-·known face-·to-·face e-·mail non-·E·U U·K-·wide T·V co·vid-·19");
        check("ca·fé na·ïve fa·çade ré·su·mé Zo·ë DE·PART·MENT hmm");
    }

    #[test]
    fn a_listed_word_takes_its_forms_along() {
        let table = "word\tsyllables\nbusiness\t2\ncolonel\t2\nreason\t2\n";
        for (word, expected) in [
            ("Business", 2),
            ("businesses", 3),
            ("businesslike", 3),
            ("colonel's", 2),
            ("colonels", 2),
            ("reasoned", 2),
            ("reasoning", 3),
        ] {
            assert_eq!(syllables_with(word, table), expected, "{word}");
        }
    }
}
