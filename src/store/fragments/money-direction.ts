// Of a row with `category`, `words`, `account_type`, `signed` and `parties`: what it is for summaries, by docs/summaries.md.

/** Words of a row in which the money comes back. */
const GIVES_BACK = `words ~* '\\m(estorn|reembols|devolu|ressarc|refund|chargeback)'`;

/** Words with which a bank says that a card's bill was paid. A bill of a phone or of energy is a "fatura" too. */
const PAYS_BILL = `(words ~* '\\m(pag|pgto)\\w*\\.?\\s+(d[aeo]\\s+)?fatura\\M(?!\\s+(?!d[aeo]\\M|cart|cr.d)[[:alpha:]])'
    or words ~* '\\m(pag|pgto)\\w*\\.?\\s+(d[aeo]\\s+)?cart.o\\s+(de\\s+)?cr.d'
    or words ~* '\\mfatura\\s+(d[eo]\\s+)?(seu\\s+)?cart.o')`;

/** Categories in which money that comes in is money given back: what people spend on. Not 13, donations, and not 06. */
const SPENT_ON = `category ~ '^(0[7-9]|1[0-2]|1[4-9]|2[01])'`;

/** Money that only changes its place: transfers between accounts of one person, and into and out of investments. */
const STAYS_OWN = `(category ~ '^(04|03(?!06))' or parties)`;

const PAYS_CARD = `(category = '05100000'
    or account_type = 'CREDIT' and signed > 0 and not ${GIVES_BACK}
      and (category ~ '^05' or category is null and words ~* '\\m(pag|pgto|payment)')
    or account_type <> 'CREDIT' and signed < 0 and (category is null or category ~ '^05(?!09)') and ${PAYS_BILL})`;

/** True: neither income nor expense. */
export const IS_NEITHER = `coalesce(${STAYS_OWN} or ${PAYS_CARD}, false)`;

/** Whether a row that is not neither reduces or raises what was spent; else it does so with what was earned. */
export const IS_SPENDING = `case when signed <= 0 then coalesce(category !~ '^01', true)
  else account_type = 'CREDIT' or coalesce(${SPENT_ON}, false) or coalesce(${GIVES_BACK}, false) end`;

const TRANSFERS = `words ~* '\\m(pix|ted|doc|tev|tef|trf|transf\\w*|portab\\w*)\\M'`;
const BY_TRANSFER = `(operation ~ '^(PIX|TED|DOC|TEV|TEF|TRANSFERENCIA|PORTABILIDADE)' or method ~ '^(PIX|TED|DOC|TEV|TEF)$')`;

/**
 * Whether a row may be one side of a transfer between own accounts, or of the payment of a card's bill: what it says does
 * not speak against it. The other side has to be found.
 */
export const MAY_BE_OWN = `coalesce(
  category ~ '^(04|05(?!09))' or operation ~ '^PORTABILIDADE' or parties or ${PAYS_CARD}
  or (category is null or category = '99999999') and (account_type = 'CREDIT' or ${TRANSFERS} or ${BY_TRANSFER}), false)`;

/** The same of a row out of a bank account, where the other side is one at a card: its amount is that of a bill. */
export const MAY_PAY_CARD = `coalesce(category is null or category = '99999999' or category ~ '^05(?!09)', false)`;
