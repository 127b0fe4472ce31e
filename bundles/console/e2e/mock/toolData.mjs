// Tools: one of a plugin, one that was made here.
const weather = {
  summary: 'The weather of a city now.',
  input: { type: 'object', properties: { city: { type: 'string', description: 'Where' } }, required: ['city'], additionalProperties: false },
  http: { method: 'GET', url: 'https://api.example.com/now/{city}', result: '/celsius' },
};

export const tools = [
  {
    name: 'shipping-quote', summary: 'What a parcel costs.', inputSchema: '{"type":"object","properties":{"kg":{"type":"number"}}}',
    outputSchema: '{"type":"object"}', plugin: 'shipping-tools', pluginVersion: '1.2.0',
  },
  { name: 'weather', summary: weather.summary, inputSchema: JSON.stringify(weather.input), outputSchema: null, plugin: 'tool-weather', pluginVersion: '1.0.0' },
];

export const definitions = [
  { name: 'weather', version: '1.0.0', plugin: 'tool-weather', definition: weather, updatedAt: '2026-11-20T10:00:00Z', error: null },
];
