// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const OPERATIONS_CONNECTING: Readonly<Record<string, string>> = {
  'listConnectors?.name': 'Banks with this in their name.',
  'listConnectors?.types': 'Banks of these types alone.',
  'listConnectors?.isOpenFinance': 'True: banks of Open Finance alone. False: the others alone.',
  'listConnectors?.sandbox': 'Whether Pluggy\'s banks for trying things are among them.',
  'ListConnectorsAnswer200.results': 'The banks.',
  'CreateConnectTokenBody.userId': 'Whom the connection will belong to. With a session it may be left out.',
  'CreateConnectTokenBody.phoneNumber': 'In place of `userId`: the user whom this number belongs to, who is made if there is none. E.164, or as it is written in Brazil.',
  'CreateConnectTokenBody.itemId': 'The connection that is to be updated, in place of a new one.',
  'CreateConnectTokenBody.options': 'What the widget is to do otherwise.',
  'CreateConnectTokenBody.options.webhookUrl': 'Where Pluggy delivers the events of this connection besides.',
  'CreateConnectTokenBody.options.oauthRedirectUri': 'Where the bank\'s page leads back to.',
  'CreateConnectTokenBody.options.avoidDuplicates': 'True: Pluggy refuses a second connection with the same credentials.',
  'CreateConnectTokenBody.options.includeSandbox': 'Whether the widget is to show the banks of the sandbox; it is answered, and not sent to Pluggy.',
};
