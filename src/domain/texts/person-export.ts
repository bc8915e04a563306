import type { Text } from './text.ts';

/** The page in plain words that lies in a person's export, by the name of its file. */
export const PERSON_EXPORT_PAGES: Readonly<Record<string, { lang: string; title: string; lines: string[] }>> =
  {
    'leia-me.html': {
      lang: 'pt-BR',
      title: 'Seus dados',
      lines: [
        'Este arquivo contém tudo o que este serviço guarda sobre você. Você o pediu; a lei (LGPD, artigo 18) lhe dá esse direito.',
        '<b>pessoa.json</b>: o nome pelo qual o aplicativo conhece você e, se houver, o seu telefone.',
        '<b>dados.json</b>: suas conexões, contas, transações, faturas, investimentos, empréstimos, dados cadastrais e consentimentos, como os bancos os informaram por meio da Pluggy. O que o banco já não lista também está aqui, com o dia em que saiu.',
        '<b>transacoes.csv</b>: as mesmas transações como tabela, para o Excel. Dinheiro que sai tem sinal negativo.',
        '<b>registros/</b>: o resto, uma linha por registro: o que você escreveu ou escolheu, valores anteriores, avisos recebidos da Pluggy, sessões, e quem leu, mudou ou exportou seus dados, e quando.',
        'Ficam de fora apenas textos cifrados e resumos criptográficos, que não dizem nada a ninguém; o conteúdo deles está em pessoa.json e dados.json.',
        'Você pode pedir que tudo isto seja apagado. Este arquivo diz muito sobre você: guarde-o bem.',
      ],
    },
    'read-me.html': {
      lang: 'en',
      title: 'Your data',
      lines: [
        'This file holds everything that this service keeps about you. You asked for it; the law (LGPD, article 18) gives you that right.',
        '<b>pessoa.json</b>: the name by which the app knows you, and your telephone number if there is one.',
        '<b>dados.json</b>: your connections, accounts, transactions, bills, investments, loans, identity and consents, as the banks told them through Pluggy. What a bank no longer lists is here too, with the day on which it went.',
        '<b>transacoes.csv</b>: the same transactions as a table, for Excel in Brazil. Money out is negative.',
        '<b>registros/</b>: the rest, a line for each record: what you wrote or chose, former values, notices that came from Pluggy, sessions, and who read, changed or exported your data, and when.',
        'Only encrypted texts and digests are left out, which say nothing to anybody; what is in them is in pessoa.json and dados.json.',
        'You may ask that all of it be erased. This file says a lot about you: keep it safe.',
      ],
    },
  };

/** How a browser names the file. */
export const PERSON_EXPORT_NAME: Text = { en: 'my-data.zip', 'pt-BR': 'meus-dados.zip' };
