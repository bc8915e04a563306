import { type ErrorKind, errorCatalogue } from '../../src/domain/errors.ts';

function section([code, kind]: [string, ErrorKind]): string {
  return [
    `## ${code}`,
    '',
    `HTTP ${kind.status} · ${kind.retry ? 'the same request may succeed later' : 'repeating the same request does not help'}`,
    '',
    `- **pt-BR** — ${kind.title['pt-BR']}. ${kind.detail['pt-BR']}`,
    `- **en** — ${kind.title.en}. ${kind.detail.en}`,
    '',
  ].join('\n');
}

/** The page docs/errors.md. */
export function renderErrors(): string {
  const head = `# Errors

Every error answer is a problem document (RFC 9457, \`application/problem+json\`) with \`type\`, \`title\`, \`status\`,
\`code\`, \`detail\`, \`instance\` and, where one field is to blame, \`field\`. \`code\` is stable and meant for programs;
\`title\` and \`detail\` are for people, in the language that \`Accept-Language\` asks for (Portuguese without one). A request
with several wrong fields is answered with \`errors\`, a list of \`{ code, field, detail }\` that names all of them; \`code\` and
\`field\` are those of the first.
A connection whose sync failed carries one of these codes in \`sync.error\`.

This page is written from \`src/domain/errors.ts\`; a test holds the two equal.
`;
  return `${head}\n${Object.entries(errorCatalogue).map(section).join('\n')}`;
}
