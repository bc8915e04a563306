/** Where Brazilians spend money. `low` and `high` bound a purchase in cents. */
export interface Merchant {
  readonly name: string;
  /** As the statement prints it. */
  readonly raw: string;
  readonly categoryId: string;
  readonly mcc: number;
  readonly low: number;
  readonly high: number;
}

type Line = readonly [name: string, raw: string, categoryId: string, mcc: number, low: number, high: number];

const LINES: readonly [Line, ...Line[]] = [
  ['iFood', 'IFD*IFOOD SAO PAULO BRA', '11020000', 5812, 2490, 11990],
  ['Pão de Açúcar', 'PAO DE ACUCAR-1123', '10000000', 5411, 3590, 42990],
  ['Carrefour', 'CARREFOUR 217 OSASCO', '10000000', 5411, 4290, 51990],
  ['Assaí Atacadista', 'ASSAI ATACADISTA LJ 48', '10000000', 5411, 8990, 62990],
  ['Padaria Bella Massa', 'PADARIA BELLA MASSA', '11010000', 5462, 890, 4890],
  ['Restaurante Sabor Mineiro', 'REST SABOR MINEIRO', '11010000', 5812, 2990, 12990],
  ['Outback', 'OUTBACK STEAKHOUSE', '11010000', 5812, 8990, 28990],
  ['Uber', 'UBER *TRIP HELP.UBER', '19010000', 4121, 990, 5490],
  ['99', '99*POP 99APP', '19010000', 4121, 890, 4790],
  ['Posto Ipiranga', 'AUTO POSTO IPIRANGA KM 12', '19050001', 5541, 8000, 32000],
  ['Posto Shell', 'POSTO SHELL SELECT', '19050001', 5541, 7000, 30000],
  ['Sem Parar', 'SEM PARAR PEDAGIO', '19050003', 4784, 1200, 9800],
  ['Metrô SP', 'METRO SP BILHETE UNICO', '19020000', 4111, 500, 2500],
  ['Drogasil', 'DROGASIL 2231', '18020000', 5912, 1590, 18990],
  ['Droga Raia', 'RAIA DROGASIL SA', '18020000', 5912, 1290, 16990],
  ['Mercado Livre', 'MERCADOLIVRE*VENDEDOR', '08010000', 5399, 2990, 49990],
  ['Amazon', 'AMAZON.COM.BR', '08010000', 5942, 2490, 39990],
  ['Shopee', 'SHOPEE *SHOPEE BRASIL', '08010000', 5399, 1590, 18990],
  ['Renner', 'LOJAS RENNER FL 088', '08040000', 5651, 5990, 45990],
  ['C&A', 'C&A MODAS LTDA', '08040000', 5651, 4990, 35990],
  ['Petz', 'PETZ MARGINAL', '08030000', 5995, 3990, 28990],
  ['Livraria Cultura', 'LIV CULTURA PAULISTA', '08060000', 5942, 2990, 19990],
  ['Leroy Merlin', 'LEROY MERLIN LAR CENTER', '17030000', 5200, 4990, 69990],
  ['Cinemark', 'CINEMARK SHOP ELDORADO', '07040003', 7832, 2800, 9800],
];

const BIG_PURCHASES: readonly [Line, ...Line[]] = [
  ['Magazine Luiza', 'MAGALU *MAGAZINELUIZA', '08020000', 5732, 59900, 349900],
  ['Casas Bahia', 'CASAS BAHIA COM', '08020000', 5732, 49900, 289900],
  ['Decolar', 'DECOLAR COM VIAGENS', '12010000', 4722, 79900, 389900],
  ['Fast Shop', 'FAST SHOP SA', '08020000', 5732, 89900, 399900],
  ['Ótica Carol', 'OTICAS CAROL', '18030000', 8043, 39900, 149900],
  ['Decathlon', 'DECATHLON MORUMBI', '08070000', 5941, 29900, 119900],
];

function merchantOf([name, raw, categoryId, mcc, low, high]: Line): Merchant {
  return { name, raw, categoryId, mcc, low, high };
}

function merchantsOf([first, ...rest]: readonly [Line, ...Line[]]): readonly [Merchant, ...Merchant[]] {
  return [merchantOf(first), ...rest.map(merchantOf)];
}

export const everydayMerchants = merchantsOf(LINES);

/** Purchases that Brazilians pay in instalments. */
export const instalmentMerchants = merchantsOf(BIG_PURCHASES);

/** What a card pays on the same day of every month. */
export const subscriptions = [
  { name: 'Netflix', raw: 'NETFLIX.COM', categoryId: '09020000', mcc: 4899, cents: 4490, dayOfMonth: 14 },
  {
    name: 'Spotify',
    raw: 'SPOTIFY *PREMIUM',
    categoryId: '09030000',
    mcc: 5735,
    cents: 2390,
    dayOfMonth: 20,
  },
  {
    name: 'Smart Fit',
    raw: 'SMARTFIT ACADEMIA',
    categoryId: '07030001',
    mcc: 7997,
    cents: 12990,
    dayOfMonth: 7,
  },
] as const;

/** Bills that arrive as a boleto every month; the amount wanders between the bounds. */
export const monthlyBoletos = [
  { name: 'Enel Energia', categoryId: '17020002', low: 14000, high: 31000, dayOfMonth: 8 },
  { name: 'Sabesp', categoryId: '17020001', low: 6500, high: 12500, dayOfMonth: 11 },
  { name: 'Vivo Fibra', categoryId: '07010001', low: 11999, high: 11999, dayOfMonth: 12 },
  { name: 'Condomínio Edifício Aurora', categoryId: '17000000', low: 68000, high: 74000, dayOfMonth: 15 },
] as const;

/** People who send and receive a PIX. */
export const people = [
  'Mariana Alves Costa',
  'João Pedro Nogueira',
  'Beatriz Lima Rocha',
  'Rafael Moreira Dias',
  'Camila Ferreira Prado',
  'Lucas Barbosa Teles',
  'Fernanda Ribeiro Melo',
  'Gustavo Henrique Pires',
] as const;

/** Account owners; made up. */
export const owners = [
  'Ana Carolina Souza',
  'Bruno Martins Oliveira',
  'Carla Regina Mendes',
  'Diego Santana Freitas',
  'Eduarda Campos Vieira',
  'Felipe Araújo Lopes',
] as const;

export const employers = [
  'Horizonte Tecnologia Ltda',
  'Comercial Ponte Nova SA',
  'Instituto Educar Mais',
  'Construtora Vale Verde Ltda',
] as const;

/** From whom companies buy. */
export const suppliers = [
  'Distribuidora Santa Rita Ltda',
  'Embalagens Campinas SA',
  'Gráfica Nova Aurora Ltda',
  'Transportes Rio Verde Ltda',
] as const;

/** Small companies that own accounts; made up. */
export const companies = [
  'Padaria Flor do Campo Ltda',
  'Estúdio Traço Livre Design ME',
  'Oficina Dois Irmãos Ltda',
  'Papelaria Ponto e Vírgula ME',
] as const;
