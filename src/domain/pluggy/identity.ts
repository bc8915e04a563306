// Pluggy's own object, as JSON carries it: who the person is. Made with openapi-typescript 7.13.0 from
// the description at https://docs.pluggy.ai; what is optional there may be null as well, as it is in live answers.

export interface IdentityResponse {
  id: string;
  itemId: string;
  birthDate?: string | null;
  taxNumber?: string | null;
  document?: string | null;
  documentType?: string | null;
  jobTitle?: string | null;
  fullName?: string | null;
  establishmentCode?: string | null;
  establishmentName?: string | null;
  companyName?: string | null;
  phoneNumbers?: PhoneNumber[] | null;
  emails?: Email[] | null;
  addresses?: Address[] | null;
  relations?: IdentityRelation[] | null;
  investorProfile?: 'Conservative' | 'Moderate' | 'Aggressive' | null;
  qualifications?: {
    companyCnpj: string;
    occupationCode?: 'RECEITA_FEDERAL' | 'CBO' | 'OUTRO' | null;
    occupationDescription?: string | null;
    informedIncome?: {
      frequency:
        | 'DIARIA'
        | 'SEMANAL'
        | 'QUINZENAL'
        | 'MENSAL'
        | 'BIMESTRAL'
        | 'TRIMESTRAL'
        | 'SEMESTRAL'
        | 'ANUAL'
        | 'OUTROS';
      amount: number;
      date: string;
    } | null;
    informedPatrimony?: {
      amount: number;
      year: number;
      date?: string | null;
    } | null;
    economicActivities?: EconomicActivity[] | null;
    informedRevenue?: InformedRevenue | null;
  } | null;
  financialRelationships?: {
    startDate: string;
    productsServicesType: string[];
    productsServicesTypeAdditionalInfo?: string | null;
    procurators: {
      type: 'REPRESENTANTE_LEGAL' | 'PROCURADOR';
      cpfNumber: string;
      documentNumber?: string | null;
      documentType?: 'CPF' | 'CNPJ' | null;
      civilName: string;
      socialName?: string | null;
    }[];
    accounts?:
      | {
          compeCode: string;
          branchCode: string;
          number: string;
          checkDigit: string;
          type: string;
          subtype: string;
        }[]
      | null;
    portabilitiesReceived?: PortabilityReceived[] | null;
    paychecksBankLink?: PaycheckBankLink[] | null;
  } | null;
  socialName?: string | null;
  sex?: 'FEMALE' | 'MALE' | 'OTHER' | null;
  maritalStatus?: MaritalStatus | null;
  nationality?: Nationality | null;
  otherDocuments?: OtherDocument[] | null;
  passport?: Passport | null;
  incorporationDate?: string | null;
  parties?: BusinessParty[] | null;
  businessOtherDocuments?: BusinessOtherDocument[] | null;
  companiesCnpj?: string[] | null;
}

export interface PhoneNumber {
  type?: 'Personal' | 'Work' | 'Residencial' | null;
  value: string;
  countryCallingCode?: string | null;
  areaCode?: string | null;
  extension?: string | null;
  additionalInfo?: string | null;
}

export interface Email {
  type?: 'Personal' | 'Work' | null;
  value: string;
}

export interface Address {
  fullAddress?: string | null;
  primaryAddress?: string | null;
  city?: string | null;
  postalCode?: string | null;
  state?: string | null;
  country?: string | null;
  type?: 'Personal' | 'Work' | null;
  additionalInfo?: string | null;
  district?: string | null;
  ibgeTownCode?: string | null;
  countryCode?: string | null;
  geographicCoordinates?: GeographicCoordinates | null;
}

export interface IdentityRelation {
  type?: 'Mother' | 'Father' | 'Spouse' | null;
  name?: string | null;
  document?: string | null;
}

export interface EconomicActivity {
  code: string;
  isMain: boolean;
}

export interface InformedRevenue {
  amount: number;
  frequency?:
    | 'DAILY'
    | 'WEEKLY'
    | 'BIWEEKLY'
    | 'MONTHLY'
    | 'BIMONTHLY'
    | 'QUARTERLY'
    | 'SEMIANNUAL'
    | 'ANNUAL'
    | 'OTHER'
    | null;
  frequencyAdditionalInfo?: string | null;
  year?: number | null;
}

export interface PortabilityReceived {
  employerName: string;
  employerDocument: string;
  paycheckBankDetainerCnpj: string;
  paycheckBankDetainerIspb: string;
  portabilityApprovalDate: string;
}

export interface PaycheckBankLink {
  employerName: string;
  employerDocument: string;
  paycheckBankCnpj: string;
  paycheckBankIspb: string;
  accountOpeningDate: string;
}

export interface MaritalStatus {
  code: 'SINGLE' | 'MARRIED' | 'WIDOWED' | 'JUDICIALLY_SEPARATED' | 'DIVORCED' | 'STABLE_UNION' | 'OTHER';
  additionalInfo?: string | null;
}

export interface Nationality {
  hasBrazilianNationality: boolean;
  otherNationalities?:
    | {
        countryCode: string;
        documents: NationalityDocument[];
      }[]
    | null;
}

export interface OtherDocument {
  type: 'CNH' | 'RG' | 'NIF' | 'RNE' | 'OTHER';
  typeAdditionalInfo?: string | null;
  number: string;
  checkDigit?: string | null;
  additionalInfo?: string | null;
  expirationDate?: string | null;
}

export interface Passport {
  number: string;
  country: string;
  issueDate?: string | null;
  expirationDate?: string | null;
}

export interface BusinessParty {
  type: 'PARTNER' | 'ADMINISTRATOR';
  personType: 'NATURAL_PERSON' | 'LEGAL_ENTITY';
  documentType: 'CPF' | 'CNPJ' | 'PASSPORT' | 'OTHER_TRAVEL_DOCUMENT';
  documentNumber: string;
  documentCountry?: string | null;
  documentExpirationDate?: string | null;
  documentIssueDate?: string | null;
  documentAdditionalInfo?: string | null;
  civilName?: string | null;
  socialName?: string | null;
  companyName?: string | null;
  tradeName?: string | null;
  startDate?: string | null;
  shareholding?: number | null;
}

export interface BusinessOtherDocument {
  type: string;
  number: string;
  country: string;
  expirationDate?: string | null;
}

export interface GeographicCoordinates {
  latitude: number;
  longitude: number;
}

export interface NationalityDocument {
  type: string;
  number: string;
  country?: string | null;
  issueDate?: string | null;
  expirationDate?: string | null;
  additionalInfo?: string | null;
}
