// The mock's tools: the list, a call that says back what it was given, and the tool builder.
import * as data from './toolData.mjs';

export function toolRoutes({ page, Refusal }) {
  const missing = (name) => new Refusal(404, 'tool.not-found', `There is no tool ${name}.`);
  const named = (list, name) => {
    const one = list.find((tool) => tool.name === name);
    if (!one) throw missing(name);
    return one;
  };

  function put(name, version, definition) {
    const one = { name, version, plugin: `tool-${name}`, definition, updatedAt: new Date().toISOString(), error: null };
    const info = { name, summary: definition.summary, inputSchema: JSON.stringify(definition.input), outputSchema: null, plugin: one.plugin, pluginVersion: version };
    drop(name);
    data.definitions.push(one);
    data.tools.push(info);
    return one;
  }

  function drop(name) {
    for (const list of [data.tools, data.definitions]) {
      const at = list.findIndex((one) => one.name === name);
      if (at >= 0) list.splice(at, 1);
    }
  }

  return [
    ['GET', '/tools', ({ query }) => {
      const q = (query.get('q') ?? '').toLowerCase();
      return page(data.tools.filter((one) => `${one.name} ${one.summary}`.toLowerCase().includes(q)), query);
    }],
    ['POST', '/tools', ({ body: { name, ...definition } }) => {
      if (data.tools.some((one) => one.name === name)) throw new Refusal(409, 'tool.name-taken', `There is a tool ${name} already; choose another name.`);
      return put(name, '1.0.0', definition);
    }],
    ['GET', '/tools/([^/]+)/definition', ({ id }) => named(data.definitions, id)],
    ['GET', '/tools/([^/]+)/package', ({ id }) => ({ raw: id, type: 'application/octet-stream' })],
    ['POST', '/tools/([^/]+)/call', ({ id, body }) =>
      body.arguments.city === 'Atlantis'
        ? { ok: false, error: { type: 'x', message: `Tool ${id} got 404 from api.example.com: no such city` }, durationMillis: 12 }
        : { ok: true, result: { asked: body.arguments }, durationMillis: 34 }],
    ['GET', '/tools/([^/]+)', ({ id }) => named(data.tools, id)],
    ['PUT', '/tools/([^/]+)', ({ id, body }) => {
      const [major, minor] = named(data.definitions, id).version.split('.').map(Number);
      return put(id, `${major}.${minor + 1}.0`, body);
    }],
    ['DELETE', '/tools/([^/]+)', ({ id }) => drop(id)],
  ];
}
