// Real editors for the tests. Each opens a text and gives its adapter, what it saves, that as HTML
// if it saves something else, and its undo.

/** An empty element for the next editor. */
function place(name = "div") {
  const element = document.createElement(name);
  document.getElementById("place").replaceChildren(element);
  return element;
}

/** Loads a script that is no module, once. */
const scripts = new Map();
function script(src) {
  if (!scripts.has(src)) {
    scripts.set(src, new Promise((resolve, reject) => {
      const element = document.createElement("script");
      document.head.append(Object.assign(element, { src, onload: resolve, onerror: reject }));
    }));
  }
  return scripts.get(src);
}

const EDITORS = {
  async contenteditable(html) {
    const element = place();
    element.contentEditable = "true";
    element.spellcheck = false;
    element.innerHTML = html;
    const { contenteditable } = await import("/adapters/contenteditable.js");
    return {
      adapter: () => contenteditable(element),
      saved: () => element.innerHTML,
      undo: () => document.execCommand("undo"),
      close: () => {},
    };
  },
  async textarea(html) {
    const element = place("textarea");
    Object.assign(element, { value: html, rows: 20, cols: 80, spellcheck: false });
    const { textarea } = await import("/adapters/textarea.js");
    return {
      adapter: () => textarea(element, { format: "html" }),
      saved: () => element.value,
      undo: () => document.execCommand("undo"),
      close: () => {},
      marked: (current) => api.highlighted(current, window, (range) => element.value.slice(range.startOffset, range.endOffset)),
    };
  },
  async ckeditor5(html) {
    const ck = await import("ckeditor5");
    const { ClassicEditor, Essentials, Paragraph, Bold, Italic, Link, List, Heading, Table, Code, BlockQuote, GeneralHtmlSupport } = ck;
    const editor = await ClassicEditor.create(place(), {
      licenseKey: "GPL",
      initialData: html,
      plugins: [Essentials, Paragraph, Bold, Italic, Link, List, Heading, Table, Code, BlockQuote, GeneralHtmlSupport],
      toolbar: ["undo", "redo", "|", "heading", "bold", "italic", "link"],
      htmlSupport: { allow: [{ name: /.*/, attributes: true }] },
    });
    const { ckeditor5 } = await import("/adapters/ckeditor5.js");
    return {
      adapter: () => ckeditor5(editor),
      saved: () => editor.getData(),
      undo: () => editor.execute("undo"),
      close: () => editor.destroy(),
    };
  },
  async tinymce(html) {
    await script("/node_modules/tinymce/tinymce.min.js");
    const area = place("textarea");
    area.value = html;
    const [editor] = await globalThis.tinymce.init({ target: area, license_key: "gpl", promotion: false, height: 400 });
    const { tinymce } = await import("/adapters/tinymce.js");
    return {
      adapter: () => tinymce(editor),
      view: editor.getWin(),
      saved: () => editor.getContent(),
      undo: () => editor.undoManager.undo(),
      dirty: () => editor.isDirty(),
      close: () => editor.remove(),
    };
  },
  async prosemirror(html) {
    const { DOMParser, DOMSerializer, EditorState, EditorView, Schema, addListNodes, basic, history, undo } =
      (await import("packages")).prosemirror;
    const schema = new Schema({ nodes: addListNodes(basic.spec.nodes, "paragraph block*", "block"), marks: basic.spec.marks });
    const content = document.createElement("div");
    content.innerHTML = html;
    const state = EditorState.create({ doc: DOMParser.fromSchema(schema).parse(content), plugins: [history()] });
    const view = new EditorView(place(), { state });
    const { prosemirror } = await import("/adapters/prosemirror.js");
    const serializer = DOMSerializer.fromSchema(schema);
    const saved = () => {
      const out = document.createElement("div");
      out.append(serializer.serializeFragment(view.state.doc.content));
      return out.innerHTML;
    };
    return { adapter: () => prosemirror(view), saved, undo: () => undo(view.state, view.dispatch), close: () => view.destroy() };
  },
  async tiptap(html) {
    const { Editor, StarterKit, TableKit } = (await import("packages")).tiptap;
    const editor = new Editor({ element: place(), extensions: [StarterKit.configure({ trailingNode: false }), TableKit], content: html });
    const { tiptap } = await import("/adapters/tiptap.js");
    return {
      adapter: () => tiptap(editor),
      saved: () => editor.getHTML(),
      undo: () => editor.commands.undo(),
      close: () => editor.destroy(),
    };
  },
  async codemirror(html) {
    const modules = (await import("packages")).codemirror;
    const { EditorState, EditorView, history, undo } = modules;
    const view = new EditorView({ parent: place(), state: EditorState.create({ doc: html, extensions: [history(), EditorView.lineWrapping] }) });
    const { codemirror } = await import("/adapters/codemirror.js");
    const marked = (current) => {
      const marks = [];
      for (const set of view.state.facet(EditorView.decorations)) {
        if (typeof set === "function") continue;
        set.between(0, view.state.doc.length, (from, to, { spec }) => {
          if (spec.class?.startsWith("helder-") && spec.class.startsWith("helder-current") === current) {
            marks.push(view.state.sliceDoc(from, to));
          }
        });
      }
      return marks;
    };
    return {
      adapter: () => codemirror(view, modules, { format: "html" }),
      saved: () => view.state.doc.toString(),
      undo: () => undo(view),
      close: () => view.destroy(),
      marked,
    };
  },
  async quill(html) {
    const { Quill } = await import("packages");
    const quill = new Quill(place(), { modules: { toolbar: false } });
    quill.setContents(quill.clipboard.convert({ html }), "api");
    quill.history.clear();
    const { quill: adapter } = await import("/adapters/quill.js");
    return {
      adapter: () => adapter(quill),
      saved: () => quill.root.innerHTML,
      undo: () => quill.history.undo(),
      close: () => quill.container.remove(),
    };
  },
  async gutenberg(html) {
    const editor = (await import("gutenberg")).open(html, place());
    const { gutenberg } = await import("/adapters/gutenberg.js");
    while (!document.querySelector(".is-root-container [data-block]")) await new Promise(requestAnimationFrame);
    return { ...editor, adapter: () => gutenberg(editor.wp) };
  },
};

