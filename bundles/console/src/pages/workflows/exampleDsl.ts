/** Where a new workflow begins: a hook that answers with what it was sent. */
export function exampleDsl(name: string): string {
  const id = name
    .normalize('NFKD')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const path = id || 'my-workflow';
  return `- route:
    id: ${path}
    from:
      uri: hook:${path}
      parameters:
        respond: result
      steps:
        - setBody:
            id: greet
            simple: 'Hello, \${body}'
        - log:
            id: note
            message: 'Answering \${body}'
`;
}
