import { readableColor } from '../lib/readable-color.ts';

/** The bank's initial on its own colour: recognisable without fetching a logo from another host. */
export function BankTile({ name, primaryColor }: { name: string; primaryColor?: string | null | undefined }) {
  const colors = readableColor(primaryColor);
  const style = colors ? { backgroundColor: colors.background, color: colors.text } : undefined;
  return (
    <span className="bank-tile" style={style} aria-hidden="true">
      {[...name.trim()][0]?.toUpperCase() ?? '•'}
    </span>
  );
}
