import JsonView from '@uiw/react-json-view';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Copy } from './Copy';
import classes from './JsonPane.module.css';

const colors = {
  '--w-rjv-background-color': 'transparent',
  '--w-rjv-font-family': 'var(--mantine-font-family-monospace)',
  '--w-rjv-color': 'var(--mantine-color-text)',
  '--w-rjv-key-string': 'var(--mantine-color-text)',
  '--w-rjv-key-number': 'var(--ink-soft)',
  '--w-rjv-line-color': 'var(--line)',
  '--w-rjv-arrow-color': 'var(--ink-soft)',
  '--w-rjv-info-color': 'var(--ink-soft)',
  '--w-rjv-curlybraces-color': 'var(--ink-soft)',
  '--w-rjv-brackets-color': 'var(--ink-soft)',
  '--w-rjv-colon-color': 'var(--ink-soft)',
  '--w-rjv-quotes-color': 'var(--ink-soft)',
  '--w-rjv-quotes-string-color': 'var(--ok)',
  '--w-rjv-type-string-color': 'var(--ok)',
  '--w-rjv-type-int-color': 'var(--busy)',
  '--w-rjv-type-float-color': 'var(--busy)',
  '--w-rjv-type-boolean-color': 'var(--wait)',
  '--w-rjv-type-null-color': 'var(--ink-soft)',
  '--w-rjv-ellipsis-color': 'var(--accent-ink)',
} as CSSProperties;

function asTree(value: unknown): object | undefined {
  if (typeof value === 'object' && value !== null) return value;
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as object;
  } catch {
    return undefined;
  }
}

/** A body as it was recorded: a tree where it is JSON, else text. */
export function JsonPane({ value, label, maxHeight = 360 }: { value: unknown; label: string; maxHeight?: number }) {
  const { t } = useTranslation();
  if (value === null || value === undefined) {
    return (
      <div className={classes.pane}>
        <em>{t('json.nothing')}</em>
      </div>
    );
  }
  const tree = asTree(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return (
    <div className={classes.pane} style={{ maxHeight }} tabIndex={0} role="region" aria-label={label}>
      {tree ? (
        <JsonView
          value={tree}
          style={colors}
          collapsed={3}
          displayDataTypes={false}
          enableClipboard={false}
          shortenTextAfterLength={160}
        />
      ) : (
        <pre className={classes.text}>{text}</pre>
      )}
      <span className={classes.copy}>
        <Copy value={text} what={label} />
      </span>
    </div>
  );
}
