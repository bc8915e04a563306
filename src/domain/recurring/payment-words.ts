import type { Payment } from './payment.ts';

/** Words that say how was paid, where, or by which kind of company, and nothing about whom. */
const SAYS_NOTHING = new Set(
  `pix ted doc tev tef transf transferencia enviado enviada recebido recebida pagamento pagamentos pagto pgto pag pg
  debito deb aut automatico automatica debaut credito cred compra compras cartao parcela parc boleto titulo cobranca conta
  fatura ref referente referencia mensalidade mensal anual anuidade assinatura com br www http https ltda sa me eireli epp
  mei cia do da de dos das em no na nos nas para por pelo pela e o a as os int internacional online nf via mp ec dl ebn
  janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro jan fev mar abr mai jun jul ago
  set out nov dez payment purchase from to the of monthly subscription bill inc llc ltd corp brasil brazil`.split(
    /\s+/,
  ),
);

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

const isPlain = (word: string): boolean => !/\p{N}/u.test(word);

/** The words by which payments to or from one party are known: without numbers, which are dates and codes. */
function tellingWords(text: string): string[] {
  const plain = wordsOf(text).filter(isPlain);
  const telling = plain.filter((word) => word.length > 1 && !SAYS_NOTHING.has(word));
  return telling.length > 0 ? telling : plain;
}

/** The names under which a payment may be found together with others. */
export interface Names {
  /** What it says of the party, all of it or its first two words. */
  readonly exact: readonly string[];
  /** Beginnings of its words, for banks write one party in several ways: "PAG*SPOTIFY", "Spotifybr". */
  readonly vague: readonly string[];
}

/** So many letters of a word tell it from others. */
const STEM = 5;
const SHORTEST = 4;

/** Those of all words written as one come last: "SEM PARAR" is "SEMPARAR" too. */
const stemsOf = (words: readonly string[]): string[] =>
  [...words, words.join('')].filter(({ length }) => length >= SHORTEST).map((word) => word.slice(0, STEM));

export function namesOf({ description, merchant }: Payment): Names {
  const words = tellingWords(description);
  const shop = merchant == null ? [] : tellingWords(merchant);
  const exact = [words.join(' '), shop.join(' '), words.slice(0, 2).join(' ')];
  return {
    exact: [...new Set(exact.filter((name) => name !== ''))],
    vague: [...new Set([...stemsOf(words), ...stemsOf(shop)])],
  };
}

interface Part {
  readonly number: number;
  readonly of: number;
}

/** "3/10" or "3 de 10", if it is no month and year, and no day and month, of the row itself. */
function partOf({ description, localDate }: Payment): Part | undefined {
  const found = /(?<![\d/.,-])(\d{1,2})\s?(?:\/|\sde\s)\s?(\d{1,2})(?![\d/,-])/i.exec(description);
  const [number, of] = [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0)];
  const [year, month] = [Number(localDate.slice(2, 4)), Number(localDate.slice(5, 7))];
  const isDate = Math.abs(of - year) <= 1 && number <= 12 && Math.abs(number - month) % 11 <= 1;
  return number >= 1 && number <= of && !isDate ? { number, of } : undefined;
}

/** Whether rows are the instalments of one purchase: numbers that go up, of a number that stays. */
export function areInstalments(rows: readonly Payment[]): boolean {
  const parts = rows.map(partOf);
  const steps = parts.slice(1).filter((part, index) => {
    const before = parts[index];
    return part !== undefined && before !== undefined && part.of === before.of && part.number > before.number;
  });
  return rows.length > 1 && steps.length * 3 >= (rows.length - 1) * 2;
}
