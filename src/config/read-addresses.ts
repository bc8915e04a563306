import type { Mode } from '../domain/mode.ts';
import { parseInteger, parseOrigin } from './parsers.ts';
import type { Reader } from './Reader.ts';

const DEFAULT_PORT = 3000;
const MAX_PORT = 65_535;
const URL_FORM = 'an http or https URL without user, query or fragment';

/** Where the service listens, where it is found, and where Pluggy is; undefined: nobody said where that is. */
export function readAddresses(read: Reader, mode: Mode) {
  const portNumber = parseInteger(1, MAX_PORT);
  const port = read.value('PORT', portNumber, `a port number from 1 to ${MAX_PORT}`) ?? DEFAULT_PORT;
  const sandboxPort =
    read.value('SANDBOX_PORT', portNumber, `a port number from 1 to ${MAX_PORT}`) ?? port + 1;
  if (mode === 'sandbox' && sandboxPort === port) read.problems.push('SANDBOX_PORT must differ from PORT');
  if (mode === 'sandbox' && sandboxPort > MAX_PORT)
    read.problems.push(`SANDBOX_PORT must be set when PORT is ${MAX_PORT}: there is no port after it`);
  const host = read.text('HOST') ?? (mode === 'sandbox' ? '127.0.0.1' : '0.0.0.0');
  const apiUrl = read.value('PLUGGY_API_URL', parseOrigin, URL_FORM);
  const baseUrl = read.value('BASE_URL', parseOrigin, URL_FORM) ?? `http://127.0.0.1:${port}`;
  return { port, sandboxPort, host, apiUrl, baseUrl };
}