/** Opens a text in an editor, with the caret in it. */
api.edit = async (name, html) => {
  api.session?.detach();
  await api.editor?.close();
  api.errors = [];
  const editor = await EDITORS[name](html);
  editor.view ??= window;
  editor.marked ??= (current) => api.highlighted(current, editor.view);
  api.editor = editor;
  const adapter = editor.adapter();
  editor.element = adapter.element;
  editor.element.focus();
  adapter.detach();
  // Editors put the caret in their text a moment later.
  for (let last = null; last !== JSON.stringify(editor.before); ) {
    last = JSON.stringify(editor.before);
    await new Promise((resolve) => setTimeout(resolve, 40));
    editor.before = api.look();
  }
};

/** Starts helder on it. */
api.watch = () => {
  api.helder ??= api.createHelder({ delay: 5, onError: (error) => api.errors.push(error.message) });
  api.session = api.helder.attach(null, { adapter: api.editor.adapter() });
  return api.settled();
};

/** All that painting must leave as it was. */
api.look = () => {
  const { editor } = api;
  const at = editor.element.ownerDocument.getSelection();
  const focused = document.activeElement;
  return {
    saved: editor.saved(),
    dirty: editor.dirty?.() ?? false,
    focus: `${focused.nodeName}.${focused.className}`,
    caret: [at.anchorNode?.nodeName, at.anchorOffset, at.focusOffset, editor.element.selectionStart],
  };
};

/** The words of the marks that are drawn. */
api.marks = () => api.editor.marked(false).concat(api.editor.marked(true)).sort();

/** Puts the caret at a finding that shares no word with another, and waits until that is drawn. */
api.goTo = async (where) => {
  const { session } = api;
  const apart = session.findings.filter((it) =>
    it.ranges.length === 1 &&
    it.text.length > 3 &&
    !session.findings.some((other) =>
      other !== it && other.piece === it.piece &&
      other.ranges.some(([from, to]) => from <= it.ranges[0][1] && to >= it.ranges[0][0])));
  const finding = apart[apart.length >> 1];
  if (!finding) return null;
  const [from, to] = finding.ranges[0];
  const at = { before: from, inside: from + 2, after: to }[where];
  session.revealPlace(finding.piece, at, at);
  for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
  // Scrolling draws more of what is out of sight than typing leaves there. Some editors change their
  // text when the caret comes, and that is checked first.
  await api.settled();
  session.refresh();
  return [at, finding.text];
};

/** Writes the n-th suggestion that fits as it is. */
api.fix = (nth) => {
  const { session } = api;
  const fixable = session.findings.flatMap((finding) => {
    const suggestion = finding.suggestions.find((it) => session.canFix(finding, it));
    return suggestion ? [[finding, suggestion]] : [];
  });
  return nth < fixable.length ? session.fix(...fixable[nth]) : null;
};

globalThis.editorsReady = true;
