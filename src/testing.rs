//! What unit tests share.

use std::sync::LazyLock;

use crate::{Checker, Lang, Language, Languages};

/// All languages, read once: that takes longer than most tests.
pub(crate) fn checker() -> &'static Checker {
    static CHECKER: LazyLock<Checker> = LazyLock::new(|| Checker::new(Languages::embedded()));
    &CHECKER
}

/// The same, for tests of what a checker stands on.
pub(crate) fn languages() -> &'static Languages {
    checker().languages()
}

/// One of them.
pub(crate) fn language(lang: Lang) -> &'static Language {
    languages().get(lang).expect("all are embedded")
}
