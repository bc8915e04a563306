import type { Language } from '../shared/language.ts';

const pt = {
  sandbox: 'Banco simulado · Sandbox',
  otherLanguage: 'English',
  otherTag: 'en',
  loading: 'Carregando…',
  heading: 'Autorizar o compartilhamento de dados?',
  lead: (bank: string) => `Um aplicativo pede para ler seus dados do ${bank} pelo Open Finance.`,
  document: 'Titular',
  data: 'Dados compartilhados',
  readOnly: 'O aplicativo só pode ler. Ele não movimenta dinheiro.',
  approve: 'Autorizar',
  refuse: 'Recusar',
  approved: 'Autorização concedida',
  refused: 'Autorização recusada',
  leaving: 'Voltando ao aplicativo…',
  closable: 'Você já pode fechar esta janela e voltar ao aplicativo.',
  used: 'Esta solicitação já foi respondida.',
  expired: 'Esta solicitação expirou. Volte ao aplicativo e comece de novo.',
  unknown: 'Solicitação não encontrada. Volte ao aplicativo e comece de novo.',
  failed: 'Não foi possível falar com o banco.',
  retry: 'Tentar de novo',
  products: {
    ACCOUNTS: 'Contas e saldos',
    CREDIT_CARDS: 'Cartões de crédito',
    TRANSACTIONS: 'Transações',
    PAYMENT_DATA: 'Dados para pagamento',
    INVESTMENTS: 'Investimentos',
    INVESTMENTS_TRANSACTIONS: 'Movimentações de investimentos',
    IDENTITY: 'Dados cadastrais',
    LOANS: 'Empréstimos e financiamentos',
  },
};

export type BankTexts = typeof pt;

const en: BankTexts = {
  sandbox: 'Mock bank · Sandbox',
  otherLanguage: 'Português',
  otherTag: 'pt-BR',
  loading: 'Loading…',
  heading: 'Share your data?',
  lead: (bank) => `An application asks to read your ${bank} data through Open Finance.`,
  document: 'Holder',
  data: 'Shared data',
  readOnly: 'The application can only read. It cannot move money.',
  approve: 'Authorise',
  refuse: 'Refuse',
  approved: 'Authorisation granted',
  refused: 'Authorisation refused',
  leaving: 'Going back to the application…',
  closable: 'You can close this window and go back to the application.',
  used: 'This request has already been answered.',
  expired: 'This request has expired. Go back to the application and start again.',
  unknown: 'Request not found. Go back to the application and start again.',
  failed: 'The bank could not be reached.',
  retry: 'Try again',
  products: {
    ACCOUNTS: 'Accounts and balances',
    CREDIT_CARDS: 'Credit cards',
    TRANSACTIONS: 'Transactions',
    PAYMENT_DATA: 'Payment data',
    INVESTMENTS: 'Investments',
    INVESTMENTS_TRANSACTIONS: 'Investment movements',
    IDENTITY: 'Personal details',
    LOANS: 'Loans and financing',
  },
};

export function bankTexts(language: Language): BankTexts {
  return language === 'en' ? en : pt;
}

/** A product we have no words for is left out rather than shown as a code. */
export function productNames(texts: BankTexts, products: readonly string[]): string[] {
  const known: Record<string, string> = texts.products;
  return products.flatMap((product) => known[product] ?? []);
}
