import { expect, it } from 'vitest';
import { formProblems, spokenProblems } from './field-texts.ts';
import { textsEn } from './texts-en.ts';
import { textsPt } from './texts-pt.ts';

const refused = {
  cpf: { code: '002', message: 'O CPF deve ser válido e ter 11 números.' },
  user: { code: '001', message: 'user parameter is required' },
  birthDate: { code: '003', message: 'birthDate is not a date' },
  agency: { code: '002', message: 'A agência tem 4 números' },
};

it('words what the API refused in Portuguese, whatever language the API answers in', () => {
  expect(spokenProblems(textsPt, refused)).toEqual({
    cpf: 'Informe um CPF válido, com 11 números.',
    user: 'Preencha este campo.',
    birthDate: 'Informe uma data válida.',
    agency: 'A agência tem 4 números',
  });
});

it("words it in English too, without the connector's Portuguese", () => {
  expect(spokenProblems(textsEn, refused)).toEqual({
    cpf: 'Enter a valid CPF with its 11 digits.',
    user: 'Fill in this field.',
    birthDate: 'Enter a valid date.',
    agency: 'Check the value of this field.',
  });
});

it('says the same before anything is sent', () => {
  const fields = [
    { name: 'token', validation: '^\\d{6}$', validationMessage: 'O token deve ter 6 dígitos' },
    { name: 'user' },
  ];
  expect(formProblems(textsEn, fields, { token: '12', user: '' })).toEqual({
    token: 'The code has 6 digits.',
    user: 'Fill in this field.',
  });
});
