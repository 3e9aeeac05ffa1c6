// A text of our own, as long as one likes: sentences of many kinds, none of them twice in a row.

const NL = [
  "Indien u verhuist, dient u dit binnen # dagen te melden bij de gemeente.",
  "De aanvraag wordt door ons in behandeling genomen nadat u # euro heeft betaald.",
  "U krijgt binnen # weken een brief met ons besluit.",
  "Met betrekking tot de vergunning van perceel # gelden aanvullende voorwaarden, zoals de maximale hoogte van het bouwwerk.",
  "Bel ons als u vragen heeft, dan helpen wij u graag verder met nummer #.",
  "De belastingdienst stelt de definitieve aanslag vast op basis van de gegevens uit het jaar 20#, waarbij rekening wordt gehouden met eventuele aftrekposten.",
  "Neem uw paspoort, een recente pasfoto en # euro mee naar de balie.",
  "Bent u het niet eens met besluit #? Dan kunt u bezwaar maken.",
];
const EN = [
  "In the event that you move house, you must notify the council within # days.",
  "Your application will be processed by us after you have paid the fee of # pounds.",
  "You will get a letter with our decision within # weeks.",
  "With regard to the permit for plot #, additional requirements apply, such as the maximum height of the building.",
  "Call us if you have any questions, and we will help you with number #.",
  "The tax office determines the final assessment on the basis of the information for the year 20#, taking into account any deductions that may apply.",
  "Bring your passport, a recent photo and # pounds to the desk.",
  "Do you disagree with decision #? Then you can ask us to look at it again.",
];

/** Paragraphs with about this many words in all. @param {"nl" | "en"} lang @param {number} words */
export function text(lang, words) {
  const sentences = lang === "nl" ? NL : EN;
  const paragraphs = [];
  for (let n = 0, at = 0; n < words; ) {
    const own = Array.from({ length: 3 + (at % 4) }, () => {
      const sentence = sentences[(at * 7 + (at >> 3)) % sentences.length].replace("#", String(10 + (at % 90)));
      at += 1;
      return sentence;
    });
    paragraphs.push(own.join(" "));
    n += own.join(" ").split(" ").length;
  }
  return paragraphs;
}
