import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Badge, type BadgeTone } from '../../components/Badge.tsx';
import { Day } from '../../components/Day.tsx';
import { Facts } from '../../components/Facts.tsx';
import { LoadFailed } from '../../components/LoadFailed.tsx';
import { Section } from '../../components/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { consentDataTexts } from '../../lib/consent-data.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { useTexts } from '../../lib/texts.ts';
import { useNow } from '../../lib/use-now.ts';
import { getConsents } from './api/get-consents.ts';
import { type ConsentStanding, groupConsents } from './consent-standing.ts';
import { privacyTexts } from './texts.ts';

export interface ConsentsProps {
  userId: string;
  /** Names of connections by id. */
  names: ReadonlyMap<string, string>;
  /** What revokes the consent of a connection; null: there is no such connection any more. */
  revoke(itemId: string, bank: string): ReactNode;
}

const TONES: Readonly<Record<ConsentStanding['state'], BadgeTone>> = {
  active: 'good',
  ended: 'neutral',
  revoked: 'neutral',
};

/** What the person let the banks share: in force, ended, revoked. */
export function Consents({ userId, names, revoke }: ConsentsProps) {
  const api = useApi();
  const t = useTexts(privacyTexts);
  const now = useNow();
  const consents = useQuery({
    queryKey: [...queryKeys.items(userId), 'consents'],
    queryFn: ({ signal }) => getConsents(api, userId, signal),
  });
  const { active, past } = groupConsents(consents.data ?? [], now);
  const row = ({ consent, standing }: (typeof active)[number]) => {
    const itemId = consent.itemId ?? '';
    const bank = names.get(itemId) ?? t.unknownBank;
    return (
      <li key={consent.id} className="bill">
        <ConsentRow
          bank={bank}
          standing={standing}
          action={standing.state === 'active' && names.has(itemId) ? revoke(itemId, bank) : null}
        />
      </li>
    );
  };
  return (
    <Section title={t.consents}>
      <p className="fine">{t.consentsBody}</p>
      {consents.isPending && <Skeleton rows={2} height={140} />}
      <LoadFailed title={t.consentsFailed} of={consents} />
      {consents.data?.length === 0 && <p className="fine">{t.noConsents}</p>}
      {active.length > 0 && <ul className="card row-list">{active.map(row)}</ul>}
      {past.length > 0 && (
        <details className="card details">
          <summary>{t.past(past.length)}</summary>
          <ul className="row-list">{past.map(row)}</ul>
        </details>
      )}
    </Section>
  );
}

interface ConsentRowProps {
  bank: string;
  standing: ConsentStanding;
  action: ReactNode;
}

function ConsentRow({ bank, standing: { state, since, until, data }, action }: ConsentRowProps) {
  const t = useTexts(privacyTexts);
  const names = useTexts(consentDataTexts);
  const isActive = state === 'active';
  return (
    <>
      <div className="bill-head">
        <h3>{bank}</h3>
        <Badge tone={TONES[state]}>{t.states[state]}</Badge>
        <span className="head-action">{action}</span>
      </div>
      <Facts
        facts={[
          { name: t.since, value: <Day day={since} /> },
          {
            name: isActive ? t.until : t.endedOn,
            value: isActive && until === null ? t.noEnd : <Day day={until} />,
          },
          data.length > 0 && {
            name: t.data,
            value: data.map((name) => names[name] ?? name).join(', '),
            wide: true,
          },
        ]}
      />
    </>
  );
}
