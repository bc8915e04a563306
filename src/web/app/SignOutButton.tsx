import { Button } from '../components/Button.tsx';
import { useSignOut } from '../features/session/SignedIn.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';

export function SignOutButton() {
  const { t } = useI18n();
  const signOut = useSignOut();
  if (!signOut) return null;
  return (
    <Button tone="plain" onClick={signOut}>
      {t.app.signOut}
    </Button>
  );
}
