import type { FlowEvent, Screen } from '../flow/state.ts';
import type { Texts } from '../texts/texts-pt.ts';
import type { ServiceInfo } from './service.ts';

/** What a screen is drawn with. */
export interface Context {
  readonly texts: Texts;
  readonly info: ServiceInfo;
  /** What was typed for the bank, masked; empty: nothing. */
  readonly holder: string;
  send(event: FlowEvent): void;
  /** The ways on that are not the flow's. */
  goDirect(): void;
  goWidget(): void;
}

/** A screen that stands. */
export interface View {
  readonly node: HTMLElement;
  /** Takes the focus when the screen appears; default the heading. */
  readonly focus?: HTMLElement;
  /** The screen is still this one, with other facts. */
  update?(screen: Screen): void;
  /** The screen goes. */
  end?(): void;
}

export type ScreenOf<Name extends Screen['name']> = Extract<Screen, { name: Name }>;

/** What has to change for a screen to be drawn again, rather than updated. */
export function keyOf(screen: Screen): string {
  switch (screen.name) {
    case 'visit':
      return `visit ${screen.url} ${screen.window}`;
    case 'question':
      return `question ${screen.parameter.name} ${screen.problem?.code}`;
    case 'action':
      return `action ${screen.action.type} ${Object.keys(screen.action.attributes ?? {})}`;
    case 'failed':
      return `failed ${screen.problem.code}`;
    case 'consent':
      return `consent ${screen.bank.id}`;
    default:
      return screen.name;
  }
}
