import type { CSSProperties, JSX, ReactNode } from 'react';
import type { BankTexts } from './texts.ts';

interface BankFrameProps {
  name: string;
  imageUrl: string | null;
  color: string;
  texts: BankTexts;
  onLanguage: () => void;
  children: ReactNode;
}

/** The bank's header in its colour, and a card for whatever it has to say. */
export function BankFrame({
  name,
  imageUrl,
  color,
  texts,
  onLanguage,
  children,
}: BankFrameProps): JSX.Element {
  const style = { '--bank': color, '--on-bank': readableOn(color) } as CSSProperties;
  return (
    <div className="bank-page" style={style}>
      <header>
        {imageUrl ? <img className="logo" src={imageUrl} alt="" /> : null}
        <strong>{name}</strong>
        <button type="button" className="language" lang={texts.otherTag} onClick={onLanguage}>
          {texts.otherLanguage}
        </button>
      </header>
      <main>
        <p className="badge">{texts.sandbox}</p>
        {children}
      </main>
    </div>
  );
}

/** Black or white, whichever is easier to read on a colour (relative luminance as WCAG defines it). */
export function readableOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // Where the contrast with black and with white is the same.
  return luminance > 0.179 ? '#111111' : '#ffffff';
}
