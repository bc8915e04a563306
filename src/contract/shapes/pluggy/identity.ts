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
  id: text,
  itemId: maybe(text),
  birthDate: maybe(text),
  taxNumber: maybe(text),
  document: maybe(text),
  documentType: maybe(text),
  jobTitle: maybe(text),
  companyName: maybe(text),
  fullName: maybe(text),
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
  emails: maybe(
    z.array(
      open({
        type: maybe(text),
        value: maybe(text),
      }),
    ),
  ),
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
  relations: maybe(
    z.array(
      open({
        type: maybe(text),
        name: maybe(text),
        document: maybe(text),
      }),
    ),
  ),
  investorProfile: maybe(text),
  establishmentName: maybe(text),
  establishmentCode: maybe(text),
  financialRelationships: maybe(financialRelationships),
  qualifications: maybe(qualifications),
  socialName: maybe(text),
  sex: maybe(text),
  maritalStatus: maybe(
    open({
      code: maybe(text),
      additionalInfo: maybe(text),
    }),
  ),
  nationality: maybe(nationality),
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
  passport: maybe(
    open({
      number: maybe(text),
      country: maybe(text),
      issueDate: maybe(text),
      expirationDate: maybe(text),
    }),
  ),
  incorporationDate: maybe(text),
  parties: maybe(z.array(party)),
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
  companiesCnpj: maybe(z.array(text)),
  createdAt: maybe(text),
  updatedAt: maybe(text),
});
