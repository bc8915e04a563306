import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Flow, flows } from './flows.ts';
import { describeReact } from './in-react.ts';
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

const WAYS: readonly Way[] = ['element', 'open', 'page'];

/** Ways, widths, languages and themes take turns, so that each pair of them meets. */
function visitOf(flow: Flow, index: number): Visit {
  return {
    way: flow.earlier === undefined ? (WAYS[index % 3] ?? 'element') : (WAYS[index % 2] ?? 'element'),
    width: index % 2 === 0 ? 390 : 1440,
    language: index % 4 < 2 ? 'pt-BR' : 'en',
    theme: index % 8 < 4 ? 'light' : 'dark',
    name: flow.name,
  };
}

describe('a person connects a bank', () => {
  it.each(flows.map((flow, index) => [flow.name, flow, visitOf(flow, index)] as const))(
    'by %s',
    async (_name, flow, visit) => {
      const userId = crypto.randomUUID();
      const attributes =
        flow.earlier === undefined
          ? {}
          : { 'item-id': await world.earlier(userId, flow.earlier.connectorId, flow.earlier.parameters) };
      const person = await Person.arrive(world, { ...visit, userId, attributes });
      await flow.go(person, world);
      if (flow.ends === 'connected') {
        expect(await person.heard('connected')).toEqual([{ itemId: expect.any(String) }]);
        await person.press(person.texts.done);
        await person.dialog.waitFor({ state: 'detached' });
      } else {
        expect(await person.heard('error')).toMatchObject([{ code: flow.ends, message: expect.any(String) }]);
        expect(await person.heard('connected')).toEqual([]);
      }
      await person.leave();
    },
  );
});

describeTroubles(() => world);

describeStaticTokens(() => world);

describe('a session in a link', () => describeSessionLinks(() => world));

describe('with React', () => describeReact(() => world));
