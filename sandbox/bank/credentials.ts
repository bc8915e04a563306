/** A field of a connector's form; also the shape of the question an item asks while it waits. */
export interface Credential {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'password' | 'number' | 'image' | 'select' | 'oauth';
  readonly mfa?: boolean;
  readonly assistiveText?: string;
  readonly placeholder?: string;
  readonly instructions?: string;
  /** A regular expression. */
  readonly validation?: string;
  readonly validationMessage?: string;
  readonly optional?: boolean;
  /** A base64 image for `image`, the address to open for `oauth`. */
  readonly data?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly expiresAt?: string;
}

export const userCredential: Credential = {
  name: 'user',
  label: 'Usuário',
  type: 'text',
  placeholder: 'user-ok',
  validation: '^.{3,}$',
  validationMessage: 'O usuário deve ter pelo menos 3 caracteres',
  optional: false,
};

export const passwordCredential: Credential = {
  name: 'password',
  label: 'Senha',
  type: 'password',
  placeholder: '',
  validation: '^.{6,}$',
  validationMessage: 'A senha deve ter pelo menos 6 caracteres',
  optional: false,
};

export const tokenCredential: Credential = {
  name: 'token',
  label: 'Token',
  type: 'number',
  mfa: true,
  placeholder: '123456',
  validation: '^\\d{6}$',
  validationMessage: 'O token deve ter 6 dígitos',
  optional: false,
};

export const birthDateCredential: Credential = {
  name: 'birthDate',
  label: 'Data de nascimento',
  type: 'text',
  placeholder: '28/02/1990',
  validation: '^\\d{2}/\\d{2}/\\d{4}$',
  validationMessage: 'A data deve ter a forma DD/MM/AAAA',
  optional: false,
};

export const cpfCredential: Credential = {
  name: 'cpf',
  label: 'CPF',
  type: 'number',
  placeholder: '',
  validation: '^\\d{3}\\.?\\d{3}\\.?\\d{3}-?\\d{2}$',
  validationMessage: 'O CPF deve ser válido e ter 11 números.',
  optional: false,
};

export const cnpjCredential: Credential = {
  name: 'cnpj',
  label: 'CNPJ',
  // not `number`, which offers no letters on a phone
  type: 'text',
  placeholder: '',
  validation: '^[0-9A-Za-z]{2}\\.?[0-9A-Za-z]{3}\\.?[0-9A-Za-z]{3}/?[0-9A-Za-z]{4}-?\\d{2}$',
  validationMessage: 'O CNPJ deve ser válido e ter 14 caracteres, letras ou números.',
  optional: false,
};
