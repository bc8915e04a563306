import { errorCatalogue } from '../../../domain/errors.ts';
import { Card } from '../../components/Card.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { useTexts } from '../../lib/texts.ts';
import { designTexts } from './texts.ts';

/** What the service says of each error: what happened, why, and what to do now. */
export function ErrorCatalogue() {
  const t = useTexts(designTexts);
  const { language } = useI18n();
  return (
    <section className="specimen">
      <h2>{t.catalogue}</h2>
      <p className="muted">{t.catalogueBody}</p>
      <Card>
        <ul className="row-list" aria-label={t.catalogue}>
          {Object.entries(errorCatalogue).map(([code, { status, retry, title, detail }]) => (
            <li key={code} className="catalogued">
              <h3>{title[language]}</h3>
              <p>{detail[language]}</p>
              <p className="fine">
                <code>{code}</code> · HTTP {status} · {retry ? t.mayPass : t.stays}
              </p>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}
