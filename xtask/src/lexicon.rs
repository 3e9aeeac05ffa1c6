//! `cargo xtask lexicon --train DIR --sources DIR`: makes `data/*/lexicon.bin`.
//!
//! The first folder holds the subtitles' counts, the second `large_nl.msgpack.gz` and
//! `large_en.msgpack.gz` from PyPI `wordfreq` 3.1.1 (folder `wordfreq/data`), and `dutch`,
//! `american-english-large` and `british-english-large` from Debian's packages `wdutch`,
//! `wamerican-large` and `wbritish-large` (folder `/usr/share/dict`).
//!
//! How frequent a word is comes from film subtitles (OpenSubtitles), which sit nearer to what
//! people say and hear than newspapers or encyclopaedias do, and predict reading better for it.
//! Those counts hold 50,000 tokens, with names, slips of the pen and stray English among them, so:
//!
//! - a word is taken only if a spelling dictionary knows it;
//! - rarer words come from the lists of `wordfreq`, and are all put below the subtitles' own;
//! - a rare Dutch word that is two other words in a row is left to the compound splitter, which
//!   makes room for words that it can use.
//!
//! The format is told in `src/model/lexicon.rs`. The same sources give the same bytes.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use helder::model::lexicon::{BLOCK, CAPITAL, LOWEST_ZIPF, MAGIC, ZIPF_STEP};

use crate::shell::Outcome;
use crate::sums;

/// What goes into a language's lexicon.
struct Recipe {
    lang: &'static str,
    n_words: usize,
    /// Words with counts, in the folder of training data.
    counts: &'static str,
    /// Words in classes of frequency: a file of PyPI `wordfreq` 3.1.1, among the sources.
    rarer: &'static str,
    /// Lists of correct spellings from Debian packages, among the sources.
    dictionaries: &'static [&'static str],
    /// Whether words are written together, so that rare compounds need not be listed.
    compounds: bool,
    /// Whether 's makes a possessive. In Dutch it makes plurals: *video's*.
    possessives: bool,
}

const RECIPES: [Recipe; 2] = [
    Recipe {
        lang: "nl",
        n_words: 75_000,
        counts: "opensubtitles-nl-50k.txt.xz",
        rarer: "large_nl.msgpack.gz",
        // Package wdutch: OpenTaal.
        dictionaries: &["dutch"],
        compounds: true,
        possessives: false,
    },
    Recipe {
        lang: "en",
        n_words: 50_000,
        counts: "opensubtitles-en-50k.txt.xz",
        rarer: "large_en.msgpack.gz",
        // Packages wamerican-large and wbritish-large: SCOWL.
        dictionaries: &["american-english-large", "british-english-large"],
        compounds: false,
        possessives: true,
    },
];

/// All frequencies here are Zipf values in hundredths: log10 of occurrences in a milliard words.
type CentiZipf = i32;

/// Words that the subtitles lack come below those they have: the subtitles' rarest stand at 2.48.
const HIGHEST_RARER: CentiZipf = 240;
/// And this much below their value in `wordfreq`. Formal words are what subtitles lack most, and
/// they are rarer in speech than in its sources; words near the subtitles' end differ by as much.
const RARER_BY: CentiZipf = 100;
/// Words that are always written with a capital are names mostly, and of use only if well known.
const CAPITALISED_FROM: CentiZipf = 320;
/// A form with 's is a contraction (*it's*) if it is as frequent as this, else a possessive, whose
/// word is looked up without the 's.
const CONTRACTION_FROM: CentiZipf = 450;
/// A part of a compound that is left out has at least so many letters; shorter parts are too often
/// chance (*ver*, *ing*).
const LEAST_PART: usize = 4;

/// The reader's steps, in hundredths.
const LOWEST: CentiZipf = (LOWEST_ZIPF * 100.0) as CentiZipf;
const STEP: CentiZipf = (ZIPF_STEP * 100.0) as CentiZipf;

