import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostCall } from '../host/host.tsx';
import { eventually } from '../testing/eventually.ts';
import { type Flow, flows } from '../testing/flows.ts';
import type { Way } from '../testing/open-widget.ts';
import { APP_ADDRESS, type Look, Visitor } from '../testing/Visitor.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => world?.close());

const LOOKS = [
  { language: 'pt', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'pt', theme: 'dark' },
  { language: 'en', theme: 'light' },
] as const;

/** Both packages for web pages, and by turns the two that open the page by its address. */
function wayOf(flow: number, turn: number): Way {
  if (turn === 2) return (flow >> 1) % 2 === 0 ? 'web-view' : 'link';
  return turn === 0 ? 'pluggy-connect-sdk' : 'react-pluggy-connect';
}

/** Both widths for each flow; languages and themes take turns, so that each pair of them meets both widths. */
function lookOf(flow: number, turn: number): Look {
  const look = LOOKS[((flow >> 1) + turn) % LOOKS.length] ?? LOOKS[0];
  return { ...look, width: (flow + turn) % 2 === 0 ? 1440 : 390 };
}

const cases = [0, 1, 2].flatMap((turn) =>
  flows.flatMap((flow, f) => {
    if (flow.isVariant && f % 3 !== turn) return [];
    const [way, look] = [wayOf(f, turn), lookOf(f, turn)];
    const title = `${flow.name} · ${way} · ${look.width} px, ${look.language}, ${look.theme}`;
    return [{ title, flow, way, look }];
  }),
);

it('takes every language and theme to both widths', () => {
  const seen = cases.map(({ look: { language, theme, width } }) => `${language} ${theme} ${width}`);
  expect(new Set(seen).size).toBe(LOOKS.length * 2);
  for (const flow of flows.filter(({ isVariant }) => !isVariant)) {
    const widths = cases.filter((one) => one.flow === flow).map(({ look }) => look.width);
    expect(new Set(widths)).toEqual(new Set([390, 1440]));
  }
});

describe.concurrent('a person in front of the widget', () => {
  it.each(cases)('$title', async ({ flow, way, look }) => {
    const person = await begin(flow, way, look);
    try {
      await flow.go(person, world);
      const story = ['OPEN', 'SUBMITTED_CONSENT', 'SELECTED_INSTITUTION', ...flow.hears];
      // What the page has said may be on its way to the host still.
      const heard = await eventually(async () => {
        const calls = await person.hostCalls();
        return calls.filter(isTold).length >= story.length && calls;
      });
      expect(storyOf(heard)).toEqual(story);
      expectPollsInOrder(heard);
      expect(person.problems).toEqual([]);
    } finally {
      await person.leave();
    }
  });
});

async function begin(flow: Flow, way: Way, look: Look): Promise<Visitor> {
  const { bank, earlier, name } = flow;
  const itemId = earlier && (await world.item(earlier.connectorId, earlier.parameters));
  const person = await Visitor.open(world, {
    ...look,
    way,
    name,
    ...(itemId === undefined ? {} : { itemId }),
    tokenOptions: { oauthRedirectUri: APP_ADDRESS },
  });
  if (bank === undefined) return person;
  await person.sees(person.texts.consent.heading);
  await person.press(person.texts.continue);
  await person.sees(person.texts.connectors.heading);
  await person.widget.getByRole('searchbox').fill(bank);
  await person.widget.getByRole('button', { name: bank }).first().click();
  return person;
}

/** What the host heard, in order, without the answer of each poll; an end with the item's state. */
function storyOf(calls: readonly HostCall[]): string[] {
  return calls.filter(isTold).flatMap(({ name, event, status, executionStatus }) => {
    return [event ?? `${name.toUpperCase()}${status ? ` ${status}/${executionStatus}` : ''}`];
  });
}

function isTold({ event }: HostCall): boolean {
  return event !== 'ITEM_RESPONSE';
}

/** Polls start after the login was sent, and each end is what the poll just before it told. */
function expectPollsInOrder(calls: readonly HostCall[]): void {
  const first = calls.findIndex(({ event }) => event === 'ITEM_RESPONSE');
  expect(first).toBeGreaterThan(calls.findIndex(({ event }) => event === 'SELECTED_INSTITUTION'));
  expect(first).toBeGreaterThan(calls.findIndex(({ event }) => event === 'SUBMITTED_LOGIN'));
  for (const event of ['LOGIN_SUCCESS', 'LOGIN_STEP_COMPLETED', 'LOGIN_MFA_SUCCESS']) {
    const at = calls.findIndex((call) => call.event === event);
    if (at >= 0) expect(first).toBeLessThan(at);
  }
  for (const [at, call] of calls.entries()) {
    if (!['success', 'error'].includes(call.name) || !call.status) continue;
    const poll = calls.slice(0, at).findLast(({ event }) => event === 'ITEM_RESPONSE');
    expect(poll).toMatchObject({ status: call.status, executionStatus: call.executionStatus });
  }
}
