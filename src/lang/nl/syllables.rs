//! Spoken syllables of Dutch words, by the nuclei of the spelling.
//!
//! Dutch spelling tells nearly all: each nucleus is one letter or one of a short list of letter
//! groups, and a trema or a hyphen parts what would else be read as a group. Left over are glides
//! (*sta-tion*, *pen-sioen*: the *i* makes no syllable of its own), *qu*, and loans from English
//! and French, whose stems stand in a table.

use crate::lang::letters::{Joint, Part, is_spelled, parts};

/// The spoken syllables of a word, at least 1.
pub(super) fn syllables(word: &str) -> u8 {
    let mixed = word.contains(|c: char| c.is_lowercase());
    let mut total = 0usize;
    for part in parts(word) {
        let letters = part.letters();
        total += if part.digits {
            1
        } else if part.capitals && mixed && (2..=3).contains(&letters.len()) {
            letters.len() // EU-lidstaat, AOW-leeftijd: spelled out
        } else {
            match nuclei(&part) {
                0 if part.joint == Joint::Apostrophe => 0, // foto's, m'n
                0 if is_spelled(letters) => letters.len(),
                n => n,
            }
        };
        if is_clitic(&part, word) {
            total = 1; // 't, 'm, z'n, d'r
        }
    }
    total.clamp(1, usize::from(u8::MAX)) as u8
}

/// Whether the word is one unstressed syllable written with an apostrophe and without a vowel.
fn is_clitic(part: &Part, word: &str) -> bool {
    part.joint == Joint::Apostrophe
        && word.len() <= 6
        && !word.contains(['a', 'e', 'i', 'o', 'u', 'y', 'A', 'E', 'I', 'O', 'U', 'Y'])
        && part.letters().len() == 1
        && !matches!(part.letters(), b"s")
}

