export interface ShareBarProps {
  /** From 0 to 1. */
  share: number;
  /** So much of it that the person should know. */
  tone?: 'calm' | 'warning' | undefined;
}

/** How much of a whole something is. Decoration only: the words beside it say the same. */
export function ShareBar({ share, tone = 'calm' }: ShareBarProps) {
  return (
    <svg
      className={`share-bar share-bar-${tone}`}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className="share-bar-whole" width="100" height="8" />
      <rect className="share-bar-part" width={Math.round(share * 1000) / 10} height="8" />
    </svg>
  );
}
