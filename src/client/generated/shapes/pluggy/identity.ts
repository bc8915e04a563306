// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../../Decimal.ts';

/** Who the person or company is, as the bank says. */
export interface Identity {
  /** The identity's id at Pluggy, a UUID. */
  readonly id: string;
  /** The connection whose bank says it. */
  readonly itemId?: string | null;
  /** The person's day of birth. */
  readonly birthDate?: string | null;
  /** CPF or CNPJ. */
  readonly taxNumber?: string | null;
  /** The number of the document that the bank knows. */
  readonly document?: string | null;
  /** Which document that is, such as CPF. */
  readonly documentType?: string | null;
  /** The person's occupation. */
  readonly jobTitle?: string | null;
  /** Of a company: its name. */
  readonly companyName?: string | null;
  /** The person's name. */
  readonly fullName?: string | null;
  /** Telephone numbers. */
  readonly phoneNumbers?: readonly ({
    readonly type?: string | null;
    readonly value?: string | null;
    readonly countryCallingCode?: string | null;
    readonly areaCode?: string | null;
    readonly extension?: string | null;
    readonly additionalInfo?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** E-mail addresses. */
  readonly emails?: readonly ({
    readonly type?: string | null;
    readonly value?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Postal addresses. */
  readonly addresses?: readonly ({
    readonly fullAddress?: string | null;
    readonly primaryAddress?: string | null;
    readonly city?: string | null;
    readonly postalCode?: string | null;
    readonly state?: string | null;
    readonly country?: string | null;
    readonly type?: string | null;
    readonly additionalInfo?: string | null;
    readonly district?: string | null;
    readonly ibgeTownCode?: string | null;
    readonly countryCode?: string | null;
    readonly geographicCoordinates?: {
      readonly latitude?: Decimal | null;
      readonly longitude?: Decimal | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Relatives that the bank knows. */
  readonly relations?: readonly ({
    readonly type?: string | null;
    readonly name?: string | null;
    readonly document?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Conservative, Moderate or Aggressive. */
  readonly investorProfile?: string | null;
  /** Of a merchant: its name. */
  readonly establishmentName?: string | null;
  /** Of a merchant: its number. */
  readonly establishmentCode?: string | null;
  /** What the person has at the bank, and since when. */
  readonly financialRelationships?: {
    readonly startDate?: string | null;
    readonly productsServicesType?: readonly string[] | null;
    readonly productsServicesTypeAdditionalInfo?: string | null;
    readonly procurators?: readonly ({
      readonly type?: string | null;
      readonly cpfNumber?: string | null;
      readonly documentNumber?: string | null;
      readonly documentType?: string | null;
      readonly civilName?: string | null;
      readonly socialName?: string | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    })[] | null;
    readonly accounts?: readonly ({
      readonly compeCode?: string | null;
      readonly branchCode?: string | null;
      readonly number?: string | null;
      readonly checkDigit?: string | null;
      readonly type?: string | null;
      readonly subtype?: string | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    })[] | null;
    readonly portabilitiesReceived?: readonly ({
      readonly employerName?: string | null;
      readonly employerDocument?: string | null;
      readonly paycheckBankDetainerCnpj?: string | null;
      readonly paycheckBankDetainerIspb?: string | null;
      readonly portabilityApprovalDate?: string | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    })[] | null;
    readonly paychecksBankLink?: readonly ({
      readonly employerName?: string | null;
      readonly employerDocument?: string | null;
      readonly paycheckBankCnpj?: string | null;
      readonly paycheckBankIspb?: string | null;
      readonly accountOpeningDate?: string | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    })[] | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** Occupation, income and property, as the person told the bank. */
  readonly qualifications?: {
    readonly companyCnpj?: string | null;
    readonly occupationCode?: string | null;
    readonly occupationDescription?: string | null;
    readonly informedIncome?: {
      readonly frequency?: string | null;
      readonly amount?: Decimal | null;
      readonly date?: string | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    readonly informedPatrimony?: {
      readonly amount?: Decimal | null;
      readonly year?: Decimal | null;
      readonly date?: string | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    readonly economicActivities?: readonly ({
      readonly code?: string | null;
      readonly isMain?: boolean | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    })[] | null;
    readonly informedRevenue?: {
      readonly amount?: Decimal | null;
      readonly frequency?: string | null;
      readonly frequencyAdditionalInfo?: string | null;
      readonly year?: Decimal | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** The name that the person goes by. */
  readonly socialName?: string | null;
  /** FEMALE, MALE or OTHER. */
  readonly sex?: string | null;
  /** Such as MARRIED. */
  readonly maritalStatus?: {
    readonly code?: string | null;
    readonly additionalInfo?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** Whether the person is Brazilian, and what else. */
  readonly nationality?: {
    readonly hasBrazilianNationality?: boolean | null;
    readonly otherNationalities?: readonly ({
      readonly countryCode?: string | null;
      readonly documents?: readonly ({
        readonly type?: string | null;
        readonly number?: string | null;
        readonly country?: string | null;
        readonly issueDate?: string | null;
        readonly expirationDate?: string | null;
        readonly additionalInfo?: string | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      })[] | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    })[] | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** Further documents of the person. */
  readonly otherDocuments?: readonly ({
    readonly type?: string | null;
    readonly typeAdditionalInfo?: string | null;
    readonly number?: string | null;
    readonly checkDigit?: string | null;
    readonly additionalInfo?: string | null;
    readonly expirationDate?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** The person's passport. */
  readonly passport?: {
    readonly number?: string | null;
    readonly country?: string | null;
    readonly issueDate?: string | null;
    readonly expirationDate?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** Of a company: when it was founded. */
  readonly incorporationDate?: string | null;
  /** Of a company: who has a part in it. */
  readonly parties?: readonly ({
    readonly type?: string | null;
    readonly personType?: string | null;
    readonly documentType?: string | null;
    readonly documentNumber?: string | null;
    readonly documentCountry?: string | null;
    readonly documentExpirationDate?: string | null;
    readonly documentIssueDate?: string | null;
    readonly documentAdditionalInfo?: string | null;
    readonly civilName?: string | null;
    readonly socialName?: string | null;
    readonly companyName?: string | null;
    readonly tradeName?: string | null;
    readonly startDate?: string | null;
    readonly shareholding?: Decimal | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Of a company: further documents. */
  readonly businessOtherDocuments?: readonly ({
    readonly type?: string | null;
    readonly number?: string | null;
    readonly country?: string | null;
    readonly expirationDate?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Companies of the person, by their CNPJ. */
  readonly companiesCnpj?: readonly string[] | null;
  /** When it came to Pluggy, in UTC. */
  readonly createdAt?: string | null;
  /** When it last changed at Pluggy, in UTC. */
  readonly updatedAt?: string | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
