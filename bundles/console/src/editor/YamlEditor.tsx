import { forceLinting, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { yamlLanguage } from '@codemirror/lang-yaml';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { DslProblem } from '../api/model';
import { schemaCompletion } from './completion';
import { diagnostics } from './diagnostics';
import { editorExtensions } from './extensions';
import type { JsonSchema } from './schema';
import classes from './YamlEditor.module.css';

export interface YamlEditorProps {
  value: string;
  label: string;
  readOnly?: boolean;
  onChange?: (value: string) => void;
  problems?: readonly DslProblem[];
  warnings?: readonly DslProblem[];
  schema?: JsonSchema | undefined;
  /** A line to show, with a number that changes for each wish. */
  goTo?: { line: number; wish: number } | undefined;
}

const NONE: readonly DslProblem[] = [];

/** A text of Camel YAML: completion from the schema, the hub's problems at their lines. */
export default function YamlEditor(props: YamlEditorProps) {
  const { value, label, readOnly = false, problems = NONE, warnings = NONE, schema, goTo } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | undefined>(undefined);
  const completion = useRef(new Compartment());
  const onChange = useEffectEvent((text: string) => props.onChange?.(text));
  const initial = useEffectEvent(() => value);

  useEffect(() => {
    if (!host.current) return undefined;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: initial(),
        extensions: [
          editorExtensions(label, readOnly),
          completion.current.of([]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      view.current = undefined;
      editor.destroy();
    };
  }, [label, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (editor && editor.state.doc.toString() !== value) {
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
    }
  }, [value, label, readOnly]);

  useEffect(() => {
    const source = schema ? yamlLanguage.data.of({ autocomplete: schemaCompletion(schema) }) : [];
    view.current?.dispatch({ effects: completion.current.reconfigure(source) });
  }, [schema, label, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const found = [
      ...diagnostics(editor.state.doc, problems),
      ...diagnostics(editor.state.doc, warnings, 'warning'),
    ];
    editor.dispatch(setDiagnostics(editor.state, found));
    forceLinting(editor);
  }, [problems, warnings, label, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !goTo) return;
    const line = editor.state.doc.line(Math.min(Math.max(goTo.line, 1), editor.state.doc.lines));
    editor.dispatch({ selection: { anchor: line.from }, effects: EditorView.scrollIntoView(line.from, { y: 'center' }) });
    editor.focus();
  }, [goTo]);

  return <div ref={host} className={classes.editor} data-readonly={readOnly || undefined} />;
}
