import { useQueryClient } from '@tanstack/react-query';
import { type Dispatch, type SetStateAction, useEffect, useEffectEvent, useRef, useState } from 'react';
import { isInTheMiddle } from '../../../connect/element/in-the-middle.ts';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { reportItem } from './api/report-item.ts';
import type { ConnectCallbacks, ConnectWay } from './begin-connecting.ts';
import type { ConnectSession } from './token-provider.ts';

export type ConnectState =
  | { step: 'idle' }
  | { step: 'preparing' }
  | { step: 'open' }
  | { step: 'received' }
  | { step: 'tokenFailed'; updateItem: string | null; error: unknown }
  /** What was to be opened could not be loaded. */
  | { step: 'loadFailed'; updateItem: string | null; way: ConnectWay }
  /** A part of this page could not be fetched: a browser remembers that until the page is loaded again. */
  | { step: 'partFailed' }
  | { step: 'reportFailed'; itemId: string; error: unknown };

export interface ConnectBank {
  state: ConnectState;
  /** Opens the dialog or the widget, for a new connection or to update one. Does nothing while one is open. */
  start(updateItem?: string | null, way?: ConnectWay): void;
  retry(): void;
  dismiss(): void;
}

type SetState = Dispatch<SetStateAction<ConnectState>>;

/** Tells the service of connections, and then reads again what is shown. */
function useReports(userId: string, setState: SetState) {
  const api = useApi();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: queryKeys.user(userId) });

  const report = async (itemId: string): Promise<void> => {
    try {
      await reportItem(api, userId, itemId);
      setState({ step: 'received' });
    } catch (error) {
      setState({ step: 'reportFailed', itemId, error });
    }
    await refresh();
  };

  /** The connection exists although the bank refused it: it is listed, with what went wrong. */
  const reportRefused = async (itemId: string | null): Promise<void> => {
    if (itemId !== null) await reportItem(api, userId, itemId).catch(() => undefined);
    await refresh();
  };

  return { refresh, report, reportRefused };
}

/**
 * What is done about what is told while it is open.
 * @param failed how it ends where what was to be opened could not be loaded
 */
function hear(
  { refresh, report, reportRefused }: ReturnType<typeof useReports>,
  finish: (next: SetStateAction<ConnectState>) => void,
  failed: ConnectState,
): ConnectCallbacks {
  const reported = new Set<string>();
  return {
    onSuccess: (itemId) => {
      // The widget may say it twice; the service would sync twice.
      if (!reported.has(itemId)) void report(itemId);
      reported.add(itemId);
    },
    onError: (itemId) => void reportRefused(itemId),
    onLoadError: () => finish(failed),
    onPartFailed: () => finish({ step: 'partFailed' }),
    onClose: () => {
      finish((current) => (current.step === 'open' ? { step: 'idle' } : current));
      void refresh(); // Something may have been begun before it was closed half-way.
    },
  };
}

/** What is open: one dialog or widget at the most, which goes with the page. */
function useOpened(setState: SetState) {
  const busy = useRef(false);
  const close = useRef<() => void>(undefined);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      close.current?.();
    };
  }, []);

  /** @returns what says how it ended, and gives the focus back to where it was */
  const begin = () => {
    busy.current = true;
    setState({ step: 'preparing' });
    const trigger = document.activeElement;
    return (next: SetStateAction<ConnectState>): void => {
      busy.current = false;
      close.current = undefined;
      setState(next);
      giveBackFocus(trigger);
    };
  };
  const keep = (closeIt: () => void): void => {
    if (isGone.current) {
      closeIt();
      return;
    }
    if (busy.current) close.current = closeIt;
    setState((current) => (current.step === 'preparing' ? { step: 'open' } : current));
  };
  return { isBusy: () => busy.current, begin, keep };
}

/** A reload in the middle, or a bank that led back here: the dialog knows what was under way, and goes on. */
function useGoingOn(open: () => void): void {
  const goOn = useEffectEvent(open);
  useEffect(() => {
    if (isInTheMiddle()) goOn();
  }, []);
}

/** Walks through connecting a bank: token, dialog or widget, telling the service; each with its own way to fail. */
export function useConnectBank(session: ConnectSession): ConnectBank {
  const api = useApi();
  const { language } = useI18n();
  const [state, setState] = useState<ConnectState>({ step: 'idle' });
  const { isBusy, begin, keep } = useOpened(setState);
  const reports = useReports(session.userId, setState);

  const start = async (updateItem: string | null, way: ConnectWay): Promise<void> => {
    if (isBusy()) return;
    const finish = begin();
    // Fetched now and not with the page: most visits connect nothing.
    const part = await import('./begin-connecting.ts').catch(() => null);
    if (part === null) return finish({ step: 'partFailed' });
    const failed: ConnectState = { step: 'loadFailed', updateItem, way };
    try {
      const callbacks = hear(reports, finish, failed);
      keep(await part.beginConnecting(api, { session, language, updateItem, way }, callbacks));
    } catch (error) {
      finish({ step: 'tokenFailed', updateItem, error });
    }
  };

  const retry = (): void => {
    if (state.step === 'reportFailed') void reports.report(state.itemId);
    if (state.step === 'tokenFailed') void start(state.updateItem, 'widget');
    if (state.step === 'loadFailed') void start(state.updateItem, state.way);
  };

  useGoingOn(() => void start(null, 'direct'));

  return {
    state,
    start: (updateItem = null, way = 'direct') => void start(updateItem, way),
    retry,
    dismiss: () => setState((current) => (isBusy() ? current : { step: 'idle' })),
  };
}

/** The first connection replaces the button it was begun with; the page's content is the next best place. */
function giveBackFocus(trigger: Element | null): void {
  const target = trigger?.isConnected ? trigger : document.getElementById('content');
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
