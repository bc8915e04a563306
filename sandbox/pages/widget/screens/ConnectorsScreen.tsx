import { type JSX, useState } from 'react';
import { BankLogo } from '../../shared/BankLogo.tsx';
import { Heading } from '../../shared/Heading.tsx';
import { Icon } from '../../shared/Icon.tsx';
import type { Connector } from '../api/types.ts';
import { searchConnectors } from '../flow/search-connectors.ts';
import { useTexts } from '../i18n/use-texts.ts';

interface ConnectorsScreenProps {
  connectors: readonly Connector[];
  onSelect: (connector: Connector) => void;
}

export function ConnectorsScreen({ connectors, onSelect }: ConnectorsScreenProps): JSX.Element {
  const texts = useTexts().connectors;
  const [query, setQuery] = useState('');
  const found = searchConnectors(connectors, query);
  return (
    <main>
      <Heading>{texts.heading}</Heading>
      <search className="search">
        <Icon name="search" />
        <input
          type="search"
          aria-label={texts.search}
          placeholder={texts.search}
          value={query}
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
        />
      </search>
      <p className="visually-hidden" role="status">
        {query ? texts.count(found.length) : ''}
      </p>
      {found.length === 0 ? <p className="muted">{query ? texts.none(query) : texts.empty}</p> : null}
      <ul className="banks">
        {found.map((connector) => (
          <li key={connector.id}>
            <BankRow connector={connector} onSelect={onSelect} />
          </li>
        ))}
      </ul>
    </main>
  );
}

function BankRow({
  connector,
  onSelect,
}: {
  connector: Connector;
  onSelect: (c: Connector) => void;
}): JSX.Element {
  const texts = useTexts().connectors;
  const health = connector.health?.status;
  const kinds = [
    connector.isSandbox ? texts.test : null,
    connector.type === 'BUSINESS_BANK' ? texts.business : null,
    connector.isOpenFinance ? texts.openFinance : null,
    health === 'OFFLINE' ? texts.offline : null,
    health === 'UNSTABLE' ? texts.unstable : null,
  ].filter((kind) => kind !== null);
  return (
    <button
      type="button"
      className="bank"
      disabled={health === 'OFFLINE'}
      onClick={() => onSelect(connector)}
    >
      <BankLogo connector={connector} />
      <span className="bank-name">
        {connector.name}
        {kinds.length > 0 ? <small className="muted">{kinds.join(' · ')}</small> : null}
      </span>
      <Icon name="chevron" />
    </button>
  );
}
