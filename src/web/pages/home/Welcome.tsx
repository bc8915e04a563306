import { Card } from '../../components/Card.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { ConnectButton } from '../../features/connect/ConnectButton.tsx';
import { useConnect } from '../../features/connect/ConnectProvider.tsx';
import { SandboxHint } from '../../features/connect/SandboxHint.tsx';
import { WidgetChoice } from '../../features/connect/WidgetChoice.tsx';
import { useTexts } from '../../lib/texts.ts';
import { homeTexts } from './texts.ts';

/** Before the first bank: what one will see, and why one may trust it. */
export function Welcome({ isSandbox }: { isSandbox: boolean }) {
  const t = useTexts(homeTexts);
  const connect = useConnect();
  return (
    <Card>
      <EmptyState icon="bank" title={t.emptyTitle} body={t.emptyBody}>
        <ConnectButton connect={connect} prominent />
        <WidgetChoice connect={connect} />
        {isSandbox && <SandboxHint />}
        <ul className="plain-list trust">
          {t.trust.map((sentence) => (
            <li key={sentence}>
              <Icon name="check" />
              {sentence}
            </li>
          ))}
        </ul>
      </EmptyState>
    </Card>
  );
}
