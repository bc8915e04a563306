import { type JSX, useSyncExternalStore } from 'react';
import { Header } from './components/Header.tsx';
import type { ConnectFlow } from './flow/ConnectFlow.ts';
import type { Screen } from './flow/state.ts';
import { useTexts } from './i18n/use-texts.ts';
import { BankActionScreen } from './screens/BankActionScreen.tsx';
import { BankVisitScreen } from './screens/BankVisitScreen.tsx';
import { ConnectorsScreen } from './screens/ConnectorsScreen.tsx';
import { ConsentScreen } from './screens/ConsentScreen.tsx';
import { CredentialsScreen } from './screens/CredentialsScreen.tsx';
import { FailureScreen } from './screens/FailureScreen.tsx';
import { MfaScreen } from './screens/MfaScreen.tsx';
import { SuccessScreen } from './screens/SuccessScreen.tsx';
import { WorkingScreen } from './screens/WorkingScreen.tsx';

interface WidgetProps {
  flow: ConnectFlow;
  /** False when the host fixed the bank, so that there is no other to choose. */
  canChooseBank: boolean;
}

export function Widget({ flow, canChooseBank }: WidgetProps): JSX.Element {
  const screen = useSyncExternalStore(flow.subscribe, () => flow.screen);
  const goBack = screen.kind === 'credentials' && screen.canGoBack ? () => void flow.deselect() : null;
  return (
    <div className="card">
      <Header
        onBack={goBack}
        onMinimise={flow.canMinimise ? () => flow.minimise() : null}
        onClose={() => flow.close()}
      />
      <CurrentScreen flow={flow} screen={screen} canChooseBank={canChooseBank} />
    </div>
  );
}

function CurrentScreen({ flow, screen, canChooseBank }: WidgetProps & { screen: Screen }): JSX.Element {
  const texts = useTexts();
  switch (screen.kind) {
    case 'loading':
      return <Message text={texts.loading} />;
    case 'consent':
      return <ConsentScreen {...screen} onAccept={() => void flow.acceptConsent()} />;
    case 'connectors':
      return <ConnectorsScreen {...screen} onSelect={(connector) => void flow.select(connector)} />;
    case 'credentials':
      return <CredentialsScreen {...screen} onSubmit={(values) => void flow.submitLogin(values)} />;
    case 'working':
      return <WorkingScreen {...screen} background={flow.canMinimise} />;
    case 'mfa':
      return (
        <MfaScreen key={screen.parameter.name} {...screen} onSubmit={(value) => void flow.submitMfa(value)} />
      );
    case 'oauth':
      return <BankVisitScreen {...screen} onOpen={() => flow.openBank()} />;
    case 'action':
      return <BankActionScreen {...screen} />;
    case 'success':
      return <SuccessScreen {...screen} onDone={() => flow.close()} />;
    case 'failure':
      return (
        <FailureScreen
          problem={screen.problem}
          onRetry={screen.canRetry ? () => void flow.retry() : null}
          onEdit={screen.canEdit ? () => void flow.editCredentials() : null}
          onOtherBank={canChooseBank && screen.connector ? () => void flow.deselect() : null}
          onClose={() => flow.close()}
        />
      );
    case 'closed':
      return <Message text={texts.closed} />;
  }
}

function Message({ text }: { text: string }): JSX.Element {
  return (
    <main className="centred">
      <p className="lead" role="status">
        {text}
      </p>
    </main>
  );
}
