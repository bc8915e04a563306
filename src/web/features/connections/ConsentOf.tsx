import { Day } from '../../components/Day.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Section } from '../../components/Section.tsx';
import { localDayOf } from '../../lib/calendar-day.ts';
import { consentDataTexts } from '../../lib/consent-data.ts';
import { Link } from '../../lib/router.tsx';
import { useTexts } from '../../lib/texts.ts';
import type { Connection } from './api/get-connection.ts';
import { connectionTexts } from './texts.ts';

/** What the person let this bank share, and until when. */
export function ConsentOf({
  connection: { consents, consent, consentExpiresAt },
}: {
  connection: Connection;
}) {
  const t = useTexts(connectionTexts);
  const names = useTexts(consentDataTexts);
  const newest = (consents ?? []).toSorted((one, other) =>
    (one.createdAt ?? '') < (other.createdAt ?? '') ? 1 : -1,
  )[0];
  const endsOn = consent?.endsOn ?? localDayOf(newest?.expiresAt ?? consentExpiresAt);
  return (
    <Section title={t.consent}>
      <div className="card consent">
        {newest ? (
          <Facts
            facts={[
              { name: t.consentSince, value: <Day day={localDayOf(newest.createdAt)} /> },
              { name: t.consentUntil, value: endsOn ? <Day day={endsOn} /> : t.consentNoEnd },
              {
                name: t.consentData,
                value: (newest.products ?? []).map((name) => names[name] ?? name).join(', '),
                wide: true,
              },
            ]}
          />
        ) : (
          <p>{t.consentNone}</p>
        )}
        <Link to="/privacidade" className="link">
          {t.consentLink}
        </Link>
      </div>
    </Section>
  );
}
