import type { FaultsInput } from '../../sandbox/faults/faults.ts';

/** From now on the sandbox misbehaves like that; `{}` ends it. */
export async function setFaults(sandboxUrl: string, faults: FaultsInput): Promise<void> {
  const answer = await fetch(`${sandboxUrl}/_sandbox/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`);
}
