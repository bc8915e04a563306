import { type CSSProperties, type JSX, useState } from 'react';

/** What a bank looks like. */
interface Look {
  readonly name: string;
  readonly imageUrl?: string | null | undefined;
  /** Hexadecimal, without the leading `#`. */
  readonly primaryColor?: string | null | undefined;
}

/** The bank's picture, or its initial on its colour where the picture doesn't load. */
export function BankLogo({ connector }: { connector: Look }): JSX.Element {
  const [failed, setFailed] = useState(false);
  const style: CSSProperties = { backgroundColor: cssColor(connector.primaryColor) };
  if (!connector.imageUrl || failed) {
    return (
      <span className="logo" style={style} aria-hidden="true">
        {connector.name.charAt(0).toUpperCase()}
      </span>
    );
  }
  return (
    <img
      className="logo"
      // Its colour is there before the picture is.
      style={style}
      src={connector.imageUrl}
      alt=""
      onError={() => setFailed(true)}
    />
  );
}

/** Connectors state their colour as hexadecimal without `#`; anything else gets a neutral grey. */
export function cssColor(hex: string | null | undefined): string {
  return hex && /^[0-9a-f]{6}$/i.test(hex) ? `#${hex}` : '#5b6770';
}
