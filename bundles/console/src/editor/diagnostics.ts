import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { DslProblem } from '../api/model';

/** The hub's findings as marks in the text: from the column (or the line's first word) to the line's end. */
export function diagnostics(
  doc: Text,
  problems: readonly DslProblem[],
  severity: Diagnostic['severity'] = 'error',
): Diagnostic[] {
  return problems.map((problem) => {
    const line = doc.line(Math.min(Math.max(problem.line ?? 1, 1), doc.lines));
    const first = line.text.search(/\S/);
    const column = problem.column ? problem.column - 1 : Math.max(first, 0);
    const from = Math.min(line.from + Math.max(column, 0), line.to);
    return {
      from: from === line.to ? line.from : from,
      to: line.to,
      severity,
      source: problem.code,
      message: problem.node ? `${problem.node}: ${problem.message}` : problem.message,
    };
  });
}
