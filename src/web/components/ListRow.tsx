import type { ReactNode } from 'react';
import { Link } from '../lib/router.tsx';
import { Icon } from './Icon.tsx';

export interface ListRowProps {
  /** A tile or an icon. */
  lead?: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  /** At the end: an amount, mostly. */
  value?: ReactNode;
  valueDetail?: ReactNode;
  /** Leads to another page. */
  to?: string;
  /** Opens something on this page. */
  onOpen?: () => void;
}

/** A row of 64 px, such that lists of different things look alike. The amount is never cut; the texts give way. */
export function ListRow({ lead, title, detail, value, valueDetail, to, onOpen }: ListRowProps) {
  const content = (
    <>
      {lead && <span className="row-lead">{lead}</span>}
      <span className="row-text">
        <span className="row-title">{title}</span>
        {detail && <span className="row-detail">{detail}</span>}
      </span>
      {value !== undefined && (
        <span className="row-value">
          <span>{value}</span>
          {valueDetail && <span className="row-detail">{valueDetail}</span>}
        </span>
      )}
      {to !== undefined && <Icon name="right" className="row-arrow" />}
    </>
  );
  if (to !== undefined) {
    return (
      <Link to={to} className="row">
        {content}
      </Link>
    );
  }
  if (onOpen !== undefined) {
    return (
      <button type="button" className="row" aria-haspopup="dialog" onClick={onOpen}>
        {content}
      </button>
    );
  }
  return <div className="row">{content}</div>;
}
