import { texts } from '../../../lib/texts.ts';

export const comparisonTexts = texts(
  {
    checking: 'Conferindo…',
    agrees: (when: string) => `Conferido ${when}: tudo confere`,
    differs: (when: string) => `Conferido ${when}: nem tudo confere`,
    what: 'Comparamos as transações com as que a Pluggy tem, e os saldos e faturas com as transações.',
    problems: {
      rows_differ: 'a quantidade de transações é diferente da que a Pluggy informou. Vamos conferir de novo.',
      months_differ:
        'as transações de alguns meses são diferentes das que a Pluggy tem. Vamos conferir de novo.',
      rows_refused: 'algumas transações vieram em uma forma que não conseguimos mostrar.',
      balance_differs:
        'o saldo não é o que resulta das transações mais recentes. O banco pode ainda não ter enviado todas.',
      balance_breaks:
        'o saldo mudou mais do que as transações explicam. Podem faltar algumas, ou haver repetidas.',
      bill_differs: 'há faturas que foram pagas por inteiro com outro valor. Confira no banco.',
    },
    bill: (day: string | null) =>
      day === null ? 'fatura sem data de vencimento' : `fatura com vencimento em ${day}`,
    unchecked: (count: number) =>
      count === 1
        ? 'Não foi possível conferir uma fatura do cartão'
        : `Não foi possível conferir ${count} faturas do cartão`,
  },
  {
    checking: 'Checking…',
    agrees: (when) => `Checked ${when}: everything agrees`,
    differs: (when) => `Checked ${when}: not everything agrees`,
    what: 'We compare the transactions with those that Pluggy has, and balances and bills with the transactions.',
    problems: {
      rows_differ: 'the number of transactions is not the one that Pluggy gave. We will check again.',
      months_differ:
        'the transactions of some months differ from those that Pluggy has. We will check again.',
      rows_refused: 'some transactions came in a form that we cannot show.',
      balance_differs:
        'the balance is not what the newest transactions lead to. The bank may not have sent all of them yet.',
      balance_breaks:
        'the balance changed by more than the transactions explain. Some may be missing, or be there twice.',
      bill_differs:
        'some bills were paid in full with another amount than they say. Compare them with the bank.',
    },
    bill: (day) => (day === null ? 'a bill without a due date' : `bill due on ${day}`),
    unchecked: (count) =>
      count === 1 ? 'One card bill could not be checked' : `${count} card bills could not be checked`,
  },
);
