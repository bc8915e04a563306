import { UNDER_MORE } from '../app/destinations.ts';
import { LanguageSwitch } from '../app/LanguageSwitch.tsx';
import { SignOutButton } from '../app/SignOutButton.tsx';
import { ThemeSwitch } from '../app/ThemeSwitch.tsx';
import { shellTexts } from '../app/texts.ts';
import { Icon } from '../components/Icon.tsx';
import { ListRow } from '../components/ListRow.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { useTexts } from '../lib/texts.ts';

/** What a phone's bar has no room for. */
export default function MorePage() {
  const { t } = useI18n();
  const shell = useTexts(shellTexts);
  return (
    <>
      <PageHead title={shell.pages.more} />
      <nav aria-label={shell.pages.more}>
        <ul className="row-list card">
          {UNDER_MORE.map(({ name, to, icon }) => (
            <li key={to}>
              <ListRow lead={<Icon name={icon} />} title={shell.pages[name]} to={to} />
            </li>
          ))}
        </ul>
      </nav>
      <dl className="settings">
        <div>
          <dt>{t.app.language}</dt>
          <dd>
            <LanguageSwitch />
          </dd>
        </div>
        <div>
          <dt>{shell.theme}</dt>
          <dd>
            <ThemeSwitch />
          </dd>
        </div>
      </dl>
      <SignOutButton />
    </>
  );
}
