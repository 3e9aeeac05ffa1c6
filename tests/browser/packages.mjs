// What is bundled for the pages of the tests: editors that come in many small modules.
import * as commands from "@codemirror/commands";
import * as state from "@codemirror/state";
import * as view from "@codemirror/view";
import { Editor } from "@tiptap/core";
import { TableKit } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { history, undo } from "prosemirror-history";
import { DOMParser, DOMSerializer, Schema } from "prosemirror-model";
import { schema as basic } from "prosemirror-schema-basic";
import { addListNodes } from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import Quill from "quill";

export const codemirror = { ...commands, ...state, ...view };
export const prosemirror = { DOMParser, DOMSerializer, EditorState, EditorView, Schema, addListNodes, basic, history, undo };
export const tiptap = { Editor, StarterKit, TableKit };
export { Quill };
