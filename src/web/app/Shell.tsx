import { type ReactNode, useEffect, useRef } from 'react';
import { Notice } from '../components/Notice.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import type { LiveState } from '../lib/live-stream.ts';
import { usePathname } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import { AmountsSwitch } from './AmountsSwitch.tsx';
import { Brand } from './Brand.tsx';
import { BAR, isCurrent, isCurrentInBar, RAIL } from './destinations.ts';
import { LanguageMissing } from './LanguageMissing.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { LiveLight } from './LiveLight.tsx';
import { NavLink } from './NavLink.tsx';
import { SignOutButton } from './SignOutButton.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import { shellTexts } from './texts.ts';
import { useOnline } from './use-online.ts';

export interface ShellProps {
  isSandbox: boolean;
  live: LiveState;
  /** The person is offline, and sees what they saw then. */
  seenAt: number | undefined;
  children: ReactNode;
}

/** What stands around every page: a rail on a wide screen; a bar above and one within the thumb's reach on a phone. */
export function Shell({ isSandbox, live, seenAt, children }: ShellProps) {
  const { t } = useI18n();
  const { navigation } = useTexts(shellTexts);
  const pathname = usePathname();
  useFocusOnArrival(pathname);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t.app.skipToContent}
      </a>
      <Rail isSandbox={isSandbox} live={live} pathname={pathname} />
      <main id="content" className="content" tabIndex={-1}>
        <LanguageMissing />
        <OfflineNote live={live} seenAt={seenAt} />
        {children}
      </main>
      <nav className="bar" aria-label={navigation}>
        {BAR.map((destination) => (
          <NavLink
            key={destination.to}
            destination={destination}
            current={isCurrentInBar(destination, pathname)}
          />
        ))}
      </nav>
    </div>
  );
}

function Rail({ isSandbox, live, pathname }: Pick<ShellProps, 'isSandbox' | 'live'> & { pathname: string }) {
  const { navigation } = useTexts(shellTexts);
  return (
    <header className="rail">
      <div className="rail-head">
        <Brand isSandbox={isSandbox} />
        <LiveLight state={live} />
        <AmountsSwitch />
      </div>
      <nav className="rail-nav" aria-label={navigation}>
        {RAIL.map((destination) => (
          <NavLink
            key={destination.to}
            destination={destination}
            current={isCurrent(destination, pathname)}
          />
        ))}
      </nav>
      <div className="rail-foot">
        <ThemeSwitch />
        <LanguageSwitch />
        <SignOutButton />
      </div>
    </header>
  );
}

/** Says that the page is not fresh, and since when. */
function OfflineNote({ live, seenAt }: Pick<ShellProps, 'live' | 'seenAt'>) {
  const { t, language } = useI18n();
  const { seenTitle } = useTexts(shellTexts);
  const online = useOnline();
  if (seenAt !== undefined) {
    const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });
    return (
      <Notice tone="warning" title={seenTitle(time.format(seenAt))}>
        {t.app.offline}
      </Notice>
    );
  }
  if (online || live === 'live') return null;
  return <Notice tone="warning">{t.app.offline}</Notice>;
}

/** A screen reader begins at the top of the page that was gone to; the first page is begun at the top anyway. */
function useFocusOnArrival(pathname: string): void {
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [pathname]);
}
