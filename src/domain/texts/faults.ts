import type { Text } from './text.ts';

// What the codes of the system and of PostgreSQL mean, and what to do.

const HOST_UNKNOWN: Text = {
  en: 'the name of the host is not known to the DNS; is it spelled right, and does name resolution work here?',
  'pt-BR':
    'o nome do host não é conhecido pelo DNS; está escrito corretamente e a resolução de nomes funciona aqui?',
};
const DNS_SILENT: Text = {
  en: 'the DNS does not answer; check the network and the name server of this machine',
  'pt-BR': 'o DNS não responde; verifique a rede e o servidor de nomes desta máquina',
};
const REFUSED: Text = {
  en: 'nobody listens at that host and port; is the server running, are host and port right?',
  'pt-BR': 'ninguém escuta nesse host e porta; o servidor está no ar e o host e a porta estão corretos?',
};
const BROKEN: Text = {
  en: 'the connection was cut in the middle; a restart of the other side, a proxy or a firewall does that',
  'pt-BR':
    'a conexão foi cortada no meio; isso ocorre quando o outro lado reinicia, ou por um proxy ou firewall',
};
const NO_ANSWER: Text = {
  en: 'no answer came in time; the other side is overloaded or stands still, or a firewall drops the packets',
  'pt-BR':
    'nenhuma resposta chegou a tempo; o outro lado está sobrecarregado ou parado, ou um firewall descarta os pacotes',
};
const NO_ROUTE: Text = {
  en: 'there is no way to that host; check the network, the VPN and the routes of this machine',
  'pt-BR': 'não há caminho até esse host; verifique a rede, a VPN e as rotas desta máquina',
};
const CERTIFICATE: Text = {
  en: 'the TLS certificate is not trusted; install its authority (NODE_EXTRA_CA_CERTS), or correct the host name',
  'pt-BR':
    'o certificado TLS não é confiável; instale a autoridade dele (NODE_EXTRA_CA_CERTS) ou corrija o nome do host',
};
const CERTIFICATE_EXPIRED: Text = {
  en: 'the TLS certificate has expired or is not valid yet; renew it, and check the clock of this machine',
  'pt-BR': 'o certificado TLS expirou ou ainda não é válido; renove-o e confira o relógio desta máquina',
};
const TLS: Text = {
  en: 'TLS could not be agreed on; does that port speak TLS, and which versions?',
  'pt-BR': 'não houve acordo sobre TLS; essa porta fala TLS, e em quais versões?',
};
const NOT_LET_IN: Text = {
  en: 'the user or the password of DATABASE_URL is not accepted',
  'pt-BR': 'o usuário ou a senha de DATABASE_URL não é aceito',
};
const NO_ROOM: Text = {
  en: 'the disk of the database is full; free some room there, and it goes on by itself',
  'pt-BR': 'o disco do banco de dados está cheio; libere espaço e ele continua sozinho',
};
const TOO_MANY: Text = {
  en: 'the database has no connection left; lower the connections of each process or raise max_connections',
  'pt-BR':
    'o banco de dados não tem mais conexões livres; reduza as conexões de cada processo ou aumente max_connections',
};
const STARTS_OR_STOPS: Text = {
  en: 'the database is starting, stopping or recovering; it goes on by itself once that has ended',
  'pt-BR': 'o banco de dados está iniciando, parando ou se recuperando; depois disso tudo continua sozinho',
};
const READ_ONLY: Text = {
  en: 'the database takes no writes: it is a standby, or was set to read-only; DATABASE_URL has to name the primary',
  'pt-BR':
    'o banco de dados não aceita escritas: é uma réplica ou está somente leitura; DATABASE_URL deve apontar para o primário',
};
const TOOK_TOO_LONG: Text = {
  en: 'a statement took longer than it may and was ended; the database is overloaded, frozen or locked',
  'pt-BR':
    'um comando demorou mais que o permitido e foi encerrado; o banco de dados está sobrecarregado, parado ou bloqueado',
};
const DISK_FAULT: Text = {
  en: 'the disk of the database reports an error; look at the log of PostgreSQL and at the disk',
  'pt-BR': 'o disco do banco de dados relata um erro; veja o log do PostgreSQL e o disco',
};

/** By a system's code of Node, or an SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
export const CAUSES: Readonly<Record<string, Text>> = {
  ENOTFOUND: HOST_UNKNOWN,
  EAI_AGAIN: DNS_SILENT,
  ECONNREFUSED: REFUSED,
  ENOENT: REFUSED, // a socket's file that is not there
  ECONNRESET: BROKEN,
  EPIPE: BROKEN,
  UND_ERR_SOCKET: BROKEN,
  '08000': BROKEN,
  '08003': BROKEN,
  '08006': BROKEN,
  ETIMEDOUT: NO_ANSWER,
  UND_ERR_CONNECT_TIMEOUT: NO_ANSWER,
  EHOSTUNREACH: NO_ROUTE,
  ENETUNREACH: NO_ROUTE,
  ENETDOWN: NO_ROUTE,
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE,
  ERR_TLS_CERT_ALTNAME_INVALID: CERTIFICATE,
  CERT_HAS_EXPIRED: CERTIFICATE_EXPIRED,
  CERT_NOT_YET_VALID: CERTIFICATE_EXPIRED,
  EPROTO: TLS,
  ERR_SSL_WRONG_VERSION_NUMBER: TLS,
  ERR_SSL_UNSUPPORTED_PROTOCOL: TLS,
  '28P01': NOT_LET_IN,
  '28000': {
    en: 'the user of DATABASE_URL is not accepted from here (pg_hba.conf), or the server insists on TLS',
    'pt-BR': 'o usuário de DATABASE_URL não é aceito a partir daqui (pg_hba.conf), ou o servidor exige TLS',
  },
  '3D000': {
    en: 'the database that DATABASE_URL names does not exist',
    'pt-BR': 'o banco de dados indicado em DATABASE_URL não existe',
  },
  '42501': {
    en: 'the user of DATABASE_URL lacks a right that this needs, such as to create the schema "pluggy"',
    'pt-BR': 'o usuário de DATABASE_URL não tem um direito necessário, como criar o schema "pluggy"',
  },
  '53100': NO_ROOM,
  ENOSPC: NO_ROOM,
  '53200': {
    en: 'the database has no memory left',
    'pt-BR': 'o banco de dados não tem mais memória',
  },
  '53300': TOO_MANY,
  '25006': READ_ONLY,
  '40001': {
    en: 'another transaction was faster; the same request works when it is sent again',
    'pt-BR': 'outra transação foi mais rápida; a mesma requisição funciona ao ser reenviada',
  },
  '40P01': {
    en: 'two transactions waited for each other and this one was given up; the same request works when it is sent again',
    'pt-BR':
      'duas transações esperavam uma pela outra e esta foi desfeita; a mesma requisição funciona ao ser reenviada',
  },
  '55P03': TOOK_TOO_LONG,
  '57014': TOOK_TOO_LONG,
  '57P01': STARTS_OR_STOPS,
  '57P02': STARTS_OR_STOPS,
  '57P03': STARTS_OR_STOPS,
  '58000': DISK_FAULT,
  '58030': DISK_FAULT,
};

/** By the first two characters of an SQLSTATE, for those that have no words of their own. */
export const CLASSES: Readonly<Record<string, Text>> = {
  '08': BROKEN,
  '53': TOO_MANY,
  '57': STARTS_OR_STOPS,
  '58': DISK_FAULT,
};
