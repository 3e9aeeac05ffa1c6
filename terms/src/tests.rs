//! Terms and their shapes, language by language.

use super::*;

const DUTCH_VERBS: &str = include_str!("../../data/nl/verbs.tsv");
const DUTCH_FORMS: &str = include_str!("../../data/nl/forms.tsv");
const ENGLISH_VERBS: &str = include_str!("../../data/en/verbs.tsv");
const ENGLISH_FORMS: &str = include_str!("../../data/en/forms.tsv");

/// The shapes of a line, one for each row: words, conditions, what to write. `~` is before what
/// does not fit as it is.
#[track_caller]
fn check(language: &dyn Inflect, line: &str, expected: &[&str]) {
    let list = format!(
        "from\tto\tmode\tclass\twhen\n{}\n",
        line.replace(", ", "\t")
    );
    let lines = read(&list).expect("the line is well made");
    let shapes = shapes(&lines[0], language).expect("it can be inflected");
    let rows: Vec<String> = shapes
        .iter()
        .map(|shape| {
            let ways: Vec<String> = shape.ways.iter().map(show).collect();
            let when = if shape.when.is_empty() {
                String::new()
            } else {
                format!(" [{}]", shape.when)
            };
            format!("{}{when}: {}", shape.from, ways.join(" | "))
        })
        .collect();
    let long = [
        (
            "!next:DET|NOUN|ADJ|NUM|NAME|uw|ons|onze|mijn|haar|hun|elkaar|ik|je|jij|u|hij|zij|ze|wij|\
             we|men !inside:DET|ADP|ADJ",
            "CLOSES",
        ),
        (
            "near:te|kan|kunt|kun|kunnen|kon|konden|moet|moeten|moest|moesten|mag|mogen|mocht|\
             mochten|zal|zult|zullen|zou|zouden|wil|wilt|willen|wilde|wilden|gaat|gaan|ging|\
             gingen|laat|laten|liet|lieten|hoeft|hoeven",
            "MODAL",
        ),
        (
            "clause:heb|hebt|heeft|hebben|had|hadden|ben|bent|is|zijn|was|waren|word|wordt|worden|\
             werd|werden",
            "AUXILIARY",
        ),
    ];
    let shorten = |row: String, &(long, short): &(&str, &str)| row.replace(long, short);
    let rows = rows.into_iter().map(|row| long.iter().fold(row, shorten));
    let rows: Vec<String> = rows.collect();
    assert_eq!(rows, expected);
}

fn show(way: &Way) -> String {
    let agree = if way.agree.is_empty() {
        String::new()
    } else {
        format!(" ({})", way.agree)
    };
    match way.fits.as_deref() {
        None => format!("~{}{agree}", way.to),
        Some("") => format!("{}{agree}", way.to),
        Some(when) => format!("{}{agree} [{when}]", way.to),
    }
}

#[track_caller]
fn dutch(line: &str, expected: &[&str]) {
    check(&Dutch::new(DUTCH_VERBS, DUTCH_FORMS), line, expected);
}

#[track_caller]
fn english(line: &str, expected: &[&str]) {
    check(&English::new(ENGLISH_VERBS, ENGLISH_FORMS), line, expected);
}

#[test]
fn a_dutch_verb_agrees_in_number_person_and_tense() {
    dutch(
        "trachten, proberen, replace, v",
        &[
            "tracht [prev:ik is:FIN|INF]: probeer",
            "tracht [next:ik|je|jij is:FIN|INF]: probeer",
            "tracht: probeert",
            "trachten: proberen",
            "trachtte: probeerde",
            "trachtten: probeerden",
            "getracht: geprobeerd",
            "getrachte: geprobeerde",
        ],
    );
}

#[test]
fn a_dutch_verb_comes_apart_in_a_main_clause() {
    dutch(
        "aanvangen, beginnen, replace, v",
        &[
            "vang … aan [CLOSES]: begin …",
            "vangt … aan [CLOSES]: begint …",
            "aanvangt: begint",
            "vangen … aan [CLOSES !prev:te|ADP|DET|ADJ]: beginnen …",
            "aanvangen: beginnen",
            "ving … aan [CLOSES]: begon …",
            "aanving: begon",
            "vingen … aan [CLOSES]: begonnen …",
            "aanvingen: begonnen",
            "aangevangen: begonnen",
            "aan te vangen: te beginnen",
        ],
    );
}

#[test]
fn words_of_a_dutch_phrase_stand_around_its_verb() {
    dutch(
        "zorg dragen voor, zorgen voor, replace, v",
        &[
            "draag … zorg voor [!next:te]: zorg … voor",
            "draagt … zorg voor [!next:te]: zorgt … voor",
            "zorg draagt voor: zorgt voor",
            "dragen … zorg voor [!next:te !prev:te|ADP|DET|ADJ]: zorgen … voor",
            "zorg dragen voor: zorgen voor",
            "droeg … zorg voor [!next:te]: zorgde … voor",
            "zorg droeg voor: zorgde voor",
            "droegen … zorg voor [!next:te]: zorgden … voor",
            "zorg droegen voor: zorgden voor",
            "zorg gedragen voor: gezorgd voor",
            "zorg te dragen voor: te zorgen voor",
        ],
    );
}

#[test]
fn dienen_loses_its_te() {
    dutch(
        "dienen te, moeten, replace, v",
        &[
            "dienen te [is:INF MODAL]: moeten",
            "dien … te: moet … [!later:te]",
            "dient … te: moet … [!later:te]",
            "dienen … te [!prev:te|ADP|DET|ADJ]: moeten … [!later:te]",
            "diende … te: moest … [!later:te]",
            "dienden … te: moesten … [!later:te]",
            "dienen te: ~moeten",
        ],
    );
}

