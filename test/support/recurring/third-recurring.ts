import { type GoldenSeries, recurring, words } from './statement.js';

/** The third statement: what comes again and again. */
export const thirdRecurring: readonly GoldenSeries[] = [
  recurring(
    'third aluguel',
    30,
    words(`
      2026-01-05 2026-02-05 2026-03-05 2026-04-06 2026-05-05 2026-06-05 2026-07-06 2026-08-05 2026-09-08
      2026-10-05 2026-11-05
    `),
    {
      amounts: words(`
      -2350.00 -2350.00 -2350.00 -2350.00 -2350.00 -2350.00 -2487.30 -2487.30 -2487.30 -2487.30 -2487.30
    `),
      says: ['PIX ENVIADO JOSE C MOREIRA'],
    },
  ),
  recurring(
    'third condominio',
    30,
    words(`
      2026-02-10 2026-03-10 2026-04-10 2026-05-11 2026-06-10 2026-07-10 2026-08-10 2026-09-10 2026-10-13
      2026-11-10
    `),
    {
      amounts: words('-612.40 -612.40 -631.15 -598.77 -612.40 -655.02 -640.10 -612.40 -618.93 -702.40'),
      says: [
        'PAGTO BOLETO COND ED SOLAR DAS FLORES 02/2026',
        'PAGTO BOLETO COND ED SOLAR DAS FLORES 03/2026',
        'PAGTO BOLETO COND ED SOLAR DAS FLORES 04/2026',
        'PAGTO BOLETO COND ED SOLAR DAS FLORES 05/2026',
        'PAGTO BOLETO COND ED SOLAR DAS FLORES 06/2026',
        'PAGTO BOLETO COND ED SOLAR DAS FLORES 07/2026',
        'PAGTO BOLETO COND ED SOLAR DAS FLORES 08/2026',
        'PAGTO BOLETO COND ED SOLAR DAS FLORES 09/2026',
        'PAGTO BOLETO COND ED SOLAR DAS FLORES 10/2026',
        'PAGTO BOLETO COND ED SOLAR DAS FLORES 11/2026',
      ],
    },
  ),
  recurring(
    'third luz',
    30,
    words(`
      2025-12-14 2026-01-15 2026-02-13 2026-03-16 2026-04-14 2026-05-12 2026-06-15 2026-07-14 2026-08-17
      2026-09-14 2026-10-16 2026-11-13
    `),
    {
      amounts: words(`
      -212.44 -261.03 -249.80 -187.31 -150.92 -128.55 -119.06 -122.48 -131.77 -158.20 -171.64 -203.18
    `),
      says: [
        'DEB AUT ENEL DISTRIB SP 104711',
        'DEB AUT ENEL DISTRIB SP 112630',
        'DEB AUT ENEL DISTRIB SP 120549',
        'DEB AUT ENEL DISTRIB SP 128468',
        'DEB AUT ENEL DISTRIB SP 136387',
        'DEB AUT ENEL DISTRIB SP 144306',
        'DEB AUT ENEL DISTRIB SP 152225',
        'DEB AUT ENEL DISTRIB SP 160144',
        'DEB AUT ENEL DISTRIB SP 168063',
        'DEB AUT ENEL DISTRIB SP 175982',
        'DEB AUT ENEL DISTRIB SP 183901',
        'DEB AUT ENEL DISTRIB SP 191820',
      ],
    },
  ),
  recurring(
    'third agua',
    30,
    words(`
      2026-03-22 2026-04-22 2026-05-22 2026-06-24 2026-07-22 2026-08-22 2026-09-24 2026-10-22
    `),
    {
      amounts: words('-71.30 -68.11 -74.92 -71.30 -83.47 -66.02 -71.30 -79.95'),
      says: ['PAGAMENTO DE CONTA SABESP'],
    },
  ),
  recurring(
    'third gas',
    61,
    words('2025-10-08 2025-12-09 2026-02-08 2026-04-10 2026-06-08 2026-08-08 2026-10-08'),
    {
      amounts: words('-58.12 -61.44 -49.90 -72.31 -80.05 -66.60 -59.01'),
      says: [
        'CONTA GAS NATURGY 10/2025',
        'CONTA GAS NATURGY 12/2025',
        'CONTA GAS NATURGY 02/2026',
        'CONTA GAS NATURGY 04/2026',
        'CONTA GAS NATURGY 06/2026',
        'CONTA GAS NATURGY 08/2026',
        'CONTA GAS NATURGY 10/2026',
      ],
    },
  ),
  recurring(
    'third fibra',
    30,
    words(`
      2026-01-18 2026-02-18 2026-03-18 2026-04-18 2026-05-18 2026-06-18 2026-07-18 2026-08-18 2026-09-18
      2026-10-18 2026-11-18
    `),
    {
      amounts: words(`
      -109.99 -109.99 -109.99 -109.99 -109.99 -109.99 -109.99 -124.99 -124.99 -124.99 -124.99
    `),
      says: ['DEB AUTOM VIVO FIBRA'],
    },
  ),
  recurring(
    'third celular',
    30,
    words(`
      2026-02-10 2026-03-10 2026-04-10 2026-05-12 2026-06-10 2026-07-10 2026-08-10 2026-09-12 2026-10-10
      2026-11-10
    `),
    {
      amounts: ['-54.99'],
      says: ['CLARO CONTROLE 11 9****-4410'],
    },
  ),
  recurring(
    'third netflix',
    30,
    words(`
      2025-12-03 2026-01-03 2026-02-03 2026-03-03 2026-04-03 2026-05-03 2026-06-04 2026-07-03 2026-08-03
      2026-09-03 2026-10-03 2026-11-03
    `),
    {
      amounts: words(`
      -44.90 -44.90 -44.90 -44.90 -44.90 -59.90 -59.90 -59.90 -59.90 -59.90 -59.90 -59.90
    `),
      says: ['NETFLIX.COM', 'NETFLIX ENTRETENIMENTO BR', 'NETFLIX.COM SAO PAULO'],
    },
  ),
  recurring(
    'third spotify',
    30,
    words('2026-04-27 2026-05-27 2026-06-27 2026-07-27 2026-08-27 2026-09-27 2026-10-27'),
    {
      amounts: ['-23.90'],
      says: ['EBN*SPOTIFY CURITIBA'],
    },
  ),
  recurring(
    'third globoplay',
    30,
    words(`
      2026-03-12 2026-04-12 2026-05-12 2026-06-13 2026-07-12 2026-08-12 2026-09-12 2026-10-12 2026-11-12
    `),
    {
      amounts: words('-27.90 -27.90 -27.90 -27.90 -27.90 -32.90 -32.90 -32.90 -32.90'),
      says: ['MP *GLOBOPLAY OSASCO'],
    },
  ),
  recurring(
    'third escola',
    30,
    words(`
      2026-01-07 2026-02-05 2026-03-05 2026-04-07 2026-05-05 2026-06-05 2026-07-06 2026-08-05 2026-09-08
      2026-10-05 2026-11-05
    `),
    {
      amounts: words(`
      -1980.00 -1640.00 -1640.00 -1640.00 -1640.00 -1640.00 -1640.00 -1640.00 -1640.00 -1640.00 -1640.00
    `),
      says: [
        'COLEGIO SANTA RITA MENSALIDADE 01/2026',
        'COLEGIO SANTA RITA MENSALIDADE 02/2026',
        'COLEGIO SANTA RITA MENSALIDADE 03/2026',
        'COLEGIO SANTA RITA MENSALIDADE 04/2026',
        'COLEGIO SANTA RITA MENSALIDADE 05/2026',
        'COLEGIO SANTA RITA MENSALIDADE 06/2026',
        'COLEGIO SANTA RITA MENSALIDADE 07/2026',
        'COLEGIO SANTA RITA MENSALIDADE 08/2026',
        'COLEGIO SANTA RITA MENSALIDADE 09/2026',
        'COLEGIO SANTA RITA MENSALIDADE 10/2026',
        'COLEGIO SANTA RITA MENSALIDADE 11/2026',
      ],
    },
  ),
  recurring(
    'third ingles',
    30,
    words(`
      2026-02-15 2026-03-15 2026-04-15 2026-05-15 2026-06-15 2026-07-15 2026-09-17 2026-10-15 2026-11-15
    `),
    {
      amounts: ['-389.00'],
      says: ['BOLETO CULTURA INGLESA FILIAL MOEMA'],
    },
  ),
  recurring('third natacao', 91, words('2025-09-02 2025-12-01 2026-03-02 2026-06-01 2026-09-01'), {
    amounts: words('-447.00 -447.00 -447.00 -489.00 -489.00'),
    says: ['BORA NADAR TRIMESTRAL'],
  }),
  recurring(
    'third unimed',
    30,
    words(`
      2026-01-20 2026-02-20 2026-03-20 2026-04-20 2026-05-20 2026-06-22 2026-07-20 2026-08-20 2026-09-21
      2026-10-20 2026-11-20
    `),
    {
      amounts: words(`
      -788.14 -812.44 -788.14 -901.07 -788.14 -788.14 -866.95 -892.30 -866.95 -884.10 -866.95
    `),
      says: ['UNIMED PAULISTANA PLANO SAUDE'],
    },
  ),
  recurring('third seguro carro', 365, words('2023-08-16 2024-08-19 2025-08-18 2026-08-17'), {
    amounts: words('-2140.00 -2310.55 -2275.10 -2498.72'),
    says: ['PORTO SEGURO CIA SEG GERAIS AUTO'],
  }),
  recurring('third ipva', 365, words('2023-01-19 2024-01-22 2025-01-20 2026-01-19'), {
    amounts: words('-2870.41 -2655.90 -2490.12 -2388.77'),
    says: [
      'SEFAZ SP IPVA RENAVAM 104711',
      'SEFAZ SP IPVA RENAVAM 112630',
      'SEFAZ SP IPVA RENAVAM 120549',
      'SEFAZ SP IPVA RENAVAM 128468',
    ],
  }),
  recurring('third iptu', 365, words('2024-02-14 2025-02-13 2026-02-12'), {
    amounts: words('-1320.20 -1388.51 -1451.90'),
    says: ['PREF MUN SAO PAULO IPTU COTA UNICA'],
  }),
  recurring('third seguro casa', 365, words('2023-10-02 2024-10-03 2025-10-02 2026-10-05'), {
    amounts: words('-412.00 -433.80 -447.15 -470.00'),
    says: ['TOKIO MARINE RESIDENCIAL'],
  }),
  recurring('third crea', 365, words('2024-03-28 2025-03-31 2026-03-30'), {
    amounts: words('-638.05 -661.90 -689.44'),
    says: ['CREA SP ANUIDADE PF'],
  }),
  recurring('third dominio', 365, words('2022-06-09 2023-06-09 2024-06-10 2025-06-09 2026-06-09'), {
    amounts: ['-40.00'],
    says: ['NIC.BR REGISTRO DOMINIO'],
  }),
];
