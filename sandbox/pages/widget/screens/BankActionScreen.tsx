import type { JSX } from 'react';
import { BankLogo } from '../../shared/BankLogo.tsx';
import { Heading } from '../../shared/Heading.tsx';
import type { Connector, UserAction } from '../api/types.ts';
import { Countdown } from '../components/Countdown.tsx';
import { picture } from '../components/picture.ts';
import { isWebUrl } from '../host/open-popup.ts';
import { useTexts } from '../i18n/use-texts.ts';

/**
 * Something to do in the bank's app: scan a QR code, approve a device. Nothing is sent from here. Pluggy doesn't
 * document what the attributes are called, so each is drawn as what it looks like.
 */
export function BankActionScreen({
  connector,
  action,
}: {
  connector: Connector;
  action: UserAction;
}): JSX.Element {
  const texts = useTexts().action;
  const instructions = texts.instructions[action.type ?? ''] ?? action.instructions;
  return (
    <main className="centred">
      <BankLogo connector={connector} />
      <Heading>{texts.heading}</Heading>
      {instructions ? <p className="lead">{instructions}</p> : null}
      {Object.entries(action.attributes ?? {}).map(([name, value]) => (
        <Attribute key={name} name={name} value={value} />
      ))}
      <Countdown until={action.expiresAt} />
      <p className="muted" role="status">
        <span className="spinner" aria-hidden="true" /> {texts.waiting}
      </p>
    </main>
  );
}

function Attribute({ name, value }: { name: string; value: string }): JSX.Element {
  const texts = useTexts();
  const image = picture(value);
  if (image) return <img className="challenge" src={image} alt={texts.action.qr} />;
  if (isWebUrl(value)) {
    return (
      <a href={value} target="_blank" rel="noopener noreferrer">
        {texts.oauth.link}
      </a>
    );
  }
  return (
    <p>
      {name === 'deviceName' ? texts.action.device : texts.action.code}:{' '}
      <code className="breakable">{value}</code>
    </p>
  );
}
