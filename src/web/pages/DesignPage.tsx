import { lazy, Suspense } from 'react';
import { Skeleton } from '../components/Skeleton.tsx';
import { useSearch } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import '../styles/design.css';
import { Shown } from './design/Shown.tsx';
import { SAMPLE_PATHS } from './design/sample-pages.ts';
import { SAMPLE_STATES } from './design/sample-states.ts';
import { designTexts } from './design/texts.ts';

const Components = lazy(() => import('./design/Components.tsx'));
const PageSpecimen = lazy(() => import('./design/PageSpecimen.tsx'));

/**
 * Every component in every state, in both themes at once; and every page with data, without, while they fail to come and while
 * they are awaited. For whoever draws a page, and for the tests.
 */
export default function DesignPage() {
  const t = useTexts(designTexts);
  const search = useSearch();
  const page = SAMPLE_PATHS.find((path) => path === search.get('pagina')) ?? null;
  const state = SAMPLE_STATES.find((one) => one === search.get('estado')) ?? 'full';
  return (
    <>
      <Shown page={page} state={state} />
      <Suspense fallback={<Skeleton rows={4} height={96} />}>
        {page === null ? (
          <Components title={t.title} />
        ) : (
          <PageSpecimen key={`${page} ${state}`} path={page} state={state} />
        )}
      </Suspense>
    </>
  );
}
