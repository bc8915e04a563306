import { Icon } from '../../components/Icon.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { useFocusInList } from '../../lib/use-focus-in-list.ts';
import type { Item } from './api/get-items.ts';
import { byNeed } from './by-need.ts';
import { ConnectionCard } from './ConnectionCard.tsx';
import { comparisonOf } from './comparison.ts';
import { connectionNames } from './connection-names.ts';
import { connectionState } from './connection-state.ts';
import { useCompleteness } from './use-completeness.ts';

export interface ConnectionListProps {
  userId: string;
  items: readonly Item[];
  /** Known accounts by connection; null while they are being loaded. */
  accountCounts: ReadonlyMap<string, number> | null;
  accountNames: ReadonlyMap<string, string>;
  /** By connection, whose accounts they are. */
  holders: ReadonlyMap<string, string>;
  onReconnect(itemId: string): void;
}

/** The one that needs its person most stands first. */
export function ConnectionList(props: ConnectionListProps) {
  const { userId, items, accountCounts, accountNames, holders, onReconnect } = props;
  const { completeness, isAwaited } = useCompleteness(userId, items);
  const { t } = useI18n();
  const names = connectionNames(items, t.accounts.unknownBank);
  const countOf = (itemId: string): number | null =>
    accountCounts ? (accountCounts.get(itemId) ?? 0) : null;
  const rows = items.map((item) => ({ item, state: connectionState(item, countOf(item.id)) }));
  const list = useFocusInList<HTMLUListElement>();
  const isPolled = completeness?.webhooks?.arriving === false;
  return (
    <>
      <ul ref={list} className="plain-list connections">
        {byNeed(rows).map(({ item }) => (
          <ConnectionCard
            key={item.id}
            userId={userId}
            item={item}
            bank={names.get(item.id) ?? t.accounts.unknownBank}
            accounts={countOf(item.id)}
            holder={holders.get(item.id) ?? ''}
            comparison={isAwaited ? 'awaited' : completeness && comparisonOf(completeness, item.id)}
            accountNames={accountNames}
            onReconnect={onReconnect}
          />
        ))}
      </ul>
      {/* Known later than the connections, which it must not push down. */}
      {isPolled && (
        <p className="fine polled">
          <Icon name="clock" />
          <span>{t.connections.polled}</span>
        </p>
      )}
    </>
  );
}
