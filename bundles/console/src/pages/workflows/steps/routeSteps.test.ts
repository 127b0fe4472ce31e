import { describe, expect, it } from 'vitest';
import { exampleDsl } from '../exampleDsl';
import { routeSteps, takesSettings } from './routeSteps';

const dsl = `- route:
    id: orders
    from:
      uri: hook:orders
      steps:
        - to: { id: charge, uri: "https://pay.example/charge" }
        - choice:
            id: big
            when:
              - simple: \${body[amount]} > 100
                steps:
                  - to: direct:check
            otherwise:
              steps:
                - setBody:
                    id: small
                    simple: |
                      steps:
                        - to: nowhere
        - log: 'it''s done'
`;

describe('routeSteps', () => {
  it('finds every step with its id, kind, address, depth and line', () => {
    expect(routeSteps(dsl)).toEqual([
      { id: 'charge', kind: 'to', label: 'https://pay.example/charge', depth: 0, line: 6 },
      { id: 'big', kind: 'choice', label: undefined, depth: 0, line: 7 },
      { id: undefined, kind: 'to', label: 'direct:check', depth: 1, line: 12 },
      { id: 'small', kind: 'setBody', label: undefined, depth: 1, line: 15 },
      { id: undefined, kind: 'log', label: "it's done", depth: 0, line: 20 },
    ]);
  });

  it('reads what is there of a text that is broken', () => {
    expect(routeSteps('- from:\n    uri: timer:x\n    steps:\n      - to:\n          id: a\n          uri: "http://x\n').map((one) => one.id)).toEqual(['a']);
    expect(routeSteps('')).toEqual([]);
  });

  it('knows the example of a new workflow', () => {
    expect(routeSteps(exampleDsl('x')).length).toBeGreaterThan(0);
  });

  it('knows which steps call out', () => {
    expect(routeSteps(dsl).map(takesSettings)).toEqual([true, false, false, false, false]);
  });
});
