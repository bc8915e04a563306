import { describe, expect, it } from 'vitest';
import { describeError, type ErrorCode, errorCatalogue, PublicError } from './errors.ts';
import { LANGUAGES } from './language.ts';

const CODES = Object.keys(errorCatalogue) as ErrorCode[];
const EXPECTED = { en: 'it must be a UUID', 'pt-BR': 'precisa ser um UUID' };

describe('the catalogue of errors', () => {
  it.each(CODES)('%s has whole sentences in both languages', (code) => {
    const { title, status } = errorCatalogue[code];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(title.en).not.toBe(title['pt-BR']);
    const texts = LANGUAGES.map((language) =>
      describeError(code, language, { field: 'itemId', expected: EXPECTED, code: 'SOME_CODE' }),
    );
    expect(new Set(texts).size).toBe(2);
    for (const text of texts) expect(text).toMatch(/^["\p{Lu}][^{}]*\.$/u);
  });

  it('puts in what is known of the fault', () => {
    const text = describeError('invalid_value', 'pt-BR', { field: 'itemId', expected: EXPECTED });
    expect(text).toBe('"itemId" não pode ser usado: precisa ser um UUID.');
  });

  it('does not take what a caller sent for a placeholder', () => {
    expect(describeError('unknown_field', 'en', { field: '{code}$&', code: 'x' })).toContain('"{code}$&"');
  });

  it('lets the log see the code and the field alone', () => {
    expect(new PublicError('invalid_value', { field: 'itemId', expected: EXPECTED }).message).toBe(
      'invalid_value: itemId',
    );
  });
});
