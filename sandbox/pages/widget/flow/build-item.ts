import { type Connector, connectorSchema, type Item, itemSchema } from '../api/types.ts';

/** A connector for tests, with what the test cares about on top. */
export function buildConnector(overrides: Record<string, unknown> = {}): Connector {
  return connectorSchema.parse({ id: 0, name: 'Banco', credentials: [], ...overrides });
}

/** An item for tests, in the middle of its login unless told otherwise. */
export function buildItem(overrides: Record<string, unknown> = {}): Item {
  return itemSchema.parse({
    id: '3f0c2a7e-11d5-4c0e-8e0a-5a1f6f1f9b10',
    connector: buildConnector(),
    status: 'UPDATING',
    executionStatus: 'LOGIN_IN_PROGRESS',
    ...overrides,
  });
}
