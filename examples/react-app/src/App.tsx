import {
  DirectConnect,
  PluggyConnectButton,
  PluggyProvider,
  useConnections,
  useTransactions,
} from 'pluggy-open-finance/react';
import { useState } from 'react';

export interface AppProps {
  readonly userId: string;
  readonly session: () => Promise<string>;
  readonly serviceUrl?: string;
}

export function App({ userId, session, serviceUrl = '' }: AppProps) {
  return (
    <PluggyProvider serviceUrl={serviceUrl} userId={userId} session={session} language="pt-BR">
      <main>
        <h1>Meus bancos</h1>
        <Connect />
        <Connections />
        <Transactions />
      </main>
    </PluggyProvider>
  );
}

/** Two ways: the element with its own button, and a button of yours that opens Pluggy's own window. */
function Connect() {
  const [said, setSaid] = useState('');
  return (
    <section aria-label="Conectar">
      <DirectConnect
        onConnected={() => setSaid('Banco conectado.')}
        onError={({ message }) => setSaid(message)}
      />
      <PluggyConnectButton
        mode="widget"
        onSuccess={() => setSaid('Banco conectado.')}
        onError={({ message }) => setSaid(message)}
      >
        Conectar na janela da Pluggy
      </PluggyConnectButton>
      <p role="status">{said}</p>
    </section>
  );
}

function Connections() {
  const { connections, isLoading, error, reload } = useConnections();
  if (isLoading) return <p>Carregando…</p>;
  if (error !== null)
    return (
      <button type="button" onClick={reload}>
        Tentar de novo
      </button>
    );
  return (
    <ul aria-label="Conexões">
      {connections.map(({ id, connector, message }) => (
        <li key={id}>
          {connector?.name}: {message}
        </li>
      ))}
    </ul>
  );
}

function Transactions() {
  const { transactions, hasMore, loadMore } = useTransactions({ limit: 20 });
  return (
    <>
      <ul aria-label="Transações">
        {transactions.map(({ id, localDate, description, signedAmount }) => (
          <li key={id}>
            {localDate} {description} {signedAmount}
          </li>
        ))}
      </ul>
      {hasMore && (
        <button type="button" onClick={() => void loadMore()}>
          Mais
        </button>
      )}
    </>
  );
}