/// Builds both lexicons into `data` and records their hashes.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let [train_flag, train, sources_flag, sources] = arguments else {
        return Err("usage: cargo xtask lexicon --train DIR --sources DIR".into());
    };
    if (train_flag.as_str(), sources_flag.as_str()) != ("--train", "--sources") {
        return Err("give --train, then --sources".into());
    }
    let (train, sources) = (Path::new(train), Path::new(sources));
    for recipe in &RECIPES {
        let words = choose(recipe, train, sources)?;
        let bytes = encode(&words);
        sums::write(&format!("{}/lexicon.bin", recipe.lang), &bytes)?;
    }
    Ok(())
}

/// A word that might be taken.
struct Candidate {
    zipf: CentiZipf,
    /// In `wordfreq`, which tells apart what the subtitles do not hold.
    written: CentiZipf,
    capitalised: bool,
}

fn choose(
    recipe: &Recipe,
    train: &Path,
    sources: &Path,
) -> Result<BTreeMap<String, Candidate>, Box<dyn Error>> {
    let spoken = spoken(&train.join(recipe.counts))?;
    let written = written(&sources.join(recipe.rarer))?;
    let spelled = spelled(sources, recipe.dictionaries)?;

    let words: HashSet<&String> = spoken.keys().chain(written.keys()).collect();
    let mut ranked: Vec<(String, Candidate)> = words
        .into_iter()
        .filter_map(|word| {
            let capitalised = *spelled.get(word)?;
            let candidate = judge(word, spoken.get(word), written.get(word), capitalised)?;
            let possessive = recipe.possessives && is_possessive(word, &candidate);
            (!possessive).then(|| (word.clone(), candidate))
        })
        .collect();
    ranked.sort_by(|(a, x), (b, y)| (y.zipf, y.written, a).cmp(&(x.zipf, x.written, b)));

    if recipe.compounds {
        let parts: HashSet<String> = ranked
            .iter()
            .filter(|(word, c)| c.zipf > HIGHEST_RARER && word.len() >= LEAST_PART)
            .map(|(word, _)| word.clone())
            .collect();
        ranked.retain(|(word, c)| c.zipf > HIGHEST_RARER || !is_two(word, &parts));
    }
    ranked.truncate(recipe.n_words);
    Ok(ranked.into_iter().collect())
}

/// The value of a word, or none if it is not to be taken.
fn judge(
    word: &str,
    spoken: Option<&CentiZipf>,
    written: Option<&CentiZipf>,
    capitalised: bool,
) -> Option<Candidate> {
    let written = written.copied().unwrap_or(0);
    // The subtitles were cut at apostrophes, so forms with one have no count of their own.
    let zipf = match spoken {
        Some(&zipf) => zipf,
        None if word.contains('\'') => written,
        None => (written - RARER_BY).min(HIGHEST_RARER),
    };
    // Letters stand in the dictionaries as capitals too; *I* is a word.
    let capitalised = capitalised && word.chars().count() > 1;
    let unknown_name = capitalised && zipf.max(written) < CAPITALISED_FROM;
    (!unknown_name).then_some(Candidate {
        zipf,
        written,
        capitalised,
    })
}

/// Whether an English form is another word's possessive, not a contraction.
fn is_possessive(word: &str, candidate: &Candidate) -> bool {
    word.ends_with("'s") && candidate.written < CONTRACTION_FROM
}

/// Whether a word is two of `parts` in a row, with or without linking letters.
fn is_two(word: &str, parts: &HashSet<String>) -> bool {
    (LEAST_PART..word.len()).any(|at| {
        word.is_char_boundary(at)
            && parts.contains(&word[at..])
            && ["", "s", "e", "en", "n"].iter().any(|link| {
                word[..at]
                    .strip_suffix(link)
                    .is_some_and(|first| parts.contains(first))
            })
    })
}

/// Words of letters, with apostrophes and hyphens only inside.
fn is_word(word: &str) -> bool {
    word.split(['\'', '-'])
        .all(|piece| !piece.is_empty() && piece.chars().all(char::is_alphabetic))
}

