import type { Product } from '../product.ts';
import type { Text } from './text.ts';

/** The products as a person calls them. */
export const PRODUCT_NAMES: Readonly<Record<Product, Text>> = {
  accounts: { 'pt-BR': 'contas', en: 'accounts' },
  transactions: { 'pt-BR': 'transações', en: 'transactions' },
  bills: { 'pt-BR': 'faturas do cartão', en: 'card bills' },
  investments: { 'pt-BR': 'investimentos', en: 'investments' },
  investmentTransactions: { 'pt-BR': 'movimentações de investimentos', en: 'investment movements' },
  loans: { 'pt-BR': 'empréstimos', en: 'loans' },
  identity: { 'pt-BR': 'dados pessoais', en: 'personal details' },
  consents: { 'pt-BR': 'autorizações', en: 'consents' },
};
