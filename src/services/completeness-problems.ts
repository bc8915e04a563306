import type { CompletenessProblem } from '../contract/completeness.ts';
import type { Language } from '../domain/language.ts';
import type { AccountFigures } from '../store/sql/account-figures.ts';
import type { BillFigures } from '../store/sql/bill-figures.ts';

type Text = Readonly<Record<Language, string>>;

const TEXTS: Readonly<Record<CompletenessProblem['code'], Text>> = {
  never_read: {
    en: 'The transactions were not yet read from end to end; this is normal while the first sync runs.',
    'pt-BR':
      'As transações ainda não foram lidas por inteiro; isso é normal enquanto a primeira sincronização está em andamento.',
  },
  rows_differ: {
    en: 'At the last complete read Pluggy had {there} transactions and there were {here} here. Sync the connection again; if it stays, look at the refused rows.',
    'pt-BR':
      'Na última leitura completa a Pluggy tinha {there} transações e aqui havia {here}. Sincronize a conexão de novo; se continuar, veja as linhas recusadas.',
  },
  rows_refused: {
    en: '{here} transactions came in a form that the database does not take; they are kept as text in pluggy.refused_rows.',
    'pt-BR':
      '{here} transações vieram em uma forma que o banco de dados não aceita; estão guardadas como texto em pluggy.refused_rows.',
  },
  months_differ: {
    en: 'At the last comparison with Pluggy {here} months differed in the count or the content of their transactions and could not be made equal. It is tried again; if it stays, look at the refused rows.',
    'pt-BR':
      'Na última comparação com a Pluggy, {here} meses tinham quantidade ou conteúdo de transações diferentes e não puderam ser igualados. Tentaremos de novo; se continuar, veja as linhas recusadas.',
  },
  balance_differs: {
    en: "The account's balance and the running balance of its newest transactions differ. The bank may not have sent its newest transactions yet, or counts reserved money into the balance.",
    'pt-BR':
      'O saldo da conta e o saldo após as transações mais recentes são diferentes. O banco pode ainda não ter enviado as últimas transações, ou inclui dinheiro reservado no saldo.',
  },
  balance_breaks: {
    en: 'Between two days the running balance changed {here} times by something else than the transactions: some may be missing, or be there twice.',
    'pt-BR':
      'Entre dois dias o saldo mudou {here} vezes por algo diferente das transações: podem faltar algumas, ou haver repetidas.',
  },
  bill_differs: {
    en: '{here} bills are not the sum of their transactions and charges; the bank may have left some out.',
    'pt-BR': '{here} faturas não são a soma de suas transações e encargos; o banco pode ter omitido alguns.',
  },
};

type Counts = Readonly<Partial<Record<'here' | 'there', number>>>;
type Finding = readonly [CompletenessProblem['code'], Counts?];

function rowFindings(account: AccountFigures): Finding[] {
  const { sweptAt, atPluggy, hereThen, refused } = account;
  const found: Finding[] = [];
  if (sweptAt === null) found.push(['never_read']);
  // rows that the database refused were at Pluggy and are told of on their own
  if (atPluggy !== null && hereThen !== null && atPluggy !== hereThen + refused)
    found.push(['rows_differ', { there: atPluggy, here: hereThen }]);
  if (account.monthsDifferent > 0) found.push(['months_differ', { here: account.monthsDifferent }]);
  if (refused > 0) found.push(['rows_refused', { here: refused }]);
  return found;
}

function balanceFindings({ balanceAgrees, breaks }: AccountFigures): Finding[] {
  const found: Finding[] = [];
  if (balanceAgrees === false) found.push(['balance_differs']);
  if (breaks > 0) found.push(['balance_breaks', { here: breaks }]);
  return found;
}

function billFindings(bills: readonly BillFigures[]): Finding[] {
  const wrong = bills.filter(({ addsUp, isCovered }) => isCovered && !addsUp).length;
  return wrong === 0 ? [] : [['bill_differs', { here: wrong }]];
}

/** What of an account does not add up, in the caller's language. */
export function completenessProblems(
  account: AccountFigures,
  bills: readonly BillFigures[],
  language: Language,
): CompletenessProblem[] {
  return [...rowFindings(account), ...balanceFindings(account), ...billFindings(bills)].map(
    ([code, counts = {}]) => ({
      code,
      detail: TEXTS[code][language].replace(/\{(here|there)\}/g, (_, name: 'here' | 'there') =>
        String(counts[name] ?? ''),
      ),
    }),
  );
}
