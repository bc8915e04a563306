import * as z from 'zod/mini';
import { decimal, maybe, open, text, truth } from '../values.ts';

const financialRelationships = open({
  startDate: maybe(text),
  productsServicesType: maybe(z.array(text)),
  productsServicesTypeAdditionalInfo: maybe(text),
  procurators: maybe(
    z.array(
      open({
        type: maybe(text),
        cpfNumber: maybe(text),
        documentNumber: maybe(text),
        documentType: maybe(text),
        civilName: maybe(text),
        socialName: maybe(text),
      }),
    ),
  ),
  accounts: maybe(
    z.array(
      open({
        compeCode: maybe(text),
        branchCode: maybe(text),
        number: maybe(text),
        checkDigit: maybe(text),
        type: maybe(text),
        subtype: maybe(text),
      }),
    ),
  ),
  portabilitiesReceived: maybe(
    z.array(
      open({
        employerName: maybe(text),
        employerDocument: maybe(text),
        paycheckBankDetainerCnpj: maybe(text),
        paycheckBankDetainerIspb: maybe(text),
        portabilityApprovalDate: maybe(text),
      }),
    ),
  ),
  paychecksBankLink: maybe(
    z.array(
      open({
        employerName: maybe(text),
        employerDocument: maybe(text),
        paycheckBankCnpj: maybe(text),
        paycheckBankIspb: maybe(text),
        accountOpeningDate: maybe(text),
      }),
    ),
  ),
});

const qualifications = open({
  companyCnpj: maybe(text),
  occupationCode: maybe(text),
  occupationDescription: maybe(text),
  informedIncome: maybe(
    open({
      frequency: maybe(text),
      amount: maybe(decimal),
      date: maybe(text),
    }),
  ),
  informedPatrimony: maybe(
    open({
      amount: maybe(decimal),
      year: maybe(decimal),
      date: maybe(text),
    }),
  ),
  economicActivities: maybe(
    z.array(
      open({
        code: maybe(text),
        isMain: maybe(truth),
      }),
    ),
  ),
  informedRevenue: maybe(
    open({
      amount: maybe(decimal),
      frequency: maybe(text),
      frequencyAdditionalInfo: maybe(text),
      year: maybe(decimal),
    }),
  ),
});

const nationality = open({
  hasBrazilianNationality: maybe(truth),
  otherNationalities: maybe(
    z.array(
      open({
        countryCode: maybe(text),
        documents: maybe(
          z.array(
            open({
              type: maybe(text),
              number: maybe(text),
              country: maybe(text),
              issueDate: maybe(text),
              expirationDate: maybe(text),
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
  type: maybe(text),
  personType: maybe(text),
  documentType: maybe(text),
  documentNumber: maybe(text),
  documentCountry: maybe(text),
  documentExpirationDate: maybe(text),
  documentIssueDate: maybe(text),
  documentAdditionalInfo: maybe(text),
  civilName: maybe(text),
  socialName: maybe(text),
  companyName: maybe(text),
  tradeName: maybe(text),
  startDate: maybe(text),
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
        type: maybe(text),
        value: maybe(text),
        countryCallingCode: maybe(text),
        areaCode: maybe(text),
        extension: maybe(text),
        additionalInfo: maybe(text),
      }),
    ),
  ),
  /** E-mail addresses. */
  emails: maybe(
    z.array(
      open({
        type: maybe(text),
        value: maybe(text),
      }),
    ),
  ),
  /** Postal addresses. */
  addresses: maybe(
    z.array(
      open({
        fullAddress: maybe(text),
        primaryAddress: maybe(text),
        city: maybe(text),
        postalCode: maybe(text),
        state: maybe(text),
        country: maybe(text),
        type: maybe(text),
        additionalInfo: maybe(text),
        district: maybe(text),
        ibgeTownCode: maybe(text),
        countryCode: maybe(text),
        geographicCoordinates: maybe(
          open({
            latitude: maybe(decimal),
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
        type: maybe(text),
        name: maybe(text),
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
      code: maybe(text),
      additionalInfo: maybe(text),
    }),
  ),
  /** Whether the person is Brazilian, and what else. */
  nationality: maybe(nationality),
  /** Further documents of the person. */
  otherDocuments: maybe(
    z.array(
      open({
        type: maybe(text),
        typeAdditionalInfo: maybe(text),
        number: maybe(text),
        checkDigit: maybe(text),
        additionalInfo: maybe(text),
        expirationDate: maybe(text),
      }),
    ),
  ),
  /** The person's passport. */
  passport: maybe(
    open({
      number: maybe(text),
      country: maybe(text),
      issueDate: maybe(text),
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
        type: maybe(text),
        number: maybe(text),
        country: maybe(text),
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
