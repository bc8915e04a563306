import { useState } from 'react';
import { ActionButton } from './ActionButton.tsx';
import { BankDates } from './BankDates.tsx';
import { BankStatus } from './BankStatus.tsx';
import { Consent } from './Consent.tsx';
import { type AdvanceCounts, actForPerson, advance } from './control-api.ts';
import { scenarioText, timeText, useWords } from './texts.ts';
import type { ItemSummary, Moment, Overview } from './types.ts';

interface Props {
  readonly item: ItemSummary;
  readonly overview: Overview;
  readonly now: string;
  readonly startsOpen: boolean;
  readonly onChanged: () => void;
}

/** An item: what it is, how it got there, and what can happen to it next. */
export function ItemCard({ item, overview, now, startsOpen, onChanged }: Props) {
  const words = useWords();
  const { texts } = words;
  // Later items must not close what a person is reading.
  const [isOpenAtFirst] = useState(startsOpen);
  const [result, setResult] = useState('');
  const more = overview.items[item.id];
  const outcome = { onDone: onChanged, onFailed: setResult };
  const tell = ({ created, updated, deleted }: AdvanceCounts): void =>
    setResult(created === undefined ? texts.done : texts.changed(created, updated ?? 0, deleted ?? 0));
  const needsAuthorization =
    more?.waitsFor === 'access' || item.executionStatus === 'USER_AUTHORIZATION_PENDING';
  const has = (control: string): boolean => overview.controls.includes(control);
  return (
    <details className="card item" open={isOpenAtFirst} data-item={item.id}>
      <summary>
        <span className="item-name">{more?.connectorName ?? `Connector ${item.connectorId}`}</span>
        <span className={`chip ${toneOf(item.status)}`}>{stateText(item.status, item.executionStatus)}</span>
        <span className="muted item-user">{item.clientUserId ?? texts.noUser}</span>
      </summary>
      <dl className="facts">
        <dt>Id</dt>
        <dd>
          <code>{item.id}</code>
        </dd>
        <dt>{texts.lastUpdate}</dt>
        <dd>{item.lastUpdatedAt === null ? texts.never : timeText(item.lastUpdatedAt, words)}</dd>
      </dl>
      {more !== undefined && has('connectors') && (
        <>
          <BankStatus connectorId={item.connectorId} status={more.connectorStatus} {...outcome} />
          <BankDates connectorId={item.connectorId} dates={more.connectorDates} {...outcome} />
        </>
      )}
      {more !== undefined && <Consent itemId={item.id} detail={more} now={now} has={has} {...outcome} />}
      {more?.waitsFor === 'qr' && has('scan') && (
        <ActionButton label={texts.scan} onPress={() => actForPerson(item.id, 'scan')} {...outcome} />
      )}
      {needsAuthorization && has('authorize') && (
        <ActionButton
          label={texts.authorize}
          onPress={() => actForPerson(item.id, 'authorize')}
          {...outcome}
        />
      )}
      {item.status === 'UPDATED' && (
        <Advances item={item} scenarios={overview.scenarios} onTold={tell} {...outcome} />
      )}
      <p role="status" className="result">
        {result}
      </p>
      <h3>{texts.way}</h3>
      <Way moments={more?.timeline ?? []} now={now} />
      <a className="small data-link" href={`/_sandbox/items/${item.id}/truth`}>
        {texts.truth}
      </a>
    </details>
  );
}

interface AdvancesProps {
  readonly item: ItemSummary;
  readonly scenarios: readonly string[];
  readonly onTold: (counts: AdvanceCounts) => void;
  readonly onDone: () => void;
  readonly onFailed: (message: string) => void;
}

/** What can happen at the bank; only what synced well is synced by itself. */
function Advances({ item, scenarios, onTold, ...outcome }: AdvancesProps) {
  const { texts } = useWords();
  const steps = [
    { label: texts.advanceOne, step: { days: 1 } },
    { label: texts.advanceMonth, step: { days: 30 } },
    ...scenarios.map((scenario) => ({ label: scenarioText(texts, scenario), step: { scenario } })),
  ];
  return (
    <>
      <h3>{texts.advance}</h3>
      <div className="actions">
        {steps.map(({ label, step }) => (
          <ActionButton
            key={label}
            label={label}
            onPress={() => advance(item.id, step).then(onTold)}
            {...outcome}
          />
        ))}
      </div>
    </>
  );
}

function Way({ moments, now }: { readonly moments: readonly Moment[]; readonly now: string }) {
  const words = useWords();
  if (moments.length === 0) return <p className="muted">{words.texts.noWay}</p>;
  const keyed = moments.map((moment, index) => ({ ...moment, key: `${moment.at}/${index}` })).reverse();
  return (
    <ol className="way">
      {keyed.map(({ key, at, status, executionStatus, error }) => (
        <li key={key} className={toneOf(status)}>
          <time dateTime={at}>{timeText(at, words, now)}</time>
          <span>{stateText(status, executionStatus)}</span>
          {error !== null && error !== executionStatus && <span className="muted">{error}</span>}
        </li>
      ))}
    </ol>
  );
}

function stateText(status: string, executionStatus: string): string {
  return status === executionStatus ? status : `${status} · ${executionStatus}`;
}

function toneOf(status: string): string {
  if (status === 'UPDATED') return 'good';
  if (status === 'UPDATING') return 'busy';
  return status.startsWith('WAITING') ? 'waits' : 'bad';
}
