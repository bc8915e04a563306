// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

export const OPERATIONS_HOOKS: Readonly<Record<string, string>> = {
  'listWebhookEndpoints?.limit': 'How many rows the page has at most; 50 if nothing is said.',
  'listWebhookEndpoints?.after': 'Where the page begins.',
  'ListWebhookEndpointsAnswer200.results': 'The rows of the page.',
  'ListWebhookEndpointsAnswer200.next': 'Goes into `after` of the next page; null: this is the last one.',
  'CreateWebhookEndpointBody.url': 'Where deliveries are sent.',
  'CreateWebhookEndpointBody.events': 'What it is to be told of.',
  'CreateWebhookEndpointBody.description': 'What you call it; null: nothing.',
  'ChangeWebhookEndpointBody.url': 'Where deliveries are sent from now on.',
  'ChangeWebhookEndpointBody.events': 'What it is told of from now on.',
  'ChangeWebhookEndpointBody.description': 'What you call it; null: nothing.',
  'ChangeWebhookEndpointBody.enabled': 'False switches it off, true switches it on.',
  'listWebhookDeliveries?.state': 'Deliveries in this state alone.',
  'listWebhookDeliveries?.event': 'Deliveries of this event alone.',
  'listWebhookDeliveries?.limit': 'How many rows the page has at most; 50 if nothing is said.',
  'listWebhookDeliveries?.after': 'Where the page begins.',
  'ListWebhookDeliveriesAnswer200.results': 'The rows of the page.',
  'ListWebhookDeliveriesAnswer200.next': 'Goes into `after` of the next page; null: this is the last one.',
  'RecoverWebhookEndpointBody.since': 'Deliveries that were made from then on.',
  'RecoverWebhookEndpointAnswer202.recovered': 'How many deliveries are sent again.',
};
