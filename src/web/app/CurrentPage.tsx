import { Component, type ReactNode, Suspense } from 'react';
import { appPageAt } from '../../contract/pages.ts';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { usePathname } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import { PAGES } from './routes.ts';
import { shellTexts } from './texts.ts';

/** Draws the page that the address names. */
export function CurrentPage() {
  const pathname = usePathname();
  const { path, id } = appPageAt(pathname) ?? { path: '/', id: null };
  const Page = PAGES.get(path);
  return (
    <PageBoundary key={pathname}>
      <Suspense fallback={<Skeleton rows={4} height={96} />}>{Page && <Page id={id ?? ''} />}</Suspense>
    </PageBoundary>
  );
}

/** A page that cannot be fetched or drawn leaves the others within reach. */
class PageBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <PageFailed /> : this.props.children;
  }
}

/** A part of the page could not be fetched: a browser remembers that until the page is loaded again. */
export function PageFailed() {
  const { t } = useI18n();
  const { pageFailedTitle, pageFailedBody } = useTexts(shellTexts);
  const reload = <Button onClick={() => window.location.reload()}>{t.app.reload}</Button>;
  return (
    <Notice tone="error" title={pageFailedTitle} actions={reload}>
      <p>{pageFailedBody}</p>
    </Notice>
  );
}
