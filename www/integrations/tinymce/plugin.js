// helder as a plugin of TinyMCE 6 to 8. Serve the whole package, and name this file in
// `external_plugins`. It does not change what you save.

(() => {
  const base = new URL('../../', document.currentScript.src);

  tinymce.PluginManager.add('helder', (editor) => {
    editor.on('init', async () => {
      const [{ beside }, { tinymce: adapter }] = await Promise.all([
        import(new URL('beside.js', base).href),
        import(new URL('adapters/tinymce.js', base).href),
      ]);
      if (editor.removed) return;
      const session = beside(editor.getContainer()).attach(editor, { adapter: adapter(editor) });
      editor.on('remove', () => session.detach());
    });
    return { getMetadata: () => ({ name: 'helder' }) };
  });
})();
