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
  /** The row is one to choose from: whether it is chosen. `onOpen` chooses it, or takes it back. */
  chosen?: boolean | undefined;
  /** Its texts wrap in place of being cut: they tell it from its neighbours. */
  whole?: boolean;
}

/** A row of 64 px, such that lists of different things look alike. The amount is never cut; the texts give way. */
export function ListRow(props: ListRowProps) {
  const { to, onOpen, chosen, whole = false } = props;
  const className = whole ? 'row row-whole' : 'row';
  const content = <Content {...props} />;
  if (to !== undefined) {
    return (
      <Link to={to} className={className}>
        {content}
      </Link>
    );
  }
  if (onOpen !== undefined) {
    return (
      <button
        type="button"
        className={className}
        {...(chosen === undefined ? { 'aria-haspopup': 'dialog' } : { 'aria-pressed': chosen })}
        onClick={onOpen}
      >
        {chosen !== undefined && (
          <span className={chosen ? 'row-choice row-chosen' : 'row-choice'}>
            {chosen && <Icon name="check" />}
          </span>
        )}
        {content}
      </button>
    );
  }
  return <div className="row">{content}</div>;
}

function Content({ lead, title, detail, value, valueDetail, to }: ListRowProps) {
  return (
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
}
