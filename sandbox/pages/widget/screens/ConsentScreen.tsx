import type { JSX } from 'react';
import { BankLogo } from '../../shared/BankLogo.tsx';
import { Heading } from '../../shared/Heading.tsx';
import { Icon, type IconName } from '../../shared/Icon.tsx';
import type { Connector } from '../api/types.ts';
import { useTexts } from '../i18n/use-texts.ts';

interface ConsentScreenProps {
  connector: Connector | null;
  updating: boolean;
  onAccept: () => void;
}

const POINT_ICONS: readonly IconName[] = ['eye', 'lock', 'check'];

export function ConsentScreen({ connector, updating, onAccept }: ConsentScreenProps): JSX.Element {
  const texts = useTexts().consent;
  const next = useTexts().continue;
  return (
    <>
      <main>
        {connector ? <BankLogo connector={connector} /> : null}
        <Heading>{connector && updating ? texts.headingUpdate(connector.name) : texts.heading}</Heading>
        <p className="lead">{texts.lead}</p>
        <ul className="points">
          {texts.points.map((point, index) => (
            <li key={point.title}>
              <Icon name={POINT_ICONS[index] ?? 'check'} />
              <div>
                <strong>{point.title}</strong>
                <span className="muted">{point.text}</span>
              </div>
            </li>
          ))}
        </ul>
        <p className="muted hint">{texts.fake}</p>
      </main>
      <footer>
        <button type="button" className="primary" onClick={onAccept}>
          {next}
        </button>
      </footer>
    </>
  );
}
