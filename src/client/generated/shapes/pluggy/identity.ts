// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../../Decimal.ts';

/** Who the person or company is, as the bank says. */
export interface Identity {
  readonly id: string;
  readonly itemId?: string | null;
  readonly birthDate?: string | null;
  readonly taxNumber?: string | null;
  readonly document?: string | null;
  readonly documentType?: string | null;
  readonly jobTitle?: string | null;
  readonly companyName?: string | null;
  readonly fullName?: string | null;
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
  readonly emails?: readonly ({
    readonly type?: string | null;
    readonly value?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
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
  readonly relations?: readonly ({
    readonly type?: string | null;
    readonly name?: string | null;
    readonly document?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  readonly investorProfile?: string | null;
  readonly establishmentName?: string | null;
  readonly establishmentCode?: string | null;
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
  readonly socialName?: string | null;
  readonly sex?: string | null;
  readonly maritalStatus?: {
    readonly code?: string | null;
    readonly additionalInfo?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
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
  readonly passport?: {
    readonly number?: string | null;
    readonly country?: string | null;
    readonly issueDate?: string | null;
    readonly expirationDate?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  readonly incorporationDate?: string | null;
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
  readonly businessOtherDocuments?: readonly ({
    readonly type?: string | null;
    readonly number?: string | null;
    readonly country?: string | null;
    readonly expirationDate?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  readonly companiesCnpj?: readonly string[] | null;
  readonly createdAt?: string | null;
  readonly updatedAt?: string | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
