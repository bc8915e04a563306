import type { JSX } from 'react';
import { BankLogo } from '../../shared/BankLogo.tsx';
import { Heading } from '../../shared/Heading.tsx';
import { Icon } from '../../shared/Icon.tsx';
import type { Connector, Item } from '../api/types.ts';
import { isPastLogin } from '../flow/item-phase.ts';
import { useTexts } from '../i18n/use-texts.ts';

interface WorkingScreenProps {
  connector: Connector;
  item: Item | null;
  background: boolean;
}

const STEPS = ['login', 'accounts', 'transactions'] as const;

export function WorkingScreen({ connector, item, background }: WorkingScreenProps): JSX.Element {
  const texts = useTexts().working;
  const current = stepOf(item);
  const live = STEPS[current];
  return (
    <main className="centred">
      <div className="pulse">
        <BankLogo connector={connector} />
      </div>
      <Heading>{texts.heading(connector.name)}</Heading>
      <p className="lead">{background ? texts.leadBackground : texts.lead}</p>
      <ol className="steps">
        {STEPS.map((step, index) => (
          <li key={step} className={index < current ? 'done' : index === current ? 'current' : ''}>
            <span className="dot">{index < current ? <Icon name="check" /> : null}</span>
            {texts.steps[step]}
            {index < current ? <span className="visually-hidden"> ({texts.stepDone})</span> : null}
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {live ? texts.steps[live] : ''}
      </p>
    </main>
  );
}

/** The index in STEPS of what the item is doing. */
function stepOf(item: Item | null): number {
  if (!item || !isPastLogin(item)) return 0;
  return ['ACCOUNTS_IN_PROGRESS', 'CREDITCARDS_IN_PROGRESS'].includes(item.executionStatus) ? 1 : 2;
}
