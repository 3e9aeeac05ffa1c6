use proptest::prelude::{ProptestConfig, Strategy, prop_oneof, proptest};
use proptest::string::string_regex;

use super::*;

fn parse(source: &str) -> Document {
    super::parse(source, &[])
}

/// One line for each block: its kind, then `!reason` for furniture and `@lang` for a declared
/// language, then its text with the marks in it, as `[link:text]`. Then what was left out.
fn render(source: &str) -> String {
    render_without(source, &[])
}

fn render_without(source: &str, skip: &[Selector]) -> String {
    let document = super::parse(source, skip);
    for block in &document.blocks {
        check_map(source, block);
    }
    let mut lines: Vec<String> = document.blocks.iter().map(render_block).collect();
    lines.extend(document.left_out.iter().map(|left_out| {
        let text = &source[left_out.span];
        format!("({}) {text}", left_out.reason.name())
    }));
    lines.join("\n")
}

fn render_block(block: &Block) -> String {
    let chrome = block
        .chrome
        .map_or(String::new(), |chrome| format!("!{} ", chrome.name()));
    let lang = match block.lang {
        Some(Declared::Known(lang)) => format!("@{} ", lang.tag()),
        Some(Declared::Other) => "@other ".to_string(),
        None => String::new(),
    };
    let mut text = String::new();
    let mut ends: Vec<u32> = Vec::new();
    let mut marks = block.marks.iter().peekable();
    for at in 0..=block.text.len() as u32 {
        while ends.last() == Some(&at) {
            ends.pop();
            text.push(']');
        }
        while let Some(mark) = marks.next_if(|mark| mark.range.start == at) {
            text.push_str(&format!("[{}:", name_of(&mark.kind)));
            if mark.range.is_empty() {
                text.push(']');
            } else {
                ends.push(mark.range.end);
            }
        }
        if let Some(c) = block
            .text
            .get(at as usize..)
            .and_then(|rest| rest.chars().next())
        {
            text.extend(
                c.escape_debug()
                    .filter(|_| c == '\n')
                    .chain((c != '\n').then_some(c)),
            );
        }
    }
    format!("{} {chrome}{lang}{text}", block.kind.name())
        .trim_end()
        .to_string()
}

fn name_of(kind: &MarkKind) -> String {
    match kind {
        MarkKind::Link {
            href, name: None, ..
        } => format!("a {href}"),
        MarkKind::Link {
            href,
            name: Some(name),
            ..
        } => format!("a {href}={name}"),
        MarkKind::Emphasis => "em".to_string(),
        MarkKind::Strong => "b".to_string(),
        MarkKind::Footnote => "note".to_string(),
        MarkKind::Code => "code".to_string(),
        MarkKind::Abbreviation => "abbr".to_string(),
        MarkKind::Quotation => "q".to_string(),
        MarkKind::Lang(Declared::Known(lang)) => lang.tag().to_string(),
        MarkKind::Lang(Declared::Other) => "other".to_string(),
        MarkKind::Opaque => "opaque".to_string(),
    }
}

/// The pieces cover the text and run forwards; exact ones are copies.
fn check_map(source: &str, block: &Block) {
    let mut at = 0;
    let mut source_at = 0;
    for piece in block.map.pieces() {
        assert_eq!(piece.text.start, at);
        assert!(piece.source.start >= source_at || !piece.exact);
        let (text, raw) = (&block.text[piece.text], &source[piece.source]);
        assert!(!piece.exact || text == raw, "{text:?} is {raw:?}");
        at = piece.text.end;
        source_at = piece.source.end;
    }
    assert_eq!(at as usize, block.text.len());
    assert!(source.is_char_boundary(block.span.start as usize));
    assert!(source.is_char_boundary(block.span.end as usize));
}

#[track_caller]
fn check(source: &str, expected: &str) {
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(render(source), expected.join("\n"));
}

#[test]
fn inline_tags_are_transparent() {
    check(
        "<p>U krijgt <b>zorg<i>toe</i>slag</b><span>.</span>\n  Vraag <a href='/x'>hem  aan</a>!</p>",
        "paragraph U krijgt [b:zorg[em:toe]slag]. Vraag [a /x:hem aan]!",
    );
    check(
        "<p>Typ <code>ls -l</code>, <q>zei</q> de <abbr title='Algemene wet'>Awb</abbr> <abbr>X</abbr></p>",
        "paragraph Typ [code:ls -l], [q:zei] de [abbr:Awb] X",
    );
    check(
        "<p>wo<!-- niet -->ord en wo<wbr>ord</p>",
        "paragraph woord en woord",
    );
}

