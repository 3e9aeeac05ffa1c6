use crate::document::{Format, PageKind};
use crate::{Checker, Languages, Options, Source};

const SERVICE: &str = "# Parkeervergunning aanvragen\n\nWoont u in het centrum? Dan kunt u een \
    vergunning krijgen. Die kost € 48 per jaar. U vraagt de vergunning aan met DigiD.\n";
const LETTER: &str =
    "Geachte heer De Vries,\n\nU krijgt de vergunning.\n\nHoogachtend,\nJ. Jansen\n";

#[track_caller]
fn check(format: Format, text: &str, expected: Option<PageKind>) {
    let checker = Checker::new(Languages::embedded());
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