#[test]
fn a_verb_that_comes_apart_needs_the_end_of_its_clause() {
    dutch(
        "accorderen, goedkeuren, replace, v",
        &[
            "accordeer [is:FIN|INF sub]: goedkeur",
            "accordeer [is:FIN|INF]: ~keur … goed",
            "accordeert [sub]: goedkeurt",
            "accorderen [is:INF MODAL]: goedkeuren",
            "accorderen [sub]: goedkeuren",
            "accordeerde [sub]: goedkeurde",
            "accordeerden [sub]: goedkeurden",
            "accordeert: ~keurt … goed",
            "accorderen [prev:te|ADP|DET|ADJ]: ~goedkeuren",
            "accorderen: ~keuren … goed",
            "accordeerde: ~keurde … goed",
            "accordeerden: ~keurden … goed",
            "geaccordeerd: goedgekeurd",
            "geaccordeerde: goedgekeurde",
            "te accorderen: goed te keuren",
        ],
    );
}

#[test]
fn a_preposition_less_fits_in_a_main_clause_only() {
    dutch(
        "beschikken over, hebben, replace, v",
        &[
            "beschikt …4 over [!near:u|je|jij !next:te]: heeft … [main]",
            "beschikt …4 over [by:u|je|jij !next:te]: hebt … [main]",
            "beschikken over [is:INF MODAL]: ~hebben",
            "beschikt over [is:PART|ADJ AUXILIARY]: ~gehad",
            "beschik …4 over [!next:te]: heb … [main]",
            "beschikken …4 over [!next:te !prev:te|ADP|DET|ADJ]: hebben … [main]",
            "beschikte …4 over [!next:te]: had … [main]",
            "beschikten …4 over [!next:te]: hadden … [main]",
            "beschikt …4 over [!next:te]: ~heeft … | ~hebt …",
            "beschikken over: ~hebben",
            "beschikt over: ~gehad",
        ],
    );
}

#[test]
fn an_infinitive_goes_with_laten() {
    dutch(
        "mededelen, laten weten|vertellen, replace, v",
        &[
            "deel … mede [CLOSES]: laat … weten | vertel …",
            "deelt … mede [CLOSES]: laat … weten | vertelt …",
            "mededeelt: laat weten | vertelt",
            "delen … mede [CLOSES !prev:te|ADP|DET|ADJ]: laten … weten | vertellen …",
            "mededelen: laten weten | vertellen",
            "deelde … mede [CLOSES]: liet … weten | vertelde …",
            "mededeelde: liet weten | vertelde",
            "deelden … mede [CLOSES]: lieten … weten | vertelden …",
            "mededeelden: lieten weten | vertelden",
            "medegedeeld: ~laten weten | verteld",
            "medegedeelde: ~laten weten | vertelde",
            "mede te delen: te laten weten | te vertellen",
        ],
    );
}

#[test]
fn a_finite_verb_and_a_participle_are_told_apart_by_tag() {
    dutch(
        "verstrekken, geven, replace, v",
        &[
            "verstrek [is:FIN|INF]: geef",
            "verstrekt [is:FIN !AUXILIARY]: geeft",
            "verstrekte [is:FIN]: gaf",
            "verstrekt [is:PART|ADJ AUXILIARY]: gegeven",
            "verstrekte [is:PART|ADJ next:NOUN|ADJ|PART]: gegeven",
            "verstrekken: geven",
            "verstrekten: gaven",
            "verstrekt: ~geeft | ~gegeven",
            "verstrekte: ~gaf | ~gegeven",
        ],
    );
}

#[test]
fn dutch_nouns_have_a_gender() {
    dutch(
        "aanvang, het begin|de start, replace, n-de",
        &["aanvang: begin (het) [!prev:ADJ|PART|NUM !next:die|dat|welke] | start"],
    );
}

#[test]
fn dutch_adjectives_take_e() {
    dutch(
        "essentieel, heel belangrijk, replace, a",
        &[
            "essentieel: heel belangrijk",
            "essentiële: heel belangrijke",
        ],
    );
}

#[test]
fn an_english_verb_has_five_forms() {
    english(
        "commence, begin|start, replace, v",
        &[
            "commence: begin | start",
            "commences: begins | starts",
            "commenced [is:FIN !attr]: began | started",
            "commenced [is:PART !attr]: begun | started",
            "commenced [!attr]: ~began / begun | started",
            "commencing [!attr]: beginning | starting",
        ],
    );
}

#[test]
fn modals_lack_forms() {
    english(
        "be able to, can, replace, v",
        &[
            "be able to: ~can",
            "am able to: can (a)",
            "are able to: can (a)",
            "is able to: can (a)",
            "was able to: could",
            "were able to: could",
            "been able to: ~can",
            "being able to: ~can",
        ],
    );
}

#[test]
fn english_phrases_have_gaps() {
    english(
        "take … into account, consider …, replace, v",
        &[
            "take … into account: consider …",
            "takes … into account: considers …",
            "took … into account: considered …",
            "taken … into account: considered …",
            "taking … into account: considering …",
        ],
    );
}

#[test]
fn articles_go_by_sound() {
    english(
        "endeavour, try, replace, v",
        &[
            "endeavour: try (a)",
            "endeavours: tries (a)",
            "endeavoured [!attr]: tried (a)",
            "endeavouring [!attr]: trying (a)",
        ],
    );
}

#[test]
fn the_head_of_a_phrase_has_the_plural() {
    english(
        "letter of credit, guarantee, replace, n",
        &[
            "letter of credit: guarantee",
            "letters of credit: guarantees",
        ],
    );
}
