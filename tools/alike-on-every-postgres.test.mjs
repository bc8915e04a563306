import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ALIKE_ON_EVERY_POSTGRES } from './alike-on-every-postgres.mjs';
import { root } from './root.mjs';

test('what the other PostgreSQL is spared are files that exist', () => {
  expect(ALIKE_ON_EVERY_POSTGRES.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