#[test]
fn blocks_end_where_readers_see_an_end() {
    check(
        "<h1>Kop</h1>tekst<p>een<p>twee<ul><li>a<li>b<ol><li>c</ol></ul><dl><dt>t<dd>d</dl>",
        "heading-1 Kop
         paragraph tekst
         paragraph een
         paragraph twee
         list-item a
         list-item b
         list-item c
         term t
         list-item d",
    );
    check(
        "<div>een<div>twee</div>drie</div>",
        "paragraph een\nparagraph twee\nparagraph drie",
    );
    check(
        "<p>Postbus 1<br>1000 AA<br/></p>",
        "paragraph Postbus 1\\n1000 AA",
    );
    check(
        "<p>voor<hr>na</p>los",
        "paragraph voor\nparagraph na\nparagraph los",
    );
    check("a</p>b", "paragraph a\nparagraph b");
}

#[test]
fn tables_and_forms_have_kinds_of_their_own() {
    check(
        "<table><caption>Bedragen<tr><th>Jaar<td>Bedrag<tr><td>2024<td>5</table>na",
        "caption Bedragen\ncell Jaar\ncell Bedrag\ncell 2024\ncell 5\nparagraph na",
    );
    check(
        "<fieldset><legend>Wie?</legend><label>Naam <input></label><select><option>a<option>b</select>
         <button>Verder</button><input type=submit value='Stuur &amp; klaar'></fieldset>",
        "caption Wie?
         label Naam
         label !form a
         label !form b
         button Verder
         button Stuur & klaar",
    );
    check(
        "<blockquote><p>Citaat</blockquote><figure><figcaption>Bij</figcaption></figure><details><summary>Meer</summary>tekst</details>",
        "quote Citaat\ncaption Bij\nbutton Meer\nparagraph tekst",
    );
    check(
        "<table><tr><td>Dit is een lange cel met meer dan twintig woorden zoals die in oude pagina's staat om de hele tekst van de pagina in op te maken.</table>",
        "paragraph Dit is een lange cel met meer dan twintig woorden zoals die in oude pagina's staat om de hele tekst van de pagina in op te maken.",
    );
    check(
        "<div><table><tr><td>cel</div>cel</table>na</div>los",
        "cell cel\ncell cel\nparagraph na\nparagraph los",
    );
}

#[test]
fn links_keep_their_target_and_their_name() {
    check(
        "<ul><li><a href=/a>Alleen</a> ›<li>Met <a href=/b>tekst</a></ul>",
        "link-only [a /a:Alleen] ›\nlist-item Met [a /b:tekst]",
    );
    check(
        "<p>Leeg <a href=/x></a> hier <a name=y>anker</a></p>",
        "paragraph Leeg[a /x:] hier anker",
    );
    check(
        "<a href=/x><img alt='Het logo'></a>",
        "link-only [a /x=Het logo:]\nalt Het logo",
    );
    check(
        "<p>Zie <a href=/x aria-label='Lees alles'>meer</a></p>",
        "paragraph Zie [a /x=Lees alles:meer]",
    );
    check(
        "<p>Zie <a href=/x title=Naam></a> <a href=/y title=Uitleg>tekst</a></p>",
        "paragraph Zie[a /x=Naam:] [a /y:tekst]",
    );
    check(
        "<a href=/x><h3>Kop</h3><p>Tekst</p></a>",
        "heading-3 [a /x:Kop]\nlink-only [a /x:Tekst]",
    );
    check("<a href=/x><div></div></a>na", "paragraph [a /x:]na");
    check(
        "<p><a href=/x>een <a href=/y>twee</a> drie</p>",
        "paragraph [a /x:een] [a /y:twee] drie",
    );
    check(
        "<p><a href=/x>een</p><p>twee</p>",
        "link-only [a /x:een]\nparagraph twee",
    );
}

#[test]
fn headings_without_text_are_blocks() {
    check(
        "<h2></h2><p>x</p><h3> <span></span> </h3>",
        "heading-2\nparagraph x\nheading-3",
    );
    let document = parse("a<h2 id=x> </h2>");
    assert_eq!(document.blocks[1].span, Span::new(1, 16));
    check("<h2><img alt=Logo></h2>", "alt Logo");
}

