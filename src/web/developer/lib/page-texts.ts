import type { Language } from '../../i18n/language.ts';

/** What all developers' pages say. */
export interface PageTexts {
  readonly brand: string;
  readonly skip: string;
  readonly pages: string;
  readonly names: Readonly<Record<'test' | 'token' | 'debug' | 'dev' | 'docs' | 'app', string>>;
  readonly language: string;
  readonly sandbox: string;
  readonly live: string;
  readonly noSettings: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly credential: {
    readonly title: string;
    readonly label: string;
    readonly hint: string;
    readonly sandboxHint: string;
    readonly show: string;
  };
  readonly failures: {
    readonly network: string;
    readonly unauthenticated: string;
    readonly http: (status: number) => string;
  };
}

export const PAGE_TEXTS: Readonly<Record<Language, PageTexts>> = {
  'pt-BR': {
    brand: 'Open Finance para desenvolvedores',
    skip: 'Ir para o conteúdo',
    pages: 'Páginas',
    names: {
      test: 'Testar a API',
      token: 'Connect token',
      debug: 'Diagnóstico do widget',
      dev: 'Operação',
      docs: 'Documentação',
      app: 'Aplicativo',
    },
    language: 'Idioma',
    sandbox: 'Sandbox',
    live: 'Live: dados reais',
    noSettings:
      'A página não conseguiu falar com o serviço. Ele pode estar parado ou reiniciando. Verifique se o processo está em execução e recarregue a página.',
    copy: 'Copiar',
    copied: 'Copiado.',
    notCopied: 'O navegador não deixou copiar. Selecione o texto e copie com o teclado.',
    credential: {
      title: 'Credencial',
      label: 'Chave de API ou token de sessão',
      hint: 'Fica só na memória desta página e some quando ela é fechada ou recarregada.',
      sandboxHint: 'No modo sandbox, a chave publicada já está preenchida.',
      show: 'Mostrar',
    },
    failures: {
      network:
        'Nenhuma resposta do serviço. Ele pode estar parado, ou a rede caiu. Verifique os dois e tente de novo.',
      unauthenticated: 'A credencial acima falta, está errada ou venceu.',
      http: (status) =>
        `A resposta foi HTTP ${status}, e não veio deste serviço: algo no caminho, como um proxy, respondeu. Veja a configuração dele e tente de novo.`,
    },
  },
  en: {
    brand: 'Open Finance for developers',
    skip: 'Skip to content',
    pages: 'Pages',
    names: {
      test: 'Try the API',
      token: 'Connect token',
      debug: 'Widget diagnostics',
      dev: 'Operations',
      docs: 'Documentation',
      app: 'App',
    },
    language: 'Language',
    sandbox: 'Sandbox',
    live: 'Live: real data',
    noSettings:
      'The page could not reach the service. It may be stopped or restarting. See whether the process runs, and reload the page.',
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'The browser did not allow copying. Select the text and copy it with the keyboard.',
    credential: {
      title: 'Credential',
      label: 'API key or session token',
      hint: 'It stays in the memory of this page alone, and is gone when the page is closed or reloaded.',
      sandboxHint: 'In the sandbox mode the published key is filled in already.',
      show: 'Show',
    },
    failures: {
      network:
        'No answer from the service. It may be stopped, or the network is down. Check both and try again.',
      unauthenticated: 'The credential above is missing, wrong or over.',
      http: (status) =>
        `The answer was HTTP ${status}, and not from this service: something on the way, such as a proxy, answered. Check its configuration and try again.`,
    },
  },
};
