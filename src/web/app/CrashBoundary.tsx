import { Component, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';

/** A fault of this page's own: says so in place of a blank page. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const { t } = useI18n();
  const reload = <Button onClick={() => window.location.reload()}>{t.app.reload}</Button>;
  return (
    <main className="page">
      <Notice tone="error" title={t.app.crashedTitle} actions={reload}>
        <p>{t.app.crashedBody}</p>
      </Notice>
    </main>
  );
}
