/** The item is not what it was when the run began: what the run read may be half of the one and half of the other. */
export class ItemMoved extends Error {
  override readonly name = 'ItemMoved';
}
