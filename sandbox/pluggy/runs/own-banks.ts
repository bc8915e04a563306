import { type BankHistory, type Holder, personAt } from '../../bank/books.ts';
import { connectors } from '../../bank/connectors.ts';
import { dayOf } from '../../bank/days.ts';
import { HISTORY_DAYS } from '../../bank/household-rows.ts';
import { hashText } from '../../bank/mix.ts';
import type { OwnBank } from '../../bank/own-bank.ts';
import { ownerOf } from '../../bank/participants.ts';
import type { Profile } from '../../bank/profile.ts';
import { connectorDatesOf } from '../rules/connector-dates.ts';
import { identityOf } from '../rules/update-rules.ts';
import { flowOf } from '../state/flow-of.ts';
import type { ItemState, KnownPerson } from '../state/state.ts';
import { isRevoked, type World } from '../state/World.ts';
import { advanceItem, daysBehind } from './bank-changes.ts';

/** A bank with a checking account, between which and the person's other banks money goes to and fro. */
interface PersonalBank {
  readonly item: ItemState;
  readonly key: string;
  readonly history: BankHistory;
  readonly profile: Profile;
}

/** All amounts of these are made otherwise, so their two sides would not be equal. */
const WITHOUT_TRANSFERS: readonly string[] = ['digits', 'bulk'];

/** What a new connection's data begin with, when the person has connected other banks before. */
export function firstHistory(world: World, item: ItemState): BankHistory {
  const dayKind = connectorDatesOf(world, item.connectorId);
  const own: BankHistory = {
    connectedAtMs: world.nowMs(),
    parameters: item.parameters,
    advances: [],
    ...(dayKind === null ? {} : { dayKind }),
  };
  const mine = personalBank(world, item, own);
  if (mine === undefined) return own;
  const all = banksOf(world, mine);
  const person = personBehind(world, all[0] ?? mine);
  if (person === undefined) return own;
  // A bank that is connected once more knows its customer by the same name and number as before.
  const known = all.find(({ key }) => key === mine.key);
  const holder = known === undefined ? holderAt(mine, person) : holderIn(known);
  const history = { ...own, ...(holder === undefined ? {} : { holder }) };
  return { ...history, ownBanks: newOwnBanks(world, item, history) };
}

/** The person's other banks whose transfers this item doesn't show yet. */
export function newOwnBanks(
  world: World,
  item: ItemState,
  history: BankHistory | null = item.history,
): OwnBank[] {
  const mine = history === null ? undefined : personalBank(world, item, history);
  if (mine === undefined) return [];
  const known = new Set(ownBanksIn(mine.history).map(({ bankKey }) => bankKey));
  const found = new Map<string, OwnBank>();
  for (const other of othersOf(world, mine)) {
    if (!known.has(other.key) && !found.has(other.key)) found.set(other.key, between(world, mine, other));
  }
  return [...found.values()];
}

/** The person's other banks show their side of the transfers with a bank that was connected just now. */
export function syncOwnBanks(world: World, item: ItemState): void {
  if (item.clientUserId === null) return;
  for (const other of world.state.items) {
    if (other === item || other.clientUserId !== item.clientUserId) continue;
    if (other.status !== 'UPDATED' || isRevoked(other) || flowOf(other).autoSyncDisabledAtMs !== null)
      continue;
    const ownBanks = newOwnBanks(world, other);
    if (ownBanks.length > 0) advanceItem(world, other, { days: daysBehind(world, other), seed: 0, ownBanks });
  }
}

function ownBanksIn(history: BankHistory): OwnBank[] {
  return [...(history.ownBanks ?? []), ...history.advances.flatMap(({ ownBanks }) => ownBanks ?? [])];
}

/** The same person's connections, in the order in which they were made. */
function banksOf(world: World, mine: PersonalBank): PersonalBank[] {
  if (mine.item.clientUserId === null) return [];
  return world.state.items
    .filter(({ clientUserId }) => clientUserId === mine.item.clientUserId)
    .flatMap((item) => (item.history === null ? [] : (personalBank(world, item, item.history) ?? [])));
}

/** Those of them at another bank than this. */
const othersOf = (world: World, mine: PersonalBank): PersonalBank[] =>
  banksOf(world, mine).filter(({ key }) => key !== mine.key);

function personalBank(world: World, item: ItemState, history: BankHistory): PersonalBank | undefined {
  const connector = connectors.get(item.connectorId);
  if (connector === undefined) return undefined;
  const profile = personAt(world.seed, connector, history);
  const isWithoutChecking = profile.accounts.every(({ key }) => key !== 'checking');
  if (isWithoutChecking || WITHOUT_TRANSFERS.includes(profile.persona)) return undefined;
  return { item, key: `${connector.id}/${identityOf(history.parameters)}`, history, profile };
}

function between(world: World, mine: PersonalBank, other: PersonalBank): OwnBank {
  const account = ownerOf(other.profile);
  // A bank that was connected before, under another item, goes on with the transfers that it had.
  const known = ownBanksIn(other.history).find(({ bankKey }) => bankKey === mine.key);
  if (known !== undefined) return { ...known, bankKey: other.key, isSender: !known.isSender, account };
  const isSender = !isBefore(other.history, mine.history);
  const [sender, receiver] = isSender ? [mine, other] : [other, mine];
  return {
    bankKey: other.key,
    pairSeed: hashText(`${world.seed}/${mine.item.clientUserId}/${sender.key}/${receiver.key}`),
    sinceDay: Math.max(dayOf(mine.history.connectedAtMs), dayOf(other.history.connectedAtMs)) - HISTORY_DAYS,
    isSender,
    account,
  };
}

/** Whoever is asked second finds the other side's answer, so a tie needs no rule. */
function isBefore(left: BankHistory, right: BankHistory): boolean {
  return left.connectedAtMs <= right.connectedAtMs;
}

const holderIn = ({ profile: { owner, taxNumber } }: PersonalBank): Holder => ({ owner, taxNumber });

/**
 * The person of whom a bank is the first that is connected. Who was here before stays who they were, also when the
 * connection that said so was deleted. Undefined for a connection of nobody in particular.
 */
function personBehind(world: World, { item, profile }: PersonalBank): KnownPerson | undefined {
  const { clientUserId } = item;
  if (clientUserId === null) return undefined;
  const people = world.state.people ?? [];
  const known = people.find((person) => person.clientUserId === clientUserId);
  if (known !== undefined) return known;
  const { owner, taxNumber, documentType } = profile;
  const person = { clientUserId, owner, taxNumber, documentType };
  world.state.people = [...people, person];
  return person;
}

/** A person has the same name everywhere, and a tax number of their own where none was given. */
function holderAt(mine: PersonalBank, person: KnownPerson): Holder | undefined {
  if (mine.profile.documentType !== person.documentType) return undefined;
  const isGiven =
    mine.history.parameters['cpf'] !== undefined || mine.history.parameters['cnpj'] !== undefined;
  const { owner, taxNumber } = person;
  return { owner, taxNumber: isGiven ? mine.profile.taxNumber : taxNumber };
}
