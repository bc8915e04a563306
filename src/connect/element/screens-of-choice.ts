import type { Connector } from '../flow/pluggy-types.ts';
import { h, ICONS, icon, listen } from './dom.ts';
import { heading, logo, primary } from './pieces.ts';
import type { Context, ScreenOf, View } from './view.ts';

/** Without case and accents: "itau" finds Itaú. */
const comparable = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export function banksView({ texts, send }: Context, { banks }: ScreenOf<'banks'>): View {
  const words = texts.banks;
  const count = h('p', { class: 'muted small', role: 'status' });
  const list = h('ul', { part: 'list', class: 'banks' });
  const tiles = banks.map((bank) => ({ name: comparable(bank.name), tile: tileOf(bank) }));

  function tileOf(bank: Connector): HTMLElement {
    const status = bank.health?.status;
    const tags = [
      status === 'OFFLINE' ? words.offline : status === 'UNSTABLE' ? words.unstable : '',
      bank.type === 'BUSINESS_BANK' ? words.business : '',
      bank.isSandbox ? words.test : '',
    ].filter(Boolean);
    const tag = h(
      'span',
      { class: 'tag', id: `tag-${bank.id}`, 'aria-hidden': 'true', hidden: tags.length === 0 },
      tags.join(' · '),
    );
    const button = h(
      'button',
      {
        type: 'button',
        class: 'bank',
        'aria-describedby': tags.length > 0 ? `tag-${bank.id}` : null,
        'aria-disabled': status === 'OFFLINE' ? 'true' : null,
      },
      logo(bank),
      h('span', { class: 'bank-name' }, bank.name),
      tag,
    );
    listen(button, { click: () => send({ type: 'choose', bank }) });
    return h('li', {}, button);
  }

  const show = (query: string): void => {
    const wanted = comparable(query.trim());
    const found = tiles.filter(({ name }) => name.includes(wanted));
    list.replaceChildren(...found.map(({ tile }) => tile));
    if (found.length > 0) count.textContent = words.count(found.length);
    else count.textContent = tiles.length === 0 ? words.empty : words.none(query.trim());
  };
  const search = listen(
    h('input', {
      type: 'search',
      id: 'search',
      'aria-label': words.search,
      placeholder: words.search,
      autocomplete: 'off',
    }),
    { input: () => show(search.value) },
  );
  show('');
  return {
    node: h(
      'div',
      {},
      heading(words.heading),
      h('div', { part: 'field', class: 'search' }, icon(ICONS.search), search),
      count,
      list,
    ),
  };
}

/** Who receives what of whom, through whom, why and until when; before anything is typed. */
export function consentView(
  { texts, info, holder, send }: Context,
  { bank, isUpdate }: ScreenOf<'consent'>,
): View {
  const words = texts.consent;
  const receiver = info.app.legalName ?? info.app.name ?? location.hostname;
  const whose =
    holder || (bank.isOpenFinance && bank.credentials.length > 0 ? words.whoseNext : words.whoseBank);
  const fact = (name: string, ...value: (Node | string)[]): HTMLElement =>
    h('div', {}, h('dt', {}, name), h('dd', {}, ...value));
  const picture = info.app.logoUrl && /^https:/.test(info.app.logoUrl) ? info.app.logoUrl : null;
  const purpose = info.purpose[texts.tag.slice(0, 2)];
  return {
    node: h(
      'div',
      {},
      h('div', { class: 'parties' }, logo(bank)),
      heading(isUpdate ? words.headingUpdate(bank.name) : words.heading(bank.name)),
      h(
        'dl',
        {},
        fact(
          words.receives,
          ...(picture ? [h('img', { class: 'app-logo', src: picture, alt: '' })] : []),
          receiver,
        ),
        fact(words.through, 'Pluggy'),
        fact(words.sends, bank.name),
        fact(words.whose, whose),
        ...(purpose ? [fact(words.purpose, purpose)] : []),
        fact(words.until, words.noEnd),
        fact(words.what, words.groups.map(([group]) => group).join(', ')),
      ),
      h(
        'details',
        {},
        h('summary', {}, words.details),
        h('ul', {}, ...words.groups.map(([group, data]) => h('li', {}, h('b', {}, group), `: ${data}`))),
      ),
      h('p', { class: 'muted' }, words.trust),
      bank.oauth ? h('p', { class: 'muted' }, words.hop(bank.name)) : null,
      h(
        'div',
        { class: 'actions' },
        primary(isUpdate ? texts.continue : words.agree, () => send({ type: 'agree' })),
      ),
    ),
  };
}
