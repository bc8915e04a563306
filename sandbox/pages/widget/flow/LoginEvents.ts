import type { Item } from '../api/types.ts';
import type { ConnectEvent } from '../host/HostBridge.ts';
import { isPastLogin, itemPhase } from './item-phase.ts';

/**
 * Turns the items that polling sees into the events a host expects, each once a login:
 * LOGIN_SUCCESS → (a code asked for and given) LOGIN_MFA_SUCCESS → LOGIN_STEP_COMPLETED.
 */
export class LoginEvents {
  #loginSeen = false;
  #codeAsked = false;
  #completed = false;

  /** A new attempt begins. */
  reset(): void {
    this.#loginSeen = false;
    this.#codeAsked = false;
    this.#completed = false;
  }

  after(item: Item): ConnectEvent[] {
    if (this.#completed) return [];
    const events: ConnectEvent[] = [];
    const asksCode = itemPhase(item).phase === 'mfa';
    const through = isPastLogin(item);
    // A bank asks for a code only after it has accepted the password.
    if (!this.#loginSeen && (asksCode || through)) {
      this.#loginSeen = true;
      events.push({ event: 'LOGIN_SUCCESS', item });
    }
    if (asksCode) this.#codeAsked = true;
    if (through) {
      if (this.#codeAsked) events.push({ event: 'LOGIN_MFA_SUCCESS', item });
      events.push({ event: 'LOGIN_STEP_COMPLETED', item });
      this.#completed = true;
    }
    return events;
  }
}
