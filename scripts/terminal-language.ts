import { type Language, pickLanguage } from '../src/domain/language.ts';

/** Commands speak the language of the terminal, and English where that says nothing. */
export function terminalLanguage(env: NodeJS.ProcessEnv = process.env): Language {
  return pickLanguage((env['LC_ALL'] ?? env['LANG'] ?? '').startsWith('pt') ? 'pt' : 'en');
}
