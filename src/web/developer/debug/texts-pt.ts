import type { DebugTexts } from './texts.ts';

/** In Portuguese. */
export const DEBUG_PT: DebugTexts = {
  input: 'O que verificar',
  user: 'Id do usuário',
  userHint: 'Para o token que o teste do widget gera.',
  token: 'Connect token a examinar',
  tokenHint: 'Vazio: o token que este teste gera.',
  redirect: 'oauthRedirectUri a examinar',
  policy: 'Content-Security-Policy da sua página',
  policyHint: 'Se o widget abre em outra página: o valor do cabeçalho dela. Vazio: a página deste serviço.',
  opener: 'Cross-Origin-Opener-Policy da sua página',
  run: 'Verificar tudo',
  running: 'Verificando…',
  results: 'Resultados',
  none: 'Nada verificado ainda. Leva poucos segundos; até um minuto, se algo está bloqueado.',
  cause: 'Causa',
  fix: 'O que fazer',
  tones: { good: 'Certo', bad: 'Falha', warning: 'Atenção', neutral: 'Não verificado' },
  summary: (bad, warnings) =>
    bad + warnings === 0
      ? 'Tudo certo.'
      : `${bad} com falha, ${warnings} com atenção. Comece pela primeira falha.`,
  report: 'Relatório',
  reportHint: 'Sem chaves, tokens, usuários ou dados pessoais: pode ser enviado ao suporte.',
  copy: 'Copiar relatório',
  crashed: {
    result: 'Esta verificação parou no meio: {value}',
    cause: 'Algo que a página não conhece.',
    fix: 'Recarregue a página. Se continuar, envie o relatório com a versão do navegador.',
  },
  checks: {
    api: {
      title: 'API alcançável',
      good: { result: 'A API respondeu em {value} ms.' },
      bad: {
        result: 'A API não respondeu como deveria: {value}.',
        cause: 'O serviço está parado, ou um proxy responde no lugar dele.',
        fix: 'Verifique se o processo está em execução e para onde o proxy encaminha.',
      },
    },
    chain: {
      title: 'Cadeia até a Pluggy (GET /test)',
      good: { result: 'Credenciais, Pluggy e banco de dados estão em ordem.' },
      bad: { result: '{value}', fix: 'O texto diz o que fazer em cada elo. GET /test mostra todos.' },
      skipped: {
        result: 'Não verificada: {value}',
        fix: 'Cole uma chave de API com escopo read e verifique de novo.',
      },
    },
    clock: {
      title: 'Relógio deste aparelho',
      good: { result: 'Igual ao do serviço (diferença de {value} s).' },
      ahead: {
        result: 'Adiantado {value} s em relação ao serviço.',
        cause: 'Tokens parecem vencidos antes da hora, e o widget os recusa.',
        fix: 'Ligue a hora automática no sistema deste aparelho.',
      },
      behind: {
        result: 'Atrasado {value} s em relação ao serviço.',
        cause: 'Tokens vencidos parecem válidos, e certificados podem parecer do futuro.',
        fix: 'Ligue a hora automática no sistema deste aparelho.',
      },
      unknown: {
        result: 'A resposta não trouxe a hora (Date).',
        cause: 'Um proxy tira o cabeçalho.',
        fix: 'Deixe o cabeçalho Date passar.',
      },
    },
    script: {
      title: 'Script do widget',
      good: { result: 'O pacote da Pluggy, servido por este serviço, carregou.' },
      bad: {
        result: 'O script não carregou: {value}',
        cause:
          'Um bloqueador de conteúdo o segura, ou a página é de uma versão anterior que já não existe no servidor.',
        fix: 'Recarregue a página. Depois desligue o bloqueador para este endereço e tente de novo.',
      },
    },
    element: {
      title: 'Script /pluggy-connect.js',
      good: { result: 'Este serviço o entrega: {value}.' },
      bad: {
        result: 'Este serviço não o entrega: {value}.',
        cause: 'Um proxy responde no lugar dele, ou um bloqueador o segura.',
        fix: 'Abra /pluggy-connect.js em outra aba e veja o que chega. O endereço na sua página é BASE_URL mais esse caminho.',
      },
    },
    policy: {
      title: 'Política de conteúdo (CSP)',
      good: { result: 'Permite o quadro e os estilos do widget.' },
      none: { result: 'A página não tem política: o widget funciona, e nada a protege.' },
      frame: {
        result: 'A política proíbe o quadro do widget.',
        cause: 'O endereço do widget não está em frame-src.',
        fix: 'Acrescente à política: {value}',
      },
      style: {
        result: 'A política proíbe os estilos que o pacote da Pluggy escreve na página.',
        cause: 'O pacote cria um elemento style e não aceita nonce: o widget abre sem forma.',
        fix: 'Na página do widget, use: {value} (sem nonce em style-src).',
      },
    },
    opener: {
      title: 'Política de abertura (COOP)',
      good: { result: 'A janela do banco consegue responder ({value}).' },
      none: { result: 'A página não tem esta política: a janela do banco consegue responder.' },
      cut: {
        result: 'A janela do banco perde a ligação com a página ({value}).',
        cause: 'É o padrão do helmet. O OAuth do banco termina e o widget nunca fica sabendo.',
        fix: 'Use Cross-Origin-Opener-Policy: same-origin-allow-popups na página do widget.',
      },
    },
    widgetHost: {
      title: 'Endereço do widget',
      good: { result: '{value} responde.' },
      bad: {
        result: '{value} não responde a este navegador.',
        cause: 'Bloqueador de conteúdo, DNS ou firewall da rede, ou falta de internet.',
        fix: 'Abra o endereço em outra aba. Se abrir lá, desligue o bloqueador para esta página; senão, libere o domínio na rede.',
      },
    },
    frame: {
      title: 'Widget dentro da página (terceiros)',
      good: { result: 'O widget abriu em um quadro e respondeu em {value} ms.' },
      silent: {
        result: 'O quadro não respondeu em {value} s.',
        cause:
          'O navegador bloqueia conteúdo de terceiros, a política da página proíbe o quadro, ou o widget recusa o token.',
        fix: 'Veja as verificações acima. Se estão certas, permita conteúdo de terceiros para este site, ou ofereça a conexão direta.',
      },
      skipped: {
        result: 'Não verificado: sem connect token. {value}',
        fix: 'Cole uma chave de API com escopo write e verifique de novo.',
      },
    },
    token: {
      title: 'Connect token',
      good: { result: 'Tem a forma certa e vale por mais {value} min.' },
      expired: {
        result: 'Venceu há {value} min.',
        cause: 'Um connect token vale 30 minutos.',
        fix: 'Gere um token novo quando a pessoa clicar, não ao carregar a página.',
      },
      key: {
        result: 'Isto parece uma chave, não um connect token.',
        cause:
          'POST /auth da Pluggy responde apiKey; o connect token é o accessToken de POST /connect_token.',
        fix: 'Nunca envie a chave ao navegador. Gere o token no servidor com POST /connect-token.',
      },
      form: {
        result: 'Isto não é um connect token.',
        cause: 'O texto não tem as três partes de um JWT com prazo: pode ter sido cortado.',
        fix: 'Copie o token inteiro da resposta de POST /connect-token.',
      },
      empty: {
        result: 'Nenhum token para examinar.',
        fix: 'Cole um, ou uma chave de API que possa gerar um.',
      },
    },
    tokenAtPluggy: {
      title: 'Token na Pluggy, e de quem',
      good: { result: 'A Pluggy aceita o token. Dentro dele: {value}.' },
      nobody: {
        result: 'A Pluggy aceita o token, mas ele não diz de quem é.',
        cause: 'Foi gerado sem clientUserId, ou a Pluggy não o escreve no token.',
        fix: 'Gere-o com POST /connect-token deste serviço, que sempre informa o usuário.',
      },
      refused: {
        result: 'A Pluggy recusa o token (HTTP {value}).',
        cause: 'Venceu, é de outra aplicação ou de outro ambiente (sandbox e live não se misturam).',
        fix: 'Gere o token neste serviço e use-o no widget do mesmo modo.',
      },
      bad: {
        result: 'A API da Pluggy não responde a este navegador.',
        cause: 'Bloqueador de conteúdo, rede, ou a Pluggy fora do ar.',
        fix: 'Veja se "Cadeia até a Pluggy" está certa: então é só este navegador. Desligue o bloqueador.',
      },
      skipped: { result: 'Não verificado: sem token.', fix: 'Veja a verificação anterior.' },
    },
    redirect: {
      title: 'oauthRedirectUri',
      good: { result: 'Uma URL https: a Pluggy a aceita.' },
      deepLink: { result: 'Um deep link ({value}): a Pluggy o aceita. O app precisa estar instalado.' },
      empty: { result: 'Não informada. Em celular, a pessoa volta do banco sozinha para a sua página.' },
      form: {
        result: 'Isto não é uma URL completa.',
        cause: 'Falta o esquema, como https://.',
        fix: 'Escreva a URL inteira, como https://app.exemplo.com.br/volta.',
      },
      scheme: {
        result: 'A Pluggy não aceita {value}',
        cause: 'São aceitos https e deep links de app.',
        fix: 'Sirva a página de volta em https.',
      },
      local: {
        result: 'A Pluggy não aceita {value}.',
        cause: 'O endereço só existe neste computador.',
        fix: 'Em desenvolvimento, deixe vazio (a janela fecha sozinha) ou use um túnel https.',
      },
      fragment: {
        result: 'A URL tem um fragmento (#…).',
        cause: 'O que a volta acrescenta à URL pode se perder depois do #.',
        fix: 'Tire o fragmento.',
      },
    },
    webhook: {
      title: 'Webhook, ida e volta',
      good: { result: '{value}' },
      bad: {
        result: '{value}',
        cause:
          'O serviço chamou o próprio endereço de webhook com um número que só ele conhece, e a chamada não voltou.',
        fix: 'Corrija BASE_URL ou o proxy como o texto diz. Até lá, as conexões são comparadas a cada 15 minutos.',
      },
      skipped: {
        result: 'Não verificado: {value}',
        fix: 'Cole uma chave de API com escopo admin e verifique de novo.',
      },
    },
  },
};
