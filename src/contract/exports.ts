/** `excel-br`: what Excel opens right in Brazil. */
export const CSV_DIALECTS = ['rfc4180', 'excel-br'] as const;
export type CsvDialect = (typeof CSV_DIALECTS)[number];

/** 1.0.2 is SGML, which most programs read; 2.2 is XML. */
export const OFX_VERSIONS = ['1.0.2', '2.2'] as const;
export type OfxVersion = (typeof OFX_VERSIONS)[number];
