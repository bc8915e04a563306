import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type CommandOutcome, runCommandOn } from './support/run-command.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('alone', { migrated: false });
const MIGRATIONS = readdirSync(new URL('../src/store/migrations', import.meta.url)).map((file) =>
  file.replace('.sql', ''),
);

const migrate = (...args: string[]): Promise<CommandOutcome> =>
  runCommandOn({ sandboxUrl: 'http://127.0.0.1:9', databaseUrl: world.databaseUrl }, 'migrate', args);

const schemas = (): Promise<object[]> =>
  world.sql(`select nspname from pg_namespace where nspname like 'pluggy%'`);

/** The lines that a migration has in what was printed. */
const linesOf = ({ text }: CommandOutcome, migration: string): string[] =>
  text.split('\n').filter((line) => line.includes(migration));

it('says what it would do to an empty database and what is missing there, and touches nothing', async () => {
  for (const [args, exitCode] of [
    [['--dry-run'], 0],
    [['--status'], 1],
  ] as const) {
    const said = await migrate(...args);
    expect(said.exitCode).toBe(exitCode);
    expect(MIGRATIONS.filter((migration) => linesOf(said, migration).length !== 1)).toEqual([]);
    expect(await schemas()).toEqual([]);
  }
});

it('has nothing left to do once it was done', async () => {
  expect((await migrate()).exitCode).toBe(0);
  expect(await schemas()).not.toEqual([]);
  const status = await migrate('--status');
  expect(status.exitCode).toBe(0);
  expect(MIGRATIONS.filter((migration) => linesOf(status, migration).length !== 1)).toEqual([]);
  const plan = await migrate('--dry-run');
  expect(plan.exitCode).toBe(0);
  expect(MIGRATIONS.filter((migration) => linesOf(plan, migration).length !== 0)).toEqual([]);
});

it('does not take both at once', async () => {
  expect(await migrate('--status', '--dry-run')).toMatchObject({ exitCode: 2 });
});
