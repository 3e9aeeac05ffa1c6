// helder beside the blocks of WordPress: a sidebar with the list, and marks in the text.

(() => {
  const base = new URL('helder/', document.currentScript.src);
  const { createElement, useEffect, useRef } = wp.element;
  const { PluginSidebar } = wp.editor;

  /** Where the blocks are: in a frame of their own, or in the page. */
  function canvas() {
    const frame = document.querySelector('iframe[name="editor-canvas"]');
    return (frame?.contentDocument ?? document).querySelector('.is-root-container');
  }

  function List() {
    const place = useRef(null);
    useEffect(() => {
      let helder = null;
      let left = false;
      (async () => {
        const [{ createHelder }, { contenteditable }] = await Promise.all([
          import(new URL('helder.js', base).href),
          import(new URL('adapters/contenteditable.js', base).href),
          import(new URL('panel.js', base).href),
        ]);
        const root = canvas();
        if (left || !root) return;
        helder = createHelder();
        helder.attach(root, { adapter: contenteditable(root) });
        const panel = document.createElement('helder-panel');
        panel.helder = helder;
        place.current.append(panel);
      })();
      return () => {
        left = true;
        helder?.dispose();
        place.current?.replaceChildren();
      };
    }, []);
    return createElement('div', { ref: place });
  }

  wp.plugins.registerPlugin('helder', {
    icon: 'visibility',
    render: () => createElement(PluginSidebar, { name: 'helder', title: 'helder' }, createElement(List)),
  });
})();
