import { useState } from 'react';
import { Badge } from '../components/Badge.tsx';
import { Icon } from '../components/Icon.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { brand } from '../lib/brand.ts';

export function Brand({ isSandbox = false }: { isSandbox?: boolean }) {
  const { t } = useI18n();
  const name = brand.name ?? t.app.title;
  return (
    <span className="brand">
      <Mark />
      <span className="brand-name" title={name}>
        {name}
      </span>
      {isSandbox && (
        <Badge tone="warning" title={t.app.sandboxHint}>
          {t.app.sandbox}
        </Badge>
      )}
    </span>
  );
}

/** The team's logo; without one, and where it does not come, a sign of ours. */
function Mark() {
  const [hasFailed, setFailed] = useState(false);
  if (brand.logoUrl !== null && !hasFailed)
    return (
      <img
        className="brand-logo"
        src={brand.logoUrl}
        alt=""
        referrerPolicy="no-referrer"
        onError={() => setFailed(true)}
      />
    );
  return (
    <span className="brand-mark">
      <Icon name="bank" />
    </span>
  );
}
