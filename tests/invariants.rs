//! The invariants at the top of `lib.rs`, over generated documents and over the pages in the tree.

use helder::{Checker, Format, Languages, Options, Source};
use helder_fuzz::{Random, WORKS, check_config, check_with, mutate};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};

/// Bits of a document: words, marks, markup, and any characters at all.
fn bit() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Zéëï]{1,12}",
        2 => Just(" ".to_string()),
        1 => "[.!?,;:()\"'’“”/–-]",
        1 => "</?(p|div|b|i|a|ul|li|table|td|h[1-6]|main|nav|pre|script|br|svg|q)( [a-z]+(=\"[^\"<>]{0,6}\")?)?>",
        1 => "&(amp|nbsp|eacute|shy|lt|notit|#[0-9]{1,7}|#x[0-9a-f]{1,6});?",
        1 => "(\n|\r\n|\r|\t){1,3}",
        1 => "(#{1,6} |[*_`~]{1,3}|- |[0-9]{1,3}\\. |> |\\||\\[|\\]\\(|\\{\\{|\\}\\}|\\{%|%\\}|<!--|-->)",
        1 => "(---\n|title: |lang: nl\n|\\$CTA|:::note|<%=|%>|\\{:\\.a\\}|\\^|s1\\. |\\[Image: |\\{# |#\\}|import 'a'|• |=+\n)",
        1 => any::<String>(),
    ]
}

fn document() -> impl Strategy<Value = String> {
    proptest::collection::vec(bit(), 0..60).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn hold_for_generated_html(text in document()) {
        check_with(&CHECKER, Format::Html, &text);
    }

    #[test]
    fn hold_for_generated_markdown(text in document()) {
        check_with(&CHECKER, Format::Markdown, &text);
    }

    #[test]
    fn hold_for_generated_plain_text(text in document()) {
        check_with(&CHECKER, Format::Plain, &text);
    }
}

static CHECKER: std::sync::LazyLock<Checker> =
    std::sync::LazyLock::new(|| Checker::new(Languages::embedded()));

#[test]
fn hold_for_our_pages_cut_anywhere() {
    let mut random = Random::new(7);
    for entry in std::fs::read_dir("tests/pages").expect("the folder is in the repository") {
        let path = entry.expect("it can be read").path();
        let Some(format) = Format::of_path(&path.to_string_lossy()) else {
            continue;
        };
        let text = std::fs::read_to_string(&path).expect("pages are UTF-8");
        check_with(&CHECKER, format, &text);
        for _ in 0..50 {
            check_with(&CHECKER, format, &mutate(&text, &text, &mut random));
        }
    }
}

#[test]
fn hold_for_settings_cut_anywhere() {
    let config = include_str!("cli/config.in/helder.toml");
    let page = include_str!("cli/config.in/pagina.html");
    check_config(&CHECKER, config, page);
    let mut random = Random::new(11);
    for _ in 0..300 {
        check_config(&CHECKER, &mutate(config, page, &mut random), page);
        // A cut in one line only leaves settings that can be used, now and then.
        let lines: Vec<&str> = config.lines().collect();
        let (at, other) = (random.below(lines.len()), random.below(lines.len()));
        let mut lines = lines.clone();
        lines[at] = lines[other];
        check_config(&CHECKER, &lines.join("\n"), page);
    }
}

#[test]
fn hold_for_odd_input() {
    let deep = "<div>".repeat(100_000);
    let quotes = ">".repeat(100_000);
    let brackets = "[".repeat(100_000);
    let dots = ".".repeat(1_000_000);
    let word = "a".repeat(1_000_000);
    let attributes = format!("<p {}>x</p>", "a=b ".repeat(100_000));
    let line = "woord ".repeat(200_000);
    let inputs = [
        "",
        " ",
        "\0",
        "\u{feff}",
        "\u{feff}# kop",
        "\r\n\r\n",
        "...",
        "!?",
        "123",
        "<",
        "</",
        "<!",
        "&",
        "&#",
        "a\0b",
        "\u{301}",
        "---\ntitle: x",
        "```",
        "{{",
        "{%",
        "<%",
        // A line of HTML that ends in a lone carriage return, in Markdown.
        "<p>a\rb",
        "<ul>a\r:",
        deep.as_str(),
        quotes.as_str(),
        brackets.as_str(),
        dots.as_str(),
        word.as_str(),
        attributes.as_str(),
        line.as_str(),
    ];
    for text in inputs {
        for format in [Format::Html, Format::Markdown, Format::Plain] {
            check_with(&CHECKER, format, text);
        }
    }
}

