//! Tables of sentences and words, with marks in the text: ` | ` between sentences, `[…]` around
//! words.

use proptest::prelude::*;

use super::{BlockText, WordKind, Work, read_block};
use crate::document::{Block, BlockKind, Lang, Mark, MarkKind, SourceMap};
use crate::span::Span;

fn block(text: &str) -> Block {
    Block {
        kind: BlockKind::Paragraph,
        text: text.to_string(),
        map: SourceMap::default(),
        span: Span::default(),
        lang: None,
        chrome: None,
        marks: Vec::new(),
        item: None,
    }
}

fn read(lang: Lang, text: &str) -> BlockText {
    read_block(
        &block(text),
        crate::testing::language(lang),
        false,
        &mut Work::default(),
    )
}

/// Checks where the sentences of a text end; a line break stays where ` |` stands before it.
#[track_caller]
fn check_sentences(lang: Lang, cases: &[&str]) {
    let language = crate::testing::language(lang);
    for case in cases {
        let text = case.replace(" |", "");
        let read = read_block(&block(&text), language, false, &mut Work::default());
        let mut marked = String::new();
        let mut end = 0;
        for sentence in &read.sentences {
            let gap = &text[end..sentence.range.start as usize];
            if end > 0 {
                marked.push_str(" |");
            }
            marked.push_str(gap);
            marked.push_str(&text[sentence.range]);
            end = sentence.range.end as usize;
        }
        assert_eq!(&marked, case);
    }
}

/// Checks where the words of a text begin and end.
#[track_caller]
fn check_words(lang: Lang, cases: &[&str]) {
    let language = crate::testing::language(lang);
    for case in cases {
        let text = case.replace("[", "").replace("]", "");
        let read = read_block(&block(&text), language, false, &mut Work::default());
        let mut marked = String::new();
        let mut end = 0;
        for word in &read.words {
            marked.push_str(&text[end..word.range.start as usize]);
            marked.push('[');
            marked.push_str(&text[word.range]);
            marked.push(']');
            end = word.range.end as usize;
        }
        marked.push_str(&text[end..]);
        assert_eq!(&marked, case);
    }
}

#[test]
fn dutch_sentences() {
    check_sentences(
        Lang::Nl,
        &[
            "U krijgt een brief. | Bewaar die goed!",
            "Hebt u vragen? | Bel ons dan.",
            "De heer A.B. van Dam belt u. | Hij is er op maandag.",
            "Mr. drs. P. de Boer tekent namens het college.",
            "Zie art. 3:2, tweede lid, Awb en § 4. | Dat geldt ook voor u.",
            "Op grond van artikel 5, lid 2. | De termijn is zes weken.",
            "Betaal vóór 1 mrt. 2026. | Daarna rekenen wij rente.",
            "De vergadering is op di. 4 feb. om 10.30 uur.",
            "Het kost € 1.250,50 per jaar. | Dat is 3,5% meer.",
            "Neem o.a. een pasfoto, bankpas e.d. mee. | Kom op tijd.",
            "Denk aan gas, water enz. | Ook huur telt mee.",
            "Wonen bij Bouwbedrijf Dorp B.V. in Utrecht.",
            "Koop bij Dorp B.V. | De garantie is twee jaar.",
            "Ga naar www.dorp.example.nl/loket. | Of mail info@dorp.example.nl.",
            "Het duurt max. 3 weken. | Dat is het max. | Langer kan niet.",
            "De balie is open tot 17.00 u. | 's Avonds is zij dicht.",
            "'s Morgens is het druk. | 't Is dan beter om te bellen.",
            "IJs is glad. | IJzel ook.",
            "Dat kost niets. | iPhone-gebruikers laden een app.",
            "Wij zijn er 24 uur per dag. | 7 dagen per week.",
            "“Waar teken ik?” vroeg zij. | “Hier,” zei hij.",
            "Hij zei: “Dat klopt.” | Toen ging hij.",
            "(Dit geldt niet voor u.) | Lees verder.",
            "Dit geldt (zie ook blz. 4). | Lees verder.",
            "Wacht... er komt nog meer. | Echt waar?! | Ja.",
            "Misschien… | We zien het wel.",
            "Doe mee met Jong! in de wijk.",
            "Dit staat in de wet.[1][2] | Dat is goed.3 | Wij helpen u.",
            "De brief is klaar. |De rekening volgt.",
            "Bel 14 020 of 06-12345678. | Wij helpen u.",
            "Versie 2.1.3 is er. | Lees plan.pdf. | Klaar.",
            "U ontvangt dit jl. vrijdag. | Bewaar het.",
        ],
    );
}

