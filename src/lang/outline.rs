//! The words by which a language builds a page: how it joins a list, numbers steps, opens a
//! condition, and names what is no text.

/// The words that rules about structure ask for, all in lower case.
#[derive(Debug)]
pub(crate) struct Outline {
    /// The words before the last item of a row: *en*, *of*.
    pub joiners: &'static [&'static str],
    /// The words that open a condition: *als*, *if*.
    pub conditions: &'static [&'static str],
    /// The words that put one step after another: *eerst*, *daarna*.
    pub steps: &'static [&'static str],
    /// The words that number reasons in a sentence: *ten eerste*, *ten tweede*.
    pub ordinals: [&'static str; 2],
    /// Words that tell of a new window or tab.
    pub new_tab: &'static [&'static str],
    /// How a text says that it stands for a picture, and nothing of what is in it.
    pub pictures: &'static [&'static str],
    /// Headings over questions that are said to be frequent.
    pub faq: &'static [&'static str],
    /// What opens a note of the writer's own, set apart as a quotation is: *note*, *let op*.
    pub labels: &'static [&'static str],
    /// Words that keep their small letter where a heading has capitals throughout; none in a
    /// language that never does so.
    pub small_words: &'static [&'static str],
}
