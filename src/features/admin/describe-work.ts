import type { Language } from '../../domain/language.ts';
import type { Role } from '../../domain/role.ts';
import { ROLES, WORK } from '../../domain/texts/chain.ts';
import { say } from '../../domain/texts/text.ts';

/** How long jobs may have been due before nobody's work is a fault: a process that is started again needs seconds. */
const PATIENCE_MS = 60_000;

/** What is known of who does the work. */
export interface WorkStanding {
  /** Of this process; empty: it only uses the library. */
  readonly roles: readonly Role[];
  readonly isAnyoneWorking: boolean;
  /** Jobs that could run at this moment, and for how long the first of them could have; null: there are none. */
  readonly due: number;
  readonly oldestDueMs: number | null;
}

/** Whether work waits for a worker that is not there, in words. */
export function describeWork(standing: WorkStanding, language: Language): { ok: boolean; detail: string } {
  const { roles, isAnyoneWorking, due, oldestDueMs } = standing;
  const names = roles.map((role) => say(ROLES[role], language)).join(say(WORK.and, language));
  const own = roles.length === 0 ? say(WORK.none, language) : say(WORK.roles, language, { roles: names });
  if (isAnyoneWorking) return { ok: true, detail: `${own} ${say(WORK.works, language)}` };
  const waitedMs = oldestDueMs ?? 0;
  if (waitedMs < PATIENCE_MS) return { ok: true, detail: `${own} ${say(WORK.nobody, language)}` };
  const waiting = { jobs: due, minutes: Math.floor(waitedMs / 60_000) };
  return { ok: false, detail: `${own} ${say(WORK.waiting, language, waiting)}` };
}