#[test]
fn english_sentences() {
    check_sentences(
        Lang::En,
        &[
            "We will write to you. | Keep the letter.",
            "Dr. A. Jones and Mrs. Lee live at 3 High St. in York.",
            "She lives on High St. | The council owns it.",
            "Open Mon. to Fri., 9 a.m. to 5 p.m. | Calls are free.",
            "He moved to the U.S. in May. | The U.S. Navy paid.",
            "He moved to the U.S. | We did not.",
            "See fig. 3 and no. 4, e.g. the table. | Is that all? | No. | It is not.",
            "Ms. Ray works for Bolt Inc. and Rope Ltd. | They pay her.",
            "The rate is 3.5%. | You pay £1,250.50 by 3 Jan. 2024.",
            "“Where do I sign?” she asked. | “Here.”",
            "He wrote, “I came. I saw.” | Then he left.",
            "Vitamin C. | You need it.",
            "Smith v. Jones was about s. 12 of the Act.",
            "Move in. | Log in. | It is 5 in. long.",
            "I am. | She is at 3 am.",
            "Get help from Yay! in your area.",
            "the form is online. | you can print it.",
            "Please read this (it is short). | (Or don't.) | Thanks. :-)",
            "Ask the W.H.O. about it.",
        ],
    );
}

#[test]
fn lists_inside_a_block() {
    check_sentences(
        Lang::Nl,
        &[
            "U hebt nodig: |\nuw paspoort |\nuw huurcontract",
            "1. Vul het formulier in. |\n2. Teken het.",
            "Doe dit: | 1. Bel ons | 2. Maak een afspraak | 3. Kom langs",
            "a) een pas | b) een foto | c) een brief",
            "a. een pas | b. een foto",
            "• een pas | • een foto",
            "Er zijn twee groepen: (1) ouders, en (2) kinderen.",
            "1. Ga naar stap 2. | Dan bent u klaar.",
            "Gemeente Dorp |\nPostbus 12 |\n1000 AA Dorp",
            "Dit is een\nregel die doorloopt.",
            "Een zin. |\nNog een zin.",
            "De prijs |\n***\nHet plan",
        ],
    );
    check_sentences(
        Lang::En,
        &[
            "(a) One thing. | (b) Another.",
            "i) one | ii) two | iii) three",
            "A. Jones and B. Lee met.",
        ],
    );
}

#[test]
fn dutch_words() {
    check_words(
        Lang::Nl,
        &[
            "[De] [foto's] [van] [oma's] [e-mailadres].",
            "[U] [krijgt] € [1.250,50] ([4,5]%) [op] [31-12-2025].",
            "[Van] [1] [t/m] [28] [feb.] [en]/[of] [zo].",
            "[Dhr.] [Jansen] [betaalt] [o.a.] [huur] [enz.]",
            "[Zie] [art.][5] [Awb], [blz.] [4].",
            "['s] [Morgens] [in] ['s-Hertogenbosch] [met] ‘[haast]’.",
            "[kind(eren)] [en] [(klein)kinderen] ([twee])",
            "[Bel] [dan]: [0800] - [0543], [km/u] [2024/0451]",
            "[gas],[water] [10:30]–[12:00] [klaar]—[echt]",
            "[cafe\u{301}] [m]² [CO2] *[vet]*",
            "[Ga] [naar] ([https://dorp.example.nl/a,b]).",
            "[A.B.] [de] [Wit], [mr.][P.] [Bos]",
            "[wacht]...[nu]",
        ],
    );
}

#[test]
fn english_words() {
    check_words(
        Lang::En,
        &[
            "[Don't] [send] [and]/[or] [he]/[she]; [it’s] [well-known].",
            "[Pay] £[1,250.50] [by] [Dec.] [31]. [No.] [10] [is] [it].",
            "[GPs] [and] [NHS]--[not] [me] [n/a] [1/2].",
            "[Use] [A4] [or] [n/a].",
            "“[Here],” [he] [said]. *** ! $",
        ],
    );
}

#[track_caller]
fn check_kinds(lang: Lang, text: &str, expected: &[WordKind]) {
    let kinds: Vec<WordKind> = read(lang, text)
        .words
        .iter()
        .map(|word| word.kind)
        .collect();
    assert_eq!(kinds, expected, "{text}");
}

#[test]
fn kinds_depend_on_the_sentence() {
    use WordKind::{Abbreviation, Acronym, Address, Number, Word};
    check_kinds(Lang::Nl, "De AOW is goed.", &[Word, Acronym, Word, Word]);
    check_kinds(Lang::Nl, "ALLES OVER DE AOW", &[Word, Word, Word, Word]);
    check_kinds(Lang::En, "no. 5", &[Abbreviation, Number]);
    check_kinds(Lang::En, "I said no.", &[Word, Word, Word]);
    check_kinds(
        Lang::Nl,
        "5 min. of zo.",
        &[Number, Abbreviation, Word, Word],
    );
    check_kinds(
        Lang::Nl,
        "Mail x@y.nl t.a.v. J. Bos",
        &[Word, Address, Abbreviation, Abbreviation, Word],
    );
}

