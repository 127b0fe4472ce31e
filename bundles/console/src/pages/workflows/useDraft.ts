import { useState } from 'react';
import type { Workflow, WorkflowDraft } from '../../api/model';

/** What is edited: the draft's fields, the settings as the text they are typed as. */
export interface Draft {
  name: string;
  description: string;
  dsl: string;
  settings: string;
}

function draftOf(workflow: Workflow): Draft {
  const settings = Object.keys(workflow.settings ?? {}).length > 0 ? JSON.stringify(workflow.settings, null, 2) : '';
  return { name: workflow.name, description: workflow.description ?? '', dsl: workflow.dsl, settings };
}

/** The settings' text as an object; undefined if it is none. */
export function parseSettings(text: string): Record<string, unknown> | undefined {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

export function toBody(draft: Draft): WorkflowDraft {
  return {
    name: draft.name.trim(),
    dsl: draft.dsl,
    settings: parseSettings(draft.settings) ?? {},
    ...(draft.description ? { description: draft.description } : {}),
  };
}

interface Edited {
  draft: Draft;
  /** The state that the edit began from, whose tag guards the save. */
  etag: string;
}

/**
 * The draft on the screen. While nothing is edited it follows the hub; from the first edit on it stays as it is, and
 * the tag of where it began decides whether it may be saved.
 */
export function useDraft(workflow: Workflow) {
  const [edited, setEdited] = useState<Edited | undefined>();
  const original = draftOf(workflow);
  return {
    draft: edited?.draft ?? original,
    isDirty: edited !== undefined,
    etag: edited?.etag ?? workflow.etag,
    edit: (part: Partial<Draft>) =>
      setEdited((before) => {
        const draft = { ...(before?.draft ?? original), ...part };
        const etag = before?.etag ?? workflow.etag;
        const same = etag === workflow.etag && JSON.stringify(draft) === JSON.stringify(original);
        return same ? undefined : { draft, etag };
      }),
    discard: () => setEdited(undefined),
  };
}
