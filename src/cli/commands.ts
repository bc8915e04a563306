import type { Command } from './command.ts';
import { completeness } from './commands/completeness.ts';
import { doctor } from './commands/doctor.ts';
import { keys } from './commands/keys.ts';
import { mcp } from './commands/mcp.ts';
import { migrate } from './commands/migrate.ts';
import { replay } from './commands/replay.ts';
import { rotateEncryption } from './commands/rotate-encryption.ts';
import { rotateSessions } from './commands/rotate-sessions.ts';
import { rotateWebhookSecret } from './commands/rotate-webhook-secret.ts';
import { sandbox } from './commands/sandbox.ts';
import { serve, start, work } from './commands/start.ts';
import { sync } from './commands/sync.ts';
import { users } from './commands/users.ts';

/** Every command of `pluggy-open-finance`, in the order in which help lists them. */
export const commands: readonly Command[] = [
  start,
  serve,
  work,
  migrate,
  doctor,
  sync,
  replay,
  completeness,
  users,
  keys,
  rotateEncryption,
  rotateWebhookSecret,
  rotateSessions,
  sandbox,
  mcp,
];
