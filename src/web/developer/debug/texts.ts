/** In the order in which they are made. */
export const CHECKS = [
  'api',
  'chain',
  'clock',
  'script',
  'element',
  'policy',
  'opener',
  'widgetHost',
  'frame',
  'token',
  'tokenAtPluggy',
  'redirect',
  'webhook',
] as const;

export type CheckName = (typeof CHECKS)[number];

export type Tone = 'good' | 'bad' | 'warning' | 'neutral';

/** What a finding means, why it is so, and what to do. Without a fix there is nothing to do. */
export interface Meaning {
  readonly result: string;
  readonly cause?: string;
  readonly fix?: string;
}

/** How serious each outcome is; the same for every language. */
export const TONES: Readonly<Record<string, Tone>> = {
  good: 'good',
  deepLink: 'good',
  none: 'good',
  empty: 'neutral',
  skipped: 'neutral',
  unknown: 'warning',
  warning: 'warning',
  fragment: 'warning',
  nobody: 'warning',
};

type Meanings = Readonly<
  Record<CheckName, { readonly title: string } & Readonly<Record<string, Meaning | string>>>
>;

export interface DebugTexts {
  readonly input: string;
  readonly user: string;
  readonly userHint: string;
  readonly token: string;
  readonly tokenHint: string;
  readonly redirect: string;
  readonly policy: string;
  readonly policyHint: string;
  readonly opener: string;
  readonly run: string;
  readonly running: string;
  readonly results: string;
  readonly none: string;
  readonly cause: string;
  readonly fix: string;
  readonly tones: Readonly<Record<Tone, string>>;
  readonly summary: (bad: number, warnings: number) => string;
  readonly report: string;
  readonly reportHint: string;
  readonly copy: string;
  readonly crashed: Meaning;
  readonly checks: Meanings;
}
