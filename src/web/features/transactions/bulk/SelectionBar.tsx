import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { useI18n } from '../../../i18n/I18nProvider.tsx';
import { formatCount } from '../../../lib/format-money.ts';
import { useTexts } from '../../../lib/texts.ts';
import type { CategoryChoice } from '../../../lib/use-categories.ts';
import { BulkForm } from './BulkForm.tsx';
import { bulkTexts } from './texts.ts';
import { MOST_CHOSEN, type Selection } from './use-selection.ts';

export interface SelectionBarProps {
  userId: string;
  selection: Selection;
  /** Of the rows that are loaded. */
  loaded: readonly string[];
  categories: readonly CategoryChoice[];
}

/** Begins to choose rows, and says what can be done with those that are chosen. */
export function SelectionBar({ userId, selection, loaded, categories }: SelectionBarProps) {
  const t = useTexts(bulkTexts);
  const [isChanging, setChanging] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const { chosen, begin, end, add } = selection;
  const choose = (): void => {
    setSaved(false);
    begin();
  };
  if (chosen === null) return <BeginChoosing isSaved={isSaved} onChoose={choose} />;
  const saved = (): void => {
    setChanging(false);
    setSaved(true);
    end();
  };
  const count = chosen.size;
  return (
    <section className="choose choosing" aria-label={t.bar}>
      <HowMany count={count} />
      <Button tone="plain" onClick={() => add(loaded)}>
        {t.all}
      </Button>
      <Button tone="primary" disabled={count === 0} onClick={() => setChanging(true)}>
        {t.change}
      </Button>
      <Button tone="plain" onClick={end}>
        {t.stop}
      </Button>
      {isChanging && (
        <BulkForm
          userId={userId}
          ids={[...chosen]}
          categories={categories}
          onClose={() => setChanging(false)}
          onSaved={saved}
        />
      )}
    </section>
  );
}

function BeginChoosing({ isSaved, onChoose }: { isSaved: boolean; onChoose(): void }) {
  const t = useTexts(bulkTexts);
  return (
    <div className="choose">
      <Button tone="plain" onClick={onChoose}>
        {t.choose}
      </Button>
      <span role="status">{isSaved && t.saved}</span>
    </div>
  );
}

/** How many are chosen, and whether more may be. */
function HowMany({ count }: { count: number }) {
  const t = useTexts(bulkTexts);
  const { language } = useI18n();
  const said =
    count === 0 ? t.chosen.none : count === 1 ? t.chosen.one : t.chosen.many(formatCount(count, language));
  return (
    <span role="status">
      {said} {count === MOST_CHOSEN && t.full}
    </span>
  );
}
