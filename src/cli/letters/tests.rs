//! Letters with one thing each, packed as word processors do.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Fault, Letter};
use crate::Format;

fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .and_then(|()| Ok(writer.write_all(text.as_bytes())?))
            .expect("memory can be written");
    }
    writer.finish().expect("memory can be written").into_inner()
}

#[track_caller]
fn check_docx(body: &str, expected: &str) {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let styles = r#"<w:styles>
        <w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>
        <w:style w:styleId="Eigen"><w:name w:val="Eigen kop"/><w:basedOn w:val="Kop1"/></w:style>
        <w:style w:styleId="Rond"><w:name w:val="a"/><w:basedOn w:val="Rond"/></w:style>
        <w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
        <w:style w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
        <w:style w:styleId="Verder"><w:name w:val="List Continue"/><w:pPr><w:ind w:left="720"/></w:pPr></w:style>
        <w:style w:styleId="Punten"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        </w:styles>"#;
    let numbering = r#"<w:numbering>
        <w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>
        <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:pPr><w:ind w:left="1440"/></w:pPr></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:numbering>"#;
    let links = r#"<Relationships><Relationship Id="r1" Target="https://example.org/?a=1&amp;b=2"/></Relationships>"#;
    let letter = pack(&[
        ("word/document.xml", &document),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
        ("word/_rels/document.xml.rels", links),
    ]);
    let read = Letter::Docx.read(&letter);
    assert_eq!(read, Ok((Format::Html, expected.to_owned())), "{body}");
}

fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_letter_of_word_is_read_as_a_person_sees_it() {
    let style = |name: &str| format!("<w:pStyle w:val=\"{name}\"/>");
    let item = |depth: usize| {
        format!("<w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"1\"/></w:numPr>")
    };
    let indent = |side: &str, by: i32| format!("<w:ind w:{side}=\"{by}\"/>");
    for (body, expected) in [
        (p("", "Een &lt;zin&gt; &amp; meer &#233;."), "<p>Een &lt;zin> &amp; meer é.</p>\n"),
        (p(&style("Kop1"), "Kop"), "<h1>Kop</h1>\n"),
        (p(&style("Eigen"), "Kop"), "<h1>Kop</h1>\n"),
        (p(&style("Titel"), "Kop"), "<h1>Kop</h1>\n"),
        (p(&style("Rond"), "Zin."), "<p>Zin.</p>\n"),
        (p("<w:outlineLvl w:val=\"1\"/>", "Kop"), "<h2>Kop</h2>\n"),
        (p(&style("Inhopg1"), "Kop 1"), "<nav><p>Kop 1</p>\n</nav>"),
        (
            p(&item(0), "een") + &p(&item(1), "twee") + &p(&item(0), "drie") + &p("", "Zin."),
            "<ul><li><p>een</p>\n<ol><li><p>twee</p>\n</li></ol></li><li><p>drie</p>\n</li></ul><p>Zin.</p>\n",
        ),
        (
            p(&item(1), "diep"),
            "<ol><ol><li><p>diep</p>\n</li></ol></ol>",
        ),
        (p(&style("Punten"), "een"), "<ul><li><p>een</p>\n</li></ul>"),
        // What stands as far from the margin as the text of an item goes on with it.
        (
            p(&item(0), "een") + &p(&indent("left", 720), "nog") + &p(&item(0), "twee") + &p(&indent("left", 360), "Zin."),
            "<ul><li><p>een</p>\n<p>nog</p>\n</li><li><p>twee</p>\n</li></ul><p>Zin.</p>\n",
        ),
        (
            p(&item(0), "een") + &p(&item(1), "diep") + &p(&indent("start", 1440), "bij diep") + &p(&style("Verder"), "bij een"),
            "<ul><li><p>een</p>\n<ol><li><p>diep</p>\n<p>bij diep</p>\n</li></ol><p>bij een</p>\n</li></ul>",
        ),
        (
            p(&item(0), "een") + &p("", "") + &p(&item(0), "twee"),
            "<ul><li><p>een</p>\n</li><li><p>twee</p>\n</li></ul>",
        ),
        (
            p("<w:pPrChange><w:pPr><w:pStyle w:val=\"Kop1\"/></w:pPr></w:pPrChange>", "Zin."),
            "<p>Zin.</p>\n",
        ),
        // A list along the margin has no such place.
        (
            p(&(item(0) + &indent("left", 0)), "een") + &p("", "Zin."),
            "<ul><li><p>een</p>\n</li></ul><p>Zin.</p>\n",
        ),
        (p("<w:numPr><w:numId w:val=\"0\"/></w:numPr>", "een"), "<p>een</p>\n"),
        (
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>vet</w:t></w:r><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t xml:space=\"preserve\"> niet</w:t><w:tab/><w:br/></w:r></w:p>".to_owned(),
            "<p><b>vet</b> niet <br></p>\n",
        ),
        (
            "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>weg</w:t></w:r><w:r><w:t>zin</w:t></w:r></w:p>".to_owned(),
            "<p>zin</p>\n",
        ),
        (
            "<w:p><w:hyperlink r:id=\"r1\"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>".to_owned(),
            "<p><a href=\"https://example.org/?a=1&amp;b=2\">link</a></p>\n",
        ),
        (
            format!("<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("", "kop"), p("", "cel")),
            "<table><tr><th><p>kop</p>\n</th></tr><tr><td><p>cel</p>\n</td></tr></table>",
        ),
        (
            "<w:p><w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:ins><w:r><w:t>erbij</w:t></w:r></w:ins></w:p>".to_owned(),
            "<p>erbij</p>\n",
        ),
        (
            format!("<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>om</w:t></w:r></w:p>", p("", "kader")),
            "<p>kader</p>\n<p>om</p>\n",
        ),
        (p("", " ") + &p("", "na een lege"), "<p>na een lege</p>\n"),
    ] {
        check_docx(&body, expected);
    }
}

#[track_caller]
fn check_odt(body: &str, expected: &str) {
    let content = format!(
        r#"<office:document-content><office:automatic-styles>
        <style:style style:name="P1" style:parent-style-name="Title"/>
        <style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>
        <style:style style:name="T2"><style:text-properties text:display="none"/></style:style>
        <text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/>
        <text:list-level-style-number text:level="2" style:num-format="1"/></text:list-style>
        </office:automatic-styles><office:body><office:text>{body}</office:text></office:body>
        </office:document-content>"#
    );
    let letter = pack(&[("content.xml", &content)]);
    let read = Letter::Odt.read(&letter);
    assert_eq!(read, Ok((Format::Html, expected.to_owned())), "{body}");
}

#[test]
fn a_letter_of_libreoffice_is_read_as_a_person_sees_it() {
    for (body, expected) in [
        (
            "<text:p>Een &lt;zin&gt;.</text:p>",
            "<p>Een &lt;zin>.</p>\n",
        ),
        (
            "<text:h text:outline-level=\"2\">Kop</text:h>",
            "<h2>Kop</h2>\n",
        ),
        (
            "<text:p text:style-name=\"P1\">Kop</text:p>",
            "<h1>Kop</h1>\n",
        ),
        (
            "<text:p>a<text:span text:style-name=\"T1\">b</text:span><text:s text:c=\"2\"/><text:tab/>c<text:line-break/>d</text:p>",
            "<p>a<b>b</b>  c<br>d</p>\n",
        ),
        (
            "<text:list text:style-name=\"L1\"><text:list-item><text:p>een</text:p><text:list><text:list-item><text:p>twee</text:p></text:list-item></text:list></text:list-item></text:list>",
            "<ul><li><p>een</p>\n<ol><li><p>twee</p>\n</li></ol></li></ul>",
        ),
        (
            "<text:p><text:a xlink:href=\"https://example.org\">link</text:a><text:note><text:note-body><text:p>noot</text:p></text:note-body></text:note></text:p>",
            "<p><a href=\"https://example.org\">link</a></p>\n",
        ),
        (
            "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>kop</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>cel</text:p></table:table-cell></table:table-row></table:table>",
            "<table><tr><th><p>kop</p>\n</th></tr><tr><td><p>cel</p>\n</td></tr></table>",
        ),
        (
            "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes><text:p><office:annotation><text:p>noot</text:p></office:annotation>zin</text:p>",
            "<p>zin</p>\n",
        ),
        (
            "<text:section text:display=\"none\"><text:p>weg</text:p></text:section><text:p>a<text:span text:style-name=\"T2\">weg</text:span>b</text:p>",
            "<p>ab</p>\n",
        ),
        (
            "<text:table-of-content><text:p>Kop 1</text:p></text:table-of-content>",
            "<nav><p>Kop 1</p>\n</nav>",
        ),
    ] {
        check_odt(body, expected);
    }
}

#[test]
fn a_message_is_its_text() {
    let head = "From: a@example.org\r\nSubject: =?utf-8?q?caf=C3=A9?=\r\nMIME-Version: 1.0\r\n";
    for (rest, format, expected) in [
        (
            "\r\nIndien u belt.\r\n",
            Format::Plain,
            "Indien u belt.\r\n",
        ),
        (
            "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\ncaf=E9, een =\r\nzin\r\n",
            Format::Plain,
            "café, een zin\r\n",
        ),
        (
            "Content-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+jCBjYWbpPC9wPg==\r\n",
            Format::Html,
            "<p>Œ café</p>",
        ),
        (
            "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>a\r\n--x\r\nContent-Type: text/plain\r\n\r\nplat\r\n--x--\r\n",
            Format::Plain,
            "plat",
        ),
    ] {
        let read = Letter::Mail.read(format!("{head}{rest}").as_bytes());
        assert_eq!(read, Ok((format, expected.to_owned())));
    }
}

#[test]
fn what_is_no_letter_is_refused() {
    let bomb = "a".repeat(70 << 20);
    let bomb = pack(&[("word/document.xml", &bomb), ("content.xml", &bomb)]);
    assert!(bomb.len() < 200_000);
    let broken = pack(&[
        ("word/document.xml", "<w:p><w:t>"),
        ("content.xml", "<a></b>"),
    ]);
    let empty = pack(&[]);
    for letter in [Letter::Docx, Letter::Odt] {
        assert_eq!(letter.read(&bomb), Err(Fault::TooLarge), "{letter:?}");
        assert_eq!(letter.read(&empty), Err(Fault::Broken));
        assert_eq!(letter.read(b"no zip"), Err(Fault::Broken));
        assert_eq!(letter.read(b""), Err(Fault::Broken));
    }
    assert_eq!(Letter::Odt.read(&broken), Err(Fault::Broken));
    assert!(
        Letter::Docx
            .read(&broken)
            .is_ok_and(|(_, text)| text.is_empty())
    );
    for name in ["a.docx", "b/A.ODT", "c.eml"] {
        assert!(Letter::of_path(name).is_some(), "{name}");
    }
    assert_eq!(Letter::of_path("docx"), None);
}

/// Elements in elements cost no stack.
#[test]
fn depth_is_no_fault() {
    let deep = format!("{}{}", "<w:p>".repeat(100_000), "</w:p>".repeat(100_000));
    let letter = pack(&[("word/document.xml", &deep)]);
    assert!(Letter::Docx.read(&letter).is_ok());
}
