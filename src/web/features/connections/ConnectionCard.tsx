import { BankTile } from '../../components/BankTile.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatMoment, formatTimeAgo } from '../../lib/format-time.ts';
import { Link } from '../../lib/router.tsx';
import { useTexts } from '../../lib/texts.ts';
import { useNow } from '../../lib/use-now.ts';
import type { Item } from './api/get-items.ts';
import { ComparisonNote, type ComparisonNoteProps } from './ComparisonNote.tsx';
import { connectionState } from './connection-state.ts';
import { NextStepButton } from './NextStepButton.tsx';
import { ProductState } from './ProductTable.tsx';
import { inShort, productStandings } from './product-standings.ts';
import { RemoveConnection } from './RemoveConnection.tsx';
import { StateInWords } from './StateInWords.tsx';
import { connectionTexts } from './texts.ts';

export interface ConnectionCardProps {
  userId: string;
  item: Item;
  /** The bank's name, such that it tells this connection from others. */
  bank: string;
  /** How many of its accounts are known; null while that is being loaded. */
  accounts: number | null;
  /** Whose accounts they are, and their last digits; empty: not known. */
  holder: string;
  comparison: ComparisonNoteProps['comparison'];
  accountNames: ReadonlyMap<string, string>;
  onReconnect(itemId: string): void;
}

export function ConnectionCard(props: ConnectionCardProps) {
  const { userId, item, bank, accounts, holder, comparison, accountNames, onReconnect } = props;
  const state = connectionState(item, accounts);
  return (
    <li className="card connection">
      <BankTile name={bank} primaryColor={item.connector?.primaryColor} />
      <div className="connection-main">
        <div className="connection-name">
          <h3>
            <Link to={`/conexoes/${encodeURIComponent(item.id)}`}>{bank}</Link>
          </h3>
          {holder !== '' && <p className="fine">{holder}</p>}
        </div>
        <StateInWords item={item} state={state} bank={bank} />
        <ProductsInShort item={item} />
        <ComparisonNote state={state} comparison={comparison} accountNames={accountNames} />
        <div className="connection-foot">
          {/* The bank may have been read since, and what is shown here is still older. */}
          <LastUpdated at={item.sync?.staleSince ?? item.lastUpdatedAt ?? null} />
          <div className="connection-actions">
            <NextStepButton item={item} onReconnect={onReconnect} />
            <RemoveConnection userId={userId} itemId={item.id} bank={bank} />
          </div>
        </div>
      </div>
    </li>
  );
}

/** How much was read; what is wrong is named. */
function ProductsInShort({ item }: { item: Item }) {
  const t = useTexts(connectionTexts);
  const { read, offered, wrong } = inShort(productStandings(item));
  if (offered === 0) return null;
  return (
    <div className="fine products-in-short">
      <p>{t.inShort(read, offered)}</p>
      {wrong.map(({ standing, products }) => (
        <p key={standing.state} className={`product-${standing.state}`}>
          {products.map((product) => t.productNames[product]).join(', ')}:{' '}
          <ProductState standing={standing} />
        </p>
      ))}
    </div>
  );
}

function LastUpdated({ at }: { at: string | null }) {
  const { t, language } = useI18n();
  const now = useNow();
  if (at === null) return <span className="fine">{t.connections.neverUpdated}</span>;
  return (
    <time className="fine" dateTime={at} title={formatMoment(at, language)}>
      {t.connections.updated(formatTimeAgo(at, now, language))}
    </time>
  );
}
