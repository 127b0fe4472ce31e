// Refreshes src/api/openapi.json, the input of the typed client, from a running hub (SERAI_URL).
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const hub = process.env.SERAI_URL ?? 'http://127.0.0.1:8181';
const reply = await fetch(`${hub}/api/openapi.json`);
if (!reply.ok) throw new Error(`${hub}/api/openapi.json answered ${reply.status}`);
const path = fileURLToPath(new URL('../src/api/openapi.json', import.meta.url));
writeFileSync(path, JSON.stringify(await reply.json(), null, 2) + '\n');
console.log(`wrote ${path}`);
