import * as z from 'zod/mini';
import { decimal, maybe, open, text, truth } from '../values.ts';
import { financialRelationships, qualifications } from './identity-finances.ts';

const nationality = open({
  /** Whether the person is Brazilian. */
  hasBrazilianNationality: maybe(truth),
  /** Other nationalities of the person. */
  otherNationalities: maybe(
    z.array(
      open({
        /** ISO 3166, three letters, such as PRT. */
        countryCode: maybe(text),
        /** Documents that show it. */
        documents: maybe(
          z.array(
            open({
              /** Which document it is, in the bank's words. */
              type: maybe(text),
              /** The number of the document. */
              number: maybe(text),
              /** The country that issued it, by its name. */
              country: maybe(text),
              /** When it was issued. A day, written as a moment in UTC. */
              issueDate: maybe(text),
              /** When it expires. A day, written as a moment in UTC. */
              expirationDate: maybe(text),
              /** What the bank adds to it. */
              additionalInfo: maybe(text),
            }),
          ),
        ),
      }),
    ),
  ),
});

/** Somebody who has a part in a company. */
const party = open({
  /** PARTNER or ADMINISTRATOR. */
  type: maybe(text),
  /** NATURAL_PERSON or LEGAL_ENTITY. */
  personType: maybe(text),
  /** CPF, CNPJ, PASSPORT or OTHER_TRAVEL_DOCUMENT. */
  documentType: maybe(text),
  /** The number of that document. */
  documentNumber: maybe(text),
  /** The country that issued it, ISO 3166 in three letters. */
  documentCountry: maybe(text),
  /** When it expires. A day, written as a moment in UTC. */
  documentExpirationDate: maybe(text),
  /** When it was issued. A day, written as a moment in UTC. */
  documentIssueDate: maybe(text),
  /** What the bank adds to the document. */
  documentAdditionalInfo: maybe(text),
  /** Of a person: the name in the documents. */
  civilName: maybe(text),
  /** Of a person: the name that he or she goes by. */
  socialName: maybe(text),
  /** Of a company: its name. */
  companyName: maybe(text),
  /** Of a company: the name that it trades under. */
  tradeName: maybe(text),
  /** Since when it has a part. A day, written as a moment in UTC. */
  startDate: maybe(text),
  /** How much of the company it holds, as a fraction: 0.51 is 51 %. */
  shareholding: maybe(decimal),
});

