/**
 * Real Brazilian institutions by name, so that a bank list looks like the one a person knows. Pluggy
 * numbers Open Finance connectors from 600 and Itaú is 601; the other numbers here are the sandbox's own.
 * Each line: name | colour | site | type.
 */
const LINES = `
Itaú|EC7000|itau.com.br|PERSONAL_BANK
Bradesco|CC092F|bradesco.com.br|PERSONAL_BANK
Banco do Brasil|F4D300|bb.com.br|PERSONAL_BANK
Caixa Econômica Federal|005CA9|caixa.gov.br|PERSONAL_BANK
Santander|EC0000|santander.com.br|PERSONAL_BANK
Nubank|820AD1|nubank.com.br|PERSONAL_BANK
Inter|FF7A00|inter.co|PERSONAL_BANK
C6 Bank|242424|c6bank.com.br|PERSONAL_BANK
BTG Pactual|0B2859|btgpactual.com|PERSONAL_BANK
Banco PAN|0050A0|bancopan.com.br|PERSONAL_BANK
PicPay|11C76F|picpay.com|PAYMENT_ACCOUNT
Mercado Pago|009EE3|mercadopago.com.br|PAYMENT_ACCOUNT
PagBank|1BB99A|pagbank.com.br|PAYMENT_ACCOUNT
Neon|00B4D8|neon.com.br|PERSONAL_BANK
Next|00C853|next.me|PERSONAL_BANK
Banco Original|00A857|original.com.br|PERSONAL_BANK
Sicredi|3FA110|sicredi.com.br|PERSONAL_BANK
Sicoob|003641|sicoob.com.br|PERSONAL_BANK
Banrisul|0057A8|banrisul.com.br|PERSONAL_BANK
BRB|0070BB|brb.com.br|PERSONAL_BANK
Banco do Nordeste|A6193C|bnb.gov.br|PERSONAL_BANK
Banco da Amazônia|00843D|bancoamazonia.com.br|PERSONAL_BANK
Banestes|0065A8|banestes.com.br|PERSONAL_BANK
Safra|1B2A4E|safra.com.br|PERSONAL_BANK
Banco BMG|F26C21|bancobmg.com.br|PERSONAL_BANK
Daycoval|0A3A6B|daycoval.com.br|PERSONAL_BANK
Banco BV|1E3FAE|bv.com.br|PERSONAL_BANK
Digio|002198|digio.com.br|PERSONAL_BANK
Agibank|0064FF|agibank.com.br|PERSONAL_BANK
Mercantil|003DA5|mercantil.com.br|PERSONAL_BANK
Sofisa Direto|00877A|sofisadireto.com.br|PERSONAL_BANK
Unicred|006B3F|unicred.com.br|PERSONAL_BANK
Ailos|0B4EA2|ailos.coop.br|PERSONAL_BANK
Cresol|00713A|cresol.com.br|PERSONAL_BANK
Will Bank|FFD800|willbank.com.br|PERSONAL_BANK
XP Investimentos|101010|xpi.com.br|INVESTMENT
Rico|FF5200|rico.com.vc|INVESTMENT
Itaú Empresas|003399|itau.com.br|BUSINESS_BANK
Bradesco Empresas|A3082A|bradesco.com.br|BUSINESS_BANK
Banco do Brasil Empresas|0038A8|bb.com.br|BUSINESS_BANK
Caixa Empresas|F39200|caixa.gov.br|BUSINESS_BANK
Santander Empresas|B30000|santander.com.br|BUSINESS_BANK
Nubank Empresas|5A0A94|nubank.com.br|BUSINESS_BANK
Inter Empresas|E06A00|inter.co|BUSINESS_BANK
C6 Empresas|3A3A3A|c6bank.com.br|BUSINESS_BANK
Sicoob Empresas|00544D|sicoob.com.br|BUSINESS_BANK
Stone|00A868|stone.com.br|BUSINESS_BANK
Cora|FE3E6D|cora.com.br|BUSINESS_BANK
`;

export type ConnectorType = 'PERSONAL_BANK' | 'BUSINESS_BANK' | 'INVESTMENT' | 'PAYMENT_ACCOUNT';

export interface Bank {
  readonly name: string;
  /** Six hexadecimal digits without `#`. */
  readonly primaryColor: string;
  readonly site: string;
  readonly type: ConnectorType;
}

function typeOf(text: string): ConnectorType {
  if (text === 'BUSINESS_BANK' || text === 'INVESTMENT' || text === 'PAYMENT_ACCOUNT') return text;
  return 'PERSONAL_BANK';
}

/** In the order of their connector ids, which start at 601. */
export const banks: readonly Bank[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [name = '', primaryColor = '', site = '', type = ''] = line.split('|');
    return { name, primaryColor, site, type: typeOf(type) };
  });