/// What the hunt for slow texts found: each of these cost 20 to 60 times as much when it was 8 times
/// as long.
#[test]
fn what_was_steep_is_so_no_more() {
    for (name, unit) in [
        // Each joint of a sentence was tried as the place to cut it, and both sides read for it.
        ("plain", "&eacute;"),
        ("html", "a; b; "),
        ("session", "&notit;"),
        // Quotations of the whole block were looked for anew at each fix in it.
        ("fix", "23-11-2026 "),
        ("fix", "m.b.t. "),
        // The whole sentence was hashed anew for each finding in it.
        ("reports", "23-11-2026 "),
        // All words of a sentence were looked at anew for what to write instead of each term.
        ("html", "De aanvrager dient te betalen. ; "),
        // Letters glued to code were read to the end of the block at each piece of code.
        ("markdown", "`Ť"),
        ("markdown", "’s```"),
        // A link that is not closed went on to the end of the block, over all that came after.
        ("markdown", "<a href=x>ȯ"),
        // The links of a block were gone through for each that is an address.
        ("markdown", "<https://a.nl/b> "),
        // A sentence was searched for *zich* at each participle.
        ("fix", "de ù"),
        // The start of a clause was looked for in all of a sentence at each passive.
        ("fix", "worden \nthat "),
        // A run of characters was read to its end at each piece of code in it.
        ("markdown", "```]]>-->(a|b)*"),
        // Lines that end in a carriage return were none, and all that came before was read.
        ("markdown", "{{ \r"),
        // Quotation after quotation was read to the last for the words of a law.
        ("markdown", ">ȸ</span></table>"),
        // The word before a place was looked for through code without white space.
        ("markdown", "`I"),
        // A letter was looked for in all that stands before each § of a text without one.
        ("reports", "§"),
        // Each finding behind the piece that it belongs to was counted to from the end of that.
        ("session", "<w:r><w:t>a</w:t></w:r>"),
        ("session", "<a href=x>Ǘ"),
        // All of a sentence was searched for *door* at each participle without an auxiliary.
        ("html", "ǧde >"),
        ("plain", "and approved "),
        // All elements that were left open were gone through for each end tag.
        ("markdown", "</span>:<b>"),
        ("markdown", "<b></a>>"),
        // Each of many fixes that would change the blocks was tried alone, on the whole text.
        (
            "fix",
            "\u{1b}<img class=\"menu cookie\" \t<form data-helder=off/><abbr>\n      1. $CTA\n$CTA\nIndien \
             u niet tijdig betaalt, kan de gemeente een boete opleggen, tenzij u uitstel heeft. \
             <p></p></abbr></form></img>K<table><tr><td>",
        ),
        (
            "fix",
            "aanvraag(en) aanvraag(en) >**\r<form href=\"#\"><noscript lang=en/></form>\n        - \
             </noscript>!<![CDATA[]]>]]><textarea aria-hidden=true><span aria-hidden=true><footer \
             title=\"a > b\">\n      + </footer></span></textarea>",
        ),
        // So were all of these, again and again.
        (
            "fix",
            "a-<form aria-hidden=true👩\u{200d}👩\u{200d}👧 “Dat is zo” </form><!-- \
             helder-off-file unused-suppression -->👩\u{200d}👩\u{200d}👧 <form title=\"a > \
             b\"></form><form data-helder=off>&nbsp;€ 1.250,50 De aanvrager dient het \
             formulier in te vullen. </form>You must pay the amount prior to the date on \
             which the decision is made. <q lang=en><br data-helder=off><%= \r\n %>. \
             </br></q>",
        ),
    ] {
        let work = WORKS.iter().find(|work| work.name == name);
        let steep = work.expect("there is such work").steep_on(unit);
        assert!(steep.is_none(), "{name} on {unit:?}: {steep:?}");
    }
}

/// Openings that are never closed, and shapes whose every line looks back: each must cost in
/// proportion to its length. Ten times the input may take no more than forty times as long.
#[test]
fn cost_grows_with_length_only() {
    for bit in [
        "[",
        "![",
        "[[",
        ">",
        "> ",
        "*",
        "**a ",
        "`a ",
        "{{",
        "{{ a\n\n",
        "{{ a\r\n\r\n",
        "{%",
        "{% comment %} ",
        "<%",
        "<a ",
        "{#",
        "{:",
        "{{a}} ",
        "{{a}}\n",
        "^a\n",
        ":::a\n",
        "import {\n",
        "- a\n",
        "- ",
        "a|",
        "$CTA ",
        "=\n",
        "a:\n1. b\n",
        "a\r",
    ] {
        for format in [Format::Markdown, Format::Plain] {
            let time = |n: usize| {
                let source = Source::new("", format, bit.repeat(n)).expect("it is small");
                let start = std::time::Instant::now();
                CHECKER.read(&source, &Options::default());
                start.elapsed()
            };
            // On a busy machine one measurement says little; what is slow is slow each time.
            let is_in_proportion = || {
                let (small, large) = (time(2_000), time(20_000));
                large < small * 40 + std::time::Duration::from_millis(400)
            };
            assert!((0..5).any(|_| is_in_proportion()), "{bit:?} as {format:?}");
        }
    }
}
