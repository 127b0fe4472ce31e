import { useState } from 'react';
import { useRoom } from '../live/LiveContext';
import type { LiveEvent } from '../live/protocol';

export interface News {
  key: string;
  kind: string;
  name: string;
  to: string;
  at: string;
  bad: boolean;
}

const KEPT = 50;

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The latest failures, questions to people and changes of plugins; completed executions would only be noise. */
export function useNews() {
  const [news, setNews] = useState<News[]>([]);
  const [unread, setUnread] = useState(0);

  const add = (item: News) => {
    setNews((before) => [item, ...before.filter((one) => one.key !== item.key)].slice(0, KEPT));
    setUnread((count) => count + 1);
  };
  const base = (event: LiveEvent) => ({ key: `${event.room}:${event.seq}`, at: event.at });

  useRoom('executions', {
    onEvent: (event) => {
      if (event.type !== 'execution.failed') return;
      const id = text(event.data.execution) ?? '';
      const name = text(event.data.workflowName) ?? text(event.data.workflow) ?? id;
      add({ ...base(event), kind: 'failed', name, to: `/executions/${id}`, bad: true });
    },
  });
  useRoom('approvals', {
    onEvent: (event) => {
      if (event.type !== 'approval.requested') return;
      const id = text(event.data.approval) ?? text(event.data.id) ?? '';
      const name = text(event.data.name) ?? id;
      add({ ...base(event), kind: 'approval', name, to: `/approvals/${id}`, bad: false });
    },
  });
  useRoom('plugins', {
    onEvent: (event) => {
      // Whoever began an operation follows it where it began; the others hear what came of it.
      if (event.type === 'plugin.operation') return;
      const id = text(event.data.id);
      const kind = event.type.replace('.', '-');
      add({
        ...base(event),
        kind,
        name: text(event.data.name) ?? id ?? '?',
        to: id && kind !== 'plugin-removed' ? `/plugins/${encodeURIComponent(id)}` : '/plugins',
        bad: kind === 'plugin-failed' || kind === 'plugin-refused',
      });
    },
  });

  return {
    news,
    unread,
    markRead: () => setUnread(0),
    clear: () => {
      setNews([]);
      setUnread(0);
    },
  };
}
