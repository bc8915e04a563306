import { beforeEach, expect, it } from 'vitest';
import { buildConnector, buildItem } from '../flow/build-item.ts';
import { queryHost } from './query-host.ts';

let addresses: string[];

/** As much of a window as the host needs, with the app that listens to it. */
function buildView(search = '?connect_token=t'): Window {
  const location = new URL(`http://sandbox.example/${search}`);
  const view = {
    location,
    history: {
      replaceState: (_state: unknown, _title: string, url: URL) => {
        location.search = url.search;
      },
    },
    ReactNativeWebView: {
      postMessage: (text: string) => {
        const { type, message } = JSON.parse(text);
        if (type === 'LOCATION') addresses.push(message);
      },
    },
    close: () => {},
  };
  return view as unknown as Window;
}

const parameter = (name: string): (string | null)[] =>
  addresses.map((address) => new URL(address).searchParams.get(name));

beforeEach(() => {
  addresses = [];
});

it('gives every event a timestamp of its own, since the package drops what looks like a repeat', () => {
  const host = queryHost(buildView(), 'pt-BR');
  const item = buildItem({ status: 'UPDATED', executionStatus: 'SUCCESS' });
  host.event({ event: 'ITEM_RESPONSE', item });
  host.event({ event: 'LOGIN_SUCCESS', item });
  host.event({ event: 'LOGIN_STEP_COMPLETED', item });
  host.success(item);
  const times = parameter('timestamp').map(Number);
  expect(times).toHaveLength(5);
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
});

it('forgets the bank and its item when the person goes back to the list', () => {
  const host = queryHost(buildView(), 'pt-BR');
  const connector = buildConnector({ id: 3, name: 'Banco' });
  host.event({ event: 'SELECTED_INSTITUTION', connector });
  host.event({ event: 'ITEM_RESPONSE', item: buildItem({ connector }) });
  host.event({ event: 'SELECTED_INSTITUTION', connector: null });
  expect(parameter('connector_id')).toEqual([null, '3', '3', null]);
  expect(parameter('item_id').at(-1)).toBeNull();
  expect(parameter('connect_token').at(-1)).toBe('t');
});
