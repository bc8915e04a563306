import { hashText, mix, scatter } from '../bank/mix.ts';
import { type ApiFaults, type Faults, noFaults, type WebhookFaults } from './faults.ts';

type Kind = keyof ApiFaults | keyof WebhookFaults;

/** One throw per fault: which of them hit one call or one delivery. */
export interface Throw {
  hits(kind: Kind): boolean;
  /** A fair coin, for a fault that has two ways. */
  coin(kind: Kind): boolean;
}

/**
 * Decides which calls and deliveries are hit. The n-th call after the faults were set always has the same
 * fate, whatever came in between: a fault's throw depends on the seed, its name and n alone.
 */
export class FaultDice {
  #current: Faults = noFaults;
  #calls = 0;
  #deliveries = 0;

  get faults(): Faults {
    return this.#current;
  }

  /** Sets the faults and counts from the start. */
  set(faults: Faults): void {
    this.#current = faults;
    this.#calls = 0;
    this.#deliveries = 0;
  }

  forCall(): Throw {
    return this.#throwFor('call', this.#calls++, { ...this.#current.api });
  }

  forDelivery(): Throw {
    return this.#throwFor('delivery', this.#deliveries++, { ...this.#current.webhooks });
  }

  #throwFor(what: string, number: number, odds: Readonly<Record<string, number>>): Throw {
    const { seed } = this.#current;
    const drawn = (name: string): number =>
      scatter(mix(mix(seed, hashText(`${what}/${name}`)), number)) / 2 ** 32;
    return {
      hits: (kind) => drawn(kind) < (odds[kind] ?? 0),
      coin: (kind) => drawn(`${kind}/coin`) < 0.5,
    };
  }
}
