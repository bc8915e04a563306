import { texts } from '../lib/texts.ts';

export const aliasTexts = texts(
  {
    name: 'Nome que você quer ver',
    hint: (bank: string) => `Em branco, fica ${bank}.`,
    save: 'Salvar',
    saving: 'Salvando…',
    saved: 'Nome salvo.',
    failed: 'Não foi possível salvar o nome',
  },
  {
    name: 'The name you want to see',
    hint: (bank) => `Left empty, it is ${bank}.`,
    save: 'Save',
    saving: 'Saving…',
    saved: 'Name saved.',
    failed: 'The name could not be saved',
  },
);
