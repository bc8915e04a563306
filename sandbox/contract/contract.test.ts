import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviations, neverGiven, notServed } from '../fidelity/deviations.ts';
import { packageRoot } from '../package-root.ts';
import { openSandbox } from '../testing/open-sandbox.ts';
import { ContractChecker } from './testing/ContractChecker.ts';
import { type Description, loadDescription } from './testing/Description.ts';
import { mismatches } from './testing/mismatches.ts';
import { tour } from './testing/tour.ts';
import { failures, smallSubscription, strictTour, subscriptionTour } from './testing/tour-refusals.ts';

/** Pluggy publishes the file; it isn't ours to copy into this package. */
const FILE = process.env['PLUGGY_OAS'] || join(packageRoot(), '..', 'shared', 'data', 'pluggy-oas3.json');

describe("Pluggy's published description of its API", () => {
  const description = loadDescription(FILE);
  if (description !== undefined) return holds(description);
  it.skipIf(true)('holds (skipped: PLUGGY_OAS names no file with the description)', () => {});
});

function holds(description: Description): void {
  const checker = new ContractChecker(description);
  const served = description.operations.filter(
    ({ parts }) => !Object.keys(notServed).some((start) => parts.join('/').startsWith(start)),
  );
  let pluggy: Awaited<ReturnType<typeof openSandbox>>;

  beforeAll(async () => {
    const { observe } = checker;
    const strict = await openSandbox({ observe, switches: { hourlyFloor: true, strictUrls: true } });
    await strictTour(strict);
    await strict.close();
    const small = await openSandbox({ observe, switches: smallSubscription });
    await subscriptionTour(small);
    await small.close();
    pluggy = await openSandbox({ observe, switches: { transactionsV1: true } });
    await tour(pluggy);
    await failures(pluggy, served);
    // A thousand calls, on a machine that may be busy with other tests.
  });
  afterAll(() => pluggy.close());

  it('has every operation of data aggregation served', () => {
    const succeeded = ({ name }: { name: string }) =>
      [...checker.seen].some((one) => one.startsWith(`${name} 2`));
    expect(served.filter((operation) => !succeeded(operation)).map(({ name }) => name)).toEqual([]);
    expect([...checker.unserved]).toEqual([]);
  });

  it('holds for every answer but for the listed deviations', () => {
    const isListed = (at: string, problem: string) =>
      deviations.some((deviation) => deviation.at === at && deviation.problem === problem);
    const unlisted = [...checker.found.values()].filter(({ at, problem }) => !isListed(at, problem));
    expect(unlisted).toEqual([]);
  });

  it('has no deviation listed that no answer shows', () => {
    const unused = deviations.filter(({ at, problem }) => !checker.found.has(`${at}: ${problem}`));
    expect(unused).toEqual([]);
  });

  it('holds for the accounts that a connect token sees, but for their dates', async () => {
    const { id } = await pluggy.connectUser('user-ok');
    const { accessToken } = await pluggy.client.createConnectToken(id);
    const answer = await fetch(`${pluggy.url}/accounts?itemId=${id}`, {
      headers: { 'x-api-key': accessToken },
    });
    const { results } = (await answer.json()) as { results: unknown[] };
    expect(mismatches(description, results[0], description.named('Account'), 'Account')).toEqual([
      { at: 'Account.createdAt', problem: 'missing' },
      { at: 'Account.updatedAt', problem: 'missing' },
    ]);
  });

  it('has every described answer tried, or a reason why it cannot be', () => {
    const described = served.flatMap(({ name, responses }) =>
      Object.keys(responses).map((status) => `${name} ${status}`),
    );
    const untried = described.filter((one) => !checker.seen.has(one));
    expect(untried.sort()).toEqual(Object.keys(neverGiven).sort());
  });
}
