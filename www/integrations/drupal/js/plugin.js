// helder for the CKEditor 5 of Drupal. It imports nothing from the editor, so it works with the DLL
// builds of Drupal 10 and 11 and with the bundle of Drupal 12. The package lies in `js/helder`.

(() => {
  const base = new URL('helder/', document.currentScript.src);

  /** A plugin may be a plain function. @param {any} editor */
  function Helder(editor) {
    editor.on('ready', async () => {
      const [{ beside }, { ckeditor5 }] = await Promise.all([
        import(new URL('beside.js', base).href),
        import(new URL('adapters/ckeditor5.js', base).href),
      ]);
      if (editor.state === 'destroyed') return;
      const session = beside(editor.ui.element).attach(editor, { adapter: ckeditor5(editor) });
      editor.on('destroy', () => session.detach());
    });
  }

  window.CKEditor5 = window.CKEditor5 ?? {};
  window.CKEditor5.helder = { Helder };
})();
