// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Decimal } from '../../../Decimal.ts';
import type { FinancialRelationships } from '../../shapes/pluggy/identity-finances.ts';

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
    /** Personal, Work or Residencial. */
    readonly type?: string | null;
    /** The whole number. */
    readonly value?: string | null;
    /** The number of the country, where it is not 55, Brazil. */
    readonly countryCallingCode?: string | null;
    /** The number of the area (DDD). */
    readonly areaCode?: string | null;
    /** The extension. */
    readonly extension?: string | null;
    /** What the bank calls the type, where none of the three fits. */
    readonly additionalInfo?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** E-mail addresses. */
  readonly emails?: readonly ({
    /** Personal or Work. */
    readonly type?: string | null;
    /** The address. */
    readonly value?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Postal addresses. */
  readonly addresses?: readonly ({
    /** All of it in one text. */
    readonly fullAddress?: string | null;
    /** Street and number. */
    readonly primaryAddress?: string | null;
    /** The city, by its name. */
    readonly city?: string | null;
    /** The postal code (CEP). */
    readonly postalCode?: string | null;
    /** The state. */
    readonly state?: string | null;
    /** The country, by its name. */
    readonly country?: string | null;
    /** Personal or Work. */
    readonly type?: string | null;
    /** What else belongs to it, such as the number of the flat. */
    readonly additionalInfo?: string | null;
    /** The district (bairro). */
    readonly district?: string | null;
    /** The number of the city at IBGE, seven digits. */
    readonly ibgeTownCode?: string | null;
    /** The country, ISO 3166 in three letters, such as BRA. */
    readonly countryCode?: string | null;
    /** Where it is, by WGS84. */
    readonly geographicCoordinates?: {
      /** In degrees, from -90 to 90; south is negative. */
      readonly latitude?: Decimal | null;
      /** In degrees, from -180 to 180; west is negative. */
      readonly longitude?: Decimal | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Relatives that the bank knows. */
  readonly relations?: readonly ({
    /** Mother, Father or Spouse. */
    readonly type?: string | null;
    /** The relative's name. */
    readonly name?: string | null;
    /** The number of the relative's document. */
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
  readonly financialRelationships?: FinancialRelationships | null;
  /** Occupation, income and property, as the person told the bank. */
  readonly qualifications?: {
    /** The CNPJ of the company. */
    readonly companyCnpj?: string | null;
    /** The list that the occupation is of: RECEITA_FEDERAL, CBO, or OUTRO for none. */
    readonly occupationCode?: string | null;
    /** The code of the occupation in that list; with OUTRO, the occupation in words. */
    readonly occupationDescription?: string | null;
    /** What the person earns. */
    readonly informedIncome?: {
      /** What `amount` is for: DIARIA, SEMANAL, QUINZENAL, MENSAL, BIMESTRAL, TRIMESTRAL, SEMESTRAL, ANUAL or OUTROS. */
      readonly frequency?: string | null;
      /** The income. No currency is said: of a bank in Brazil, reais. */
      readonly amount?: Decimal | null;
      /** When the person told the bank. A day, written as a moment in UTC. */
      readonly date?: string | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    /** What the person or company owns. */
    readonly informedPatrimony?: {
      /** Its worth. No currency is said: of a bank in Brazil, reais. */
      readonly amount?: Decimal | null;
      /** The year that it is of. */
      readonly year?: Decimal | null;
      /** Of a company: the day that it is of, written as a moment in UTC. */
      readonly date?: string | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    /** Of a company: what it does, by the classification CNAE. */
    readonly economicActivities?: readonly ({
      /** The code of CNAE, seven digits. */
      readonly code?: string | null;
      /** Whether it is the main one. */
      readonly isMain?: boolean | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    })[] | null;
    /** Of a company: what it takes in. */
    readonly informedRevenue?: {
      /** The revenue. No currency is said: of a bank in Brazil, reais. */
      readonly amount?: Decimal | null;
      /** What `amount` is for: DAILY, WEEKLY, BIWEEKLY, MONTHLY, BIMONTHLY, QUARTERLY, SEMIANNUAL, ANNUAL or OTHER. */
      readonly frequency?: string | null;
      /** What is meant by OTHER. */
      readonly frequencyAdditionalInfo?: string | null;
      /** The year that it is of. */
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
    /** SINGLE, MARRIED, WIDOWED, JUDICIALLY_SEPARATED, DIVORCED, STABLE_UNION or OTHER. */
    readonly code?: string | null;
    /** What is meant by OTHER. */
    readonly additionalInfo?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** Whether the person is Brazilian, and what else. */
  readonly nationality?: {
    /** Whether the person is Brazilian. */
    readonly hasBrazilianNationality?: boolean | null;
    /** Other nationalities of the person. */
    readonly otherNationalities?: readonly ({
      /** ISO 3166, three letters, such as PRT. */
      readonly countryCode?: string | null;
      /** Documents that show it. */
      readonly documents?: readonly ({
        /** Which document it is, in the bank's words. */
        readonly type?: string | null;
        /** The number of the document. */
        readonly number?: string | null;
        /** The country that issued it, by its name. */
        readonly country?: string | null;
        /** When it was issued. A day, written as a moment in UTC. */
        readonly issueDate?: string | null;
        /** When it expires. A day, written as a moment in UTC. */
        readonly expirationDate?: string | null;
        /** What the bank adds to it. */
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
    /** CNH, RG, NIF, RNE or OTHER. */
    readonly type?: string | null;
    /** What is meant by OTHER. */
    readonly typeAdditionalInfo?: string | null;
    /** The number of the document. */
    readonly number?: string | null;
    /** The check digit of `number`. */
    readonly checkDigit?: string | null;
    /** What the bank adds to it, mostly who issued it, such as SSP/SP. */
    readonly additionalInfo?: string | null;
    /** When it expires. A day, written as a moment in UTC. */
    readonly expirationDate?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** The person's passport. */
  readonly passport?: {
    /** The number of the passport. */
    readonly number?: string | null;
    /** The country that issued it, ISO 3166 in three letters. */
    readonly country?: string | null;
    /** When it was issued. A day, written as a moment in UTC. */
    readonly issueDate?: string | null;
    /** When it expires. A day, written as a moment in UTC. */
    readonly expirationDate?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** Of a company: when it was founded. */
  readonly incorporationDate?: string | null;
  /** Of a company: who has a part in it. */
  readonly parties?: readonly ({
    /** PARTNER or ADMINISTRATOR. */
    readonly type?: string | null;
    /** NATURAL_PERSON or LEGAL_ENTITY. */
    readonly personType?: string | null;
    /** CPF, CNPJ, PASSPORT or OTHER_TRAVEL_DOCUMENT. */
    readonly documentType?: string | null;
    /** The number of that document. */
    readonly documentNumber?: string | null;
    /** The country that issued it, ISO 3166 in three letters. */
    readonly documentCountry?: string | null;
    /** When it expires. A day, written as a moment in UTC. */
    readonly documentExpirationDate?: string | null;
    /** When it was issued. A day, written as a moment in UTC. */
    readonly documentIssueDate?: string | null;
    /** What the bank adds to the document. */
    readonly documentAdditionalInfo?: string | null;
    /** Of a person: the name in the documents. */
    readonly civilName?: string | null;
    /** Of a person: the name that he or she goes by. */
    readonly socialName?: string | null;
    /** Of a company: its name. */
    readonly companyName?: string | null;
    /** Of a company: the name that it trades under. */
    readonly tradeName?: string | null;
    /** Since when it has a part. A day, written as a moment in UTC. */
    readonly startDate?: string | null;
    /** How much of the company it holds, as a fraction: 0.51 is 51 %. */
    readonly shareholding?: Decimal | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Of a company: further documents. */
  readonly businessOtherDocuments?: readonly ({
    /** Which document it is, such as EIN. */
    readonly type?: string | null;
    /** The number of the document. */
    readonly number?: string | null;
    /** The country that issued it, ISO 3166 in three letters. */
    readonly country?: string | null;
    /** When it expires. A day, written as a moment in UTC. */
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
