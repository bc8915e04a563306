import type { IsWanted, SyncMode } from './SyncMode.ts';

/** A comparison stopped because another job of the item is due. What it had read is kept. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** @throws {Interrupted} when the item is wanted */
export async function stopIfWanted(isWanted: IsWanted): Promise<void> {
  if (await isWanted()) throw new Interrupted();
}

/** @throws {Interrupted} when the run is a comparison, and the item is wanted */
export async function stopComparisonIfWanted({ mode }: { readonly mode: SyncMode }): Promise<void> {
  if (mode.kind === 'comparison') await stopIfWanted(mode.isWanted);
}
