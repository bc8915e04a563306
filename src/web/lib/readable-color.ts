const HEX = /^#?([0-9a-f]{6})$/i;

export interface TileColors {
  background: string;
  text: string;
}

/**
 * A bank's own colour (hex, with or without `#`, as Pluggy sends it) and the text colour that can be read
 * on it: whichever of white and near-black has the better contrast by WCAG's relative luminance.
 */
export function readableColor(primaryColor: string | null | undefined): TileColors | null {
  const hex = HEX.exec(primaryColor ?? '')?.[1];
  if (!hex) return null;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16)),
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const onWhite = 1.05 / (luminance + 0.05);
  const onBlack = (luminance + 0.05) / 0.055;
  return { background: `#${hex}`, text: onWhite >= onBlack ? '#ffffff' : '#14181a' };
}

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
