import type { Connector } from './connectors.ts';
import type { Credential } from './credentials.ts';
import { isCnpj, isCpf } from './tax-numbers.ts';

/** Pluggy's validation codes: 001 a required parameter is missing, 002 its rule failed, 003 it is no date. */
export interface ParameterError {
  readonly code: '001' | '002' | '003';
  readonly message: string;
  readonly parameter: string;
}

export function validateParameters(
  connector: Connector,
  parameters: Readonly<Record<string, unknown>>,
): ParameterError[] {
  return connector.credentials.flatMap(
    (credential) => errorOf(credential, parameters[credential.name]) ?? [],
  );
}

function errorOf(credential: Credential, value: unknown): ParameterError | undefined {
  const parameter = credential.name;
  if (value === undefined || value === null || value === '') {
    if (credential.optional === true) return undefined;
    return { code: '001', message: `${parameter} parameter is required`, parameter };
  }
  if (typeof value === 'string' && passes(credential, value)) {
    if (credential.name !== 'birthDate' || isDay(value)) return undefined;
    return { code: '003', message: `${parameter} is not a date`, parameter };
  }
  return { code: '002', message: credential.validationMessage ?? `${parameter} is not valid`, parameter };
}

function passes(credential: Credential, value: string): boolean {
  if (credential.validation !== undefined && !new RegExp(credential.validation).test(value)) return false;
  if (credential.name === 'cpf') return isCpf(value);
  if (credential.name === 'cnpj') return isCnpj(value);
  return true;
}

/** Whether DD/MM/YYYY names a day of the calendar. */
function isDay(text: string): boolean {
  const [day = '', month = '', year = ''] = text.split('/');
  const date = new Date(`${year}-${month}-${day}T00:00:00.000Z`);
  // Some engines take the 31st of February for a day in March.
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}
