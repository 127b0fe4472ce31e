import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { editorExtensions } from './extensions';
import classes from './TextDiff.module.css';

interface Props {
  from: string;
  to: string;
  fromLabel: string;
  toLabel: string;
}

const COLLAPSE = { margin: 3, minSize: 6 };

/** Two texts side by side with what changed marked; one below the other where there is no room. Equal parts fold away. */
export default function TextDiff({ from, to, fromLabel, toLabel }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const { t } = useTranslation();
  const unchanged = t('versions.unchanged');
  const narrow = useMediaQuery('(max-width: 48em)');

  useEffect(() => {
    const parent = host.current;
    if (!parent) return undefined;
    const look = (label: string) => [editorExtensions(label, true), EditorState.phrases.of({ '$ unchanged lines': unchanged })];
    const view = narrow
      ? new EditorView({
          parent,
          doc: to,
          extensions: [
            look(toLabel),
            unifiedMergeView({ original: from, mergeControls: false, collapseUnchanged: COLLAPSE }),
          ],
        })
      : new MergeView({
          parent,
          a: { doc: from, extensions: look(fromLabel) },
          b: { doc: to, extensions: look(toLabel) },
          collapseUnchanged: COLLAPSE,
        });
    return () => view.destroy();
  }, [from, to, fromLabel, toLabel, narrow, unchanged]);

  return <div ref={host} className={classes.diff} />;
}
