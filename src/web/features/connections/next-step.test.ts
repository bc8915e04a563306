import { expect, it } from 'vitest';
import { nextStep } from './next-step.ts';

const open = { action: 'open', label: 'Abrir o banco' };

it('leads to the bank only by an address of the web', () => {
  const oauth = (data: string) => nextStep({ nextStep: open, parameter: { type: 'oauth', data } });
  expect(oauth('https://bank.example/consent?id=1')).toEqual({
    kind: 'link',
    label: 'Abrir o banco',
    url: 'https://bank.example/consent?id=1',
  });
  expect(oauth('javascript:alert(1)').kind).toBe('connect');
  expect(oauth('not an address').kind).toBe('connect');
  expect(nextStep({ nextStep: open, parameter: null }).kind).toBe('connect');
});

it('opens the dialog for what has to be entered again, and offers nothing while waiting', () => {
  expect(nextStep({ nextStep: { action: 'reconnect', label: 'x' }, parameter: null }).kind).toBe('connect');
  expect(nextStep({ nextStep: { action: 'wait', label: 'x' }, parameter: null }).kind).toBe('none');
  expect(nextStep({ nextStep: null, parameter: null }).kind).toBe('none');
});
