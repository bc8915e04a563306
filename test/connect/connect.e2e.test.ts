import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Flow, flows } from './flows.ts';
import { describeReact } from './in-react.ts';
import { describeApp } from './in-the-app.ts';
import { Person, type Visit, type Way } from './Person.ts';
import { describeSessionLinks } from './session-links.ts';
import { describeStaticTokens } from './static-tokens.ts';
import { describeTroubles } from './troubles.ts';
import { type ConnectWorld, openConnectWorld } from './world.ts';

let world: ConnectWorld;

beforeAll(async () => {
  world = await openConnectWorld();
});
afterAll(async () => world?.close());

/** The four ways to put connecting into a product; the first has two forms, which take turns. */
const WAYS = ['plain', 'react', 'page', 'webview'] as const;
const PLAIN: readonly Way[] = ['element', 'open'];

/** Widths, languages and themes take turns, so that each of them meets each way. A WebView is a phone's. */
function visitOf(flow: Flow, index: number, turn: number): Visit {
  const way = WAYS[turn] ?? 'plain';
  return {
    way: way === 'plain' ? (PLAIN[index % 2] ?? 'element') : way,
    width: way === 'webview' || (index + turn) % 2 === 0 ? 390 : 1440,
    language: ((index >> 1) + turn) % 2 === 0 ? 'pt-BR' : 'en',
    theme: (index >> 2) % 2 === 0 ? 'light' : 'dark',
    name: `${flow.name} ${way}`,
  };
}

async function connect(flow: Flow, visit: Visit): Promise<void> {
  const userId = crypto.randomUUID();
  const { earlier } = flow;
  const itemId = earlier && (await world.earlier(userId, earlier.connectorId, earlier.parameters));
  const person = await Person.arrive(world, {
    ...visit,
    userId,
    ...(itemId === undefined ? {} : { itemId }),
  });
  await flow.go(person, world);
  if (flow.ends === 'connected') {
    expect(await person.heard('connected')).toEqual([{ itemId: expect.any(String) }]);
    if (visit.way === 'webview') expect(await person.toldApp()).toHaveLength(1);
    await person.press(person.texts.done);
    await person.dialog.waitFor({ state: 'detached' });
  } else {
    expect(await person.heard('error')).toMatchObject([{ code: flow.ends, message: expect.any(String) }]);
    expect(await person.heard('connected')).toEqual([]);
  }
  await person.leave();
}

describe('a person connects a bank, in all four ways', () => {
  it.each(flows.map((flow, index) => [flow.name, flow, index] as const))(
    'by %s',
    async (_name, flow, index) => {
      const visits = WAYS.map((_way, turn) => visitOf(flow, index, turn));
      const go = (visit: Visit): Promise<void> =>
        connect(flow, visit).catch((error: unknown) => {
          throw new Error(`${visit.way} at ${visit.width} px, ${visit.language}: ${error}`, { cause: error });
        });
      if (flow.movesClock) for (const visit of visits) await go(visit);
      else await Promise.all(visits.map(go));
    },
  );
});

describeTroubles(() => world);

describeStaticTokens(() => world);

describe('a session in a link', () => describeSessionLinks(() => world));

describe('in the app', () => describeApp(() => world));

describe('with React', () => describeReact(() => world));
