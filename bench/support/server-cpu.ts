import { readdirSync, readFileSync } from 'node:fs';
import { withDatabase } from './with-database.ts';

/** @returns microseconds of CPU that PostgreSQL has used so far; undefined where it cannot be seen */
export type ServerCpu = () => number | undefined;

/** The unit of /proc, the same on every Linux that Node runs on. */
const US_PER_TICK = 10_000;

interface ProcessTimes {
  readonly parent: number;
  /** User and system time of its own. */
  readonly own: number;
  /** The same of its children that have ended. */
  readonly ended: number;
}

/** @param stat of a process; its name, in brackets, may hold anything, so what counts begins after the last one */
export function parseStat(stat: string): ProcessTimes {
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
  return { parent: fields[1] ?? 0, own: user + system, ended: endedUser + endedSystem };
}

function readTimes(pid: number | string): ProcessTimes | undefined {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined; // it has ended, is another machine's, or this is no Linux
  }
}

/** @returns microseconds of CPU that this process has used so far; undefined where it cannot be seen */
export function processCpuUs(pid: number): number | undefined {
  const times = readTimes(pid);
  return times === undefined ? undefined : times.own * US_PER_TICK;
}

/**
 * The server's own, all its children's, and what those that have ended left to it. A child that ends while the
 * others are read would be missing on both sides; then they are read again.
 */
function sumOf(postmaster: number): number | undefined {
  for (;;) {
    const server = readTimes(postmaster);
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(readTimes)
      .filter((times) => times?.parent === postmaster);
    const later = readTimes(postmaster);
    if (server === undefined || later === undefined) return undefined;
    if (server.ended !== later.ended) continue;
    const ticks = children.reduce((sum, child) => sum + (child?.own ?? 0), server.own + server.ended);
    return ticks * US_PER_TICK;
  }
}

/** CPU time tells two ways of writing apart even where other programs make the clock useless. */
export function serverCpuOf(databaseUrl: string): Promise<ServerCpu> {
  return withDatabase(databaseUrl, async (database) => {
    const { rows } = await database.query<{ pid: number }>('select pg_backend_pid() as pid');
    const isHere = new URL(databaseUrl).hostname.startsWith('%2F');
    const parent = isHere ? readTimes(rows[0]?.pid ?? 0)?.parent : undefined;
    return () => (parent === undefined ? undefined : sumOf(parent));
  });
}
