import { PageHead } from '../components/PageHead.tsx';
import { useTexts } from '../lib/texts.ts';
import '../styles/accounts.css';
import '../styles/connections.css';
import '../styles/design.css';
import '../styles/flow.css';
import '../styles/money.css';
import '../styles/plans.css';
import '../styles/transactions.css';
import { ErrorCatalogue } from './design/ErrorCatalogue.tsx';
import { FeatureSpecimens } from './design/FeatureSpecimens.tsx';
import { MoreSpecimens } from './design/MoreSpecimens.tsx';
import { Specimens } from './design/Specimens.tsx';
import { designTexts } from './design/texts.ts';

/** Every component in every state, in both themes at once: for whoever draws a page, and for the tests. */
export default function DesignPage() {
  const t = useTexts(designTexts);
  return (
    <>
      <PageHead title={t.title} />
      <p className="muted">{t.intro}</p>
      <div className="themes">
        {(['light', 'dark'] as const).map((theme) => (
          <div key={theme} className="theme" data-theme={theme}>
            <Specimens title={t.themes[theme]} />
            <MoreSpecimens />
            <FeatureSpecimens />
          </div>
        ))}
      </div>
      <ErrorCatalogue />
    </>
  );
}
