import type { JSX } from 'react';
import { Icon } from '../../shared/Icon.tsx';
import { useTexts } from '../i18n/use-texts.ts';

interface HeaderProps {
  onBack: (() => void) | null;
  onMinimise: (() => void) | null;
  onClose: () => void;
}

export function Header({ onBack, onMinimise, onClose }: HeaderProps): JSX.Element {
  const texts = useTexts();
  return (
    <header>
      <div className="edge">
        {onBack ? (
          <button type="button" className="ghost" aria-label={texts.back} onClick={onBack}>
            <Icon name="back" />
          </button>
        ) : null}
      </div>
      <span className="badge">{texts.sandbox}</span>
      <div className="edge end">
        {onMinimise ? (
          <button type="button" className="ghost" aria-label={texts.minimise} onClick={onMinimise}>
            <Icon name="minimise" />
          </button>
        ) : null}
        <button type="button" className="ghost" aria-label={texts.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
    </header>
  );
}
