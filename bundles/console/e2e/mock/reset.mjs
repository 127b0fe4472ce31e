import * as shop from './data.mjs';
import * as durable from './durableData.mjs';
import * as market from './marketData.mjs';
import * as plugins from './pluginData.mjs';
import * as tools from './toolData.mjs';

const held = [...Object.values(shop), ...Object.values(durable), ...Object.values(plugins), ...Object.values(market), ...Object.values(tools)].filter((one) => Array.isArray(one) || one instanceof Map);
const first = structuredClone(held);

/** Puts everything back to how the mock began, so that browser tests do not hang on each other. */
export function reset() {
  const again = structuredClone(first);
  held.forEach((one, index) => {
    if (one instanceof Map) {
      one.clear();
      for (const [key, value] of again[index]) one.set(key, value);
    } else {
      one.splice(0, one.length, ...again[index]);
    }
  });
}
