/** A comparison stopped because somebody waits for the item; what it had read is kept. */
export class MadeWay extends Error {
  override readonly name = 'MadeWay';
}

/** Whether other work on the item is due, for which a comparison has to make way. */
export type IsWanted = () => Promise<boolean>;

/** @throws {MadeWay} when the run is one that makes way, and the item is wanted */
export async function makeWay({ isWanted }: { readonly isWanted?: IsWanted | undefined }): Promise<void> {
  if ((await isWanted?.()) === true) throw new MadeWay();
}
