//! The table that shapes are laid out in: flat arrays over one text, so that it lies ready in the
//! binary and nothing is read when helder starts.
//!
//! A shape hangs on the word of it that is in the fewest other shapes. So *in het kader van* costs
//! nothing at the many places where a text says *in*.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;

use crate::line::{Line, Mode};
use crate::shape::{LONG_GAP, Reads, Shape};
use crate::test::{self, Place};

/// Terms in all their shapes, ready to be looked up.
#[derive(Clone, Debug)]
pub struct Table {
    /// All words and phrases, end to end.
    pub text: Cow<'static, str>,
    /// The lines of the lists.
    pub lines: Cow<'static, [Row]>,
    /// The shapes in which they stand, best first where two have the same words.
    pub shapes: Cow<'static, [Form]>,
    /// The words of the shapes.
    pub words: Cow<'static, [Part]>,
    /// What to write for them.
    pub ways: Cow<'static, [Instead]>,
    /// Their conditions.
    pub tests: Cow<'static, [Guard]>,
    /// The words in those conditions.
    pub options: Cow<'static, [Text]>,
    /// The shapes by the word on which they hang, bucket after bucket.
    pub anchors: Cow<'static, [Anchor]>,
    /// Where each bucket starts in `anchors`; one more than there are buckets.
    pub buckets: Cow<'static, [u16]>,
}

/// A stretch of the text of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text {
    /// Its first byte.
    pub at: u32,
    /// How many it has.
    pub len: u16,
}

/// A line of a list.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The list: the id of the rule that speaks of it.
    pub list: Text,
    /// The words, in their base form.
    pub from: Text,
    /// How the words to write instead fit.
    pub mode: Mode,
    /// What a writer should know, in the language of the list; often empty.
    pub note: Text,
}

/// Neighbours in one of the arrays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Run {
    /// The first.
    pub at: u16,
    /// How many.
    pub len: u8,
}

impl Run {
    /// The elements of `of` that it stands for.
    #[must_use]
    pub fn of<T>(self, of: &[T]) -> &[T] {
        let at = usize::from(self.at);
        of.get(at..at + usize::from(self.len)).unwrap_or_default()
    }
}

/// A shape in which a term stands.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Its line.
    pub line: u16,
    /// Its words.
    pub words: Run,
    /// Which words of a text are taken for them.
    pub reads: Reads,
    /// Which of them is its head.
    pub head: u8,
    /// The word before which others may stand; 0: none.
    pub gap: u8,
    /// How many may.
    pub gap_len: u8,
    /// What to write.
    pub ways: Run,
    /// Where it counts.
    pub tests: Run,
}

/// A word of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// The word, in lower case unless capitals count.
    pub word: Text,
    /// Whether a slash and not a space stands before it.
    pub slash: bool,
    /// The [`hash`] of its lower case.
    pub key: u32,
}

/// What to write for a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Instead {
    /// In the place of the words before the gap.
    pub first: Text,
    /// In the place of those after it.
    pub second: Text,
    /// Whether the words can stand there as they are, where `tests` hold.
    pub fits: bool,
    /// Where they can.
    pub tests: Run,
    /// What the article before them has to become; empty if it may stay.
    pub agree: Text,
}

/// A condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Guard {
    /// Where to look.
    pub place: Place,
    /// Whether it must not hold.
    pub not: bool,
    /// Bits of [`test::TAGS`].
    pub tags: u16,
    /// Words, in `options`.
    pub words: Run,
}

/// A shape at the word on which it hangs.
#[derive(Clone, Copy, Debug)]
pub struct Anchor {
    /// The shape.
    pub shape: u16,
    /// Which of its words.
    pub part: u8,
}

impl Table {
    /// The words of a stretch of the table's text.
    #[must_use]
    pub fn str(&self, text: Text) -> &str {
        let at = text.at as usize;
        &self.text[at..at + usize::from(text.len)]
    }

    /// The anchors that a word with this hash may have.
    #[must_use]
    pub fn bucket(&self, hash: u32) -> &[Anchor] {
        let at = hash as usize & (self.buckets.len() - 2);
        let (from, to) = (self.buckets[at], self.buckets[at + 1]);
        &self.anchors[usize::from(from)..usize::from(to)]
    }

