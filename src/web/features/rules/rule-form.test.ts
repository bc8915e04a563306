import { describe, expect, it } from 'vitest';
import { conditionOf, draftLike, effectOf, NO_DRAFT } from './rule-form.ts';

describe('a rule that is being written', () => {
  it('asks for nothing until something is filled in', () => {
    expect(conditionOf(NO_DRAFT)).toBeNull();
    expect(conditionOf({ ...NO_DRAFT, text: '  ' })).toBeNull();
    expect(effectOf({ ...NO_DRAFT, tags: ' , ' })).toBeNull();
  });

  it('takes amounts as a person types them, beside a direction alone', () => {
    const draft = { ...NO_DRAFT, text: ' padaria ', amountFrom: '9,9', amountTo: '1.234,50' };
    expect(conditionOf(draft)).toEqual({ text: 'padaria' });
    expect(conditionOf({ ...draft, direction: 'out' })).toEqual({
      text: 'padaria',
      direction: 'out',
      amountFrom: '9.9',
      amountTo: '1234.50',
    });
    expect(conditionOf({ ...draft, direction: 'out', amountTo: 'dez' })).toBeNull();
  });

  it('asks for nothing while the largest amount is below the least', () => {
    const draft = { ...NO_DRAFT, direction: 'out', amountFrom: '100' } as const;
    expect(conditionOf({ ...draft, amountTo: '2' })).toBeNull();
    expect(conditionOf({ ...draft, amountTo: '99,99' })).toBeNull();
    expect(conditionOf({ ...draft, amountTo: '100,00' })).toMatchObject({ amountTo: '100.00' });
    expect(conditionOf({ ...draft, amountTo: '200' })).toMatchObject({ amountTo: '200' });
  });

  it('has each tag once', () => {
    expect(effectOf({ ...NO_DRAFT, tags: 'casa, viagem,casa ', ignored: true })).toEqual({
      tags: ['casa', 'viagem'],
      ignored: true,
    });
  });

  it('begins with what a transaction is', () => {
    expect(draftLike('Padaria', '-9.90')).toEqual({ ...NO_DRAFT, text: 'Padaria', direction: 'out' });
    expect(draftLike('x'.repeat(300), '5')).toEqual({ ...NO_DRAFT, text: 'x'.repeat(200), direction: 'in' });
    expect(draftLike(undefined, null)).toEqual({ ...NO_DRAFT, direction: 'in' });
  });
});
