import type { ReactNode } from 'react';
import { Section } from '../../components/Section.tsx';
import { Link } from '../../lib/router.tsx';
import { useTexts } from '../../lib/texts.ts';
import type { Connection } from './api/get-connection.ts';
import { ConnectionName } from './ConnectionName.tsx';
import { ConnectionStatus } from './ConnectionStatus.tsx';
import { ConsentOf } from './ConsentOf.tsx';
import { MfaForm } from './MfaForm.tsx';
import { mfaQuestion } from './mfa-question.ts';
import { ProductTable } from './ProductTable.tsx';
import { productStandings } from './product-standings.ts';
import { RemoveConnection } from './RemoveConnection.tsx';
import { connectionTexts } from './texts.ts';
import { Updates } from './Updates.tsx';

export interface ConnectionDetailsProps {
  userId: string;
  connection: Connection;
  /** Its name, such that it tells this connection from others. */
  bank: string;
  /** How many of its accounts are known; null while that is being loaded. */
  accounts: number | null;
  accountNames: ReadonlyMap<string, string>;
  onReconnect(itemId: string): void;
  /** Its accounts. */
  children: ReactNode;
}

export function ConnectionDetails(props: ConnectionDetailsProps) {
  const { userId, connection, bank, accounts, accountNames, onReconnect, children } = props;
  const t = useTexts(connectionTexts);
  const question = mfaQuestion(connection);
  const standings = productStandings(connection);
  return (
    <>
      <ConnectionStatus
        userId={userId}
        connection={connection}
        bank={bank}
        accounts={accounts}
        accountNames={accountNames}
        onReconnect={onReconnect}
      />
      {question && <MfaForm key={question.name} userId={userId} itemId={connection.id} question={question} />}
      <div className="columns">
        <div>
          {standings.length > 0 && (
            <Section title={t.products}>
              <div className="card">
                <ProductTable standings={standings} />
              </div>
            </Section>
          )}
          {children}
        </div>
        <div>
          <Updates userId={userId} connection={connection} />
          <ConsentOf connection={connection} />
          <ConnectionName userId={userId} connection={connection} bank={bank} />
          <Ending userId={userId} itemId={connection.id} bank={bank} />
        </div>
      </div>
    </>
  );
}

/** Removing one connection, and erasing everything, which is not the same. */
function Ending({ userId, itemId, bank }: { userId: string; itemId: string; bank: string }) {
  const t = useTexts(connectionTexts);
  return (
    <Section title={t.endTitle}>
      <div className="card ending">
        <div>
          <h3>{t.removeTitle}</h3>
          <p>{t.removeBody}</p>
          <RemoveConnection userId={userId} itemId={itemId} bank={bank} />
        </div>
        <div>
          <h3>{t.eraseTitle}</h3>
          <p>{t.eraseBody}</p>
          <Link to="/privacidade" className="link">
            {t.eraseLink}
          </Link>
        </div>
      </div>
    </Section>
  );
}
