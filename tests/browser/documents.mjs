// Documents of our own, with what makes places in a text hard to find back.

const LONG_NL =
  "<p>Indien u <b>met betrek</b>king tot de aanvraag nog vragen heeft, dient u contact op te nemen met de gemeente. 🎉 De formulieren worden door ons verzonden, aangaande het besluit dat u eerder hebt ontvangen.</p>";
const LONG_EN =
  "<p>In the event that you have <em>any ques</em>tions with regard to your claim, please contact us. 🎉 The forms will be sent by us prior to the date on which the decision is made.</p>";

export const DOCUMENTS = {
  "a plain paragraph": "<p>Indien u verhuist, dient u dit te melden.</p>",
  "bold inside a word": "<p>Dit is <b>met betrek</b>king tot u, en <i>a</i>angaande hem.</p>",
  "emoji and pairs": "<p>🎉🎉 Indien u 👩‍👩‍👧 belt 🏳️‍🌈, dient u 😀 te wachten. 𝒜angaande niets.</p>",
  "combining marks": "<p>E\u0301e\u0301n besluit, indien e\u0301e\u0301n café\u0301 sluit, aangaande cafe\u0301s.</p>",
  "line breaks": "<p>Indien u belt<br>dient u te wachten<br><br>met betrekking tot<br>uw vraag.</p>",
  "links and entities":
    '<p>Lees &lt;dit&gt; &amp; dat&nbsp;indien u wilt: <a href="/a?b=1&amp;c=2">klik hier</a> &mdash; aangaande u.</p>',
  "a table":
    "<table><thead><tr><th>Wat</th><th>Aangaande</th></tr></thead><tbody><tr><td>Indien u belt</td><td>dient u te wachten</td></tr></tbody></table>",
  "nested lists":
    "<ul><li>Indien u belt<ol><li>dient u te wachten</li><li>met betrekking tot u<ul><li>aangaande dit</li></ul></li></ol></li><li><p>teneinde</p><p>Indien u wilt</p></li></ul>",
  code: "<p>Typ <code>indien</code> en dan: indien u belt.</p><pre>indien u belt</pre><p>Aangaande u.</p>",
  "two languages":
    '<p>Indien u belt, dient u te wachten op een medewerker van de gemeente.</p><p lang="en">In the event that you are in possession of a permit, you must utilise the form that we sent to you.</p>',
  "loose text": "Indien u belt<div>dient u te wachten</div>aangaande <b>u</b><ul><li>met betrekking tot</li></ul>einde, indien",
  "an English page": LONG_EN + "<h2>Prior to arrival</h2><p>Please utilise the form.</p>",
  "what the writer left out":
    '<p data-helder="off">Indien u belt.</p><blockquote><p>Indien u belt.</p></blockquote><p>Hij zei: “Indien u belt.” Aangaande u.</p><p translate="no">Indien u belt.</p>',
};

/** About this many words of one language. */
export function long(lang, words) {
  const one = lang === "nl" ? LONG_NL : LONG_EN;
  const n = Math.ceil(words / one.replace(/<[^>]+>/g, "").split(/\s+/).length);
  return Array.from({ length: n }, (_, at) => (at % 7 === 0 ? `<h2>Deel ${at}</h2>` : "") + one.replace("🎉", `🎉 ${at}`)).join("");
}
