import { availableParallelism } from 'node:os';
import { beforeAll, expect, it } from 'vitest';
import { foreignFinder, type Person, storePeople } from './fuzz/people.ts';
import { Sequence, type SequenceWorld } from './fuzz/Sequence.ts';
import { answersAreCheckedByTheTest } from './support/check-answers.ts';
import { useWorld } from './support/world.ts';

answersAreCheckedByTheTest();
const world = useWorld('sandbox', { service: { env: { WRONG_CREDENTIALS_PER_MINUTE: '100000' } } });

/** `FUZZ_SEED` runs one sequence again; `FUZZ_REQUESTS` draws more. */
const ONE_SEED = process.env['FUZZ_SEED'];
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 20_000);
const PER_SEQUENCE = 40;
const AT_ONCE = 16;
const SHOWN = 5;

let people: readonly Person[];
beforeAll(async () => {
  people = await storePeople(world);
});

function worldOf(): SequenceWorld {
  return {
    port: Number(new URL(world.app.url).port),
    people,
    openSession: async (userId) => (await world.app.pluggy.createSession(userId)).sessionToken,
    foreignIn: foreignFinder(people),
  };
}

/** What went wrong, with all that leads there: the requests up to the first fault. */
const reportOf = (seed: number, { faults, sent }: Sequence): string =>
  `FUZZ_SEED=${seed}\n${[...new Set(faults)].join('\n')}\nafter\n${sent.join('\n')}`;

it('answers requests of any kind as the description says, with nothing of another person', {
  timeout: 900_000,
}, async () => {
  const fuzzed = worldOf();
  const seeds =
    ONE_SEED === undefined
      ? Array.from({ length: Math.ceil(REQUESTS / PER_SEQUENCE) }, (_, n) => n + 1)
      : [Number(ONE_SEED)];
  const failed: string[] = [];
  const next = async (): Promise<void> => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const sequence = new Sequence(seed, fuzzed);
      await sequence.run(PER_SEQUENCE);
      if (sequence.faults.length > 0) failed.push(reportOf(seed, sequence));
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, 8 * availableParallelism()) }, next));
  expect(failed.slice(0, SHOWN).join('\n\n'), `${failed.length} sequences failed`).toBe('');
});