#[test]
fn languages_are_those_declared() {
    check(
        "<html lang=nl><p>Dit is <span lang=en>a test</span>.<p lang=en-GB>All of it<div lang=fr>Tout</div><p><em lang=en>Whole</em></p>",
        "paragraph @nl Dit is [en:a test].
         paragraph @en All of it
         paragraph @other Tout
         paragraph @en [em:Whole]",
    );
    assert_eq!(parse("<html lang='nl-NL'>x").lang, Declared::of_tag("nl"));
    assert_eq!(parse("<body lang=en>x").lang, Declared::of_tag("en"));
    check(
        "<p>Roep <span translate=no>Foo()</span></p><div translate=no>Bar</div>",
        "paragraph Roep [opaque:Foo()]\nparagraph [opaque:Bar]",
    );
}

#[test]
fn what_is_no_text_is_left_out_and_said() {
    check(
        "<p>een<script>let a = '</p>';</script> twee<svg><title>icoon</title><style/></svg> drie</p><style>p{}</style>",
        "paragraph een twee drie
         (not-text) <script>let a = '</p>';</script>
         (not-text) <svg><title>icoon</title><style/></svg>
         (not-text) <style>p{}</style>",
    );
    check(
        "<p>voor<pre>code</pre>na",
        "paragraph voor\nparagraph na\n(code) <pre>code</pre>",
    );
    check("<svg><path d='M0'/></svg><script src=x></script>", "");
    check(
        "<div hidden>weg<div>ook</div>nog</div><p>zicht<span aria-hidden=true>›<b>x</span>baar</p><p style='color:red; DISPLAY : none !important'>weg<p>er",
        "paragraph zichtbaar
         paragraph er
         (hidden) <div hidden>weg<div>ook</div>nog</div>
         (hidden) <span aria-hidden=true>›<b>x</span>
         (hidden) <p style='color:red; DISPLAY : none !important'>weg",
    );
    check(
        "<p class=visually-hidden>Voorgelezen</p><p hidden=until-found>Te vinden</p>",
        "paragraph Voorgelezen\nparagraph Te vinden",
    );
    check(
        "<p>a</p><plaintext><p>b",
        "paragraph a\n(code) <plaintext><p>b",
    );
    check(
        "<textarea>vul in</textarea><template><p>x</template>",
        "(not-text) <textarea>vul in</textarea>\n(not-text) <template><p>x</template>",
    );
}

#[test]
fn what_selectors_name_is_left_out_and_said() {
    let source = "<p class='a note'>een<p class=noted>twee<div data-Long-Attribute=Ja>drie<p>vier\
                  </div>vijf <b id=x>zes</b> zeven<img class=note alt=acht><aside>negen</aside>";
    let kept = "paragraph twee\nparagraph vijf zeven";
    let skip = [".note", "[data-long-attribute=Ja]", "b#x", "aside"];
    let skip = skip.map(|it| Selector::parse(it).expect("it is simple"));
    assert_eq!(
        render_without(source, &skip),
        format!(
            "{kept}\n(skip) <p class='a note'>een\n\
             (skip) <div data-Long-Attribute=Ja>drie<p>vier</div>\n\
             (skip) <b id=x>zes</b>\n\
             (skip) <img class=note alt=acht>\n\
             (skip) <aside>negen</aside>"
        )
    );
}

#[test]
fn titles_and_alts_stand_apart() {
    check(
        "<title>De &euro; titel</title><p>Een <img src=x alt='kaart van &eacute;'> hier",
        "title De € titel\nparagraph Een hier\nalt kaart van é",
    );
    check(
        "<p>x<title>laat</title>y<title>later</title>",
        "paragraph x\ntitle laat\nparagraph y\n(metadata) <title>later</title>",
    );
}

#[test]
fn decoded_text_maps_to_its_own_bytes() {
    let source = "<p>caf&eacute; &amp; co&shy;-\r\nop&nbsp;5&#8364;</p>";
    let document = parse(source);
    let block = &document.blocks[0];
    assert_eq!(block.text, "café & co- op\u{a0}5€");
    for (text, raw) in [
        ("é", "&eacute;"),
        ("&", "&amp;"),
        ("- op", "-\r\nop"),
        ("5€", "5&#8364;"),
    ] {
        let at = block.text.find(text).expect("it is there");
        assert_eq!(&source[block.map.span(Span::new(at, at + text.len()))], raw);
    }
    let alt = parse("<img alt='een &amp; ander'>");
    assert_eq!(alt.blocks[0].map.span(Span::new(4, 5)), Span::new(14, 19));
}