/// `word count` lines, as Zipf values.
fn spoken(path: &Path) -> Result<HashMap<String, CentiZipf>, Box<dyn Error>> {
    let text = unpacked("xz", path)?;
    let text = String::from_utf8(text)?;
    let mut counts = Vec::new();
    for line in text.lines() {
        let (word, count) = line.split_once(' ').ok_or("a line without a count")?;
        counts.push((word, count.parse::<f64>()?));
    }
    let total: f64 = counts.iter().map(|(_, count)| count).sum();
    Ok(counts
        .into_iter()
        .filter(|(word, _)| is_word(word))
        .map(|(word, count)| {
            let zipf = (100.0 * (count / total * 1e9).log10()).round() as CentiZipf;
            (word.to_owned(), zipf)
        })
        .collect())
}

/// The words of a `wordfreq` file: an array whose first item describes it; item `i` after that
/// holds the words with a frequency of 10^(-i/100), counted from 0.
fn written(path: &Path) -> Result<HashMap<String, CentiZipf>, Box<dyn Error>> {
    let bytes = unpacked("gzip", path)?;
    let mut reader = MsgPack(&bytes);
    let classes = reader.array()?;
    reader.skip()?;
    let mut words = HashMap::new();
    for class in 0..classes.saturating_sub(1) {
        for _ in 0..reader.array()? {
            let word = reader.string()?;
            if is_word(word) {
                words.insert(word.to_owned(), 900 - class as CentiZipf);
            }
        }
    }
    Ok(words)
}

/// Correct spellings in lower case, and whether they are only correct with a capital.
fn spelled(sources: &Path, lists: &[&str]) -> Result<HashMap<String, bool>, Box<dyn Error>> {
    let mut spelled = HashMap::new();
    for list in lists {
        let path = sources.join(list);
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        for word in text.lines() {
            let lower = word.to_lowercase();
            let capitalised = lower != word;
            *spelled.entry(lower).or_insert(true) &= capitalised;
        }
    }
    Ok(spelled)
}

fn unpacked(program: &str, path: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let output = Command::new(program).arg("-dc").arg(path).output()?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(format!("{program} could not read {}", path.display()).into())
    }
}

/// As much of MessagePack as a `wordfreq` file uses.
struct MsgPack<'a>(&'a [u8]);

impl<'a> MsgPack<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8], Box<dyn Error>> {
        let (taken, rest) = self.0.split_at_checked(n).ok_or("the file is cut short")?;
        self.0 = rest;
        Ok(taken)
    }

    /// A big-endian number of `n` bytes.
    fn number(&mut self, n: usize) -> Result<usize, Box<dyn Error>> {
        let bytes = self.take(n)?;
        Ok(bytes.iter().fold(0, |sum, &b| sum << 8 | usize::from(b)))
    }

    /// Enters an array: how many items follow.
    fn array(&mut self) -> Result<usize, Box<dyn Error>> {
        match self.number(1)? {
            tag @ 0x90..=0x9f => Ok(tag & 0x0f),
            0xdc => self.number(2),
            0xdd => self.number(4),
            tag => Err(format!("no array but {tag:#x}").into()),
        }
    }

    fn string(&mut self) -> Result<&'a str, Box<dyn Error>> {
        let length = match self.number(1)? {
            tag @ 0xa0..=0xbf => tag & 0x1f,
            0xd9 => self.number(1)?,
            0xda => self.number(2)?,
            tag => return Err(format!("no string but {tag:#x}").into()),
        };
        Ok(std::str::from_utf8(self.take(length)?)?)
    }

    /// Leaves out the description: a map of strings to strings and small numbers.
    fn skip(&mut self) -> Result<(), Box<dyn Error>> {
        let pairs = match self.number(1)? {
            tag @ 0x80..=0x8f => tag & 0x0f,
            tag => return Err(format!("no map but {tag:#x}").into()),
        };
        for _ in 0..pairs {
            self.string()?;
            match self.0.first() {
                Some(0..=0x7f) => drop(self.take(1)?),
                _ => drop(self.string()?),
            }
        }
        Ok(())
    }
}

