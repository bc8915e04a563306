import type { Language } from '../../i18n/language.ts';

interface Words {
  readonly newKey: string;
  readonly name: string;
  readonly scopes: string;
  readonly ends: string;
  readonly endsHint: string;
  readonly make: string;
  readonly revoke: string;
  readonly noKeys: string;
  readonly newEndpoint: string;
  readonly events: string;
  readonly noEndpoints: string;
  readonly test: string;
  readonly rotate: string;
  readonly off: string;
  readonly on: string;
  readonly remove: string;
  readonly recover: string;
  readonly since: string;
  readonly sinceHint: string;
  readonly recovered: (count: number) => string;
  readonly deliveries: string;
  readonly noDeliveries: string;
  readonly again: string;
  readonly deliveriesOf: (url: string) => string;
  readonly sent: string;
  readonly isOff: string;
  readonly isOn: string;
}

/** Of keys and of endpoints. */
export const WORDS: Readonly<Record<Language, Words>> = {
  'pt-BR': {
    newKey: 'Nova chave',
    name: 'Nome (name)',
    scopes: 'Escopos (scopes)',
    ends: 'Fim (expiresAt)',
    endsHint: 'Como 2027-01-31T00:00:00Z. Vazio: não vence.',
    make: 'Criar',
    revoke: 'Revogar',
    noKeys: 'Nenhuma chave criada aqui. As de API_KEYS funcionam e não aparecem na lista.',
    newEndpoint: 'Novo endereço',
    events: 'Eventos (events)',
    noEndpoints: 'Nenhum endereço. Crie um, e o que mudar é avisado a ele.',
    test: 'Testar',
    rotate: 'Trocar segredo',
    off: 'Desligar',
    on: 'Ligar',
    remove: 'Remover',
    recover: 'Recuperar desde since',
    since: 'since',
    sinceHint:
      'Para recuperar: reenvia o que um endereço não aceitou desde este momento. Um endereço desligado é ligado.',
    recovered: (count) => (count === 1 ? '1 entrega é reenviada.' : `${count} entregas são reenviadas.`),
    deliveries: 'Entregas',
    noDeliveries: 'Nenhuma entrega ainda.',
    again: 'Reenviar',
    deliveriesOf: (url) => `Entregas de ${url}`,
    sent: 'Enviada. O resultado aparece em Entregas.',
    isOff: 'desligado',
    isOn: 'ligado',
  },
  en: {
    newKey: 'New key',
    name: 'Name (name)',
    scopes: 'Scopes (scopes)',
    ends: 'End (expiresAt)',
    endsHint: 'Such as 2027-01-31T00:00:00Z. Empty: it does not end.',
    make: 'Create',
    revoke: 'Revoke',
    noKeys: 'No key was made here. Those of API_KEYS work, and are not in the list.',
    newEndpoint: 'New endpoint',
    events: 'Events (events)',
    noEndpoints: 'No endpoint. Create one, and it is told of what changes.',
    test: 'Test',
    rotate: 'Rotate the secret',
    off: 'Switch off',
    on: 'Switch on',
    remove: 'Remove',
    recover: 'Recover since',
    since: 'since',
    sinceHint:
      'To recover: sends again what an endpoint has not taken since this moment. One that is off is switched on.',
    recovered: (count) => (count === 1 ? '1 delivery is sent again.' : `${count} deliveries are sent again.`),
    deliveries: 'Deliveries',
    noDeliveries: 'No delivery yet.',
    again: 'Send again',
    deliveriesOf: (url) => `Deliveries of ${url}`,
    sent: 'Sent. What came of it stands in its deliveries.',
    isOff: 'off',
    isOn: 'on',
  },
};
