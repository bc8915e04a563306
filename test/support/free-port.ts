/** Chaos needs it built; tests take it from there. */
export { freePort } from '../../chaos/free-port.ts';
