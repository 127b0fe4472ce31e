import { Group, Paper, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

interface Props {
  title?: string;
  actions?: ReactNode;
  /** The content reaches the frame (tables, lists). */
  flush?: boolean;
  children: ReactNode;
}

/** A framed part of a page. */
export function Panel({ title, actions, flush = false, children }: Props) {
  const id = useId();
  return (
    <Paper
      withBorder
      radius="lg"
      p={flush ? 0 : 'lg'}
      component="section"
      style={{ overflow: 'hidden', minWidth: 0 }}
      {...(title ? { 'aria-labelledby': id } : {})}
    >
      {title && (
        <Group justify="space-between" {...(flush ? { p: 'lg', pb: 'sm' } : { mb: 'md' })}>
          <Title order={2} size="h4" id={id}>
            {title}
          </Title>
          {actions}
        </Group>
      )}
      {children}
    </Paper>
  );
}
