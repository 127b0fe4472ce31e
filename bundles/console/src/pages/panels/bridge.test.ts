import { describe, expect, it } from 'vitest';
import { isPanelCall, panelAddress } from './bridge';

const HUB = 'http://hub';

describe('panelAddress', () => {
  it('leads below the REST interface', () => {
    expect(panelAddress('/tools?limit=5', HUB)).toBe('http://hub/api/v1/tools?limit=5');
  });

  it('leads nowhere else', () => {
    for (const path of ['tools', '//evil.example/x', '/../../hooks/x', '/..\\..\\hooks', '/%2e%2e/%2e%2e/hooks/x', '@evil.example/']) {
      expect(panelAddress(path, HUB), path).toBeUndefined();
    }
  });
});

describe('isPanelCall', () => {
  it('takes calls and nothing else', () => {
    expect(isPanelCall({ type: 'serai.call', id: 1, method: 'GET', path: '/tools' })).toBe(true);
    for (const data of [null, 'serai.call', {}, { type: 'serai.call', id: 1, method: 'CONNECT', path: '/tools' }]) {
      expect(isPanelCall(data)).toBe(false);
    }
  });
});
