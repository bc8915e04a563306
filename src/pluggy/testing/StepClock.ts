import type { Clock } from '../../domain/clock.ts';

/** A clock whose sleeps end at once and move its time. `sleeps` lists them in milliseconds. */
export class StepClock implements Clock {
  readonly sleeps: number[] = [];
  #now = Date.parse('2026-11-20T12:00:00.000Z');

  now(): Date {
    return new Date(this.#now);
  }

  sleep(ms: number): Promise<void> {
    this.sleeps.push(ms);
    this.#now += ms;
    return Promise.resolve();
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}
