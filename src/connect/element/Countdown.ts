import { timeLeft } from '../flow/deadline.ts';
import type { Texts } from '../texts/texts-pt.ts';
import { h } from './dom.ts';

/** Counts down to the end of a question, by a clock that nobody can set. */
export class Countdown {
  readonly node = h('p', { class: 'countdown', role: 'timer', hidden: true });
  readonly #texts: Texts;
  #timer: ReturnType<typeof setInterval> | undefined;
  #expiresAt: string | null | undefined;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  set(expiresAt: string | null | undefined, askedAt: string | null | undefined): void {
    if (expiresAt === this.#expiresAt) return;
    this.#expiresAt = expiresAt;
    clearInterval(this.#timer);
    const left = timeLeft(expiresAt, askedAt, Date.now());
    this.node.hidden = left === null;
    if (left === null) return;
    const end = performance.now() + left;
    this.#show(end);
    this.#timer = setInterval(() => this.#show(end), 1_000);
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #show(end: number): void {
    const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1_000));
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    this.node.textContent = seconds > 0 ? this.#texts.timeLeft(time) : this.#texts.timeOver;
  }
}
