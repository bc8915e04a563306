import { describe, expect, it } from 'vitest';
import { answerProblem, mfaQuestion } from './mfa-question.ts';

const ask = (parameter: object | null, status = 'WAITING_USER_INPUT') => mfaQuestion({ status, parameter });

describe('the question of a bank', () => {
  it('is asked in a form, with what the bank says of the answer', () => {
    const question = ask({
      name: 'token',
      type: 'number',
      label: 'Código',
      assistiveText: 'Enviado por SMS',
      validation: '^\\d{6}$',
      validationMessage: 'São seis números',
    });
    expect(question).toMatchObject({ name: 'token', kind: 'number', help: 'Enviado por SMS' });
    if (question === null) return;
    expect(answerProblem(question, ' ')).toBe('missing');
    expect(answerProblem(question, '12345')).toBe('pattern');
    expect(answerProblem(question, '123456')).toBeNull();
  });

  it('takes any answer where the bank’s pattern is none', () => {
    const question = ask({ name: 'token', type: 'text', validation: '(' });
    expect(question && answerProblem(question, 'abc')).toBeNull();
  });

  it('offers what can be chosen, and nothing where nothing can', () => {
    expect(
      ask({ name: 'phone', type: 'select', options: [{ value: '1', label: '(11) 9' }, {}] })?.options,
    ).toEqual([{ value: '1', label: '(11) 9' }]);
    expect(ask({ name: 'phone', type: 'select', options: [] })).toBeNull();
  });

  it('shows a picture that is one, and never another address', () => {
    const png = 'iVBORw0KGgoAAAANSUhEUg==';
    expect(ask({ name: 'code', type: 'image', data: png })?.picture).toBe(`data:image/png;base64,${png}`);
    expect(ask({ name: 'code', type: 'image', data: 'https://example.com/x.png' })).toBeNull();
    expect(ask({ name: 'code', type: 'image', data: 'data:image/svg+xml;base64,PHN2Zz4=' })).toBeNull();
  });

  it('is left to the dialog where a form cannot answer it', () => {
    expect(ask({ name: 'qr', type: 'qr' })).toBeNull();
    expect(ask({ type: 'text' })).toBeNull();
    expect(ask(null)).toBeNull();
    expect(ask({ name: 'token', type: 'text' }, 'UPDATED')).toBeNull();
  });
});
