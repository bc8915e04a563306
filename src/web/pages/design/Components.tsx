import { PageHead } from '../../components/PageHead.tsx';
import { useTexts } from '../../lib/texts.ts';
import '../../styles/accounts.css';
import '../../styles/connections.css';
import '../../styles/flow.css';
import '../../styles/money.css';
import '../../styles/plans.css';
import '../../styles/transactions.css';
import { ErrorCatalogue } from './ErrorCatalogue.tsx';
import { FeatureSpecimens } from './FeatureSpecimens.tsx';
import { MoreSpecimens } from './MoreSpecimens.tsx';
import { Specimens } from './Specimens.tsx';
import { designTexts } from './texts.ts';

/** The components, in both themes at once, and the errors. */
export default function Components({ title }: { title: string }) {
  const t = useTexts(designTexts);
  return (
    <>
      <PageHead title={title} />
      <p className="muted">{t.intro}</p>
      <div className="themes">
        {(['light', 'dark'] as const).map((theme) => (
          <div key={theme} className="theme" data-theme={theme}>
            <Specimens title={t.themes[theme]} />
            <MoreSpecimens theme={t.themes[theme]} />
            <FeatureSpecimens />
          </div>
        ))}
      </div>
      <ErrorCatalogue />
    </>
  );
}
