//! Where a sentence can be cut in two, as far as words alone can tell.

use super::Words;

/// The words that join two thoughts in one sentence.
#[derive(Debug)]
pub struct Joints {
    /// The words, in lower case.
    pub words: &'static [Joint],
    /// Words that begin a clause of their own when they follow a joint, in lower case.
    pub subjects: &'static [&'static str],
    /// Words by which a sentence hangs on the one before, so that no paragraph starts there.
    pub hanging: Words,
    /// Whether a finite verb can have the restart of a joint as its subject: *this means*, and not
    /// *this mean*.
    pub goes_with_one: fn(&str) -> bool,
}

/// A word that joins two thoughts.
#[derive(Debug)]
pub struct Joint {
    /// The word, in lower case.
    pub word: &'static str,
    /// What the second sentence starts with instead; empty: with the word after the joint.
    pub restart: &'static str,
    /// What must stand around it for two thoughts to be joined, and not two words.
    pub needs: JointNeeds,
}

impl Joint {
    /// A joint; the arguments are the fields in order.
    pub(super) const fn new(word: &'static str, restart: &'static str, needs: JointNeeds) -> Self {
        Self {
            word,
            restart,
            needs,
        }
    }
}

/// What shows that a joint joins two thoughts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JointNeeds {
    /// Nothing: it always does.
    Nothing,
    /// A comma before it.
    Comma,
    /// A subject after it.
    Subject,
    /// Nothing, but its clause has another order than a sentence: who writes has to mend that.
    Order,
}
