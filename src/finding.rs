//! What a rule says about a place in a text.

use std::ops::Deref;
use std::sync::Arc;

use crate::rules::Rule;
use crate::span::Span;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Advice.
    Hint,
    /// Something that professional editors do remove.
    Warning,
    /// A fault in any house style.
    Error,
}

impl Severity {
    /// The name in reports and options.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place in a text that is hard for readers, with the reason and a way out.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// The rule's severity under the options in force.
    pub severity: Severity,
    /// The block, as an index in the document.
    pub block: usize,
    /// Bytes of the block's text.
    pub range: Span,
    /// Bytes of the block's text that it is about: those and what they belong with, as the verb to
    /// a participle. Where two rules are about the same words, the one that knows more speaks.
    pub about: Span,
    /// Bytes of the source, markup in between included.
    pub span: Span,
    /// The measured value and its limit, for rules that measure.
    pub measure: Option<Measure>,
    /// What it says. A text that is checked again and again says most of it each time.
    pub said: Arc<Said>,
}

/// The words of a finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    /// What is wrong, with the words or numbers at hand.
    pub message: String,
    /// Why that is hard for readers.
    pub why: &'static str,
    /// Ways out, the best first; never empty.
    pub suggestions: Vec<Suggestion>,
}

impl Deref for Finding {
    type Target = Said;

    fn deref(&self) -> &Said {
        &self.said
    }
}

/// A measured value that passed a limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// What was measured, in the unit of the rule.
    pub value: f64,
    /// The limit in force.
    pub limit: f64,
}

/// A way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The words to use instead, or the advice.
    pub text: String,
    /// Which of the two.
    pub kind: SuggestionKind,
    /// What to change in the block for it, in order and apart; empty if only the writer can do it.
    pub edits: Vec<Edit>,
}

/// One change in the text of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes of the block's text to take out.
    pub range: Span,
    /// What to put there.
    pub text: String,
}

impl Suggestion {
    /// Words that can stand in the place of `range` as they are.
    pub fn replace(range: Span, text: impl Into<String>) -> Self {
        let text = text.into();
        let edit = Edit {
            range,
            text: text.clone(),
        };
        Self::change(vec![edit], text)
    }

    /// A change in more than one place at once, in order and apart; `text` tells it to the writer.
    pub fn change(edits: Vec<Edit>, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kind: SuggestionKind::Replace,
            edits,
        }
    }

    /// Words that fit after a change in the sentence around them.
    pub fn rewrite(text: impl Into<String>) -> Self {
        Self::without_edit(text.into(), SuggestionKind::Rewrite)
    }

    /// Advice in a sentence.
    pub fn advise(text: impl Into<String>) -> Self {
        Self::without_edit(text.into(), SuggestionKind::Advise)
    }

    fn without_edit(text: String, kind: SuggestionKind) -> Self {
        Self {
            text,
            kind,
            edits: Vec::new(),
        }
    }
}

/// What a suggestion's text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuggestionKind {
    /// Words that can stand in the place of the marked ones as they are.
    Replace,
    /// Words that fit after a change in the sentence around them.
    Rewrite,
    /// Advice in a sentence.
    Advise,
}

impl SuggestionKind {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Replace => "replace",
            Self::Rewrite => "rewrite",
            Self::Advise => "advise",
        }
    }
}
