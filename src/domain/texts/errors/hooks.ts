import { type ErrorKind, kind } from './kind.ts';

/** Outgoing webhooks. */
export const hookErrors = {
  webhook_endpoint_not_found: kind(
    404,
    false,
    { en: 'Webhook endpoint not found', 'pt-BR': 'Endpoint de webhook não encontrado' },
    {
      en: 'There is no webhook endpoint with that id. It may have been removed; GET /webhook-endpoints lists those that exist.',
      'pt-BR':
        'Não há endpoint de webhook com esse id. Ele pode ter sido removido; GET /webhook-endpoints lista os que existem.',
    },
  ),
  webhook_delivery_not_found: kind(
    404,
    false,
    { en: 'Delivery not found', 'pt-BR': 'Entrega não encontrada' },
    {
      en: 'This endpoint has no delivery with that id. Deliveries are kept for 30 days after their end, and go with the person whom they are about.',
      'pt-BR':
        'Este endpoint não tem uma entrega com esse id. As entregas são mantidas por 30 dias após o seu fim e somem junto com a pessoa de quem tratam.',
    },
  ),
  webhook_url_private: kind(
    400,
    false,
    { en: 'Not a public address', 'pt-BR': 'Endereço não é público' },
    {
      en: '"{field}" names an address that is not on the public Internet (private, loopback, link-local or reserved), and webhooks are not delivered there. Use a public address, or set WEBHOOK_ALLOW_PRIVATE=on for development.',
      'pt-BR':
        '"{field}" indica um endereço que não está na internet pública (privado, loopback, link-local ou reservado), e não se entregam webhooks ali. Use um endereço público, ou defina WEBHOOK_ALLOW_PRIVATE=on em desenvolvimento.',
    },
  ),
} as const satisfies Record<string, ErrorKind>;
