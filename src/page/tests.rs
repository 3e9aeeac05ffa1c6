use crate::document::{Format, PageKind};
use crate::{Options, Source};

const SERVICE: &str = "# Parkeervergunning aanvragen\n\nWoont u in het centrum? Dan kunt u een \
    vergunning krijgen. Die kost € 48 per jaar. U vraagt de vergunning aan met DigiD.\n";
const LETTER: &str =
    "Geachte heer De Vries,\n\nU krijgt de vergunning.\n\nHoogachtend,\nJ. Jansen\n";

#[track_caller]
fn check(format: Format, text: &str, expected: Option<PageKind>) {
    let checker = crate::testing::checker();
    let source = Source::new("test", format, text.to_owned()).expect("it is small");
    let reading = checker.read(&source, &Options::default());
    assert_eq!(reading.kind, expected, "{text}");
}

#[test]
fn a_service_is_known_by_its_title_and_what_it_tells() {
    check(Format::Markdown, SERVICE, Some(PageKind::Service));
    let english = "# Apply for a parking permit\n\nYou can apply online if you live in the \
        centre. You need proof of address. The permit costs £48.\n";
    check(Format::Markdown, english, Some(PageKind::Service));
    let headings = "# Paspoort\n\nU haalt uw paspoort bij ons op.\n\n## Kosten\n\n€ 78\n\n\
        ## Wat hebt u nodig?\n\nEen foto.\n\n## Voorwaarden\n\nU woont hier.\n";
    check(Format::Markdown, headings, Some(PageKind::Service));
}

#[test]
fn a_title_alone_makes_no_service() {
    for text in [
        "# Parkeervergunning aanvragen\n\nHet aantal vergunningen in de stad groeit.\n",
        "# Onderzoek naar het aanvragen van vergunningen\n\nWij vroegen bewoners wat u kost en \
         wat u nodig hebt. U vraagt aan met DigiD.\n",
        "# Use lists\n\nYou can use lists online. You need to write short items.\n",
    ] {
        check(Format::Markdown, text, None);
    }
}

#[test]
fn a_letter_has_a_first_and_a_last_line() {
    check(Format::Plain, LETTER, Some(PageKind::Letter));
    let english = "Dear Mrs Jones,\n\nYou get the permit.\n\nYours sincerely,\nJ. Smith\n";
    check(Format::Plain, english, Some(PageKind::Letter));
    check(
        Format::Plain,
        "Geachte heer De Vries,\n\nU krijgt de vergunning.\n",
        None,
    );
    let example = "Zo schrijft u een brief.\n\n".repeat(20) + LETTER;
    check(Format::Plain, &example, None);
}

#[test]
fn news_forms_and_laws_are_known_by_their_marks() {
    let news = "<main><p>Persbericht</p><h1>Brug open</h1><p>3 mei 2026</p>\
        <p>De brug over de rivier is vandaag open gegaan voor het verkeer.</p></main>";
    check(Format::Html, news, Some(PageKind::News));
    let form = "<main><h1>Uw gegevens</h1><form><label>Uw naam</label><label>Uw straat</label>\
        <label>Uw postcode</label><label>Uw woonplaats</label><button>Versturen</button></form>\
        </main>";
    check(Format::Html, form, Some(PageKind::Form));
    let law = "# Regels\n\n## Artikel 1\n\nDe wet geldt.\n\n## Artikel 2\n\nDe boete is hoog.\n\n\
        ## Artikel 3\n\nDe raad besluit.\n";
    check(Format::Markdown, law, Some(PageKind::Policy));
}

#[test]
fn what_a_page_declares_goes_first() {
    let declared = format!("---\nhelder-kind: beleid\n---\n{SERVICE}");
    check(Format::Markdown, &declared, Some(PageKind::Policy));
    let meta = "<meta name=\"helder-kind\" content=\"news\"><p>De brug is open.</p>";
    check(Format::Html, meta, Some(PageKind::News));
}

#[test]
fn a_page_for_builders_of_software_is_known_by_its_words() {
    let text =
        "De API geeft `id` terug. Elke request is JSON. Het endpoint geeft een HTTP-code.\n\n";
    check(Format::Markdown, &text.repeat(4), Some(PageKind::Technical));
    check(Format::Markdown, text, None);
    let far = format!(
        "{text}{}",
        "Wij maken een plan voor de stad en het land. ".repeat(80)
    );
    check(Format::Markdown, &far, None);
}

const DECREE: &str = "# Besluit op de waterputten\n\nDe raad van Waterrijk;\n\nGelet op artikel 5 \
    van de Puttenwet;\n\nBesluit:\n\n## Artikel 1\n\nIn dit besluit wordt verstaan onder put: een \
    gat met water.\n\n## Artikel 2\n\nEen put is ten minste 2 meter diep.\n";
