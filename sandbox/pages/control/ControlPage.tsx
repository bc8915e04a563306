import { useEffect, useState } from 'react';
import type { Language } from '../shared/language.ts';
import { Calls } from './Calls.tsx';
import { ClockCard } from './ClockCard.tsx';
import { resetSandbox } from './control-api.ts';
import { Faults } from './Faults.tsx';
import { ItemCard } from './ItemCard.tsx';
import { useWords, WordsContext, wordsFor } from './texts.ts';
import type { Snapshot } from './types.ts';
import { useMore } from './use-more.tsx';
import { useSnapshot } from './use-snapshot.ts';
import { Webhooks } from './Webhooks.tsx';

type Theme = 'light' | 'dark';

interface Props {
  readonly startLanguage: Language;
  readonly startTheme: Theme;
}

export function ControlPage({ startLanguage, startTheme }: Props) {
  const [language, setLanguage] = useState(startLanguage);
  const [theme, setTheme] = useState(startTheme);
  const { snapshot, isLost, refresh } = useSnapshot();
  const words = wordsFor(language);
  const { texts } = words;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.lang = language === 'en' ? 'en' : 'pt-BR';
    document.title = texts.title;
  }, [theme, language, texts]);
  return (
    <WordsContext value={words}>
      <header className="top">
        <div>
          <h1>{texts.title}</h1>
          <p className="muted">{texts.lead}</p>
        </div>
        <nav>
          <a href="/_sandbox/fidelity">{texts.fidelity}</a>
          <button
            type="button"
            className="link"
            onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
          >
            {theme === 'dark' ? texts.light : texts.dark}
          </button>
          <button
            type="button"
            className="link"
            lang={language === 'en' ? 'pt-BR' : 'en'}
            onClick={() => setLanguage(language === 'en' ? 'pt' : 'en')}
          >
            {texts.otherLanguage}
          </button>
        </nav>
      </header>
      {isLost && (
        <p role="alert" className="lost">
          {texts.lost}
        </p>
      )}
      {snapshot === undefined ? (
        !isLost && <p className="card">{texts.loading}</p>
      ) : (
        <Everything snapshot={snapshot} refresh={refresh} />
      )}
    </WordsContext>
  );
}

function Everything({ snapshot, refresh }: { readonly snapshot: Snapshot; readonly refresh: () => void }) {
  const { state, calls, overview } = snapshot;
  const { now } = state.clock;
  return (
    <main className="columns">
      <div className="column">
        <Items snapshot={snapshot} refresh={refresh} />
        <Webhooks state={state} />
      </div>
      <div className="column">
        <ClockCard now={now} canMove={overview.controls.includes('clock')} onChanged={refresh} />
        {overview.controls.includes('faults') && <Faults now={now} />}
        <Calls view={calls} now={now} />
        <ResetCard onChanged={refresh} />
      </div>
    </main>
  );
}

function Items({ snapshot, refresh }: { readonly snapshot: Snapshot; readonly refresh: () => void }) {
  const { texts } = useWords();
  const { state, overview } = snapshot;
  const { shown, button } = useMore([...state.items].reverse());
  return (
    <section aria-labelledby="items">
      <h2 id="items">
        {texts.items} <span className="muted">{state.items.length}</span>
      </h2>
      {shown.length === 0 && <p className="card muted">{texts.noItems}</p>}
      {shown.map((item, index) => (
        <ItemCard
          key={item.id}
          item={item}
          overview={overview}
          now={state.clock.now}
          startsOpen={index === 0}
          onChanged={refresh}
        />
      ))}
      {button}
    </section>
  );
}

function ResetCard({ onChanged }: { readonly onChanged: () => void }) {
  const { texts } = useWords();
  const reset = (): void => {
    if (window.confirm(texts.resetQuestion)) void resetSandbox().finally(onChanged);
  };
  return (
    <button type="button" className="action danger" onClick={reset}>
      {texts.reset}
    </button>
  );
}
