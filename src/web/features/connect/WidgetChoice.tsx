import { Button } from '../../components/Button.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import type { ConnectBank } from './use-connect-bank.ts';
import { useKeptFocus } from './use-kept-focus.ts';

/** The other way to connect a bank: Pluggy's own window. */
export function WidgetChoice({ connect }: { connect: ConnectBank }) {
  const { t } = useI18n();
  const button = useKeptFocus();
  return (
    <Button ref={button} tone="plain" aria-haspopup="dialog" onClick={() => connect.start(null, 'widget')}>
      {t.connect.inWidget}
    </Button>
  );
}
