import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { blocks } from './blocks';
import { Markdown } from './Markdown';

describe('Markdown of strangers', () => {
  it('becomes headings, lists, code and tables', () => {
    const { container } = render(
      <Markdown
        text={
          '# Quotes\n\nGives a **quote** for `kg` and\n_nothing_ else.\n\n- one\n- two\n  - inner\n\n3. three\n\n```\n<b>raw</b>\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> said\n\n---'
        }
      />,
    );
    expect(screen.getByRole('heading', { level: 3, name: 'Quotes' })).toBeInTheDocument();
    expect(container.querySelector('p')?.textContent).toBe('Gives a quote for kg and\nnothing else.');
    expect(container.querySelector('ul ul li')?.textContent).toBe('inner');
    expect(container.querySelector('ol')?.getAttribute('start')).toBe('3');
    expect(container.querySelector('pre')?.textContent).toBe('<b>raw</b>');
    expect(screen.getByRole('cell', { name: '2' })).toBeInTheDocument();
    expect(container.querySelector('blockquote')?.textContent).toBe('said');
    expect(container.querySelector('hr')).not.toBeNull();
  });

  it('has no HTML, no scripts and no pictures of its own', () => {
    const { container } = render(
      <Markdown
        text={
          '<script>alert(1)</script> <img src=x onerror=alert(1)>\n\n[click](javascript:alert(1)) ![pixel](https://spy.example/p.png) [data](data:text/html,x)'
        }
      />,
    );
    expect(container.querySelector('script, img, iframe, [onerror]')).toBeNull();
    expect([...container.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['https://spy.example/p.png']);
    expect(container.textContent).toContain('<script>alert(1)</script>');
  });

  it('opens links elsewhere', () => {
    render(<Markdown text="See https://example.com/docs. Or [the *guide*](https://example.com/guide)." />);
    expect(screen.getByRole('link', { name: 'https://example.com/docs' })).toHaveAttribute('rel', 'noopener noreferrer nofollow');
    expect(screen.getByRole('link', { name: 'the guide' })).toHaveAttribute('target', '_blank');
  });

  it('leaves names_with_underscores and lone stars alone', () => {
    const { container } = render(<Markdown text={'call order_intake_v2 with 2 * 3'} />);
    expect(container.querySelector('em')).toBeNull();
  });

  it('takes hardly any time for text that is made to take long', () => {
    const started = performance.now();
    for (const text of ['*a '.repeat(20_000), '['.repeat(20_000), '> '.repeat(5_000), '- '.repeat(5_000), '`'.repeat(20_000), '|'.repeat(20_000)]) blocks(text);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
