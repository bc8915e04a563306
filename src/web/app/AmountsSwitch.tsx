import { Icon } from '../components/Icon.tsx';
import { usePreferences } from '../lib/preferences.tsx';
import { useTexts } from '../lib/texts.ts';
import { shellTexts } from './texts.ts';

/** Hides every amount on every page, or shows them again. */
export function AmountsSwitch() {
  const t = useTexts(shellTexts);
  const { areAmountsHidden, setAmountsHidden } = usePreferences();
  const label = areAmountsHidden ? t.showAmounts : t.hideAmounts;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      onClick={() => setAmountsHidden(!areAmountsHidden)}
    >
      <Icon name={areAmountsHidden ? 'eyeOff' : 'eye'} />
    </button>
  );
}