/** Who the person or company is, as the bank says. */
export const pluggyIdentity = open({
  /** The identity's id at Pluggy, a UUID. */
  id: text,
  /** The connection whose bank says it. */
  itemId: maybe(text),
  /** The person's day of birth. */
  birthDate: maybe(text),
  /** CPF or CNPJ. */
  taxNumber: maybe(text),
  /** The number of the document that the bank knows. */
  document: maybe(text),
  /** Which document that is, such as CPF. */
  documentType: maybe(text),
  /** The person's occupation. */
  jobTitle: maybe(text),
  /** Of a company: its name. */
  companyName: maybe(text),
  /** The person's name. */
  fullName: maybe(text),
  /** Telephone numbers. */
  phoneNumbers: maybe(
    z.array(
      open({
        /** Personal, Work or Residencial. */
        type: maybe(text),
        /** The whole number. */
        value: maybe(text),
        /** The number of the country, where it is not 55, Brazil. */
        countryCallingCode: maybe(text),
        /** The number of the area (DDD). */
        areaCode: maybe(text),
        /** The extension. */
        extension: maybe(text),
        /** What the bank calls the type, where none of the three fits. */
        additionalInfo: maybe(text),
      }),
    ),
  ),
  /** E-mail addresses. */
  emails: maybe(
    z.array(
      open({
        /** Personal or Work. */
        type: maybe(text),
        /** The address. */
        value: maybe(text),
      }),
    ),
  ),
  /** Postal addresses. */
  addresses: maybe(
    z.array(
      open({
        /** All of it in one text. */
        fullAddress: maybe(text),
        /** Street and number. */
        primaryAddress: maybe(text),
        /** The city, by its name. */
        city: maybe(text),
        /** The postal code (CEP). */
        postalCode: maybe(text),
        /** The state. */
        state: maybe(text),
        /** The country, by its name. */
        country: maybe(text),
        /** Personal or Work. */
        type: maybe(text),
        /** What else belongs to it, such as the number of the flat. */
        additionalInfo: maybe(text),
        /** The district (bairro). */
        district: maybe(text),
        /** The number of the city at IBGE, seven digits. */
        ibgeTownCode: maybe(text),
        /** The country, ISO 3166 in three letters, such as BRA. */
        countryCode: maybe(text),
        /** Where it is, by WGS84. */
        geographicCoordinates: maybe(
          open({
            /** In degrees, from -90 to 90; south is negative. */
            latitude: maybe(decimal),
            /** In degrees, from -180 to 180; west is negative. */
            longitude: maybe(decimal),
          }),
        ),
      }),
    ),
  ),
  /** Relatives that the bank knows. */
  relations: maybe(
    z.array(
      open({
        /** Mother, Father or Spouse. */
        type: maybe(text),
        /** The relative's name. */
        name: maybe(text),
        /** The number of the relative's document. */
        document: maybe(text),
      }),
    ),
  ),
  /** Conservative, Moderate or Aggressive. */
  investorProfile: maybe(text),
  /** Of a merchant: its name. */
  establishmentName: maybe(text),
  /** Of a merchant: its number. */
  establishmentCode: maybe(text),
  /** What the person has at the bank, and since when. */
  financialRelationships: maybe(financialRelationships),
  /** Occupation, income and property, as the person told the bank. */
  qualifications: maybe(qualifications),
  /** The name that the person goes by. */
  socialName: maybe(text),
  /** FEMALE, MALE or OTHER. */
  sex: maybe(text),
  /** Such as MARRIED. */
  maritalStatus: maybe(
    open({
      /** SINGLE, MARRIED, WIDOWED, JUDICIALLY_SEPARATED, DIVORCED, STABLE_UNION or OTHER. */
      code: maybe(text),
      /** What is meant by OTHER. */
      additionalInfo: maybe(text),
    }),
  ),
  /** Whether the person is Brazilian, and what else. */
  nationality: maybe(nationality),
  /** Further documents of the person. */
  otherDocuments: maybe(
    z.array(
      open({
        /** CNH, RG, NIF, RNE or OTHER. */
        type: maybe(text),
        /** What is meant by OTHER. */
        typeAdditionalInfo: maybe(text),
        /** The number of the document. */
        number: maybe(text),
        /** The check digit of `number`. */
        checkDigit: maybe(text),
        /** What the bank adds to it, mostly who issued it, such as SSP/SP. */
        additionalInfo: maybe(text),
        /** When it expires. A day, written as a moment in UTC. */
        expirationDate: maybe(text),
      }),
    ),
  ),
  /** The person's passport. */
  passport: maybe(
    open({
      /** The number of the passport. */
      number: maybe(text),
      /** The country that issued it, ISO 3166 in three letters. */
      country: maybe(text),
      /** When it was issued. A day, written as a moment in UTC. */
      issueDate: maybe(text),
      /** When it expires. A day, written as a moment in UTC. */
      expirationDate: maybe(text),
    }),
  ),
  /** Of a company: when it was founded. */
  incorporationDate: maybe(text),
  /** Of a company: who has a part in it. */
  parties: maybe(z.array(party)),
  /** Of a company: further documents. */
  businessOtherDocuments: maybe(
    z.array(
      open({
        /** Which document it is, such as EIN. */
        type: maybe(text),
        /** The number of the document. */
        number: maybe(text),
        /** The country that issued it, ISO 3166 in three letters. */
        country: maybe(text),
        /** When it expires. A day, written as a moment in UTC. */
        expirationDate: maybe(text),
      }),
    ),
  ),
  /** Companies of the person, by their CNPJ. */
  companiesCnpj: maybe(z.array(text)),
  /** When it came to Pluggy, in UTC. */
  createdAt: maybe(text),
  /** When it last changed at Pluggy, in UTC. */
  updatedAt: maybe(text),
});
