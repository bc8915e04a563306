import type { Credential } from './api/types.ts';

/** The values with which a sandbox login succeeds, by the credential's name. */
const TEST_VALUES: Record<string, string> = {
  user: 'user-ok',
  password: 'password-ok',
  token: '123456',
  cpf: '761.092.776-73',
  cnpj: '11.222.333/0001-81',
};

/** The test value for a field, or null where the sandbox has none to offer. */
export function testValue(field: Credential): string | null {
  return TEST_VALUES[field.name] ?? null;
}
