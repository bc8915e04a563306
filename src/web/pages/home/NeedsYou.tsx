import { Badge } from '../../components/Badge.tsx';
import { BankTile } from '../../components/BankTile.tsx';
import { Button } from '../../components/Button.tsx';
import { Section } from '../../components/Section.tsx';
import type { Item } from '../../features/connections/api/get-items.ts';
import { byNeed, needsPerson } from '../../features/connections/by-need.ts';
import { connectionState, STATE_LOOKS } from '../../features/connections/connection-state.ts';
import { nextStep } from '../../features/connections/next-step.ts';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { Link } from '../../lib/router.tsx';
import { useTexts } from '../../lib/texts.ts';
import { homeTexts } from './texts.ts';

const MOST = 3;

export interface NeedsYouProps {
  items: readonly Item[];
  names: ReadonlyMap<string, string>;
  onReconnect(itemId: string): void;
}

/** The connections that wait for the person, the worst first. Nothing where all is well. */
export function NeedsYou({ items, names, onReconnect }: NeedsYouProps) {
  const { t } = useI18n();
  const own = useTexts(homeTexts);
  const rows = items.map((item) => ({ item, state: connectionState(item, null) }));
  const waiting = byNeed(rows.filter(({ state }) => needsPerson(state))).slice(0, MOST);
  if (waiting.length === 0) return null;
  return (
    <Section title={own.needs}>
      <ul className="plain-list needs">
        {waiting.map(({ item, state }) => (
          <li key={item.id} className="card need">
            <Need
              item={item}
              state={state}
              bank={names.get(item.id) ?? t.accounts.unknownBank}
              onReconnect={onReconnect}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface NeedProps extends Pick<NeedsYouProps, 'onReconnect'> {
  item: Item;
  state: ReturnType<typeof connectionState>;
  bank: string;
}

/** What is wrong with it, and what the person can do. */
function Need({ item, state, bank, onReconnect }: NeedProps) {
  const { t } = useI18n();
  const own = useTexts(homeTexts);
  const look = STATE_LOOKS[state];
  const step = nextStep(item);
  return (
    <>
      <BankTile name={bank} primaryColor={item.connector?.primaryColor} />
      <div className="need-text">
        <h3>{bank}</h3>
        <Badge tone={look.tone} icon={look.icon}>
          {t.connections.status[state]}
        </Badge>
        <p>{item.message || t.connections.fallback[state]}</p>
      </div>
      <div className="need-actions">
        {step.kind === 'connect' && (
          <Button tone="primary" onClick={() => onReconnect(item.id)}>
            {step.label}
          </Button>
        )}
        {step.kind === 'link' && (
          <a className="button button-primary" href={step.url} target="_blank" rel="noopener noreferrer">
            {step.label}
          </a>
        )}
        <Link className="button button-plain" to={`/conexoes/${encodeURIComponent(item.id)}`}>
          {own.see}
        </Link>
      </div>
    </>
  );
}
