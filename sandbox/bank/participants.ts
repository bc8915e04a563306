import { RawJson } from '../json/exact-number.ts';
import { toJson } from '../json/to-json.ts';
import { newerCnpj, olderCnpj } from './company-numbers.ts';
import { people, suppliers } from './merchants.ts';
import { Draw, hashText, mix } from './mix.ts';
import type { Profile } from './profile.ts';
import type { Participant } from './row.ts';
import { formatCpf, withCpfChecks } from './tax-numbers.ts';

/** Whom a person pays and is paid by: the same few again and again, as in life. */
export interface Circle {
  readonly people: readonly [Participant, ...Participant[]];
  readonly suppliers: readonly [Participant, ...Participant[]];
}

const circles = new Map<number, Circle>();
const MAX_CIRCLES = 200;

/** The circle of the person with this seed. */
export function circleOf(seed: number): Circle {
  const known = circles.get(seed);
  if (known !== undefined) return known;
  const [firstPerson, ...otherPeople] = people;
  const [firstSupplier, ...otherSuppliers] = suppliers;
  const circle: Circle = {
    people: [personNamed(firstPerson, seed), ...otherPeople.map((name) => personNamed(name, seed))],
    suppliers: [companyNamed(firstSupplier, seed), ...otherSuppliers.map((name) => companyNamed(name, seed))],
  };
  if (circles.size >= MAX_CIRCLES) circles.clear();
  circles.set(seed, circle);
  return circle;
}

/** The account's owner as a side of a payment. */
export function ownerOf(profile: Profile): Participant {
  const { owner: name, documentType: type, taxNumber: value } = profile;
  const checking = profile.accounts.find(({ key }) => key === 'checking');
  return {
    name,
    documentNumber: { type, value },
    ...(checking === undefined ? {} : { ...placeOf(checking.number), routingNumber: '001' }),
  };
}

export function personNamed(name: string, seed: number): Participant {
  const draw = new Draw(mix(seed, hashText(`person/${name}`)));
  const value = formatCpf(withCpfChecks(draw.digits(9)));
  return { name, documentNumber: { type: 'CPF', value }, ...placeFrom(draw) };
}

export function companyNamed(name: string, seed: number): Participant {
  const draw = new Draw(mix(seed, hashText(`company/${name}`)));
  const value = draw.chance(25) ? newerCnpj(draw) : olderCnpj(draw);
  return { name, documentNumber: { type: 'CNPJ', value }, ...placeFrom(draw) };
}

function placeOf(accountNumber: string): Pick<Participant, 'branchNumber' | 'accountNumber'> {
  const [branchNumber = '', number = ''] = accountNumber.split('/');
  return { accountNumber: number, branchNumber };
}

function placeFrom(draw: Draw): Pick<Participant, 'accountNumber' | 'branchNumber' | 'routingNumber'> {
  return {
    accountNumber: `${draw.digits(6)}-${draw.digits(1)}`,
    branchNumber: draw.digits(4),
    routingNumber: draw.pick(['260', '341', '237', '001', '104', '077']),
  };
}

const written = new WeakMap<Participant, RawJson>();

/** A side of a payment, written out once: the same stand in thousands of rows. */
export function participantJson(participant: Participant | null): RawJson | undefined {
  if (participant === null) return undefined;
  const known = written.get(participant);
  if (known !== undefined) return known;
  const json = new RawJson(toJson(participant));
  written.set(participant, json);
  return json;
}
