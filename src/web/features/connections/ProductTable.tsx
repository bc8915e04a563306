import { Icon, type IconName } from '../../components/Icon.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatDay, localDayOf } from '../../lib/calendar-day.ts';
import { formatMoment, formatTimeAgo } from '../../lib/format-time.ts';
import { useTexts } from '../../lib/texts.ts';
import { useNow } from '../../lib/use-now.ts';
import type { ProductStanding } from './product-standings.ts';
import { connectionTexts } from './texts.ts';

const ICONS: Readonly<Record<ProductStanding['state'], IconName | null>> = {
  read: 'check',
  reading: 'sync',
  unread: 'clock',
  notOffered: null,
  failed: 'alert',
  quota: 'clock',
  withheld: 'lock',
};

/** Each kind of data of a connection, and what became of it. */
export function ProductTable({ standings }: { standings: readonly ProductStanding[] }) {
  const t = useTexts(connectionTexts);
  return (
    <table className="product-table">
      <thead>
        <tr>
          <th scope="col">{t.product}</th>
          <th scope="col">{t.state}</th>
        </tr>
      </thead>
      <tbody>
        {standings.map((standing) => (
          <tr key={standing.product} className={`product-${standing.state}`}>
            <th scope="row">{t.productNames[standing.product]}</th>
            <td>
              <ProductState standing={standing} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ProductState({ standing: { state, at } }: { standing: ProductStanding }) {
  const words = useStateWords();
  const { language } = useI18n();
  const icon = ICONS[state];
  return (
    <span className="product-state" title={at === null ? undefined : formatMoment(at, language)}>
      {icon && <Icon name={icon} />}
      <span>{words(state, at)}</span>
    </span>
  );
}

function useStateWords(): (state: ProductStanding['state'], at: string | null) => string {
  const t = useTexts(connectionTexts);
  const { language } = useI18n();
  const now = useNow();
  return (state, at) => {
    const ago = at === null ? null : formatTimeAgo(at, now, language);
    const day = localDayOf(at);
    switch (state) {
      case 'read':
        return ago === null ? t.readUnknown : t.read(ago);
      case 'failed':
        return t.failed(ago);
      case 'quota':
        return t.quota(day === null ? null : formatDay(day, language));
      case 'reading':
      case 'unread':
      case 'notOffered':
      case 'withheld':
        return t[state];
    }
  };
}