#[test]
fn odd_input_gives_odd_documents() {
    check("", "");
    check("\u{feff}<p>x", "paragraph x");
    check("<p>a\0b", "paragraph ab");
    check("los & <3 a < b", "paragraph los & <3 a < b");
    check("<p>x<![CDATA[niet]]>y</p>", "paragraph xy");
    check("<p>x</>y<?php echo ?>z", "paragraph xyz");
    check("<p>x<div class=", "paragraph x");
    check("een\rtwee\r\n\r\ndrie", "paragraph een twee drie");
    check("</div></td></b></script>x", "paragraph x");
    check("<b><p>vet</b> niet</p>", "paragraph vet niet");
}

#[test]
fn depth_is_limited_and_said() {
    let deep = format!(
        "{}tekst{}<p>na</p>",
        "<div>".repeat(600),
        "</div>".repeat(600)
    );
    check(&deep, "paragraph tekst\nparagraph na\n(limit) <div>");
    let document = parse(&"<ul><li>".repeat(100_000));
    assert_eq!(document.left_out.len(), 1);
}

const TAG: &str = "(p|div|b|i|a|ul|li|ol|dl|dd|table|tr|td|th|h2|main|nav|pre|script|svg|title|span|q\
    |button|option|select|section|x)";
const ATTRIBUTES: &str =
    "( (href|class|lang|hidden|alt|title|role|style|id)(=[\"']?[a-zé&;= -]{0,9}[\"']?)?){0,2}";

#[test]
fn only_tags_that_can_end_others_do() {
    let names = [
        "a", "button", "div", "dd", "dt", "h1", "li", "option", "p", "td", "tr", "tbody", "span",
        "ul", "th",
    ];
    for by in names.map(|name| Tag::of(name.as_bytes())) {
        let ends_any = names.iter().any(|name| by.ends(Tag::of(name.as_bytes())));
        assert_eq!(by.can_end_others(), ends_any, "{by:?}");
    }
}

/// Bits of tag soup.
fn bit() -> impl Strategy<Value = String> {
    let matching = |pattern: String| string_regex(&pattern).expect("it is a regular expression");
    let odd = vec![
        "\r\n",
        "\r",
        "\0",
        "<",
        "</>",
        "<br>",
        "<img alt='é &lt;'>",
        "<!-- x -->",
        "<![CDATA[",
        "\u{ad}",
    ];
    prop_oneof![
        4 => "[a-zé ]{1,12}",
        4 => matching(format!("<{TAG}{ATTRIBUTES}/?>")),
        3 => matching(format!("</{TAG}>")),
        2 => "&(amp|nbsp|eacute|copy|not|notin|fjlig|NotEqualTilde|#38|#x26|#[0-9]{1,6})[;ax ]?",
        1 => proptest::sample::select(odd).prop_map(str::to_string),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn every_block_knows_its_source(bits in proptest::collection::vec(bit(), 0..40)) {
        let source = bits.concat();
        let document = parse(&source);
        let mut at = 0;
        for block in &document.blocks {
            check_map(&source, block);
            // The text of an image stands inside another block, which may begin before it.
            if block.kind != BlockKind::Alt {
                assert!(block.span.start >= at || block.text.is_empty());
                at = at.max(block.span.start);
            }
            for piece in block.map.pieces().iter().filter(|piece| !piece.exact) {
                check_stand_in(&block.text[piece.text], &source[piece.source]);
            }
        }
    }
}

/// What is not copied is a space, a line break, or stands for a reference that says the same.
#[track_caller]
fn check_stand_in(text: &str, raw: &str) {
    match text {
        " " => assert!(raw.trim().is_empty() || raw.contains('&'), "{raw:?}"),
        "\n" => assert!(raw.starts_with("<br") || raw.starts_with("</br"), "{raw:?}"),
        _ if raw == "\0" => assert_eq!(text, "\u{fffd}"),
        _ => {
            let decoded = parse(raw)
                .blocks
                .iter()
                .map(|block| block.text.clone())
                .collect::<String>();
            assert!(
                raw.starts_with('&') && decoded.contains(text),
                "{text:?} from {raw:?}"
            );
        }
    }
}

#[test]
fn a_link_around_blocks_leaves_their_spans_apart() {
    let source = "<a href=x>een<p>twee</p></a>";
    let spans: Vec<&str> = parse(source)
        .blocks
        .iter()
        .map(|block| &source[block.span])
        .collect();
    assert_eq!(spans, ["<a href=x>een", "twee"]);
}
