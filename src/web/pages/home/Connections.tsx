import { Badge } from '../../components/Badge.tsx';
import { BankTile } from '../../components/BankTile.tsx';
import { Card } from '../../components/Card.tsx';
import { ListRow } from '../../components/ListRow.tsx';
import { Section } from '../../components/Section.tsx';
import { ConnectButton } from '../../features/connect/ConnectButton.tsx';
import { useConnect } from '../../features/connect/ConnectProvider.tsx';
import type { Item } from '../../features/connections/api/get-items.ts';
import { connectionState, STATE_LOOKS } from '../../features/connections/connection-state.ts';
import { SyncProgress } from '../../features/connections/SyncProgress.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';

export interface ConnectionsProps {
  items: readonly Item[];
  names: ReadonlyMap<string, string>;
}

/** How each connection stands, in one line; how far a first reading has come. */
export function Connections({ items, names }: ConnectionsProps) {
  const { t } = useI18n();
  const connect = useConnect();
  return (
    <Section title={t.connections.title} actions={<ConnectButton connect={connect} prominent={false} />}>
      <Card>
        <ul className="row-list">
          {items.map((item) => {
            const state = connectionState(item, null);
            const look = STATE_LOOKS[state];
            const bank = names.get(item.id) ?? t.accounts.unknownBank;
            return (
              <li key={item.id}>
                <ListRow
                  lead={<BankTile name={bank} primaryColor={item.connector?.primaryColor} />}
                  title={bank}
                  detail={
                    <Badge tone={look.tone} icon={look.icon}>
                      {t.connections.status[state]}
                    </Badge>
                  }
                  to={`/conexoes/${encodeURIComponent(item.id)}`}
                />
                {state === 'updating' && item.sync?.state === 'running' && (
                  <div className="home-progress">
                    <SyncProgress sync={item.sync} bank={bank} />
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      </Card>
    </Section>
  );
}
