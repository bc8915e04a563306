import { randomBytes } from 'node:crypto';
import { Keyring } from '../../src/domain/Keyring.ts';

/** What encrypts the sandbox's invented people for as long as a benchmark runs. */
export const BENCH_KEYRING = new Keyring([randomBytes(32)]);
