//! Texts that grow from choices: elements in elements, lists in lists, templates around text. Most
//! changes of bytes give a page with one broken tag; these give pages that are odd all through.

use helder::Format;

use crate::{CHECKER, Choices, check_with};

/// The most bytes of a text that grew.
const MAX_TEXT: usize = 6_000;

/// The deepest that one thing stands in another.
const MAX_DEPTH: usize = 24;

/// Prose with what splitters and rules look at, and odd characters.
pub(crate) const BITS: &[&str] = &[
    "De aanvrager dient het formulier in te vullen. ",
    "Indien u niet tijdig betaalt, kan de gemeente een boete opleggen, tenzij u uitstel heeft. ",
    "You must pay the amount prior to the date on which the decision is made. ",
    "In the event that you move, the form should be utilised. ",
    "m.b.t. art. 4:13 lid 2 Awb ",
    "Prof. dr. A.B. de Vries ",
    "e.g. the B.R.P. ",
    "€ 1.250,50 ",
    "https://www.voorbeeld.nl/a?b=c ",
    "23-11-2026 ",
    "AOW en WMO ",
    "hij/zij ",
    "aanvraag(en) ",
    "vijftien ",
    "\u{201c}Dat is zo\u{201d} ",
    "é\u{301}\u{fe0f} ",
    "👩\u{200d}👩\u{200d}👧 ",
    "\u{202e}terug\u{202c} ",
    "\u{1b}[31mrood ",
    "\u{ad}\u{200b}\u{feff}",
    "ĳsje ﬁets ",
    "\u{fffd}",
    "\r",
    "\r\n",
    "\n\n",
    "\n",
    "\t",
    " ",
    "",
    ". ",
    "? ",
    "… ",
    "; ",
    ": ",
    "(",
    ")",
    "<",
    ">",
    "&amp;",
    "&eacute;",
    "&#128512;",
    "&nbsp;",
    "]]>",
    "-->",
    "<!--",
    "{{",
    "}}",
];

/// Elements that parsers know by name, and one that nobody knows.
const ELEMENTS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "nav",
    "aside",
    "header",
    "footer",
    "h1",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "caption",
    "blockquote",
    "q",
    "pre",
    "code",
    "a",
    "b",
    "em",
    "span",
    "abbr",
    "details",
    "summary",
    "figure",
    "figcaption",
    "form",
    "label",
    "button",
    "select",
    "option",
    "textarea",
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "math",
    "title",
    "iframe",
    "br",
    "img",
    "input",
    "x-y",
];

const ATTRIBUTES: &[&str] = &[
    "",
    " lang=en",
    " lang=\"nl\"",
    " lang=\"fr\"",
    " hidden",
    " aria-hidden=true",
    " class=\"menu cookie\"",
    " role=navigation",
    " data-helder=off",
    " href=\"#\"",
    " href='javascript:x'",
    " title=\"a > b\"",
    " alt=\"&quot;",
    " target=_blank",
];

const DIRECTIVES: &[&str] = &[
    "<!-- helder-off -->",
    "<!-- helder-off passive, long-sentence: omdat -->",
    "<!-- helder-off lange-zin -->",
    "<!-- helder-on -->",
    "<!-- helder-off-next formal-word -->",
    "<!-- helder-off-file unused-suppression -->",
    "<!-- helder-off-nxt -->",
    "<!--helder-off x-->",
];

const MARKDOWN: &[&str] = &[
    "# ",
    "### ",
    "- ",
    "* ",
    "1. ",
    "> ",
    "    ",
    "```\n",
    "~~~",
    "| a | b |\n|---|---|\n| ",
    "**",
    "_",
    "`",
    "[",
    "](x)",
    "![",
    "](y \"z\")",
    "[^1]",
    "[^1]: ",
    "\n---\n",
    "\n===\n",
    "---\ntitle: a\n---\n",
    "::: note\n",
    "{: .a}",
    "\\",
    "$CTA\n",
    "^",
    "{{< a >}}",
    "{% raw %}",
    "{% endraw %}",
    "<div markdown=1>",
];

/// Checks a text that grew, in the format that it grew in or, now and then, in another.
pub(crate) fn check(data: &[u8]) {
    let mut choices = Choices::new(data);
    let format = choices.of(&[Format::Html, Format::Markdown, Format::Plain]);
    check_with(&CHECKER, format, &text(&mut choices));
}

/// The same with many directives.
pub(crate) fn check_directives(data: &[u8]) {
    let mut choices = Choices::new(data);
    let format = choices.of(&[Format::Html, Format::Markdown, Format::Plain]);
    let mut text = String::new();
    while !choices.is_empty() && text.len() < MAX_TEXT {
        text += choices.of(DIRECTIVES);
        text += choices.of(&["", "\n", "\n\n", " ", "<p>"]);
        for _ in 0..choices.below(3) {
            text += choices.of(BITS);
        }
        text += choices.of(&["", "\n", "\n\n", "</p>", "```\n"]);
    }
    check_with(&CHECKER, format, &text);
}

/// A text that these choices make.
pub(crate) fn text(choices: &mut Choices<'_>) -> String {
    let mut text = String::new();
    // What is open, to be closed in its turn, or not.
    let mut open: Vec<&str> = Vec::new();
    while !choices.is_empty() && text.len() < MAX_TEXT {
        match choices.below(16) {
            0..=3 if open.len() < MAX_DEPTH => {
                let name = choices.of(ELEMENTS);
                text += "<";
                text += name;
                text += choices.of(ATTRIBUTES);
                text += choices.of(&[">", ">", ">", "/>", " ", ""]);
                open.push(name);
            }
            4..=6 => {
                // Now and then another one is closed than was opened last.
                let at = match choices.below(6) {
                    0 => choices.below(open.len()),
                    _ => open.len().saturating_sub(1),
                };
                if at < open.len() {
                    text += "</";
                    text += open.remove(at);
                    text += ">";
                }
            }
            7 => {
                let bit = choices.of(MARKDOWN);
                text += &bit.repeat(1 + choices.below(6));
            }
            8 => {
                let depth = choices.below(8);
                text += "\n";
                text += &"  ".repeat(depth);
                text += choices.of(&["- ", "1. ", "> ", "* ", "+ "]);
            }
            9 => text += choices.of(DIRECTIVES),
            10 => {
                let template = choices.of(&[
                    ("{{ ", " }}"),
                    ("{% if a %}", "{% endif %}"),
                    ("<%= ", " %>"),
                    ("<?php ", " ?>"),
                    ("<![CDATA[", "]]>"),
                    ("<!-- ", " -->"),
                ]);
                text += template.0;
                text += choices.of(BITS);
                text += if choices.below(4) == 0 {
                    ""
                } else {
                    template.1
                };
            }
            _ => text += choices.of(BITS),
        }
    }
    if choices.below(2) == 0 {
        for name in open.into_iter().rev() {
            text += "</";
            text += name;
            text += ">";
        }
    }
    text
}
