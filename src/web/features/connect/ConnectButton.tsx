import { Button } from '../../components/Button.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import type { ConnectBank } from './use-connect-bank.ts';
import { useKeptFocus } from './use-kept-focus.ts';

export interface ConnectButtonProps {
  connect: ConnectBank;
  /** The one thing to do on the page, rather than a further choice. */
  prominent: boolean;
}

export function ConnectButton({ connect, prominent }: ConnectButtonProps) {
  const { t } = useI18n();
  const button = useKeptFocus();
  const busy = connect.state.step === 'preparing' || connect.state.step === 'open';
  return (
    <Button
      ref={button}
      tone="primary"
      icon="plus"
      className={prominent ? 'button-large' : ''}
      busy={busy}
      aria-haspopup="dialog"
      onClick={() => connect.start()}
    >
      {connect.state.step === 'preparing' ? t.connect.preparing : t.connect.button}
    </Button>
  );
}
