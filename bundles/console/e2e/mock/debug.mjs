// Runs of drafts that pause, in the mock: as many steps as the shop's route has, without doing anything.
import * as shop from './data.mjs';

const STEPS = ['check-order', 'by-amount', 'quote', 'lines', 'reply'];

export function debugRoutes({ find, publish, run }) {
  const note = (one, type, path, data) => one.notes.push({ seq: one.notes.length + 1, at: new Date().toISOString(), type, path, data });
  const tell = (one) => {
    for (const room of ['executions', `execution:${one.id}`]) publish(room, `execution.${one.status.toLowerCase()}`, { execution: one.id, workflowName: one.workflowName });
  };
  const go = (one, step) => {
    one.status = 'RUNNING';
    setTimeout(() => {
      const next = STEPS.findIndex((id, index) => index > one.place && (step || one.breakpoints.includes(id)));
      for (const id of STEPS.slice(Math.max(one.place, 0), next < 0 ? undefined : next)) note(one, 'step.completed', `/${id}`, null);
      one.place = next < 0 ? STEPS.length : next;
      if (next < 0) Object.assign(one, { status: 'COMPLETED', endedAt: new Date().toISOString(), durationMillis: 40, output: 'accepted' });
      else one.status = 'PAUSED';
      note(one, `execution.${one.status.toLowerCase()}`, next < 0 ? null : `/${STEPS[next]}`, null);
      tell(one);
    }, 300);
    return one;
  };
  return [
    ['POST', '/workflows/([^/]+)/execute', ({ id, body }) => {
      const workflow = find(shop.workflows, id, 'workflow');
      if (!body.draft) return run(workflow, body.input);
      const one = { ...shop.execution('RUNNING', 0, workflow), version: -4, input: body.input, trigger: { kind: 'manual', name: null, caller: 'admin' }, notes: [], place: -1, breakpoints: body.breakpoints };
      shop.executions.unshift(one);
      note(one, 'execution.created', null, null);
      note(one, 'execution.debugging', null, { breakpoints: body.breakpoints, step: body.stepByStep });
      return go(one, body.stepByStep);
    }],
    ['POST', '/executions/([^/]+)/resume', ({ id, body }) => {
      const one = find(shop.executions, id, 'execution');
      if (!one.notes) {
        one.status = 'RUNNING';
        tell(one);
        return one;
      }
      if (body.breakpoints) one.breakpoints = body.breakpoints;
      note(one, 'execution.resume-requested', null, { ...body, by: 'admin' });
      return go(one, body.step);
    }],
    ['GET', '/executions/([^/]+)/bookmarks', ({ id }) => ({ items: find(shop.executions, id, 'execution').bookmarks ?? [], next: null })],
    ['POST', '/executions/([^/]+)/bookmarks', ({ id, body }) => {
      const one = find(shop.executions, id, 'execution');
      const bookmark = { id: shop.id(), kind: 'BOOKMARK', ...body, time: new Date().toISOString(), by: 'admin' };
      one.bookmarks = [...(one.bookmarks ?? []), bookmark];
      return bookmark;
    }],
    ['DELETE', '/executions/([^/]+)/bookmarks/[^/]+', ({ id }) => void (find(shop.executions, id, 'execution').bookmarks = [])],
    ['GET', '/executions/([^/]+)/logs', ({ id, query }) => {
      const one = find(shop.executions, id, 'execution');
      const at = one.startedAt ?? one.createdAt;
      const list = [{ seq: 1, at, level: 'INFO', path: '/note', logger: 'order-intake', message: 'Answering {"orderId":"A-1042"}' }];
      if (one.error) list.push({ seq: 2, at, level: 'ERROR', path: one.error.path, logger: 'serai', message: `${one.error.type}: ${one.error.message}` });
      return { items: list.slice(0, Number(query.get('limit'))), next: null };
    }],
  ];
}