fn nuclei(part: &Part) -> usize {
    let letters = part.letters();
    let (mut at, mut n) = (0, 0);
    while at < letters.len() {
        if let Some((len, syllables)) = stem_at(part, at) {
            n += syllables;
            at += len;
        } else if begins_nucleus(letters, at) {
            n += usize::from(!is_glide(part, at));
            at += nucleus(part, at);
        } else {
            at += 1;
        }
    }
    n
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Whether the letter sounds as a vowel here: not the *u* of *qu*, the *y* of *yoghurt*, nor the
/// end of *boutique* and *catalogue*.
fn begins_nucleus(letters: &[u8], at: usize) -> bool {
    let (before, rest) = letters.split_at(at);
    let next_is_vowel = rest.get(1).is_some_and(|&next| is_vowel(next));
    match rest[0] {
        b'u' if before.ends_with(b"q") => !next_is_vowel,
        b'u' if before.ends_with(b"g") => !matches!(rest, b"ue" | b"ues"),
        b'e' if before.ends_with(b"qu") || before.ends_with(b"gu") => !matches!(rest, b"e" | b"es"),
        b'y' => !(next_is_vowel && at == 0),
        letter => is_vowel(letter),
    }
}

/// The length of the letter group at the start that sounds as one vowel: the longest that fits.
fn group(rest: &[u8]) -> usize {
    match rest {
        [b'a', b'a', b'i', ..] | [b'o', b'o' | b'e', b'i', ..] => 3,
        [b'e', b'e' | b'a', b'u', ..] | [b'i' | b'o', b'e', b'u', ..] => 3,
        [b'o' | b'e', b'u', b'i', b'l', b'l', ..] => 3, // bouillon, feuilleton
        [b'a', b'a' | b'i' | b'u' | b'y', ..] => 2,
        [b'e', b'e' | b'i' | b'u' | b'y', ..] => 2,
        [b'i', b'e' | b'j', ..] => 2,
        [b'o', b'o' | b'e' | b'i' | b'u' | b'y', ..] => 2,
        [b'u', b'u' | b'i', ..] => 2,
        _ => 1,
    }
}

/// The length of the nucleus that begins at `at`.
fn nucleus(part: &Part, at: usize) -> usize {
    let (before, rest) = part.letters().split_at(at);
    // A trema parts: what follows is no part of the group.
    let free = (1..rest.len().min(3)).find(|&i| part.has_trema(at + i));
    let len = group(&rest[..free.unwrap_or(rest.len())]);
    match &rest[..len] {
        // geautomatiseerd; not bureau.
        b"eau" if before.ends_with(b"g") => 1,
        // du-bi-eus, in-fe-ri-eur; but nieuw, and as one glide mi-lieu, am-bi-tieus.
        b"ieu" if rest.get(3) != Some(&b'w') && !ends_in(before, b"nltc") => 1,
        // mu-se-um, not reu-ma or neus.
        b"eu" if rest.starts_with(b"eum") && !rest.get(3).is_some_and(|&c| is_vowel(c)) => 1,
        b"ei" if before.ends_with(b"g") && rest.starts_with(b"eij") => 1, // geijkt
        b"u" if rest == b"ue" && free.is_none() && at > 1 => 2,           // revue
        // gy-nae-co-loog; not Is-ra-el, ma-es-tro.
        b"a" if rest.starts_with(b"ae") && free != Some(1) => {
            let two = rest.starts_with(b"ael") || rest.starts_with(b"aest");
            if two { 1 } else { 2 }
        }
        _ => len,
    }
}

/// Whether the *i* at `at` slides into the vowel after it: *sta-tion*, *pen-sioen*, *so-ciaal*.
fn is_glide(part: &Part, at: usize) -> bool {
    let (before, rest) = part.letters().split_at(at);
    if rest[0] != b'i' || part.has_trema(at + 1) || part.has_trema(at) {
        return false;
    }
    match before.last() {
        Some(b't') => {
            let tsj = !before.ends_with(b"st"); // but Chris-ti-aan, bas-ti-on
            tsj && rest.len() > 2 && (rest.starts_with(b"ion") || rest.starts_with(b"ia"))
        }
        Some(b's') => {
            rest.starts_with(b"ion")
                || rest.starts_with(b"ioe")
                || rest.starts_with(b"ia") && before.ends_with(b"ous")
        }
        Some(b'c') => rest.starts_with(b"iaal") || rest.starts_with(b"ial"),
        Some(b'g') => rest.starts_with(b"iair"),
        _ => false,
    }
}

fn ends_in(letters: &[u8], any: &[u8]) -> bool {
    letters.last().is_some_and(|last| any.contains(last))
}

/// A loan whose spelling misleads, alone or in a compound.
type Stem = (&'static str, u8, Place);

/// Where in a part a stem is looked for.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Anywhere.
    Any,
    /// At the start.
    Start,
    /// As the whole part, or with an *s* behind it.
    Whole,
}

use Place::{Any, Start, Whole};

/// The stems by first letter, with the spoken syllables. Where one begins with another, the
/// longer stands first.
const STEMS: &[Stem] = &[
    ("airline", 2, Any),
    ("badge", 1, Any),
    ("baseline", 2, Any),
    ("beach", 1, Any),
    ("beamer", 2, Any),
    ("beat", 1, Whole),
    ("bike", 1, Any),
    ("board", 1, Any),
    ("break", 1, Any),
    ("bridge", 1, Whole),
    ("business", 2, Any),
    ("byte", 1, Any),
    ("cake", 1, Any),
    ("case", 1, Start),
    ("cheque", 1, Start),
    ("clean", 1, Any),
    ("coach", 1, Any),
    ("coat", 1, Whole),
    ("coleslaw", 2, Any),
    ("continuum", 4, Whole),
    ("cream", 1, Any),
    ("creme", 1, Whole),
    ("crime", 1, Whole),
    ("cruise", 1, Any),
    ("dance", 1, Any),
    ("date", 1, Whole),
    ("deadline", 2, Any),
    ("dealer", 2, Any),
    ("deal", 1, Whole),
    ("device", 2, Any),
    ("download", 2, Any),
    ("dream", 1, Any),
    ("drive", 1, Whole),
    ("eye", 1, Start),
    ("facebook", 2, Any),
    ("facelift", 2, Any),
    ("fake", 1, Start),
    ("feature", 2, Any),
    ("firewall", 2, Any),
    ("firmware", 2, Any),
    ("frame", 1, Any),
    ("freestyle", 2, Any),
    ("freeware", 2, Any),
    ("fulltime", 2, Any),
    ("game", 1, Whole),
    ("goal", 1, Any),
    ("groupware", 2, Any),
    ("guideline", 2, Any),
    ("hardware", 2, Any),
    ("headline", 2, Any),
    ("headset", 2, Any),
    ("health", 1, Any),
    ("heavy", 2, Any),
    ("homepage", 2, Any),
    ("home", 1, Whole),
    ("hotline", 2, Any),
    ("house", 1, Start),
    ("hype", 1, Whole),
    ("image", 2, Whole),
    ("inside", 2, Any),
    ("interface", 3, Any),
    ("iphone", 2, Any),
    ("jeans", 1, Any),
    ("leader", 2, Any),
    ("league", 1, Any),
    ("lease", 1, Any),
    ("leas", 1, Any),
    ("lifestyle", 2, Any),
    ("like", 1, Whole),
    ("line", 1, Whole),
    ("livemuziek", 3, Any),
    ("livestream", 2, Any),
    ("live", 1, Whole),
    ("load", 1, Any),
    ("make", 1, Whole),
    ("malware", 2, Any),
    ("management", 3, Any),
    ("middleware", 3, Any),
    ("mountainbike", 3, Any),
    ("name", 1, Whole),
    ("nickname", 2, Any),
    ("office", 2, Any),
    ("offline", 2, Any),
    ("online", 2, Any),
    ("parttime", 2, Any),
    ("people", 2, Any),
    ("phone", 1, Any),
    ("pipeline", 2, Any),
    ("place", 1, Whole),
    ("pride", 1, Whole),
    ("quote", 1, Whole),
    ("race", 1, Start),
    ("ransomware", 3, Any),
    ("reader", 2, Any),
    ("realtime", 2, Any),
    ("roaming", 2, Any),
    ("science", 2, Any),
    ("search", 1, Any),
    ("service", 2, Any),
    ("site", 1, Whole),
    ("skate", 1, Any),
    ("skyline", 2, Any),
    ("skype", 1, Any),
    ("slide", 1, Any),
    ("smartphone", 2, Any),
    ("sneaker", 2, Any),
    ("soap", 1, Any),
    ("software", 2, Any),
    ("space", 1, Any),
    ("speaker", 2, Any),
    ("spyware", 2, Any),
    ("state", 1, Whole),
    ("steak", 1, Any),
    ("stream", 1, Any),
    ("style", 1, Whole),
    ("sweater", 2, Any),
    ("tape", 1, Whole),
    ("team", 1, Any),
    ("timeline", 2, Any),
    ("time", 1, Start),
    ("toast", 1, Any),
    ("trade", 1, Whole),
    ("tweak", 1, Any),
    ("update", 2, Any),
    ("upgrade", 2, Any),
    ("videogame", 4, Any),
    ("voice", 1, Start),
    ("website", 2, Any),
    ("white", 1, Whole),
    ("wireless", 2, Any),
    ("youtube", 2, Any),
];

/// Where the stems of each letter begin in [`STEMS`].
const STEMS_OF: [u8; 27] = {
    let (mut index, mut letter, mut at) = ([0; 27], 0, 0);
    while letter < 26 {
        index[letter] = at as u8;
        while at < STEMS.len() && STEMS[at].0.as_bytes()[0] == b'a' + letter as u8 {
            at += 1;
        }
        letter += 1;
    }
    index[26] = STEMS.len() as u8;
    index
};

/// The stem that begins at `at`: how many letters it takes and how many syllables they are.
fn stem_at(part: &Part, at: usize) -> Option<(usize, usize)> {
    let rest = &part.letters()[at..];
    let letter = usize::from(rest[0] - b'a');
    let own = usize::from(STEMS_OF[letter])..usize::from(STEMS_OF[letter + 1]);
    let second = rest.get(1)?;
    STEMS[own].iter().find_map(|&(stem, syllables, place)| {
        if stem.as_bytes()[1] != *second {
            return None; // most often
        }
        let after = rest.strip_prefix(stem.as_bytes())?;
        let fits = match place {
            Any => true,
            Start => at == 0,
            Whole => at == 0 && matches!(after, b"" | b"s"),
        };
        // A silent e is heard again in *updaten* and *gamer*, and after a hiss in *races*.
        let silent_e = stem.ends_with('e');
        let heard = silent_e
            && (matches!(after, b"n" | b"nd" | b"nde" | b"r" | b"rs")
                || part.has_trema(at + stem.len()));
        let hiss = silent_e
            && after == b"s"
            && ["ce", "ge", "se", "che"]
                .iter()
                .any(|end| stem.ends_with(end));
        (fits && !heard).then_some((stem.len(), usize::from(syllables) + usize::from(hiss)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words with a dot between spoken syllables.
    #[track_caller]
    fn check(cases: &str) {
        for case in cases.split_whitespace() {
            let expected = case.split('·').count();
            let word = case.replace('·', "");
            assert_eq!(usize::from(syllables(&word)), expected, "{word}");
        }
    }

    #[test]
    fn a_nucleus_is_a_letter_or_a_group() {
        check("huis moei·lijk eeuw nieu·we fraai bu·reau zee·ën a·dres i·dee mooi kei·en");
        check("dou·a·ne ja·nu·a·ri pe·ri·o·de the·a·ter cha·os vi·a zou ge·aard be·oor·de·len");
        check("di·eet in·di·vi·du·eel col·le·ge re·vue ken·nis·ge·ving zorg·toe·slag");
    }

    #[test]
    fn a_trema_parts() {
        check("ge·ïn·for·meerd co·ör·di·na·tor re·ü·nie be·ëin·di·gen pa·ti·ën·ten ru·ï·ne");
        check("twee·ën·twin·tig ge·üit po·ë·zie Oe·kra·ïe·ner");
    }

    #[test]
    fn accents_do_not_part() {
        check("één vóór ca·fé pri·vé car·riè·re óók crème");
    }

    #[test]
    fn glides_make_no_syllable() {
        check(
            "sta·tion na·tio·naal pen·sioen mis·sio·na·ris so·ciaal spe·cia·list so·cia·le i·ni·tia·tief",
        );
        check("mi·lieu in·ge·nieur am·bi·tieus");
        check("ra·ti·o chris·ti·aan bas·ti·on re·gi·o ra·di·o du·bi·eus fy·si·o·loog");
    }

    #[test]
    fn q_and_y() {
        check(
            "e·qui·va·lent a·qua·ri·um bou·tique cheque yog·hurt ty·pe hy·gi·ë·ne hoc·key es·say",
        );
        check("ro·yaal hy·e·na");
    }

    #[test]
    fn loans() {
        check(
            "web·site web·site·be·heer·der on·line up·da·ten up·date ser·vice ser·vi·ces bur·ger·ser·vice·num·mer team·lei·der down·loa·den ma·nage·ment res·earch",
        );
    }

    #[test]
    fn hyphens_apostrophes_capitals_digits() {
        check("e-·mail·a·dres fo·to's 's 't m'n zo'n au·to’s na-·con·tro·le ex-·part·ner");
        check("T·V-·pro·gram·ma b·t·w E·U-·lid·staat A·O·W-·leef·tijd hm brr GE·MEEN·TE");
        check("2·e 65-·plus·ser A·4");
    }
}
