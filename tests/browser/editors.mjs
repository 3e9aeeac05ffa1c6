// Real editors for the tests: each with its text, what it saves, and its undo.
const place = () => document.getElementById("place");

export const EDITORS = {
  async ckeditor5(html) {
    const { ClassicEditor, Essentials, Paragraph, Bold, Italic, Link, List, Heading, Table, Code, BlockQuote, GeneralHtmlSupport } = await import("ckeditor5");
    place().innerHTML = html;
    const editor = await ClassicEditor.create(place(), {
      licenseKey: "GPL",
      plugins: [Essentials, Paragraph, Bold, Italic, Link, List, Heading, Table, Code, BlockQuote, GeneralHtmlSupport],
      toolbar: ["undo"],
      htmlSupport: { allow: [{ name: /.*/, attributes: true }] },
    });
    const { ckeditor5 } = await import("/adapters/ckeditor5.js");
    return { adapter: ckeditor5(editor), saved: () => editor.getData(), undo: () => editor.execute("undo") };
  },
  async tinymce(html) {
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = "/node_modules/tinymce/tinymce.min.js";
      Object.assign(script, { onload: resolve, onerror: reject });
      document.head.append(script);
    });
    const area = document.createElement("textarea");
    area.value = html;
    place().append(area);
    const [editor] = await globalThis.tinymce.init({ target: area, license_key: "gpl", promotion: false, height: 400 });
    const { tinymce } = await import("/adapters/tinymce.js");
    return {
      adapter: tinymce(editor),
      view: editor.getWin(),
      saved: () => editor.getContent(),
      undo: () => editor.undoManager.undo(),
      dirty: () => editor.isDirty(),
    };
  },
  async prosemirror(html) {
    const { Schema, DOMParser } = await import("prosemirror-model");
    const { EditorState } = await import("prosemirror-state");
    const { EditorView } = await import("prosemirror-view");
    const { history, undo } = await import("prosemirror-history");
    const { schema: basic } = await import("prosemirror-schema-basic");
    const { addListNodes } = await import("prosemirror-schema-list");
    const schema = new Schema({ nodes: addListNodes(basic.spec.nodes, "paragraph block*", "block"), marks: basic.spec.marks });
    const content = document.createElement("div");
    content.innerHTML = html;
    const state = EditorState.create({ doc: DOMParser.fromSchema(schema).parse(content), plugins: [history()] });
    const view = new EditorView(place(), { state });
    const { prosemirror } = await import("/adapters/prosemirror.js");
    return { adapter: prosemirror(view), saved: () => JSON.stringify(view.state.doc), undo: () => undo(view.state, view.dispatch) };
  },
};

api.edit = async (name, html) => {
  api.editor = await EDITORS[name](html);
  api.before = api.editor.saved();
  api.errors = [];
  api.helder = api.createHelder({ delay: 20, onError: (error) => api.errors.push(error.message) });
  api.session = api.helder.attach(null, { adapter: api.editor.adapter });
  return api.settled();
};
globalThis.editorsReady = true;
