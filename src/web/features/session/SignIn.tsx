import { useQuery } from '@tanstack/react-query';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { useTexts } from '../../lib/texts.ts';
import { getAbout } from './api/get-about.ts';
import { signInTexts } from './sign-in-texts.ts';

/**
 * Shown in the live mode to a browser without a session; it comes with the app, since who signs out without the network sees it.
 * `linkRefused`: it came with a token that failed.
 */
export function SignIn({ linkRefused }: { linkRefused: boolean }) {
  const t = useTexts(signInTexts);
  const api = useApi();
  const about = useQuery({ queryKey: ['about'], queryFn: () => getAbout(api), retry: false });
  const appUrl = about.data?.app.url ?? null;
  return (
    <div className="sign-in card">
      <span className="empty-icon">
        <Icon name="lock" />
      </span>
      <h1>{t.signInTitle}</h1>
      {linkRefused && <Notice tone="error">{t.linkRefused}</Notice>}
      <p>{t.signInBody}</p>
      <ol>
        {t.signInSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {appUrl !== null && (
        <a className="button button-primary" href={appUrl} target="_top">
          {t.toApp}
        </a>
      )}
      <p className="fine">{t.expired}</p>
    </div>
  );
}
