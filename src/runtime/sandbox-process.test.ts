import { expect, it } from 'vitest';
import { withoutKeys } from './sandbox-process.ts';

it('the sandbox inherits its own settings and no key', () => {
  const env = {
    PATH: '/usr/bin',
    SANDBOX_SEED: '7',
    API_KEYS: 'secret',
    ENCRYPTION_KEYS: 'secret',
    ENCRYPTION_KEYS_FILE: 'secret',
    DATABASE_URL: 'secret',
    DATABASE_READ_URL: 'secret',
    PLUGGY_CLIENT_SECRET: 'secret',
    PGPASSWORD: 'secret',
    METRICS_TOKEN: 'secret',
    AWS_SECRET_ACCESS_KEY: 'secret',
  };
  expect(withoutKeys(env)).toEqual({ PATH: '/usr/bin', SANDBOX_SEED: '7' });
});
