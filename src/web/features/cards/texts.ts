import { texts } from '../../lib/texts.ts';
import type { BillState } from './bill-standings.ts';

interface CardTexts {
  readonly lastBill: string;
  readonly bills: string;
  readonly noBills: string;
  readonly billsFailed: string;
  readonly states: Readonly<Record<BillState, string>>;
  readonly dueOn: (day: string) => string;
  readonly wasDue: (day: string) => string;
  readonly noDueDay: string;
  readonly left: string;
  readonly minimum: string;
  readonly closedOn: string;
  readonly total: string;
  readonly charges: string;
  readonly chargeNames: Readonly<Record<string, string>>;
  readonly older: (count: number) => string;
  readonly instalments: string;
  readonly instalmentsBody: string;
  readonly noInstalments: string;
  readonly instalmentsFailed: string;
  readonly inMonth: (count: number) => string;
  readonly instalmentOf: (number: string, of: string) => string;
}

export const cardTexts = texts<CardTexts>(
  {
    lastBill: 'Última fatura fechada',
    bills: 'Faturas fechadas',
    noBills: 'O banco ainda não enviou nenhuma fatura fechada.',
    billsFailed: 'Não foi possível carregar as faturas',
    states: {
      paid: 'Paga',
      partly: 'Paga em parte',
      open: 'Em aberto',
      credit: 'A seu favor',
      unknown: 'Pagamento não informado',
    },
    dueOn: (day) => `Vence em ${day}`,
    wasDue: (day) => `Venceu em ${day}`,
    noDueDay: 'Sem data de vencimento',
    left: 'Falta pagar',
    minimum: 'Pagamento mínimo',
    closedOn: 'Fechou em',
    total: 'Total',
    charges: 'Encargos',
    chargeNames: {
      LATE_PAYMENT_REMUNERATIVE_INTEREST: 'Juros por atraso',
      LATE_PAYMENT_FEE: 'Multa por atraso',
      LATE_PAYMENT_INTEREST: 'Juros de mora',
      IOF: 'IOF',
      OTHER: 'Outros encargos',
    },
    older: (count) => (count === 1 ? 'Mais 1 fatura' : `Mais ${count} faturas`),
    instalments: 'Parcelas a vencer',
    instalmentsBody: 'O que já foi comprado e ainda vai entrar nas próximas faturas.',
    noInstalments: 'Nenhuma parcela a vencer.',
    instalmentsFailed: 'Não foi possível carregar as parcelas',
    inMonth: (count) => (count === 1 ? '1 parcela' : `${count} parcelas`),
    instalmentOf: (number, of) => `Parcela ${number} de ${of}`,
  },
  {
    lastBill: 'Last closed bill',
    bills: 'Closed bills',
    noBills: 'The bank has not sent a closed bill yet.',
    billsFailed: 'The bills could not be loaded',
    states: {
      paid: 'Paid',
      partly: 'Partly paid',
      open: 'Open',
      credit: 'In your favour',
      unknown: 'Payment not told',
    },
    dueOn: (day) => `Due on ${day}`,
    wasDue: (day) => `Was due on ${day}`,
    noDueDay: 'No due day',
    left: 'Left to pay',
    minimum: 'Minimum payment',
    closedOn: 'Closed on',
    total: 'Total',
    charges: 'Charges',
    chargeNames: {
      LATE_PAYMENT_REMUNERATIVE_INTEREST: 'Interest for paying late',
      LATE_PAYMENT_FEE: 'Fine for paying late',
      LATE_PAYMENT_INTEREST: 'Default interest',
      IOF: 'IOF tax',
      OTHER: 'Other charges',
    },
    older: (count) => (count === 1 ? '1 more bill' : `${count} more bills`),
    instalments: 'Instalments to come',
    instalmentsBody: 'What was bought already and will be on the next bills.',
    noInstalments: 'No instalments to come.',
    instalmentsFailed: 'The instalments could not be loaded',
    inMonth: (count) => (count === 1 ? '1 instalment' : `${count} instalments`),
    instalmentOf: (number, of) => `Instalment ${number} of ${of}`,
  },
);
