use crate::document::{Block, Chrome, Document, Format, Source};
use crate::parse::content::count_words;
use crate::parse::parse;

fn page(source: &str) -> Document {
    let source = Source::new("page.html", Format::Html, source.to_string());
    parse(&source.expect("pages in tests are small"), &[])
}

/// The blocks, furniture with its reason: `menu!navigation`, one a line.
fn render(document: &Document) -> String {
    let line = |block: &Block| match block.chrome {
        Some(chrome) => format!("{}!{}", block.text, chrome.name()),
        None => block.text.clone(),
    };
    document
        .blocks
        .iter()
        .map(line)
        .collect::<Vec<_>>()
        .join("\n")
}

#[track_caller]
fn check(source: &str, expected: &str) {
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(render(&page(source)), expected.join("\n"));
}

/// A sentence long enough to be running text.
const TEXT: &str = "De gemeente helpt u met geld als u te weinig heeft om van te leven.";

#[test]
fn a_main_part_leaves_all_else_outside() {
    check(
        "<title>Hulp</title><a href=#m>Naar inhoud</a><header>Gemeente<nav><a href=/>Home</a></nav></header>
         <main id=m><h1>Hulp</h1><p>U krijgt hulp bij geld.</main>
         <aside>Zie ook</aside><p>Los</p><footer>Colofon</footer>",
        "Hulp
         Naar inhoud!outside-main
         Gemeente!header
         Home!navigation
         Hulp
         U krijgt hulp bij geld.
         Zie ook!aside
         Los!outside-main
         Colofon!footer",
    );
    check(
        "<div role=main><p>Tekst hier.</div><div role=contentinfo>Voet</div>",
        "Tekst hier.\nVoet!footer",
    );
}

#[test]
fn the_main_part_has_furniture_of_its_own() {
    check(
        "<main><nav aria-label=Kruimelpad><a href=/>Home</a></nav><h1>Paspoort</h1>
         <p>U vraagt een paspoort aan bij uw gemeente. Neem een foto mee.
         <div class='social-share'><h2>Delen</h2><a href=/t>Twitter</a></div>
         <section><h2>Meer</h2><ul class=related><li><a href=/a>Rijbewijs</a></ul></section>
         <p>Laatst gewijzigd op 3 mei 2024<dl><dt>Date modified:<dd>2020-05-05</dl>
         <div class=cookie-melding>Wij gebruiken cookies.</div>
         <p><a href=#top>Terug naar boven</a></main>",
        "Home!navigation
         Paspoort
         U vraagt een paspoort aan bij uw gemeente. Neem een foto mee.
         Delen!aside
         Twitter!aside
         Meer!aside
         Rijbewijs!aside
         Laatst gewijzigd op 3 mei 2024!byline
         Date modified:!byline
         2020-05-05!byline
         Wij gebruiken cookies.!cookie-notice
         Terug naar boven!navigation",
    );
}

#[test]
fn main_text_that_looks_like_furniture_stays() {
    check(
        "<main><article><header><h1>Kop</h1><p>Inleiding.</header>
         <aside><p>Tip: neem een foto mee.</aside>
         <aside><a href=/a>Andere pagina</a></aside>
         <p class=comments>Open van 8 tot 5.
         <form><label>Uw naam</label></form>
         <ul><li><a href=/b>Eerste</a><li><a href=/c>Tweede</a></ul>
         <p>Laatste kans om te stemmen.</article></main>",
        "Kop
         Inleiding.
         Tip: neem een foto mee.
         Andere pagina!aside
         Open van 8 tot 5.
         Uw naam
         Eerste
         Tweede
         Laatste kans om te stemmen.",
    );
}

#[test]
fn a_name_that_covers_the_text_is_no_clue() {
    let source = format!("<main><div class=sidebar-share><h1>Kop</h1><p>{TEXT}</div></main>");
    check(&source, &format!("Kop\n{TEXT}"));
    let source = format!("<form id=aspnet class=search><h1>Kop</h1><p>{TEXT}</form><p>voet");
    check(&source, &format!("Kop\n{TEXT}\nvoet"));
}

#[test]
fn a_title_in_the_header_is_kept() {
    check(
        "<header><a href=/>Gemeente</a><h1>Paspoort aanvragen</h1></header><main><p>U komt langs.</main>",
        "Gemeente!header\nPaspoort aanvragen\nU komt langs.",
    );
    check(
        "<header><h1><a href=/>Gemeente</a></h1></header><main><p>U komt langs.</main>",
        "Gemeente!header\nU komt langs.",
    );
}

#[test]
fn articles_stand_in_for_a_main_part() {
    check(
        &format!(
            "<div>Menu <a href=/>Home</a></div><article><h1>Kop</h1><p>{TEXT}</article><div>Adres</div>"
        ),
        &format!("Menu Home!outside-main\nKop\n{TEXT}\nAdres!outside-main"),
    );
}

#[test]
fn pages_that_say_nothing_are_judged_by_their_links() {
    let menu = "<ul><li><a href=/1>Een</a><li><a href=/2>Twee</a><li><a href=/3>Drie</a></ul>";
    check(
        &format!(
            "<div>Logo</div>{menu}<h1>Kop</h1><p>Kort.<p>{TEXT}<ul><li><a href=/x>Bijlage</a></ul><p>{TEXT}<p>Einde.{menu}<p>Rest"
        ),
        &format!(
            "Logo!navigation\nEen!navigation\nTwee!navigation\nDrie!navigation
             Kop\nKort.\n{TEXT}\nBijlage\n{TEXT}\nEinde.
             Een!navigation\nTwee!navigation\nDrie!navigation\nRest!navigation"
        ),
    );
}

#[test]
fn fragments_are_main_text() {
    check(
        "<p>Kort.</p><ul><li>Een<li><a href=/>Twee</a></ul>",
        "Kort.\nEen\nTwee",
    );
    check(
        &format!("<h2>Kop</h2><p>{TEXT}<ul><li>a<li>b<li>c</ul>"),
        &format!("Kop\n{TEXT}\na\nb\nc"),
    );
    check("", "");
}

#[test]
fn an_almost_empty_main_part_is_a_mistake() {
    let rest = format!("<p>{TEXT}").repeat(3);
    let document = page(&format!("<main>Welkom</main><div>{rest}</div>"));
    assert!(
        document
            .blocks
            .iter()
            .all(|block| block.chrome != Some(Chrome::OutsideMain))
    );
}

#[test]
fn words_hold_a_letter_or_a_digit() {
    let cases = [
        ("", 0),
        ("a", 1),
        ("Een zin (met drie) of 4 'woorden'\nmeer.", 8),
        ("– ü – « é » 1 €5 ’s …", 5),
        ("  twee  spaties ", 2),
        ("- & / -- !", 0),
    ];
    for (text, expected) in cases {
        assert_eq!(count_words(text), expected, "{text:?}");
    }
}
