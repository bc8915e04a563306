import type { Language } from '../shared/language.ts';

/** What each fault does, by its name in `PUT /_sandbox/faults`. */
const FAULTS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  pt: {
    status429: 'Recusa: pedidos demais',
    status500: 'Responde erro 500',
    status502Html: 'Responde 502 com uma página HTML',
    reset: 'Corta a conexão',
    stall: 'Não responde',
    truncated: 'Envia só metade da resposta',
    invalidJson: 'O JSON termina no meio',
    slowBody: 'Envia a resposta aos poucos',
    stalePage: 'Uma linha muda de página',
    emptyFirstPage: 'A primeira página vem vazia',
    oldTimes: 'Os horários não mudam com os dados',
    lose: 'Nunca entrega',
    duplicate: 'Entrega duas vezes',
    reorder: 'Troca a ordem',
    delayMs: 'Atraso de cada entrega, em ms',
    early: 'Avisa antes de a API mostrar',
    wrongClientId: 'Junto vai um evento de outro cliente',
    unknownItem: 'Junto vai um evento de item desconhecido',
  },
  en: {
    status429: 'Refuses: too many requests',
    status500: 'Answers with error 500',
    status502Html: 'Answers 502 with an HTML page',
    reset: 'Cuts the connection',
    stall: 'Does not answer',
    truncated: 'Sends half of the answer',
    invalidJson: 'The JSON ends in the middle',
    slowBody: 'Sends the answer bit by bit',
    stalePage: 'A row moves to another page',
    emptyFirstPage: 'The first page is empty',
    oldTimes: 'Times do not move with the data',
    lose: 'Never delivers',
    duplicate: 'Delivers twice',
    reorder: 'Changes the order',
    delayMs: 'Delay of each delivery in ms',
    early: 'Tells before the API shows it',
    wrongClientId: "Adds an event of another client's",
    unknownItem: 'Adds an event of an unknown item',
  },
};

/** A fault that we have no words for is shown by its name alone. */
export function faultText(language: Language, name: string): string {
  return FAULTS[language][name] ?? '';
}
