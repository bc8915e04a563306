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
  expect(oauth('javascript:alert(1)').kind).toBe('widget');
  expect(oauth('not an address').kind).toBe('widget');
  expect(nextStep({ nextStep: open, parameter: null }).kind).toBe('widget');
});

it('opens the widget for what has to be entered again, and offers nothing while waiting', () => {
  expect(nextStep({ nextStep: { action: 'reconnect', label: 'x' }, parameter: null }).kind).toBe('widget');
  expect(nextStep({ nextStep: { action: 'wait', label: 'x' }, parameter: null }).kind).toBe('none');
  expect(nextStep({ nextStep: null, parameter: null }).kind).toBe('none');
});