    /// Lays out lines with their shapes; each list with its name. An error tells the first line
    /// that can't be, and why.
    pub fn new<'a>(
        lines: impl IntoIterator<Item = (&'a str, Line<'a>, Vec<Shape>)>,
    ) -> Result<Self, String> {
        let mut layout = Layout::default();
        for (list, line, shapes) in lines {
            let added = layout.add(list, &line, &shapes);
            added.map_err(|error| format!("{}: {error}", line.from))?;
        }
        layout.finish()
    }

    /// The same without the lines that can't be laid out: those that are no words, are longer than
    /// 65,000 bytes, or come after as many.
    #[must_use]
    pub fn of_good<'a>(lines: impl IntoIterator<Item = (&'a str, Line<'a>, Vec<Shape>)>) -> Self {
        let mut layout = Layout::default();
        for (list, line, shapes) in lines {
            // A line that fails leaves words behind that nothing refers to.
            let _ = layout.add(list, &line, &shapes);
        }
        layout.finish().expect("each line was laid out")
    }

    /// The table as a Rust expression, for a build script to write down.
    #[must_use]
    pub fn to_source(&self) -> String {
        let mut out = format!("{USE}Table {{\ntext: Cow::Borrowed({:?}),\n", self.text);
        array(&mut out, "lines", &self.lines);
        array(&mut out, "shapes", &self.shapes);
        array(&mut out, "words", &self.words);
        array(&mut out, "ways", &self.ways);
        array(&mut out, "tests", &self.tests);
        array(&mut out, "options", &self.options);
        array(&mut out, "anchors", &self.anchors);
        array(&mut out, "buckets", &self.buckets);
        out + "}\n}\n"
    }
}

/// What the expression needs to know the names of.
const USE: &str = "{
#[allow(unused_imports, clippy::wildcard_imports)]
use helder_terms::{Mode::*, Place::*, Reads::*, table::*};
use std::borrow::Cow;
";

/// Writes a field. What `Debug` derives for plain structures is Rust again.
fn array<T: std::fmt::Debug>(out: &mut String, name: &str, items: &[T]) {
    writeln!(out, "{name}: Cow::Borrowed(&[").expect("a string takes all");
    for item in items {
        writeln!(out, "{item:?},").expect("a string takes all");
    }
    *out += "]),\n";
}

/// The hash by which words are looked up: FNV-1a over its bytes, folded so that its low bits
/// depend on all others. Give it a word in lower case, with `'` for every apostrophe.
#[must_use]
pub fn hash(word: impl Iterator<Item = u8>) -> u32 {
    let add = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = word.fold(0x811c_9dc5, add);
    hash ^ (hash >> 15)
}

/// What a word is found by, in whatever case it is.
fn key(word: &str) -> u32 {
    hash(word.to_lowercase().replace('’', "'").bytes())
}

/// A table in the making.
#[derive(Default)]
struct Layout {
    texts: Texts,
    lines: Vec<Row>,
    shapes: Vec<Form>,
    words: Vec<Part>,
    ways: Vec<Instead>,
    tests: Vec<Guard>,
    options: Vec<Text>,
    /// The conditions that were read before, for most shapes have those of another.
    conditions: HashMap<String, Run>,
}

impl Layout {
    fn add(&mut self, list: &str, line: &Line<'_>, shapes: &[Shape]) -> Result<(), String> {
        let row = Row {
            list: self.texts.add(list)?,
            from: self.texts.add(line.from)?,
            mode: line.mode,
            note: self.texts.add(line.note)?,
        };
        let index = u16::try_from(self.lines.len()).map_err(|_| "too many lines")?;
        self.lines.push(row);
        for shape in shapes {
            self.shape(index, shape)?;
        }
        Ok(())
    }

    fn shape(&mut self, line: u16, shape: &Shape) -> Result<(), String> {
        let (mut parts, mut gap, mut gap_len) = (Vec::new(), 0, 0);
        for token in shape.from.split(' ') {
            if let Some(limit) = token.strip_prefix('…') {
                if gap > 0 || parts.is_empty() {
                    return Err(format!("{:?}: one gap, between words", shape.from));
                }
                gap = u8::try_from(parts.len()).map_err(|_| "too many words")?;
                gap_len = limit.parse().unwrap_or(LONG_GAP);
                continue;
            }
            let border = if shape.keeps_slash { ' ' } else { '/' };
            for (at, word) in token.split(border).enumerate() {
                if word.is_empty() {
                    return Err(format!("{:?}: an empty word", shape.from));
                }
                parts.push(Part {
                    word: self.texts.add(word)?,
                    slash: at > 0,
                    key: key(word),
                });
            }
        }
        if usize::from(gap) == parts.len() || shape.head >= parts.len() {
            return Err(format!("{:?}: no word there", shape.from));
        }
        let ways = shape.ways.iter().map(|way| {
            let (first, second) = match gap {
                0 => (way.to.as_str(), ""),
                _ => way.to.split_once('…').unwrap_or((&way.to, "")),
            };
            Ok(Instead {
                first: self.texts.add(first.trim())?,
                second: self.texts.add(second.trim())?,
                fits: way.fits.is_some(),
                tests: self.conditions(way.fits.as_deref().unwrap_or(""))?,
                agree: self.texts.add(way.agree)?,
            })
        });
        let ways: Vec<Instead> = ways.collect::<Result<_, String>>()?;
        if self.shapes.len() == MAX_SHAPES {
            return Err("too many shapes".to_owned());
        }
        let form = Form {
            line,
            words: run(&mut self.words, &parts)?,
            reads: shape.reads,
            head: u8::try_from(shape.head).map_err(|_| "too many words")?,
            gap,
            gap_len,
            ways: run(&mut self.ways, &ways)?,
            tests: self.conditions(&shape.when)?,
        };
        self.shapes.push(form);
        Ok(())
    }

