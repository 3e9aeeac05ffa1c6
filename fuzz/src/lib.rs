//! What must hold for every input, as plain functions: the body of every fuzz target and of the
//! property tests in `tests/invariants.rs`.
//!
//! They are the invariants at the top of helder's `lib.rs`, said in code.

mod boundary;
mod grown;
mod growth;
mod random;
mod readers;
mod reports;
mod targets;

use std::sync::LazyLock;

use helder::config::Config;
use helder::model::lexicon::Lexicon;
use helder::model::syntax::{Grammar, Syntax};
use helder::model::{Tagger, pack, squeeze};
use helder::rules::Ui;
use helder::{
    Block, BlockText, Checker, Finding, Format, Languages, Options, Report, Source, Span,
};

pub use growth::{Steep, WORKS, Work, unit};
pub use random::{Choices, FRAGMENTS, Random, mutate};
pub use reports::{check_quiet, check_xml};
pub use targets::{Input, TARGETS, Target, target};

/// All languages, read once.
static CHECKER: LazyLock<Checker> = LazyLock::new(|| Checker::new(Languages::embedded()));

/// Runs a target once. Panics if something does not hold, or if there is no such target.
pub fn run(name: &str, data: &[u8]) {
    let target = target(name).expect("there is such a target");
    (target.run)(data);
}

/// Checks a text as a source of the given format. Panics if an invariant is broken.
pub fn check_with(checker: &Checker, format: Format, text: &str) {
    let source = Source::new("fuzz", format, text.to_string()).expect("fuzz inputs are small");
    let report = checker.check(&source, &Options::default());
    let reading = &report.reading;
    assert_eq!(
        reading.document.blocks.len(),
        reading.texts.len(),
        "one text for each block"
    );
    for (block, block_text) in reading.document.blocks.iter().zip(&reading.texts) {
        check_map(text, block);
        check_text(block, block_text);
    }
    for left_out in &reading.document.left_out {
        check_span(text, left_out.span, "what was left out");
    }
    for finding in &report.findings {
        check_finding(text, &reading.document.blocks[finding.block], finding);
    }
    let in_order = |pair: &[Finding]| pair[0].span.start <= pair[1].span.start;
    assert!(
        report.findings.windows(2).all(in_order),
        "findings come in the order of the source"
    );

    for directive in &reading.document.directives {
        check_span(text, directive.span, "a directive");
        check_span(text, directive.scope, "the scope of a directive");
    }

    let again = checker.check(&source, &Options::default());
    assert_eq!(
        format!("{:?}", report.findings),
        format!("{:?}", again.findings),
        "same in, same out"
    );
    check_directives(&report);
    check_fix(checker, source, &reading.document.blocks);
}

/// What a writer turned off is not found, and nothing else is hidden.
fn check_directives(report: &Report) {
    let directives = &report.reading.document.directives;
    let holds = |finding: &Finding| {
        directives.iter().any(|it| {
            let end = finding.span.end.max(finding.span.start + 1);
            let overlaps = it.scope.start < end && finding.span.start < it.scope.end;
            overlaps
                && (it.rules.is_empty() || it.rules.iter().any(|name| finding.rule.is_called(name)))
        })
    };
    assert!(report.suppressed.iter().all(holds), "hidden by a directive");
    // What is wrong with directives is said even where they turn off all.
    let is_about_directives = |it: &&Finding| it.rule.id == "unused-suppression";
    let mut others = report.findings.iter().filter(|it| !is_about_directives(it));
    assert!(!others.any(holds), "a directive holds");
}

/// Checks any bytes as language data: a pack, and the tables that are in one.
pub fn check_data(data: &[u8]) {
    if let Ok(read) = pack::read(data) {
        let again = pack::write(&read);
        assert_eq!(pack::read(&again), Ok(read), "what is written is read");
        if let Ok(squeezed) = squeeze::squeeze(data) {
            let released = squeeze::release(&squeezed);
            assert_eq!(
                released.as_deref(),
                Ok(data),
                "what is squeezed is released"
            );
        }
    }
    let _ = squeeze::release(data);
    if let Ok(lexicon) = Lexicon::load(data.to_vec()) {
        let _ = Tagger::load(data, &lexicon);
    }
    for grammar in [Grammar::Dutch, Grammar::English] {
        let _ = Syntax::load(data, grammar);
    }
}

/// Fixes leave the blocks what they are, and a second time there is nothing to fix.
fn check_fix(checker: &Checker, source: Source, blocks: &[Block]) {
    let options = Options::default();
    let fixed = checker.fix(source, &options, &mut |_, _| true);
    if fixed.n_fixes == 0 {
        return;
    }
    let reading = checker.read(&fixed.source, &options);
    let kinds = |blocks: &[Block]| {
        blocks
            .iter()
            .map(|it| (it.kind, it.chrome))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        kinds(&reading.document.blocks),
        kinds(blocks),
        "fixes change no markup"
    );
    let again = checker.fix(fixed.source, &options, &mut |_, _| true);
    assert_eq!(
        again.n_fixes, 0,
        "one run fixes all: {:?}",
        again.source.text
    );
}

