import type { JSX } from 'react';
import { Heading } from '../shared/Heading.tsx';
import { Icon } from '../shared/Icon.tsx';
import type { ConsentRequest, Decision } from './consent-request.ts';
import { type BankTexts, productNames } from './texts.ts';

interface ConsentFormProps {
  request: ConsentRequest;
  busy: boolean;
  texts: BankTexts;
  onDecide: (decision: Decision) => void;
}

export function ConsentForm({ request, busy, texts, onDecide }: ConsentFormProps): JSX.Element {
  return (
    <>
      <Heading>{texts.heading}</Heading>
      <p className="lead">{texts.lead(request.connector.name)}</p>
      {request.document ? (
        <dl className="holder">
          <dt>{texts.document}</dt>
          <dd>{request.document}</dd>
        </dl>
      ) : null}
      <h2>{texts.data}</h2>
      <ul className="scopes">
        {productNames(texts, request.products ?? []).map((name) => (
          <li key={name}>
            <Icon name="check" />
            {name}
          </li>
        ))}
      </ul>
      <p className="muted">{texts.readOnly}</p>
      <div className="decision">
        <button type="button" className="secondary" disabled={busy} onClick={() => onDecide('refuse')}>
          {texts.refuse}
        </button>
        <button type="button" className="primary" disabled={busy} onClick={() => onDecide('approve')}>
          {texts.approve}
        </button>
      </div>
    </>
  );
}
