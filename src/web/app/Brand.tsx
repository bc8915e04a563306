import { Badge } from '../components/Badge.tsx';
import { Icon } from '../components/Icon.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';

export function Brand({ isSandbox = false }: { isSandbox?: boolean }) {
  const { t } = useI18n();
  return (
    <span className="brand">
      <span className="brand-mark">
        <Icon name="bank" />
      </span>
      {t.app.title}
      {isSandbox && (
        <Badge tone="warning" title={t.app.sandboxHint}>
          {t.app.sandbox}
        </Badge>
      )}
    </span>
  );
}
