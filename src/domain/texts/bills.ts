import type { BillReason } from '../bill-check.ts';
import type { Text } from './text.ts';

const unknown = (en: string, pt: string): Text => ({
  en: `It cannot be checked: ${en}`,
  'pt-BR': `Não é possível conferir: ${pt}`,
});

/** What each outcome of the check of a bill means, for the person whose bill it is. */
export const BILL_CHECKS: Readonly<Record<BillReason, Text>> = {
  payments_agree: {
    en: 'It adds up: its total and the charges of the next bill are what was paid.',
    'pt-BR': 'Confere: o total dela mais os encargos da fatura seguinte é o que foi pago.',
  },
  own_payments_agree: {
    en: 'It adds up: the payments that the bank records with this bill are its total.',
    'pt-BR': 'Confere: os pagamentos que o banco registra nesta fatura somam o total dela.',
  },
  payments_differ: {
    en: 'It was paid in full with another amount than its total and the charges of the next bill. The bill may have changed since: compare it with the bank.',
    'pt-BR':
      'Foi paga por inteiro com um valor diferente do total dela mais os encargos da fatura seguinte. A fatura pode ter mudado: confira no banco.',
  },
  own_payments: unknown(
    'the bank records payments with this bill, and they are not its total. Perhaps only a part was paid.',
    'o banco registra pagamentos nesta fatura, e eles não somam o total dela. Talvez só uma parte tenha sido paga.',
  ),
  not_paid_in_full: unknown(
    'another amount was paid, and the bank does not call it a full payment. This is so when only a part was paid, such as the minimum.',
    'foi pago outro valor, e o banco não o chama de pagamento total. É assim quando se paga só uma parte, como o mínimo.',
  ),
  no_payment: unknown(
    'the next bill does not say what was paid. There is nothing to do.',
    'a fatura seguinte não diz o que foi pago. Não é preciso fazer nada.',
  ),
  no_next_bill: unknown(
    'it is the newest one, and what was paid comes with the next one. Wait for it.',
    'é a mais recente, e o que foi pago vem com a seguinte. Espere por ela.',
  ),
  next_bill_missing: unknown(
    'the bank did not send the bill after it. There is nothing to do.',
    'o banco não enviou a fatura seguinte. Não é preciso fazer nada.',
  ),
  bills_overlap: unknown(
    'another bill is due together with it or within days, so nobody can say which of them a payment is for. Compare it with the bank.',
    'outra fatura vence no mesmo dia ou em dias próximos, e não se sabe a qual delas um pagamento pertence. Confira no banco.',
  ),
  other_currency: unknown(
    'its total, charges and payments are not all in one currency. Compare it with the bank.',
    'o total, os encargos e os pagamentos não estão todos na mesma moeda. Confira no banco.',
  ),
  amount_unknown: unknown(
    'the bank sent a charge or a payment whose amount is no number. It may correct that later.',
    'o banco enviou um encargo ou um pagamento cujo valor não é um número. Ele pode corrigir isso depois.',
  ),
  no_total: unknown(
    'the bank sent no total that is a number. It may correct that later.',
    'o banco não enviou um total que seja um número. Ele pode corrigir isso depois.',
  ),
  no_due_day: unknown(
    'the bank sent no due date that can be read. It may correct that later.',
    'o banco não enviou uma data de vencimento legível. Ele pode corrigir isso depois.',
  ),
};
