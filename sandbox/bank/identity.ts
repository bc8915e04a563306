import type { Books } from './books.ts';
import { uuidFrom } from './ids.ts';
import { people } from './merchants.ts';
import { Draw, hashText, mix } from './mix.ts';
import { dateOf, money } from './money.ts';
import { digitsOf, formatCpf, withCpfChecks } from './tax-numbers.ts';

type City = readonly [city: string, state: string, postalCode: string, district: string, ibgeCode: string];

const CITIES: readonly [City, ...City[]] = [
  ['São Paulo', 'SP', '01310-100', 'Bela Vista', '3550308'],
  ['Belo Horizonte', 'MG', '30130-010', 'Centro', '3106200'],
  ['Curitiba', 'PR', '80020-300', 'Centro', '4106902'],
  ['Recife', 'PE', '50030-230', 'Recife Antigo', '2611606'],
];

export function identityIdOf(itemId: string): string {
  return uuidFrom(itemId, 'identity');
}

/** The person or company behind an item as the API answers it; made up. */
export function identityView(books: Books): object {
  const { profile } = books;
  const draw = new Draw(mix(profile.seed, hashText('identity')));
  const isCompany = profile.documentType === 'CNPJ';
  const birthDay = draw.between(-1_500, 12_000);
  const first = books.syncs[0]?.atMs ?? 0;
  return {
    id: identityIdOf(books.itemId),
    itemId: books.itemId,
    fullName: profile.owner,
    socialName: null,
    document: profile.taxNumber,
    documentType: profile.documentType,
    taxNumber: profile.taxNumber,
    companyName: isCompany ? profile.owner : null,
    birthDate: isCompany ? null : dateOf(profile, birthDay),
    jobTitle: isCompany ? null : 'Analista',
    sex: isCompany ? null : 'FEMALE',
    maritalStatus: isCompany ? null : { code: 'MARRIED' },
    nationality: isCompany ? null : { hasBrazilianNationality: true, otherNationalities: [] },
    investorProfile: profile.persona === 'investor' ? 'Aggressive' : 'Moderate',
    establishmentCode: null,
    establishmentName: null,
    emails: [{ type: isCompany ? 'Work' : 'Personal', value: emailOf(profile.owner) }],
    phoneNumbers: [phoneOf(draw, isCompany)],
    addresses: [addressOf(draw, isCompany)],
    relations: isCompany ? [] : [{ type: 'Mother', name: draw.pick(people), document: null }],
    otherDocuments: isCompany ? [] : [{ type: 'RG', number: draw.digits(8), checkDigit: draw.digits(1) }],
    passport: null,
    incorporationDate: isCompany ? dateOf(profile, birthDay + 4_000) : null,
    parties: isCompany ? [partnerOf(draw, dateOf(profile, birthDay + 4_000))] : null,
    businessOtherDocuments: isCompany ? [] : null,
    companiesCnpj: null,
    qualifications: {
      companyCnpj: profile.employer.documentNumber.value,
      occupationCode: 'OUTRO',
      occupationDescription: isCompany ? 'Comércio' : 'Analista',
      informedIncome: {
        frequency: 'MENSAL',
        amount: money(profile, profile.salaryCents),
        date: new Date(first),
      },
    },
    financialRelationships: {
      startDate: dateOf(profile, books.anchorDay - 1_200),
      productsServicesType: ['CONTA_DEPOSITO_A_VISTA', 'CARTAO_CREDITO'],
      procurators: [],
      accounts: books.accounts.filter(({ spec }) => spec.kind !== 'CREDIT_CARD').map(relationshipAccount),
      portabilitiesReceived: [],
      paychecksBankLink: [],
    },
    createdAt: new Date(first),
    updatedAt: new Date(first),
  };
}

function emailOf(name: string): string {
  const plain = name.normalize('NFD').replace(/[^A-Za-z ]/g, '');
  return `${plain.trim().toLowerCase().split(/ +/).slice(0, 2).join('.')}@example.com`;
}

function phoneOf(draw: Draw, isCompany: boolean): object {
  const areaCode = draw.pick(['11', '31', '41', '81']);
  const value = `+55${areaCode}9${draw.digits(8)}`;
  return { type: isCompany ? 'Work' : 'Personal', value, countryCallingCode: '55', areaCode };
}

function addressOf(draw: Draw, isCompany: boolean): object {
  const [city, state, postalCode, district, ibgeTownCode] = draw.pick(CITIES);
  const primaryAddress = `Rua das Acácias, ${draw.between(10, 980)}`;
  return {
    fullAddress: `${primaryAddress}, ${district}, ${city} - ${state}, ${postalCode}`,
    primaryAddress,
    city,
    postalCode,
    state,
    country: 'BR',
    type: isCompany ? 'Work' : 'Personal',
    additionalInfo: null,
    district,
    ibgeTownCode,
    countryCode: 'BRA',
  };
}

function partnerOf(draw: Draw, startDate: Date): object {
  return {
    type: 'PARTNER',
    personType: 'NATURAL_PERSON',
    documentType: 'CPF',
    documentNumber: digitsOf(formatCpf(withCpfChecks(draw.digits(9)))),
    civilName: draw.pick(people),
    startDate,
    shareholding: 1,
  };
}

function relationshipAccount({ spec }: Books['accounts'][number]): object {
  const [branchCode = '0001', rest = ''] = spec.number.split('/');
  const [number = '', checkDigit = ''] = rest.split('-');
  return {
    compeCode: '001',
    branchCode,
    number,
    checkDigit,
    type: spec.kind === 'SAVINGS_ACCOUNT' ? 'CONTA_POUPANCA' : 'CONTA_DEPOSITO_A_VISTA',
    subtype: 'INDIVIDUAL',
  };
}
