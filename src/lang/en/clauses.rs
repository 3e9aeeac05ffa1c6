//! Small words of English that tell how a sentence is built.

use crate::lang::clauses::Clauses;
use crate::model::Tag;

pub(super) const CLAUSES: Clauses = Clauses {
    conditions: &["if", "unless"],
    comparing: &[
        "as", "than", "see", "check", "ask", "know", "even", "sure", "unsure", "confirm", "wonder",
        "out", "decide", "tell", "example",
    ],
    doubtful_openers: &[],
    role_articles: &[],
    negations: &[
        "not", "no", "never", "nobody", "nothing", "nowhere", "none", "neither", "cannot",
    ],
    negative_end: true,
    not_alone: &[
        "only",
        "just",
        "merely",
        "necessarily",
        "more",
        "less",
        "later",
        "longer",
    ],
    lacks: &["without"],
    negative_prefixes: &["un", "in", "im", "il", "ir", "dis"],
    exceptions: &["unless", "except", "excluding", "excepting"],
    only: ["only", "only if"],
    links: &[
        "and", "but", "or", "nor", "because", "although", "though", "which", "that", "whereas",
        "while", "whereby", "wherein", "however", "unless", "if", "so",
    ],
    verb_last_openers: &[],
    imperative: Tag::VerbInfinitive,
    question_words: &[
        "who", "what", "where", "when", "why", "how", "which", "whose",
    ],
    split_articles: &[],
    relatives: &["that", "which", "who"],
    relative: |_| "that",
    splitting_prepositions: &[],
    particles: &[],
};
