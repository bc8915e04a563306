/** What a terminal shows of a report on completeness. */
export const REPORT = {
  check: { en: 'CHECK', 'pt-BR': 'VEJA ' },
  note: { en: 'note ', 'pt-BR': 'nota ' },
  nobodys: { en: "connections that are nobody's", 'pt-BR': 'conexões que não são de ninguém' },
  connection: {
    en: 'connection {itemId}: {status}, sync {state} {at}',
    'pt-BR': 'conexão {itemId}: {status}, sincronização {state} {at}',
  },
  withoutDay: { en: 'without a day', 'pt-BR': 'sem dia' },
  bills: {
    en: '{reason}, bills due {days}: {detail}',
    'pt-BR': '{reason}, faturas com vencimento {days}: {detail}',
  },
  unknown: { en: 'unknown', 'pt-BR': 'número desconhecido' },
  rows: {
    en: '{type} {accountId}: {here} rows here, {there} at Pluggy at the last complete read',
    'pt-BR': '{type} {accountId}: {here} linhas aqui, {there} na Pluggy na última leitura completa',
  },
  billsInAll: {
    en: '; of {all} bills {addUp} add up, {differ} differ, {unknown} cannot be told',
    'pt-BR': '; de {all} faturas {addUp} batem, {differ} diferem, {unknown} não dá para dizer',
  },
  reconciled: {
    en: 'compared with Pluggy: connection {itemId}, {at}',
    'pt-BR': 'comparada com a Pluggy: conexão {itemId}, {at}',
  },
  notYet: { en: 'not yet', 'pt-BR': 'ainda não' },
  repaired: {
    en: '{at} repaired {rows} transactions, {others} other rows, {accounts} accounts, {months} months',
    'pt-BR': '{at} corrigiu {rows} transações, {others} outras linhas, {accounts} contas, {months} meses',
  },
  moved: { en: '; a webhook had not come', 'pt-BR': '; um webhook não tinha chegado' },
  left: { en: '; {months} months still differ', 'pt-BR': '; {months} meses ainda diferem' },
  compared: {
    en: 'compared with Pluggy: {connections} connections, {accounts} accounts, {transactions} transactions; {when}',
    'pt-BR':
      'comparado com a Pluggy: {connections} conexões, {accounts} contas, {transactions} transações; {when}',
  },
  justNow: { en: 'just now', 'pt-BR': 'agora mesmo' },
  notAll: { en: 'not all of it yet', 'pt-BR': 'ainda não tudo' },
  orLater: { en: '{at} or later', 'pt-BR': '{at} ou depois' },
  missed: {
    en: 'connection {itemId} could not be compared: {reason}',
    'pt-BR': 'não foi possível comparar a conexão {itemId}: {reason}',
  },
} as const;
