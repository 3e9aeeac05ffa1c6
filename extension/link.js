// The text of another frame, as an editor: what is written there comes in over a line, and what is
// to be drawn or written goes out.

/**
 * @param {MessagePort} port
 * @param {any} opened The first message: the format and all pieces.
 * @returns {import('./helder/types.js').Adapter & { take(message: any): void }}
 */
export function linked(port, opened) {
  const sources = new Map();
  let order = [];
  let caret = null;
  let on = { change() {}, compose() {} };
  const element = document.createElement('div');
  element.focus = () => port.postMessage({ type: 'focus' });
  const take = (message) => {
    if (message.type === 'compose') return on.compose(message.on);
    for (const { id, source } of message.set) sources.set(id, source);
    ({ order, caret } = message);
    const known = new Set(order);
    for (const id of sources.keys()) if (!known.has(id)) sources.delete(id);
    on.change();
  };
  take(opened);
  return {
    format: opened.format,
    readOnly: opened.readOnly,
    element,
    take,
    read: () => order.map((id) => ({ id, source: sources.get(id) })),
    watch: (hears) => { on = hears; },
    paint: (marks, changed) => {
      const pieces = [...changed];
      port.postMessage({ type: 'paint', marks: [...marks], changed: pieces });
    },
    highlight: (mark) => port.postMessage({ type: 'highlight', mark }),
    reveal: (mark) => port.postMessage({ type: 'reveal', mark }),
    apply: (piece, edits) => {
      // The page writes it only where the piece still reads so.
      port.postMessage({ type: 'apply', piece, edits, source: sources.get(piece) });
      return true;
    },
    caret: () => caret,
    detach: () => { on = { change() {}, compose() {} }; },
  };
}