/// Front-codes the words; see `src/model/lexicon.rs`.
fn encode(words: &BTreeMap<String, Candidate>) -> Vec<u8> {
    let (mut shared, mut endings, mut values) = (Vec::new(), Vec::new(), Vec::new());
    let mut before: &[u8] = b"";
    for (i, (word, candidate)) in words.iter().enumerate() {
        let word = word.as_bytes();
        let same = before.iter().zip(word).take_while(|(a, b)| a == b);
        let n = if i % BLOCK == 0 { 0 } else { same.count() };
        shared.push(u8::try_from(n).expect("words are short"));
        endings.extend_from_slice(&word[n..]);
        endings.push(b'\n');
        values.push(step(candidate.zipf) | if candidate.capitalised { CAPITAL } else { 0 });
        before = word;
    }
    let mut file = MAGIC.to_vec();
    file.extend((words.len() as u32).to_le_bytes());
    file.extend((endings.len() as u32).to_le_bytes());
    [file, shared, endings, values].concat()
}

/// The nearest of the sixteen steps.
fn step(zipf: CentiZipf) -> u8 {
    let step = (zipf - LOWEST + STEP / 2).div_euclid(STEP);
    u8::try_from(step.clamp(0, 15)).expect("clamped to 15")
}

#[cfg(test)]
mod tests {
    use super::*;
    use helder::Lexicon;

    #[test]
    fn what_is_written_is_read() {
        let mut words = BTreeMap::new();
        for (word, zipf, capitalised) in [
            ("brief", 450, false),
            ("brieven", 399, false),
            ("utrecht", 510, true),
        ] {
            let candidate = Candidate {
                zipf,
                written: 0,
                capitalised,
            };
            words.insert(word.to_owned(), candidate);
        }
        let lexicon = Lexicon::load(encode(&words)).unwrap();
        let zipf = |word| lexicon.zipf(lexicon.find(word).unwrap());
        assert!((zipf("brief") - 4.4).abs() < 0.01);
        assert!((zipf("brieven") - 4.0).abs() < 0.01);
        assert!(lexicon.is_capitalised(lexicon.find("utrecht").unwrap()));
        assert_eq!(lexicon.find("briev"), None);
    }

    #[test]
    fn a_rare_compound_is_left_to_the_splitter() {
        let parts = ["fiets", "route", "routes", "kind"].map(String::from);
        let parts = HashSet::from(parts);
        for word in ["fietsroute", "fietsroutes", "kindsroute"] {
            assert!(is_two(word, &parts), "{word}");
        }
        for word in ["routine", "fiets", "fietsen", "kinderroute"] {
            assert!(!is_two(word, &parts), "{word}");
        }
    }

    #[test]
    fn a_word_is_judged_by_its_sources() {
        let zipf = |word, spoken: Option<i32>, written: Option<i32>, capitalised| {
            judge(word, spoken.as_ref(), written.as_ref(), capitalised).map(|c| c.zipf)
        };
        assert_eq!(zipf("brief", Some(450), Some(300), false), Some(450));
        assert_eq!(zipf("formulier", None, Some(390), false), Some(240));
        assert_eq!(zipf("gedogen", None, Some(250), false), Some(150));
        assert_eq!(zipf("foto's", None, Some(500), false), Some(500));
        assert_eq!(zipf("elsbeth", Some(260), Some(250), true), None);
        assert_eq!(zipf("i", Some(750), Some(700), true), Some(750));
    }

    #[test]
    fn possessives_are_not_contractions() {
        let possessive =
            |word, written| is_possessive(word, &judge(word, None, Some(&written), false).unwrap());
        assert!(possessive("ministry's", 320));
        assert!(!possessive("it's", 600));
        assert!(!possessive("houses", 320));
    }
}
