// Runs in the page: the contrast of all text that is seen, as WCAG 2.2 computes it.

/** Text with less contrast than it needs, each with its colours. */
export function faintText() {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], [r2, g2, b2]) => [r * a + r2 * (1 - a), g * a + g2 * (1 - a), b * a + b2 * (1 - a), 1];
  const light = (rgb) => {
    const [r, g, b] = rgb.map((it) => (it / 255 <= 0.04045 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const parent = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
  const under = (element) => {
    const layers = [];
    for (let it = element; it; it = parent(it)) layers.push(rgba(getComputedStyle(it).backgroundColor));
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    return layers.reverse().reduce((below, layer) => over(layer, below), dark ? [18, 18, 18] : [255, 255, 255]);
  };
  const wrong = [];
  let n = 0;
  const look = (element, least, colour, what) => {
    const back = under(element);
    const found = contrast(over(rgba(colour), back), back);
    n += 1;
    if (found < least) wrong.push(`${what}: ${found.toFixed(2)} of ${least}, ${colour} on ${back.map(Math.round)}`);
  };
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(element);
      if (element.localName === "path" && element.closest(".strip")) {
        // The bars of the strip are pictures: they need 3 : 1.
        look(element.closest("svg"), 3, style.fill, `bar ${element.getAttribute("class")}`);
      }
      const text = [...element.childNodes].filter((it) => it.nodeType === 3).map((it) => it.data.trim()).join(" ").trim();
      if (!text || element.getBoundingClientRect().width <= 1) continue;
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      look(element, large ? 3 : 4.5, style.color, `${element.localName}.${element.className} “${text.slice(0, 30)}”`);
      // The marks that lie on the words of an editor.
      if (!element.closest("[contenteditable]")) continue;
      for (const name of CSS.highlights.keys()) {
        const mark = getComputedStyle(element, `::highlight(${name})`);
        const back = over(rgba(mark.backgroundColor), under(element));
        const line = over(rgba(mark.textDecorationColor), under(element));
        const lined = mark.textDecorationLine !== "none" ? contrast(line, under(element)) : 3;
        const words = contrast(rgba(style.color), back);
        n += 2;
        if (lined < 3) wrong.push(`line of ${name}: ${lined.toFixed(2)}`);
        if (words < 4.5) wrong.push(`words under ${name}: ${words.toFixed(2)}`);
      }
    }
  };
  walk(document);
  return { n, wrong: [...new Set(wrong)] };
}