const ACT: &str = "# Wells Act 2011\n\n## Section 1. Wells\n\n(1) In this Act a well is a hole \
    with water.\n\n(2) A person who digs a well must register it under subsection (3).\n\n\
    ## Section 2. Short title\n\nThis Act may be cited as the Wells Act 2011.\n";

#[test]
fn a_law_is_known_by_its_articles_and_the_words_that_enact_it() {
    check(Format::Markdown, DECREE, Some(PageKind::Law));
    check(Format::Markdown, ACT, Some(PageKind::Law));
    let spoken = format!("{DECREE}\nHebt u een put? Dan meldt u die.\n");
    check(Format::Markdown, &spoken, None);
    let terms = "## Artikel 1\n\nIn deze voorwaarden wordt verstaan onder put: een gat.\n\n\
        ## Artikel 2\n\nHet bepaalde in artikel 1 geldt.\n\n## Artikel 3\n\nEen put is diep.\n";
    check(Format::Markdown, terms, Some(PageKind::Policy));
    check(
        Format::Markdown,
        "# Nieuwe regels\n\nDeze wet treedt in werking op 1 mei. Artikel 3 zegt wat een put is.\n",
        None,
    );
}

/// Checks which blocks are the text of a law.
#[track_caller]
fn check_law(text: &str, expected: &[&str]) {
    let checker = crate::testing::checker();
    let source = Source::new("test", Format::Markdown, text.to_owned()).expect("it is small");
    let reading = checker.read(&source, &Options::default());
    let blocks = reading.document.blocks.iter().zip(&reading.law);
    let law: Vec<&str> = blocks
        .filter(|(_, is_law)| **is_law)
        .map(|(block, _)| block.text.as_str())
        .collect();
    assert_eq!(law, expected, "{text}");
}

#[test]
fn articles_that_a_page_quotes_are_law() {
    check_law(
        "# Uw put\n\nU graaft een put.\n\n## Artikel 2\n\n1. Het eerste lid geldt voor putten.\n\n\
         2. Een put is diep.\n\n## Meer weten?\n\nBel ons.\n",
        &[
            "Artikel 2",
            "Het eerste lid geldt voor putten.",
            "Een put is diep.",
        ],
    );
    check_law(
        "In de wet staat:\n\n> Een put als bedoeld in artikel 2 is diep.\n\nDat geldt voor u.\n",
        &["Een put als bedoeld in artikel 2 is diep."],
    );
    check_law(
        "Artikel 2 Putten\n\nHet eerste lid geldt voor putten.\n\nDe put is diep.\n",
        &["Artikel 2 Putten", "Het eerste lid geldt voor putten."],
    );
}

#[test]
fn what_others_said_is_kept_and_a_note_is_not() {
    let quoted = |text: &str| {
        let source = Source::new("test", Format::Markdown, text.to_owned()).expect("it is small");
        let reading = crate::testing::checker().read(&source, &Options::default());
        let blocks = reading.document.blocks.iter().zip(reading.quoted);
        let quoted = blocks.filter(|(_, is_quoted)| *is_quoted);
        quoted
            .map(|(block, _)| block.text.clone())
            .collect::<Vec<_>>()
    };
    for text in [
        "The desk helped us to sell more.",
        "“You helped me”, she said.",
    ] {
        assert_eq!(quoted(&format!("One.\n\n> {text}\n")), [text]);
    }
    for text in [
        "Note: the desk is closed today.",
        "You can pay until 1 May.",
    ] {
        assert!(quoted(&format!("One.\n\n> {text}\n")).is_empty(), "{text}");
    }
}

#[test]
fn an_essay_under_a_name_is_kept() {
    let n_kept = |head: &str, n_paragraphs: usize| {
        let paragraph = format!("{}\n\n", "The town has a long past. ".repeat(20));
        let text = format!("# The town\n\n{head}\n\n{}", paragraph.repeat(n_paragraphs));
        let source = Source::new("test", Format::Markdown, text).expect("it is small");
        let reading = crate::testing::checker().read(&source, &Options::default());
        reading.quoted.iter().filter(|&&it| it).count()
    };
    assert_eq!(n_kept("By Ann Brown", 20), 22);
    assert_eq!(n_kept("By Ann Brown", 4), 0);
    assert_eq!(n_kept("By the way", 20), 0);
}

#[test]
fn words_about_a_law_are_no_law() {
    check_law(
        "## Artikel 2\n\nVolgens het eerste lid graaft u een put.\n",
        &[],
    );
    check_law(
        "Artikel 2 zegt in het eerste lid wat een put is.\n\n> De put is mooi.\n\n## Hoofdstuk 3\n\n\
         Een put als bedoeld in artikel 2 is diep.\n",
        &[],
    );
}
