//! Inputs that make parsers and splitters blow up, each as long as one likes.
//!
//! They are what found quadratic code in other tools, and what could find it in ours: runs of one
//! mark, things that open and never close, and lists of what a page keeps account of.

/// A name, the extension that says how it is read, and the text of about `n` times its unit.
pub(super) struct Hostile {
    pub name: &'static str,
    pub extension: &'static str,
    pub text: fn(usize) -> String,
}

/// Plain prose, which the cost of the others is held against.
pub(super) const PROSE: Hostile = Hostile {
    name: "prose",
    extension: "txt",
    text: |n| {
        let sentence = "You can ask the council for a new waste bin. We send it to you within ten \
                        days, and you pay nothing for it. ";
        sentence.repeat(n / 100)
    },
};

macro_rules! hostile {
    ($($name:literal . $extension:literal = $text:expr;)*) => {
        &[$(Hostile { name: $name, extension: $extension, text: $text }),*]
    };
}

pub(super) const ALL: &[Hostile] = hostile! {
    // Text that never ends, or that never begins.
    "one-line"."txt" = |n| (PROSE.text)(n * 8);
    "one-word"."txt" = |n| "a".repeat(n * 4);
    "no-stop"."txt" = |n| "word ".repeat(n);
    "stops"."txt" = |n| ".".repeat(n * 2);
    "abbreviations"."txt" = |n| "e.g. i.e. Mr. A. ".repeat(n / 4);
    "commas"."txt" = |n| "if you, ".repeat(n / 2);
    "semicolons"."txt" = |n| "a;b: c; ".repeat(n / 2);
    "quotes"."txt" = |n| "“a ‘b \"c ".repeat(n / 4);
    "brackets"."txt" = |n| "(a [b {c ".repeat(n / 4);
    "dashes"."txt" = |n| "a – b—c - ".repeat(n / 4);
    "hyphens"."txt" = |n| "well-known-".repeat(n / 4);
    "acronyms"."txt" = |n| (0..n / 8).map(|at| format!("A{}B (AB{at}) ", at % 97)).collect();
    "same-term"."txt" = |n| "utilise in order to ".repeat(n / 8);
    "split-verbs"."txt" = |n| "take it into take it into ".repeat(n / 8);
    "negations"."txt" = |n| "not un no never without ".repeat(n / 8);
    "numbers"."txt" = |n| "1.000,00 12-12-2024 10:30 ".repeat(n / 8);
    "addresses"."txt" = |n| "www.a.b/c?d=e@f.g/".repeat(n / 8);
    "combining"."txt" = |n| format!("a{}", "\u{301}".repeat(n));
    "capitals"."txt" = |n| "ÀÉÎ ÕÜ ".repeat(n / 4);
    "empty-lines"."txt" = |n| "\n \n\t\n".repeat(n / 2) + "a";
    "compound"."txt" = |n| "De verzekeringsmaatschappijen".to_owned() + &"verzekerings".repeat(n / 8);
    // Markdown.
    "parens"."md" = |n| "(".repeat(n);
    "square"."md" = |n| "[".repeat(n);
    "open-links"."md" = |n| "[a](".repeat(n / 2);
    "images"."md" = |n| "![".repeat(n / 2);
    "stars"."md" = |n| "*a_ ".repeat(n / 2);
    "stars-around"."md" = |n| format!("{0}a{0}", "*".repeat(n / 2));
    "backticks"."md" = |n| (0..n / 12).map(|at| "`".repeat(at % 20 + 1) + " ").collect();
    "quoted"."md" = |n| ">".repeat(n / 4) + "a";
    "nested-lists"."md" = |n| (0..n / 100).map(|at| " ".repeat(2 * (at % 40)) + "- a\n").collect();
    "references"."md" = |n| {
        let define = (0..n / 16).map(|at| format!("[r{at}]: /u\n"));
        define.chain((0..n / 16).map(|at| format!("[r{at}]\n"))).collect()
    };
    "table-row"."md" = |n| {
        let n = n / 8;
        format!("{}\n{}\n{}\n", "|".repeat(n), "|-".repeat(n), "|a".repeat(n))
    };
    "tables"."md" = |n| "|a|b|\n|-|-|\n|1|2|\n\n".repeat(n / 16);
    "headings"."md" = |n| "# Do this\n\n## a\n\n".repeat(n / 16);
    "directives"."md" = |n| "<!-- helder-off passive -->\n\na\n\n".repeat(n / 32);
    "front-matter"."md" = |n| format!("---\n{}", "a: b\n".repeat(n / 4));
    "entities"."md" = |n| "&".repeat(n / 4) + &"&#x26;".repeat(n / 4);
    "html-in-markdown"."md" = |n| "<b><i>".repeat(n / 8);
    // HTML.
    "divs"."html" = |n| format!("{}a{}", "<div>".repeat(n / 4), "</div>".repeat(n / 4));
    "open-divs"."html" = |n| "<div>".repeat(n / 4) + "a";
    "open-bold"."html" = |n| "<b>".repeat(n / 2) + "a";
    "misnested"."html" = |n| "<b><i><a><p>".repeat(n / 16) + "a";
    "crossed"."html" = |n| "<p><b>a</p></i></b>".repeat(n / 16);
    "open-tables"."html" = |n| "<table><tr><td>".repeat(n / 16) + "a";
    "links"."html" = |n| "<a href=x>here</a> ".repeat(n / 16);
    "links-around"."html" = |n| "<a href=x><p>a</p>".repeat(n / 16);
    "attributes"."html" = |n| {
        let all: String = (0..n / 4).map(|at| format!(" a{at}=1")).collect();
        format!("<p{all}>a</p>")
    };
    "classes"."html" = |n| format!("<div class=\"{}\">a</div>", "nav-x ".repeat(n / 4));
    "comments"."html" = |n| "<!--".repeat(n / 4);
    "less-than"."html" = |n| "<".repeat(n);
    "scripts"."html" = |n| "<script>".to_owned() + &"</scrip".repeat(n / 4);
    "open-quote"."html" = |n| "<p a=\"".to_owned() + &"x>".repeat(n);
    "half-entities"."html" = |n| "&".repeat(n / 4) + &"&ampamp".repeat(n / 4);
    "spam-lists"."html" = |n| "<ul><li><a href=x>a</a></ul>".repeat(n / 16);
    "alts"."html" = |n| "<img alt='a picture of it'>".repeat(n / 16);
};
