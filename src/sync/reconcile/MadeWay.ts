/** A comparison stopped because somebody waits for the item; what it had read is kept. */
export class MadeWay extends Error {
  override readonly name = 'MadeWay';
}
