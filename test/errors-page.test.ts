import { expect, it } from 'vitest';
import { describeError, type ErrorCode, errorCatalogue } from '../src/domain/errors.ts';
import { renderErrors } from './support/render-errors.ts';

it('docs/errors.md says what the catalogue of errors says (after a change: npx vitest run -u --project unit test/errors-page.test.ts)', async () => {
  await expect(renderErrors()).toMatchFileSnapshot('../docs/errors.md');
});

it('every text can be shown without its parameters, in both languages', () => {
  for (const code of Object.keys(errorCatalogue) as ErrorCode[]) {
    for (const language of ['pt-BR', 'en'] as const)
      expect(describeError(code, language)).not.toMatch(/[{}]|undefined/);
  }
});
