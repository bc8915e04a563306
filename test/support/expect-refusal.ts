import { expect } from 'vitest';
import { errorCatalogue } from '../../src/domain/errors.ts';
import type { Answer, Call } from './api.ts';

export interface Refusal {
  readonly status?: number;
  readonly code: string;
  readonly field?: string;
}

/** A refusal has to be the same in both languages but for the words, and the words have to be whole. */
export async function expectRefusal(
  send: (options: Call) => Promise<Answer>,
  expected: Refusal,
): Promise<void> {
  const inPortuguese = await send({});
  const inEnglish = await send({ headers: { 'accept-language': 'en-GB, en;q=0.8' } });
  const { field, code, status = 400 } = expected;
  for (const [answer, language] of [
    [inPortuguese, 'pt-BR'],
    [inEnglish, 'en'],
  ] as const) {
    const problem = answer.json();
    expect(problem).toMatchObject({ status, code });
    expect({ status: answer.status, field: problem['field'] }).toEqual({ status, field });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('content-language')).toBe(language);
    const kind = errorCatalogue[code as keyof typeof errorCatalogue];
    expect(problem['title']).toBe(kind.title[language]);
    expect(problem['detail']).not.toMatch(/[{}]|undefined/);
    const beginning = kind.detail[language].split('{field}').at(-1)?.split('{')[0] ?? '';
    expect(problem['detail']).toContain(beginning);
  }
  expect(inPortuguese.json()['detail']).not.toBe(inEnglish.json()['detail']);
}
