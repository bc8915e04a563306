import { open, unlink } from 'node:fs/promises';
import type { UserId } from '../domain/ids.ts';
import { OUTCOME, WRONG_USE } from '../domain/texts/commands/outcomes.ts';
import { say } from '../domain/texts/text.ts';
import { readAccessLog } from '../features/admin/read-audit.ts';
import { writePersonZip } from '../features/exports/export-person.ts';
import { requestErasure } from '../features/privacy/request-erasure.ts';
import { requireUserId } from '../features/shared/require-input.ts';
import { writeFinancialData } from '../features/transactions/financial-data.ts';
import type { OpenParts } from '../runtime/open-parts.ts';
import { type Call, type Outcome, textOf } from './command.ts';
import { WrongUse } from './wrong-use.ts';

/** What is asked of one person's data. */
export type PersonArgs = { readonly exported: string; readonly file: string } | { readonly erased: string };

/** @throws {WrongUse} */
export function readPerson(call: Pick<Call, 'values' | 'positionals'>): PersonArgs {
  const [what, userId, ...more] = call.positionals;
  const [file, confirm] = [textOf(call, 'out'), textOf(call, 'confirm')];
  const isOne = userId !== undefined && more.length === 0;
  if (what === 'export') {
    if (!isOne || file === undefined || confirm !== undefined) throw new WrongUse(WRONG_USE.whomToExport);
    return { exported: userId, file };
  }
  if (!isOne || confirm !== userId || file !== undefined) throw new WrongUse(WRONG_USE.whomToErase);
  return { erased: userId };
}

const about = (userId: UserId | null, subject: string | null) =>
  ({ actor: 'command', userId, subject, network: null }) as const;

/** Opens a file that nobody else can read, and that was not there. @throws {WrongUse} */
const openNew = (file: string) =>
  open(file, 'wx', 0o600).catch((error: unknown) => {
    throw new WrongUse(WRONG_USE.noPlace, { file, why: (error as { code?: string }).code ?? '' });
  });

export async function exportOne(
  parts: OpenParts,
  { exported, file }: { readonly exported: string; readonly file: string },
  { language, out }: Call,
): Promise<Outcome> {
  const userId = requireUserId(exported);
  const handle = await openNew(file);
  try {
    // the line first: what is in the file has left
    await parts.audit.record({ action: 'data.exported', ...about(userId, null) });
    const withData = { ...parts, writeData: writeFinancialData, readAccessLog };
    await writePersonZip(withData, userId, language, async (bytes) => void (await handle.write(bytes)));
  } catch (error) {
    await unlink(file);
    throw error;
  } finally {
    await handle.close();
  }
  out(say(OUTCOME.personExported, language, { userId, file }));
  return { isFine: true, result: { userId, file } };
}

export async function eraseOne(
  parts: OpenParts,
  { erased }: { readonly erased: string },
  { language, out }: Call,
): Promise<Outcome> {
  const userId = requireUserId(erased);
  const receiptId = await requestErasure(parts, userId);
  await parts.audit.record({ action: 'data.erased', ...about(null, receiptId) });
  out(say(OUTCOME.personErased, language, { userId, receiptId }));
  return { isFine: true, result: { receiptId } };
}
