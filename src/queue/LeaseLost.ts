/** This run no longer holds its job: another run has it or will have it, and nothing of this one may be written. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';

  constructor() {
    super('this run no longer holds its job');
  }
}
