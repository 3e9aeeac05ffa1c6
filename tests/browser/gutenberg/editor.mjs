// A block editor with the blocks that most texts are made of, for the tests.
import { BlockEditorProvider, BlockList, InnerBlocks, RichText, WritingFlow, useBlockProps, useInnerBlocksProps } from "@wordpress/block-editor";
import { createBlock, registerBlockType, serialize } from "@wordpress/blocks";
import { dispatch, select } from "@wordpress/data";
import { createElement, createRoot, useState } from "@wordpress/element";
import * as richText from "@wordpress/rich-text";

const content = { type: "rich-text", source: "rich-text", selector: "*" };
/** Blocks of one text: their name, and their element. */
const TEXTS = { paragraph: "p", heading: "h2", "list-item": "li" };
for (const [name, tagName] of Object.entries(TEXTS)) {
  registerBlockType(`core/${name}`, {
    apiVersion: 3, title: name, category: "text", attributes: { content: { ...content, selector: tagName } },
    edit: ({ attributes, setAttributes }) => createElement(RichText, {
      ...useBlockProps(), tagName, identifier: "content", value: attributes.content,
      onChange: (content) => setAttributes({ content }),
    }),
    save: ({ attributes }) => createElement(RichText.Content, { ...useBlockProps.save(), tagName, value: attributes.content }),
  });
}
for (const format of ["strong", "em", "code", "a"]) {
  richText.registerFormatType(`core/${format}`, {
    title: format, tagName: format, className: null, edit: () => null, attributes: format === "a" ? { url: "href" } : undefined,
  });
}
registerBlockType("core/list", {
  apiVersion: 3, title: "list", category: "text",
  edit: () => createElement("ul", useInnerBlocksProps(useBlockProps())),
  save: () => createElement("ul", useBlockProps.save(), createElement(InnerBlocks.Content)),
});

/** Blocks of HTML. */
function blocks(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const text = (name, element) => createBlock(`core/${name}`, { content: richText.RichTextData.fromHTMLString(element.innerHTML) });
  return [...body.children].map((element) => {
    if (/^[OU]L$/.test(element.nodeName)) return createBlock("core/list", {}, [...element.children].map((item) => text("list-item", item)));
    return text(/^H\d$/.test(element.nodeName) ? "heading" : "paragraph", element);
  });
}

let root;
/** Opens a text; gives what it saves, and its undo. */
export function open(html, place) {
  const history = [blocks(html)];
  let show;
  const App = () => {
    const [value, set] = useState(history[0]);
    show = set;
    return createElement(
      BlockEditorProvider,
      {
        value,
        // As on the pages of WordPress: one store for all.
        useSubRegistry: false,
        onInput: (value) => { history[history.length - 1] = value; set(value); },
        onChange: (value) => { history.push(value); set(value); },
      },
      createElement(WritingFlow, null, createElement(BlockList)),
    );
  };
  root = createRoot(place);
  root.render(createElement(App));
  return {
    wp: { data: { select, dispatch }, richText },
    saved: () => serialize(history[history.length - 1]),
    undo: () => {
      if (history.length > 1) history.pop();
      show(history[history.length - 1]);
    },
    close: () => root.unmount(),
  };
}
