import { expect, it } from 'vitest';
import type { ItemView } from '../src/contract/financial-data.ts';
import { call } from './support/api.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('running');

/** The connection once it is synced. A later event of the same connect may have begun another sync meanwhile. */
const syncedItemOf = (userId: string, language: string): Promise<ItemView> =>
  until('the connection is synced', async () => {
    const headers = { 'accept-language': language };
    const answer = await call(world.service.url, `/api/pluggy-v2/user/${userId}/items`, { headers });
    const [item] = answer.json<{ items: ItemView[] }>().items;
    return item?.sync.state === 'done' && item;
  });

/** The connection of a person whom the sandbox's bank answers with a warning. */
async function connectWarned(bankUser: string): Promise<ItemView> {
  await world.bank.connect(bankUser, bankUser);
  return syncedItemOf(bankUser, 'en');
}

it('a permission that is missing is told, with what to do about it, although the run was a success', async () => {
  const item = await connectWarned('user-ok-account-warning');
  expect(item).toMatchObject({ status: 'UPDATED', executionStatus: 'SUCCESS' });
  expect(item.message).toContain('your permission for part of the data is missing (accounts, transactions)');
  expect(item.nextStep).toEqual({ action: 'reconnect', label: 'Reconnect' });
  expect(item.sync.health).toBe('partial');
  expect(item.sync.products).toContainEqual(
    expect.objectContaining({ product: 'accounts', state: 'withheld' }),
  );
  expect(await syncedItemOf('user-ok-account-warning', 'pt-BR')).toMatchObject({
    message: expect.stringContaining('falta a sua permissão para uma parte dos dados (contas, transações)'),
    nextStep: { label: 'Reconectar' },
  });
});

it("so is the approval of an account's other holders", async () => {
  const item = await connectWarned('user-ok-approvers-warning');
  expect(item).toMatchObject({ status: 'UPDATED', executionStatus: 'SUCCESS' });
  expect(item.message).toContain("waits for other people's approval");
  expect(item.nextStep).toEqual({ action: 'wait', label: 'Wait' });
  expect(item.sync.health).toBe('waiting');
  expect(await syncedItemOf('user-ok-approvers-warning', 'pt-BR')).toMatchObject({
    message: expect.stringContaining('espera a aprovação de outras pessoas'),
    nextStep: { label: 'Aguardar' },
  });
});
