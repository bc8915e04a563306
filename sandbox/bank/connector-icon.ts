import type { Connector } from './connectors.ts';

/** A simple picture for a connector: its initials on its colour. */
export function connectorIcon(connector: Connector): string {
  const text = initialsOf(connector.name);
  const ink = isLight(connector.primaryColor) ? '#1a1a1a' : '#ffffff';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96" role="img">
<rect width="96" height="96" rx="22" fill="#${connector.primaryColor}"/>
<text x="48" y="50" fill="${ink}" font-family="system-ui, sans-serif" font-size="${text.length > 2 ? 32 : 40}" font-weight="700" text-anchor="middle" dominant-baseline="central">${text}</text>
</svg>`;
}

const SMALL_WORDS = new Set(['do', 'da', 'de', 'banco']);

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
  if (words.length < 2) return (words[0] ?? name).slice(0, 2);
  return words
    .slice(0, 2)
    .map((word) => word.slice(0, 1))
    .join('')
    .toUpperCase();
}

/** Perceived brightness above two thirds needs dark letters. */
function isLight(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return (red * 299 + green * 587 + blue * 114) / 1000 > 170;
}