/// Checks any text as a configuration. Panics if an invariant is broken.
///
/// A text either has faults, and each can be told, or it can be used on any page.
pub fn check_config(checker: &Checker, config: &str, page: &str) {
    match Config::parse(config) {
        Ok(config) => {
            let options = config.resolve(page.lines().next().unwrap_or("")).options();
            let source = Source::new("fuzz", Format::Html, page.to_string());
            let report = checker.check(&source.expect("fuzz inputs are small"), &options);
            for finding in &report.findings {
                let block = &report.reading.document.blocks[finding.block];
                check_finding(page, block, finding);
            }
        }
        Err(faults) => {
            assert!(!faults.is_empty(), "a refusal has a reason");
            for fault in faults {
                for ui in [Ui::Nl, Ui::En] {
                    assert!(!fault.line(ui, "helder.toml").is_empty());
                }
                let n_lines = config.matches(['\n', '\r']).count() + 1;
                let line = fault.position.map_or(1, |position| position.line as usize);
                assert!((1..=n_lines).contains(&line), "the line is in the text");
            }
        }
    }
}

/// The map covers the text, runs forwards, and copies what it says it copies.
fn check_map(source: &str, block: &Block) {
    check_span(source, block.span, "a block");
    let mut text_end = 0;
    let mut source_end = 0;
    for piece in block.map.pieces() {
        assert_eq!(
            piece.text.start, text_end,
            "pieces touch in {:?}",
            block.text
        );
        assert!(block.text.is_char_boundary(piece.text.end as usize));
        check_span(source, piece.source, "a piece");
        // Two characters may come from one entity; else the source runs forwards.
        assert!(
            piece.source.start >= source_end || !piece.exact,
            "the source runs forwards in {:?}",
            block.text
        );
        if piece.exact {
            assert_eq!(
                &block.text[piece.text], &source[piece.source],
                "exact pieces are copies"
            );
        }
        assert!(
            block.span.contains(piece.source),
            "{piece:?} lies in {:?}",
            block.span
        );
        text_end = piece.text.end;
        source_end = piece.source.end;
    }
    assert_eq!(
        text_end as usize,
        block.text.len(),
        "the map covers {:?}",
        block.text
    );
    for mark in &block.marks {
        assert!(mark.range.end as usize <= block.text.len());
        assert!(block.text.is_char_boundary(mark.range.start as usize));
        assert!(block.text.is_char_boundary(mark.range.end as usize));
        check_span(source, mark.source, "a mark");
    }
}

/// Sentences hold all text in order; words lie in their sentence in order.
fn check_text(block: &Block, text: &BlockText) {
    let mut at = 0;
    let mut n_words = 0;
    for sentence in &text.sentences {
        let gap = &block.text[at..sentence.range.start as usize];
        assert!(
            gap.trim().is_empty(),
            "{gap:?} fell between sentences of {:?}",
            block.text
        );
        assert!(!sentence.range.is_empty());
        assert_eq!(
            sentence.words.start, n_words,
            "sentences share out the words"
        );
        n_words = sentence.words.end;
        let mut word_end = sentence.range.start;
        for word in text.words_of(sentence) {
            assert!(
                word_end <= word.range.start && !word.range.is_empty(),
                "words run forwards"
            );
            assert!(
                sentence.range.contains(word.range),
                "a word lies in its sentence"
            );
            assert!(
                !block.text[word.range].is_empty(),
                "a word lies on character boundaries"
            );
            word_end = word.range.end;
        }
        at = sentence.range.end as usize;
    }
    assert_eq!(n_words as usize, text.words.len());
    assert!(
        block.text[at..].trim().is_empty(),
        "the end of {:?} is in a sentence",
        block.text
    );
}

fn check_finding(source: &str, block: &Block, finding: &Finding) {
    check_span(source, finding.span, finding.rule.id);
    assert!(finding.range.end as usize <= block.text.len());
    assert!(!finding.message.is_empty() && !finding.why.is_empty());
    assert!(
        !finding.suggestions.is_empty(),
        "{} names a way out",
        finding.rule.id
    );
    for piece in block.map.spans(finding.range) {
        assert!(
            finding.span.contains(piece),
            "pieces lie in the bounding span"
        );
    }
}

fn check_span(source: &str, span: Span, what: &str) {
    let range = span.range();
    assert!(
        source.get(range).is_some(),
        "{what} at {span:?} lies on character boundaries of the source"
    );
}
