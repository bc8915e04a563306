import type { Item } from './api/get-items.ts';
import { ConnectionCard } from './ConnectionCard.tsx';

export interface ConnectionListProps {
  userId: string;
  items: readonly Item[];
  /** Known accounts by connection; null while they are being loaded. */
  accountCounts: ReadonlyMap<string, number> | null;
  onReconnect(itemId: string): void;
}

export function ConnectionList({ userId, items, accountCounts, onReconnect }: ConnectionListProps) {
  return (
    <ul className="plain-list connections">
      {items.map((item) => (
        <ConnectionCard
          key={item.id}
          userId={userId}
          item={item}
          accounts={accountCounts ? (accountCounts.get(item.id) ?? 0) : null}
          onReconnect={onReconnect}
        />
      ))}
    </ul>
  );
}
