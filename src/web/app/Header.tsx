import { Badge } from '../components/Badge.tsx';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import type { LiveState } from '../lib/live-stream.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';

export interface HeaderProps {
  sandbox?: boolean;
  /** Left out where there is nothing to follow, as on the sign-in page. */
  live?: LiveState;
  onSignOut?: (() => void) | undefined;
}

export function Header({ sandbox = false, live, onSignOut }: HeaderProps) {
  const { t } = useI18n();
  return (
    <header className="header">
      <div className="header-inner">
        <span className="brand">
          <span className="brand-mark">
            <Icon name="bank" />
          </span>
          {t.app.title}
        </span>
        {sandbox && (
          <Badge tone="warning" title={t.app.sandboxHint}>
            {t.app.sandbox}
          </Badge>
        )}
        <span className="header-gap" />
        {live && (
          <span className={`live live-${live}`} role="status">
            <span>{live === 'live' ? t.app.live : t.app.connecting}</span>
          </span>
        )}
        <LanguageSwitch />
        {onSignOut && (
          <Button tone="plain" onClick={onSignOut}>
            {t.app.signOut}
          </Button>
        )}
      </div>
    </header>
  );
}