#[test]
fn code_and_opaque_text_is_one_word() {
    let text = "Tik ls. Dan -a en x-as in. Klaar.";
    let mut block = block(text);
    for (from, to) in [(4, 14), (18, 19)] {
        block.marks.push(Mark {
            range: Span::new(from, to),
            source: Span::default(),
            kind: MarkKind::Code,
        });
    }
    let read = read_block(
        &block,
        crate::testing::language(Lang::Nl),
        false,
        &mut Work::default(),
    );
    let opaque: Vec<&str> = read
        .words
        .iter()
        .filter(|word| word.kind == WordKind::Opaque)
        .map(|word| &text[word.range])
        .collect();
    assert_eq!(opaque, ["ls. Dan -a", "x-as"]);
    assert_eq!(read.sentences.len(), 2);
}

#[test]
fn given_tokens_stay_as_they_are() {
    let text = "Dat kost o.a. $ 5 . Of 's middags ?";
    let read = read_block(
        &block(text),
        crate::testing::language(Lang::Nl),
        true,
        &mut Work::default(),
    );
    assert_eq!(read.sentences.len(), 1);
    let words: Vec<&str> = read.words.iter().map(|word| &text[word.range]).collect();
    assert_eq!(words, ["Dat", "kost", "o.a.", "5", "Of", "'s", "middags"]);
    assert_eq!(read.words[2].kind, WordKind::Abbreviation);
}

#[test]
fn tokens_hold_the_punctuation() {
    let text = "“Ja,” zei hij/zij... Echt?! Ja (o.a.).";
    let read = read(Lang::Nl, text);
    let tokens: Vec<&str> = read
        .sentences
        .iter()
        .flat_map(|sentence| read.tokens(text, sentence))
        .map(|token| &text[token.range])
        .collect();
    assert_eq!(
        tokens,
        [
            "“", "Ja", ",", "”", "zei", "hij", "/", "zij", "...", "Echt", "?!", "Ja", "(", "o.a.",
            ")", "."
        ]
    );
}

/// Pieces that meet each other in odd ways.
fn odd_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            " ", " ", " ", "\n", "\u{a0}", ". ", ".", "...", "?", "!", ", ", ":", "-", "–", "/",
            "\"", "'", "“", "”", "’", "(", ")", "[", "]", "«", "»", "•", "1. ", "2. ", "a) ",
            "b) ", "(i) ", "art. ", "Dr. ", "enz. ", "U.S. ", "J.", "'s ", "De ", "the ", "AOW ",
            "WIFI", "x.nl", "a@b.nl", "é", "e\u{301}", "３", "．", "。", "😀", "²", "€ ", "10",
            "3e", "_", "\\", "&", ",,", "no. ", "min. ",
        ])
        .prop_map(str::to_string),
        "[a-zA-Z]{1,8}",
        "\\PC{0,3}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_is_lost_and_all_is_in_order(text in odd_text(), from in 0usize..40, len in 0usize..9) {
        let mut block = block(&text);
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let (from, to) = (from.min(starts.len() - 1), (from + len).min(starts.len() - 1));
        block.marks.push(Mark {
            range: Span::new(starts[from], starts[to]),
            source: Span::default(),
            kind: MarkKind::Code,
        });
        for (lang, pretokenized) in [(Lang::Nl, false), (Lang::En, false), (Lang::Nl, true)] {
            let read = read_block(&block, crate::testing::language(lang), pretokenized, &mut Work::default());
            let mut end = 0;
            let mut n_words = 0;
            for sentence in &read.sentences {
                let range = sentence.range;
                prop_assert!(text[end..range.start as usize].trim().is_empty(), "{text:?}");
                prop_assert!(!range.is_empty());
                prop_assert_eq!(text[range].trim(), &text[range], "{:?}", &text);
                end = range.end as usize;
                prop_assert_eq!(sentence.words.start, n_words);
                n_words = sentence.words.end;
                let mut word_end = range.start;
                for word in read.words_of(sentence) {
                    prop_assert!(word_end <= word.range.start && !word.range.is_empty());
                    prop_assert!(text[word.range].contains(super::words::is_word_char));
                    prop_assert!(!text[word.range].ends_with(char::is_whitespace));
                    word_end = word.range.end;
                }
                prop_assert!(word_end <= range.end);
                let words = read.tokens(&text, sentence).filter_map(|token| token.word);
                prop_assert!(words.eq(sentence.words.clone()));
            }
            prop_assert!(text[end..].trim().is_empty(), "{text:?}");
            prop_assert_eq!(n_words as usize, read.words.len());
        }
    }
}
