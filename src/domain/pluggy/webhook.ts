// Pluggy's own object, as JSON carries it: a registered webhook. Made with openapi-typescript 7.13.0 from
// the description at https://docs.pluggy.ai; what is optional there may be null as well, as it is in live answers.

export interface Webhook {
  id: string;
  url: string;
  event: WebhookEventType;
  disabledAt?: string | null;
  createdAt?: string | null;
  updatedAt?: string | null;
}

export type WebhookEventType =
  | 'all'
  | 'item/created'
  | 'item/updated'
  | 'item/error'
  | 'item/deleted'
  | 'item/waiting_user_input'
  | 'item/waiting_user_action'
  | 'item/login_succeeded'
  | 'connector/status_updated'
  | 'transactions/created'
  | 'transactions/updated'
  | 'transactions/deleted'
  | 'payment_intent/created'
  | 'payment_intent/completed'
  | 'payment_intent/waiting_payer_authorization'
  | 'payment_intent/error'
  | 'payment_request/updated'
  | 'scheduled_payment/created'
  | 'scheduled_payment/completed'
  | 'scheduled_payment/error'
  | 'scheduled_payment/canceled'
  | 'scheduled_payment/all_completed'
  | 'scheduled_payment/all_created'
  | 'boleto/updated'
  | 'automatic_pix_payment/created'
  | 'automatic_pix_payment/completed'
  | 'automatic_pix_payment/error'
  | 'automatic_pix_payment/canceled'
  | 'smart_transfer_preauthorization/completed'
  | 'smart_transfer_preauthorization/error'
  | 'smart_transfer_payment/completed'
  | 'smart_transfer_payment/error';
