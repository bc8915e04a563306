import { instantOrNull, localDay } from './days.ts';
import { jsonNumber } from './json-values.ts';

const CARD = `t.raw->'creditCardMetadata'`;
const DESCRIPTION = `coalesce(t.raw->>'description', '')`;

const TOTAL = `(${CARD}->>'totalInstallments')`;
/** What has to be in a description that says it. */
const HINTS = `'{%/%,%de%,%DE%,%De%,%dE%}'`;
/** Whether it is worth looking at `t` closely: most rows have neither, and the expressions below cost more than all else. */
const MAY_BE_ONE = `case when ${TOTAL} is null then ${DESCRIPTION} like any (${HINTS}) else ${TOTAL} <> '1' end`;

/** "2/3", "PARC 02/03", "Parcela 2 de 3": the first number is the instalment's, the second says how many there are. */
const IN_WORDS = '(?<![\\d/.,-])(\\d{1,2})\\s?(?:/|\\sde\\s)\\s?(\\d{1,2})(?![\\d/,-])';
const WITH_ITS_WORD = `(?:\\mparc(?:elas?)?\\M[.:]?\\s*)?${IN_WORDS}`;

const whole = (member: string): string => `case when ${member} ~ '^\\d{1,3}$' then (${member})::integer end`;

/** What the description says of it; a day such as 05/12 that is the row's own is none. */
const said = (which: 1 | 2): string =>
  `case when to_char(${localDay('t.date')}, 'DD/MM') <> lpad(said.found[1], 2, '0') || '/' || lpad(said.found[2], 2, '0')
    then said.found[${which}]::integer end`;

/**
 * Which instalment of which purchase `t` is, as jsonb; null where it is none. Pluggy names the purchase nowhere, so that
 * the same account, words, number of instalments, day of purchase and price make one series: `seriesId` is made of these,
 * hence the same whenever and for whomever it is asked. Banks put the cents of a division on one of the instalments: the
 * price is compared in tens.
 */
export const INSTALMENT = `case when a.type = 'CREDIT' and ${MAY_BE_ONE} then (
  select jsonb_build_object('seriesId', md5(concat_ws('|', t.account_id, k.words, k.of, k.bought,
    round(coalesce(abs(k.price), abs(t.amount) * k.of), -1)))::uuid, 'number', k.number, 'of', k.of)
  from (
    select coalesce(${whole(`(${CARD}->>'installmentNumber')`)}, ${said(1)}) as number,
      coalesce(${whole(TOTAL)}, ${said(2)}) as of,
      ${jsonNumber(`(${CARD}->'totalAmount')`)} as price,
      ${localDay(instantOrNull(`${CARD}->>'purchaseDate'`))} as bought,
      btrim(regexp_replace(lower(regexp_replace(${DESCRIPTION}, '${WITH_ITS_WORD}', ' ', 'gi')), '\\s+', ' ', 'g')) as words
    from regexp_match(${DESCRIPTION}, '${IN_WORDS}', 'i') as said (found)
  ) k
  where k.number between 1 and k.of and k.of > 1) end`;
