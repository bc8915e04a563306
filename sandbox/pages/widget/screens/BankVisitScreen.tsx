import type { JSX } from 'react';
import { BankLogo } from '../../shared/BankLogo.tsx';
import { Heading } from '../../shared/Heading.tsx';
import { Icon } from '../../shared/Icon.tsx';
import type { Connector } from '../api/types.ts';
import { Notice } from '../components/Notice.tsx';
import { isWebUrl } from '../host/open-popup.ts';
import { useTexts } from '../i18n/use-texts.ts';

interface BankVisitScreenProps {
  connector: Connector;
  url: string;
  opened: 'not-yet' | 'opened' | 'blocked';
  onOpen: () => void;
}

/** The OAuth step: the person authorises at the bank, in a window that only a click may open. */
export function BankVisitScreen({ connector, url, opened, onOpen }: BankVisitScreenProps): JSX.Element {
  const texts = useTexts().oauth;
  return (
    <>
      <main className="centred">
        <BankLogo connector={connector} />
        <Heading>{texts.heading(connector.name)}</Heading>
        <p className="lead">{texts.lead}</p>
        {opened === 'blocked' ? (
          <Notice>
            {texts.blocked}{' '}
            {isWebUrl(url) ? (
              <a href={url} target="_blank" rel="noopener noreferrer">
                {texts.link}
              </a>
            ) : null}
          </Notice>
        ) : null}
        <p className="muted" role="status">
          {opened === 'opened' ? <span className="spinner" aria-hidden="true" /> : null}
          {opened === 'opened' ? texts.waiting : ''}
        </p>
      </main>
      <footer>
        <button type="button" className={opened === 'opened' ? 'secondary' : 'primary'} onClick={onOpen}>
          {opened === 'not-yet' ? texts.open : texts.again} <Icon name="external" />
        </button>
      </footer>
    </>
  );
}
