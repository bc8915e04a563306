import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSwitches } from './pluggy/state/switches.ts';
import { readSettings } from './settings.ts';

describe('the settings', () => {
  it('have defaults, and take an empty variable for an unset one', () => {
    const defaults = {
      port: 3001,
      host: '127.0.0.1',
      syncMs: 3000,
      seed: 1,
      dataDir: join('.data', 'sandbox'),
      switches: defaultSwitches,
    };
    expect(readSettings({})).toEqual(defaults);
    expect(readSettings({ SANDBOX_PORT: '', DATA_DIR: ' ', SANDBOX_HOST: '' })).toEqual(defaults);
  });

  it('follow the service’s port, and live in memory when told so', () => {
    expect(readSettings({ PORT: '8080' }).port).toBe(8081);
    expect(readSettings({ PORT: '8080', SANDBOX_PORT: '9000' }).port).toBe(9000);
    expect(readSettings({ SANDBOX_MEMORY: '1' }).dataDir).toBeNull();
    expect(readSettings({ SANDBOX_SYNC_MS: '0', SANDBOX_SEED: '7' })).toMatchObject({ syncMs: 0, seed: 7 });
  });

  it('switch strictness and oddities on', () => {
    const { switches } = readSettings({
      SANDBOX_STRICT_URLS: 'on',
      SANDBOX_HOURLY_FLOOR: 'on',
      SANDBOX_RATE_LIMITS: 'off',
      SANDBOX_TRANSACTIONS_V1: 'on',
      SANDBOX_RETRY_AFTER: '60',
      SANDBOX_CALL_MS: '100',
      SANDBOX_SIGN_HEADER: 'X-Signature',
      SANDBOX_SIGN_SECRET: 'hunter2',
      SANDBOX_ITEMS_LIMIT: '20',
      SANDBOX_IP_ALLOWLIST: '127.0.0.1, 10.0.0.0/8,::1',
      SANDBOX_ITEM_UPDATES: 'sandbox',
      SANDBOX_ITEM_CREATION: 'widget',
    });
    expect(switches).toEqual({
      ...defaultSwitches,
      strictUrls: true,
      hourlyFloor: true,
      transactionsV1: true,
      retryAfterSeconds: 60,
      callMs: 100,
      signing: { header: 'X-Signature', algorithm: 'sha256', secret: 'hunter2' },
      itemsLimit: 20,
      ipAllowlist: ['127.0.0.1', '10.0.0.0/8', '::1'],
      itemUpdates: 'sandbox',
      itemCreation: 'widget',
    });
  });

  it.each([
    ['SANDBOX_RATE_LIMITS', 'yes'],
    ['SANDBOX_TRANSACTIONS_V1', 'off'],
    ['SANDBOX_SIGN_ALGORITHM', 'md5'],
    ['SANDBOX_SIGN_SECRET', 'without-a-header'],
    ['SANDBOX_PORT', '70000'],
    ['SANDBOX_SYNC_MS', 'fast'],
    ['SANDBOX_SEED', '-1'],
    ['SANDBOX_CALL_MS', '-1'],
    ['SANDBOX_MEMORY', 'yes'],
    ['SANDBOX_PUBLIC_URL', 'sandbox'],
    ['SANDBOX_ITEMS_LIMIT', 'many'],
    ['SANDBOX_IP_ALLOWLIST', '10.0.0.0/99'],
    ['SANDBOX_IP_ALLOWLIST', 'localhost'],
    ['SANDBOX_ITEM_UPDATES', 'no'],
  ])('refuse %s=%s by name', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(name);
  });
});
