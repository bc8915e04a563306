import { expect, it } from 'vitest';
import { checkField } from './check-field.ts';

const code = { name: 'token', validation: '^\\d{6}$', validationMessage: 'seis dígitos' };

it('asks for what is missing, unless it is optional', () => {
  expect(checkField(code, ' ')).toEqual({ kind: 'missing' });
  expect(checkField({ ...code, optional: true }, '')).toBeNull();
});

it("applies the connector's rule and carries its sentence", () => {
  expect(checkField(code, '123456')).toBeNull();
  expect(checkField(code, '12')).toEqual({ kind: 'invalid', message: 'seis dígitos' });
});

it('leaves a rule that cannot be read to the API', () => {
  expect(checkField({ name: 'x', validation: '(' }, 'anything')).toBeNull();
});
