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
  recurring(
    'third feira',
    7,
    words(`
      2026-07-04 2026-07-11 2026-07-18 2026-07-25 2026-08-01 2026-08-15 2026-08-22 2026-08-29 2026-09-05
      2026-09-12 2026-09-19 2026-09-26 2026-10-03 2026-10-17 2026-10-24 2026-10-31 2026-11-07 2026-11-14
    `),
    {
      amounts: words('-62.00 -48.50 -71.00 -55.00 -80.00 -43.00 -66.50 -59.00'),
      says: ['PIX ENVIADO BARRACA DO ZE HORTIFRUTI'],
    },
  ),
  recurring(
    'third diarista',
    7,
    words(`
      2026-05-07 2026-05-14 2026-05-21 2026-05-28 2026-06-04 2026-06-11 2026-06-18 2026-06-26 2026-07-02
      2026-07-09 2026-07-16 2026-07-23 2026-08-06 2026-08-13 2026-08-20 2026-08-27 2026-09-03 2026-09-10
      2026-09-17 2026-09-24 2026-10-01 2026-10-08 2026-10-15 2026-10-22 2026-10-29 2026-11-05 2026-11-12
    `),
    {
      amounts: words(`
      -180.00 -180.00 -180.00 -180.00 -180.00 -180.00 -180.00 -180.00 -180.00 -180.00 -180.00 -180.00
      -200.00 -200.00 -200.00 -200.00 -200.00 -200.00 -200.00 -200.00 -200.00 -200.00 -200.00 -200.00
      -200.00 -200.00 -200.00
    `),
      says: ['PIX ENVIADO MARIA APARECIDA S LIMA'],
    },
  ),
  recurring(
    'third terapia',
    7,
    words(`
      2026-06-02 2026-06-09 2026-06-16 2026-06-23 2026-06-30 2026-07-21 2026-07-28 2026-08-04 2026-08-11
      2026-08-18 2026-08-25 2026-09-01 2026-09-08 2026-09-15 2026-09-22 2026-09-29 2026-10-06 2026-10-13
      2026-10-20 2026-10-27 2026-11-03 2026-11-10 2026-11-17
    `),
    {
      amounts: ['-220.00'],
      says: ['PIX PSI CAROLINA TEIXEIRA'],
    },
  ),
  recurring(
    'third jardineiro',
    14,
    words(`
      2026-04-10 2026-04-24 2026-05-08 2026-05-23 2026-06-05 2026-06-19 2026-07-03 2026-07-17 2026-07-31
      2026-08-14 2026-09-11 2026-09-25 2026-10-09 2026-10-23 2026-11-06
    `),
    {
      amounts: ['-120.00'],
      says: ['PIX ENVIADO ANTONIO JARDIM'],
    },
  ),
  recurring(
    'third salario',
    30,
    words(`
      2026-01-08 2026-02-06 2026-03-06 2026-04-08 2026-05-08 2026-06-08 2026-07-07 2026-08-07 2026-09-08
      2026-10-07 2026-11-09
    `),
    {
      amounts: words(`
      3212.88 3212.88 3212.88 3398.10 3398.10 3398.10 3511.72 3398.10 3398.10 3398.10 3398.10
    `),
      says: ['CRED SALARIO TECNOVA SISTEMAS LTDA'],
    },
  ),
  recurring(
    'third adiantamento',
    30,
    words(`
      2026-01-20 2026-02-20 2026-03-20 2026-04-20 2026-05-20 2026-06-19 2026-07-20 2026-08-20 2026-09-18
      2026-10-20 2026-11-20
    `),
    {
      amounts: words(`
      2200.00 2200.00 2200.00 2320.00 2320.00 2320.00 2320.00 2320.00 2320.00 2320.00 2320.00
    `),
      says: ['CRED SALARIO TECNOVA SISTEMAS LTDA'],
    },
  ),
  recurring(
    'third inss',
    30,
    words(`
      2026-02-03 2026-03-03 2026-04-02 2026-05-04 2026-06-02 2026-07-02 2026-08-04 2026-09-02 2026-10-02
      2026-11-04
    `),
    {
      amounts: ['1984.30'],
      says: [
        'INSS BENEFICIO 104711',
        'INSS BENEFICIO 112630',
        'INSS BENEFICIO 120549',
        'INSS BENEFICIO 128468',
        'INSS BENEFICIO 136387',
        'INSS BENEFICIO 144306',
        'INSS BENEFICIO 152225',
        'INSS BENEFICIO 160144',
        'INSS BENEFICIO 168063',
        'INSS BENEFICIO 175982',
      ],
    },
  ),
  recurring(
    'third aluguel recebido',
    30,
    words(`
      2026-03-01 2026-04-01 2026-05-04 2026-06-01 2026-07-01 2026-08-03 2026-09-01 2026-10-01 2026-11-03
    `),
    {
      amounts: ['1500.00'],
      says: ['PIX RECEBIDO LUIZA F PRADO'],
    },
  ),
  recurring(
    'third pensao',
    30,
    words(`
      2026-01-10 2026-02-10 2026-03-10 2026-04-10 2026-05-11 2026-06-10 2026-07-10 2026-08-10 2026-09-10
      2026-10-12 2026-11-10
    `),
    {
      amounts: words(`
      -850.00 -850.00 -850.00 -850.00 -850.00 -890.00 -890.00 -890.00 -890.00 -890.00 -890.00
    `),
      says: ['TED ENVIADA 0237 ANDREIA R GOMES'],
    },
  ),
  recurring(
    'third financiamento',
    30,
    words(`
      2026-01-28 2026-02-28 2026-03-28 2026-04-28 2026-05-28 2026-06-29 2026-07-28 2026-08-28 2026-09-28
      2026-10-28
    `),
    {
      amounts: words(`
      -2811.09 -2803.66 -2796.23 -2788.80 -2781.37 -2773.94 -2766.51 -2759.08 -2751.65 -2744.22
    `),
      says: [
        'PREST HABITACIONAL CEF 104711',
        'PREST HABITACIONAL CEF 112630',
        'PREST HABITACIONAL CEF 120549',
        'PREST HABITACIONAL CEF 128468',
        'PREST HABITACIONAL CEF 136387',
        'PREST HABITACIONAL CEF 144306',
        'PREST HABITACIONAL CEF 152225',
        'PREST HABITACIONAL CEF 160144',
        'PREST HABITACIONAL CEF 168063',
        'PREST HABITACIONAL CEF 175982',
      ],
    },
  ),
  recurring(
    'third consorcio',
    30,
    words(`
      2026-03-16 2026-04-16 2026-05-16 2026-06-17 2026-07-16 2026-08-16 2026-09-16 2026-10-16 2026-11-16
    `),
    {
      amounts: words('-734.19 -734.19 -734.19 -734.19 -748.02 -748.02 -748.02 -748.02 -748.02'),
      says: ['DEB CONSORCIO EMBRACON GR 1882 COTA 077'],
    },
  ),
  recurring(
    'third das',
    30,
    words(`
      2025-12-22 2026-01-20 2026-02-20 2026-03-20 2026-04-20 2026-05-20 2026-06-22 2026-07-20 2026-08-20
      2026-09-21 2026-10-20 2026-11-20
    `),
    {
      amounts: words(`
      -71.60 -75.90 -75.90 -75.90 -75.90 -75.90 -75.90 -75.90 -75.90 -75.90 -75.90 -75.90
    `),
      says: ['DAS SIMPLES NACIONAL MEI'],
    },
  ),
  recurring(
    'third mesada',
    30,
    words(`
      2026-04-01 2026-05-01 2026-06-01 2026-07-01 2026-08-02 2026-09-01 2026-10-01 2026-11-01
    `),
    {
      amounts: ['-300.00'],
      says: ['PIX ENVIADO BEATRIZ MOREIRA ALVES'],
    },
  ),
  recurring(
    'third ifood clube',
    30,
    words('2026-05-21 2026-06-21 2026-07-21 2026-08-21 2026-09-21 2026-10-21'),
    {
      amounts: ['-12.90'],
      says: ['IFD*IFOOD CLUB'],
    },
  ),
  recurring(
    'third prime',
    30,
    words(`
      2026-02-09 2026-03-09 2026-04-09 2026-05-09 2026-06-09 2026-07-09 2026-08-09 2026-09-09 2026-10-09
      2026-11-09
    `),
    {
      amounts: ['-19.90'],
      says: ['AMAZON PRIME CANAIS BR'],
    },
  ),
  recurring(
    'third icloud',
    30,
    words(`
      2026-01-06 2026-02-06 2026-03-06 2026-04-06 2026-05-06 2026-06-06 2026-07-06 2026-08-06 2026-09-06
      2026-10-06 2026-11-06
    `),
    {
      amounts: ['-14.90'],
      says: ['APPLE.COM/BILL'],
    },
  ),
  recurring(
    'third apple music',
    30,
    words(`
      2026-03-24 2026-04-24 2026-05-24 2026-06-24 2026-07-24 2026-08-24 2026-09-24 2026-10-24
    `),
    {
      amounts: ['-21.90'],
      says: ['APPLE.COM/BILL'],
    },
  ),
  recurring(
    'third cesta',
    30,
    words(`
      2026-01-02 2026-02-02 2026-03-02 2026-04-02 2026-05-04 2026-06-01 2026-07-01 2026-08-03 2026-09-01
      2026-10-01 2026-11-03
    `),
    {
      amounts: words('-49.90 -49.90 -49.90 -49.90 -49.90 -49.90 -54.90 -54.90 -54.90 -54.90 -54.90'),
      says: ['CESTA B.EXPRESSO4'],
    },
  ),
  recurring(
    'third msf',
    30,
    words(`
      2026-04-15 2026-05-15 2026-06-15 2026-07-15 2026-08-15 2026-09-15 2026-10-16 2026-11-16
    `),
    {
      amounts: ['-50.00'],
      says: ['MEDICOS SEM FRONTEIRAS RJ'],
    },
  ),
  recurring(
    'third estacionamento',
    30,
    words('2026-06-05 2026-07-06 2026-08-05 2026-09-04 2026-10-05 2026-11-05'),
    {
      amounts: words('-290.00 -290.00 -290.00 -310.00 -310.00 -310.00'),
      says: ['ESTAPAR MENSALISTA AV PAULISTA'],
    },
  ),
];
