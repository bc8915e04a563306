import { Link } from '../lib/router.tsx';
import { Icon } from './Icon.tsx';

/** To the list that a page is a part of. */
export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} className="back-link">
      <Icon name="left" />
      {children}
    </Link>
  );
}
