import type { JSX } from 'react';
import { Heading } from '../../shared/Heading.tsx';
import { Icon } from '../../shared/Icon.tsx';
import type { Connector, Item } from '../api/types.ts';
import { useTexts } from '../i18n/use-texts.ts';

interface SuccessScreenProps {
  connector: Connector;
  item: Item;
  onDone: () => void;
}

export function SuccessScreen({ connector, item, onDone }: SuccessScreenProps): JSX.Element {
  const texts = useTexts();
  return (
    <>
      <main className="centred">
        <div className="medal good">
          <Icon name="check" />
        </div>
        <Heading>{texts.success.heading}</Heading>
        <p className="lead">{texts.success.lead(connector.name)}</p>
        {item.executionStatus === 'PARTIAL_SUCCESS' ? <p className="muted">{texts.success.partial}</p> : null}
      </main>
      <footer>
        <button type="button" className="primary" onClick={onDone}>
          {texts.done}
        </button>
      </footer>
    </>
  );
}
