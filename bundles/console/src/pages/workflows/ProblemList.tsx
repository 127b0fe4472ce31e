import { Code, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problem';
import { Icon } from '../../components/Icon';
import classes from './EditorTab.module.css';
import type { ValidationState } from './useValidation';

interface Props {
  validation: ValidationState;
  onShow: (line: number) => void;
}

/** The hub's verdict below the text; a problem leads to its line. */
export function ProblemList({ validation, onShow }: Props) {
  const { t } = useTranslation();
  const { problems, warnings, isValid, error } = validation;
  const findings = [...problems, ...warnings];
  const verdict = error ? 'problems' : isValid === undefined ? 'checking' : isValid ? 'valid' : 'problems';
  const words = error
    ? `${t('workflow.notChecked')}: ${asProblem(error).message}`
    : verdict === 'checking'
      ? t('workflow.checking')
      : verdict === 'valid'
        ? t('workflow.valid') + (warnings.length > 0 ? ` · ${t('workflow.warnings', { count: warnings.length })}` : '')
        : t('workflow.problems', { count: problems.length });
  return (
    <div className={classes.problems}>
      <div className={classes.verdict} data-verdict={verdict} role="status">
        <Icon name={verdict === 'valid' ? 'check' : verdict === 'checking' ? 'sync' : 'error'} size={18} />
        {words}
      </div>
      {findings.length > 0 && (
        <ul className={classes.list}>
          {findings.map((problem, index) => (
            <li key={`${index}:${problem.code}`}>
              <UnstyledButton className={classes.problem} onClick={() => onShow(problem.line ?? 1)}>
                <span className={classes.where}>
                  {problem.line ? t('workflow.line', { line: problem.line }) : '–'}
                </span>
                {index >= problems.length && <Icon name="warning" size={18} label={t('workflow.warning')} />}
                <span className="wrap-anywhere">
                  {problem.node && <Code>{problem.node}</Code>} {problem.message} <Code c="dimmed">{problem.code}</Code>
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
