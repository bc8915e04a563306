import { useI18n } from '../../i18n/I18nProvider.tsx';

/** The credentials of Pluggy's documented sandbox users; shown in the sandbox mode alone. */
export function SandboxHint() {
  const { t } = useI18n();
  return (
    <p className="hint">
      {t.connect.testCredentials} <code>user-ok</code> / <code>password-ok</code>, {t.connect.testCode}{' '}
      <code>123456</code>
    </p>
  );
}
