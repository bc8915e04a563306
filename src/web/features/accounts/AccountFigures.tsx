import { Amount } from '../../components/Amount.tsx';
import { type Fact, Facts } from '../../components/Facts.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { type Decimal, signOf } from '../../lib/decimal.ts';
import { useTexts } from '../../lib/texts.ts';
import { accountKind, accountNumber } from './account-label.ts';
import type { Account } from './api/get-accounts.ts';
import { reservesOf } from './reserves.ts';
import { accountTexts } from './texts.ts';

export interface AccountFiguresProps {
  account: Account;
  /** The name of its connection. */
  bank: string;
}

/** The large figure of an account, and what else is known of it. */
export function AccountFigures({ account, bank }: AccountFiguresProps) {
  const { t: all } = useI18n();
  const t = useTexts(accountTexts);
  const { balance, currencyCode, bankData } = account;
  const kind = accountKind(account);
  const isClosed = typeof account.closedAt === 'string';
  const { usedLimitAtEnd, usedLimit, balanceAtEnd, balance: now } = all.accounts;
  const [ofCard, ofAccount] = isClosed ? [usedLimitAtEnd, balanceAtEnd] : [usedLimit, now];
  const money = (name: string, value: Decimal | null | undefined): Fact | false =>
    value !== null &&
    value !== undefined &&
    signOf(value) !== 'zero' && { name, value: <Amount value={value} currencyCode={currencyCode} calm /> };
  const text = (name: string, value: string | null | undefined): Fact | false =>
    Boolean(value?.trim()) && { name, value: value?.trim() };
  return (
    <div className="card account-figures">
      <p className="big-figure">
        <span className="muted">{kind === 'card' ? ofCard : ofAccount}</span>
        <strong>
          <Amount value={balance} currencyCode={currencyCode} calm={kind === 'card'} />
        </strong>
      </p>
      <Facts
        facts={[
          text(t.bank, bank),
          text(t.kind, all.accounts.kinds[kind]),
          text(t.number, accountNumber(account)),
          text(t.holder, account.owner),
          money(t.overdraft, bankData?.overdraftContractedLimit),
          money(t.overdraftUsed, bankData?.overdraftUsedLimit),
          money(t.invested, bankData?.automaticallyInvestedBalance),
          ...reservesOf(account).map(({ name, amount, currencyCode: code }) => ({
            name: `${t.reserved}: ${name || t.unnamedReserve}`,
            value: <Amount value={amount} currencyCode={code ?? currencyCode} />,
          })),
        ]}
      />
    </div>
  );
}