    fn conditions(&mut self, conditions: &str) -> Result<Run, String> {
        if conditions.is_empty() {
            return Ok(Run::default());
        }
        if let Some(&known) = self.conditions.get(conditions) {
            return Ok(known);
        }
        let tests = test::parse(conditions)?.into_iter().map(|test| {
            let words = test.words.iter().map(|word| self.texts.add(word));
            let words: Vec<Text> = words.collect::<Result<_, String>>()?;
            Ok(Guard {
                place: test.place,
                not: test.not,
                tags: test.tags,
                words: run(&mut self.options, &words)?,
            })
        });
        let tests: Vec<Guard> = tests.collect::<Result<_, String>>()?;
        let found = run(&mut self.tests, &tests)?;
        self.conditions.insert(conditions.to_owned(), found);
        Ok(found)
    }

    fn finish(self) -> Result<Table, String> {
        let mut uses = vec![0_u32; self.texts.text.len()];
        let words_of = |shape: &Form| shape.words.of(&self.words).iter().zip(0..);
        for (part, _) in self.shapes.iter().flat_map(words_of) {
            uses[part.word.at as usize] += 1;
        }
        let n_buckets = (self.shapes.len() * 2).next_power_of_two();
        let mut anchors: Vec<(usize, Anchor)> = Vec::new();
        // How many there are before those of each bucket.
        let mut buckets = vec![0_u16; n_buckets + 1];
        for (shape, index) in self.shapes.iter().zip(0..) {
            let rarest =
                words_of(shape).min_by_key(|(part, at)| (uses[part.word.at as usize], *at));
            let (part, at) = rarest.ok_or("a shape has words")?;
            let bucket = part.key as usize & (n_buckets - 1);
            buckets[bucket + 1] += 1;
            let anchor = Anchor {
                shape: index,
                part: at,
            };
            anchors.push((bucket, anchor));
        }
        for bucket in 0..n_buckets {
            buckets[bucket + 1] += buckets[bucket];
        }
        // In their places, bucket by bucket; within one they keep their order.
        let mut next = buckets.clone();
        let mut placed: Vec<Anchor> = anchors.iter().map(|(_, anchor)| *anchor).collect();
        for (bucket, anchor) in anchors {
            placed[usize::from(next[bucket])] = anchor;
            next[bucket] += 1;
        }
        Ok(Table {
            text: Cow::Owned(self.texts.text),
            lines: Cow::Owned(self.lines),
            shapes: Cow::Owned(self.shapes),
            words: Cow::Owned(self.words),
            ways: Cow::Owned(self.ways),
            tests: Cow::Owned(self.tests),
            options: Cow::Owned(self.options),
            anchors: Cow::Owned(placed),
            buckets: Cow::Owned(buckets),
        })
    }
}

/// As many shapes as an index of two bytes tells apart, and the end after them.
const MAX_SHAPES: usize = u16::MAX as usize;

/// The text of a table in the making, in which each stretch stands once.
#[derive(Default)]
struct Texts {
    text: String,
    stretches: Vec<Text>,
    /// The stretches by hash, open addressing over a power of two: index and 1, or 0.
    slots: Vec<u32>,
}

impl Texts {
    /// The place of a stretch of text.
    fn add(&mut self, text: &str) -> Result<Text, String> {
        if self.stretches.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(text);
        if let Some(known) = self.slots[slot].checked_sub(1) {
            return Ok(self.stretches[known as usize]);
        }
        let found = Text {
            at: u32::try_from(self.text.len()).map_err(|_| "too much text")?,
            len: u16::try_from(text.len()).map_err(|_| "too long")?,
        };
        self.text += text;
        self.stretches.push(found);
        self.slots[slot] = self.stretches.len() as u32;
        Ok(found)
    }

    fn str(&self, text: Text) -> &str {
        &self.text[text.at as usize..][..usize::from(text.len)]
    }

    /// Where a stretch is, or would be put.
    fn slot(&self, text: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash(text.bytes()) as usize & mask;
        while let Some(known) = self.slots[at].checked_sub(1) {
            if self.str(self.stretches[known as usize]) == text {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(64)];
        for index in 0..self.stretches.len() {
            let slot = self.slot(self.str(self.stretches[index]));
            self.slots[slot] = index as u32 + 1;
        }
    }
}

/// Adds `items` to `all`, or finds them there where they were added last.
fn run<T: Copy + PartialEq>(all: &mut Vec<T>, items: &[T]) -> Result<Run, String> {
    if items.is_empty() {
        return Ok(Run::default());
    }
    // The shapes of a line are much alike, those of two lines are not: a look back is enough.
    let recent = all.len().saturating_sub(60);
    let at = match all[recent..]
        .windows(items.len())
        .rposition(|it| it == items)
    {
        Some(at) => recent + at,
        None => {
            all.extend_from_slice(items);
            all.len() - items.len()
        }
    };
    let at = u16::try_from(at).map_err(|_| "too many words")?;
    let len = u8::try_from(items.len()).map_err(|_| "too many words")?;
    Ok(Run { at, len })
}
