import { Icon } from '../components/Icon.tsx';
import { Link } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import type { Destination } from './destinations.ts';
import { preloadPage } from './routes.ts';
import { shellTexts } from './texts.ts';

export function NavLink({ destination, current }: { destination: Destination; current: boolean }) {
  const t = useTexts(shellTexts);
  const { name, to, icon } = destination;
  const preload = (): void => preloadPage(to);
  return (
    <Link
      to={to}
      className="nav-link"
      aria-current={current ? 'page' : undefined}
      onPointerEnter={preload}
      onFocus={preload}
    >
      <Icon name={icon} />
      <span>{t.pages[name]}</span>
    </Link>
  );
}
