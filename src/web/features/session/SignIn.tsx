import { useQuery } from '@tanstack/react-query';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { getAbout } from './api/get-about.ts';

/** Shown in the live mode to a browser without a session. `linkRefused`: it came with a token that failed. */
export function SignIn({ linkRefused }: { linkRefused: boolean }) {
  const { t } = useI18n();
  const api = useApi();
  const about = useQuery({ queryKey: ['about'], queryFn: () => getAbout(api), retry: false });
  const appUrl = about.data?.app.url ?? null;
  return (
    <div className="sign-in card">
      <span className="empty-icon">
        <Icon name="lock" />
      </span>
      <h1>{t.session.signInTitle}</h1>
      {linkRefused && <Notice tone="error">{t.session.linkRefused}</Notice>}
      <p>{t.session.signInBody}</p>
      <ol>
        {t.session.signInSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {appUrl !== null && (
        <a className="button button-primary" href={appUrl} target="_top">
          {t.session.toApp}
        </a>
      )}
      <p className="fine">{t.session.expired}</p>
    </div>
  );
}
