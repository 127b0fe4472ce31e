import { expect, it } from 'vitest';
import { pluginId } from './pluginId';

it.each([
  ['Order intake', 'order-intake'],
  ['  Bestellung für Köln! ', 'bestellung-fur-koln'],
  ['42', 'plugin-42'],
  ['日本', 'plugin'],
  [`a${'-b'.repeat(60)}`, `a${'-b'.repeat(39)}`],
])('makes an id of %s', (name, id) => {
  expect(pluginId(name)).toBe(id);
  expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
});
