import type { AccountId } from '../../domain/ids.ts';
import { versionOf } from '../../domain/item.ts';
import { PluggyResponseError } from '../../pluggy/pluggy-errors.ts';
import { escapeJson } from '../../store/escape-json.ts';
import type { MonthDigest, MonthDigests } from '../../store/fragments/month-digests.ts';
import { digestPage } from '../../store/statements/comparisons/digest-page.ts';
import { findCheck } from '../../store/statements/comparisons/find-check.ts';
import { forgetCheck } from '../../store/statements/comparisons/forget-check.ts';
import { saveCheck } from '../../store/statements/comparisons/save-check.ts';
import { Interrupted } from '../run/Interrupted.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { fetchPages } from '../transactions/fetch-pages.ts';
import { addDigests } from './month-differences.ts';

/** How often a comparison looks whether somebody waits for the item. */
const LOOK_EVERY_MS = 1_000;
const RESUME_FOR_MS = 60 * 60_000;

export interface PagesDigest {
  readonly months: MonthDigests;
  /** The first pages were read by an earlier run, of an account that may have been another. */
  readonly isResumed: boolean;
}

/**
 * Reads all transactions of an account and keeps none of them: only how many rows of which digest each month has at
 * Pluggy. A comparison that was interrupted continues where it was: whatever changed in the pages before makes their month differ,
 * and months that differ are read again.
 * @throws {Interrupted} when the item is wanted
 */
export async function digestPages(run: SyncRun, accountId: AccountId): Promise<PagesDigest> {
  const { database, clock, fence } = run;
  const notBefore = new Date(clock.now().getTime() - RESUME_FOR_MS);
  const saved = await findCheck(database, accountId, { itemVersion: versionOf(run.item), notBefore });
  if (saved === undefined) return { months: await digestFrom(run, accountId, undefined), isResumed: false };
  let isResumed = true;
  const months = await digestFrom(run, accountId, saved).catch((error: unknown) => {
    if (!(error instanceof PluggyResponseError) || error.status !== 400) throw error;
    isResumed = false; // Pluggy refuses the cursor
    return digestFrom(run, accountId, undefined);
  });
  await forgetCheck(database, accountId, fence);
  return { months, isResumed };
}

async function digestFrom(
  run: SyncRun,
  accountId: AccountId,
  start: { readonly after: string; readonly months: Map<string, MonthDigest> } | undefined,
): Promise<MonthDigests> {
  const { database, documents, clock, fence, mode } = run;
  const months = start?.months ?? new Map<string, MonthDigest>();
  let looked = clock.now().getTime();
  for await (const page of fetchPages(run, accountId, start === undefined ? {} : { after: start.after })) {
    const sealed = await documents.sealPage(escapeJson(page.body).text, accountId);
    addDigests(months, await digestPage(database, sealed.text));
    sealed.release();
    page.release();
    const now = clock.now();
    if (page.next === null || now.getTime() - looked < LOOK_EVERY_MS) continue;
    looked = now.getTime();
    if (mode.kind !== 'comparison' || !(await mode.isWanted())) continue;
    const check = { itemVersion: versionOf(run.item), after: page.next, months };
    await saveCheck(database, accountId, check, { fence, now });
    throw new Interrupted();
  }
  return months;
}
