import { Fragment, useMemo, type ReactNode } from 'react';
import { blocks, type Block } from './blocks';
import type { Inline } from './inline';
import classes from './Markdown.module.css';

type Heading = 'h3' | 'h4' | 'h5' | 'h6';
const HEADINGS: readonly Heading[] = ['h3', 'h4', 'h5', 'h6'];

interface Props {
  text: string;
}

/** Text of strangers: made into elements one by one, never taken as HTML; links leave in a new tab, and no picture is loaded. */
export function Markdown({ text }: Props) {
  const parsed = useMemo(() => blocks(text), [text]);
  return <div className={classes.markdown}>{parsed.map((block, index) => blockOf(block, index))}</div>;
}

const inlines = (parts: readonly Inline[]): ReactNode => parts.map((part, index) => <Fragment key={index}>{inlineOf(part)}</Fragment>);

function inlineOf(part: Inline): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return <code>{part.text}</code>;
    case 'strong':
      return <strong>{inlines(part.children)}</strong>;
    case 'em':
      return <em>{inlines(part.children)}</em>;
    case 'del':
      return <del>{inlines(part.children)}</del>;
    case 'break':
      return <br />;
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {inlines(part.children)}
        </a>
      );
  }
}

/** Items of a line each have no paragraphs. */
function itemOf(item: readonly Block[]): ReactNode {
  return item.map((block, index) => (block.kind === 'paragraph' && index === 0 ? <Fragment key={index}>{inlines(block.children)}</Fragment> : blockOf(block, index)));
}

function blockOf(block: Block, key: number): ReactNode {
  switch (block.kind) {
    case 'heading': {
      // The page has its own first two levels.
      const Tag = HEADINGS[Math.min(block.level, HEADINGS.length) - 1] ?? 'h6';
      return <Tag key={key}>{inlines(block.children)}</Tag>;
    }
    case 'paragraph':
      return <p key={key}>{inlines(block.children)}</p>;
    case 'code':
      return (
        <pre key={key} tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'quote':
      return <blockquote key={key}>{block.children.map(blockOf)}</blockquote>;
    case 'rule':
      return <hr key={key} />;
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}>{itemOf(item)}</li>);
      return block.ordered ? (
        <ol key={key} start={block.start}>
          {items}
        </ol>
      ) : (
        <ul key={key}>{items}</ul>
      );
    }
    case 'table':
      return (
        <div key={key} className={classes.table} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell, index) => (
                  <th key={index}>{inlines(cell)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, number) => (
                <tr key={number}>
                  {row.map((cell, index) => (
                    <td key={index}>{inlines(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}
