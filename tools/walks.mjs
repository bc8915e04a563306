/**
 * The ways that a newcomer walks through the program, frame by frame. Each frame is a function of `src/`, written as
 * `file#function`; `file#function>inner` is one that stands inside another. `(closure)` has no name.
 *
 * Each frame must call the next one in its own body, as it stands in the text: no frame can be left out. Where a frame calls
 * what it was handed, such as a handler out of a table, the next one is marked with `handed`.
 */
import ts from 'typescript';
import { nameOf } from './source-tree.mjs';

export const WALKS = [
  {
    name: 'a job, from the take of its row to the commit of a page',
    most: { frames: 16, files: 15 },
    frames: [
      'src/queue/JobPool.ts#startDue',
      'src/queue/JobRun.ts#run',
      { handed: 'src/sync/item/sync-item.ts#createSyncItem>(closure)' },
      'src/sync/item/sync-item.ts#syncItem',
      'src/sync/item/sync-data.ts#syncData',
      'src/sync/transactions/sync-transactions.ts#syncTransactions',
      'src/sync/run/run-product.ts#runProduct',
      { handed: 'src/sync/transactions/sync-transactions.ts#syncTransactions>(closure)' },
      { handed: 'src/sync/transactions/read-account.ts#beginAccount>readAll' },
      'src/sync/transactions/sweep-account.ts#sweepAccount',
      'src/sync/transactions/sweep-pages.ts#sweepPages',
      'src/sync/transactions/in-order.ts#inOrder',
      { handed: 'src/sync/transactions/sweep-pages.ts#sweepPages>write' },
      'src/sync/transactions/write-page.ts#writePage',
      'src/store/statements/transactions/write-transactions.ts#writeTransactions',
      'src/store/Database.ts#query',
    ],
  },
  {
    name: 'a page of transactions, from the request to its statement',
    frames: [
      'src/api/bind.ts#bind>handle',
      { handed: 'src/api/handlers/transactions.ts#transactionHandlers>listTransactions' },
      'src/features/transactions/transactions.ts#listTransactions',
      'src/store/Database.ts#asUser',
      { handed: 'src/features/transactions/transactions.ts#listTransactions>list' },
      'src/store/statements/transactions/list-transactions-of-user.ts#listTransactionsOfUser',
    ],
  },
  {
    name: 'a webhook, from the request to its inbox row and job',
    frames: [
      'src/api/receive-webhook.ts#receiveDelivery',
      'src/ingest/receive-webhook.ts#receiveWebhook',
      'src/ingest/EventGroups.ts#receive',
      'src/ingest/EventGroups.ts##pump',
      'src/ingest/EventGroups.ts##write',
      'src/ingest/receive-events.ts#receiveEvents',
      'src/ingest/receive-events.ts#append',
      'src/ingest/sql/append-events.ts#appendEvents',
      'src/store/Database.ts#query',
    ],
  },
  {
    name: "a connect token, from the request to Pluggy's answer",
    frames: [
      'src/api/bind.ts#bind>handle',
      { handed: 'src/api/handlers/connecting.ts#connectingHandlers>createConnectToken' },
      'src/features/connections/connect-token.ts#createConnectToken',
      'src/pluggy/PluggyClient.ts#createConnectToken',
      'src/pluggy/Requester.ts#run',
      'src/pluggy/Requester.ts##repeat',
      'src/pluggy/Requester.ts##attempt',
    ],
  },
];

/** The fifth walk: files that have to know a parameter of a list, from the query to the SQL. */
export const PARAMETER = {
  name: 'the parameter `search` of the list of transactions, from the query to the SQL',
  identifier: 'search',
  folders: [
    'src/contract/operations/transactions',
    'src/contract/inputs',
    'src/api/handlers/transactions',
    'src/features/transactions/transactions',
    'src/store/statements/transactions/list-transactions-of-user',
  ],
};

/** Nodes below one, those inside other functions left out. */
function ownNodes(node) {
  const found = [];
  const visit = (child) => {
    found.push(child);
    if (!ts.isFunctionLike(child)) ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

function findInside(node, name) {
  let found;
  const visit = (child) => {
    if (found !== undefined) return;
    const isNamed =
      (ts.isFunctionLike(child) && child.body !== undefined && nameOf(child) === name) ||
      (ts.isVariableDeclaration(child) && child.name.getText() === name);
    if (isNamed) found = child;
    else ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

function findFrame(files, text) {
  const [path, ...rest] = text.split('#');
  const file = files.find((one) => one.path === path);
  if (file === undefined) return undefined;
  const found = rest
    .join('#')
    .split('>')
    .reduce((node, name) => node && findInside(node, name), file.source);
  if (found === undefined) return undefined;
  const holds = ts.isVariableDeclaration(found) && found.initializer;
  return holds && ts.isFunctionLike(holds) ? holds : found;
}

const calls = (node, isCalled) =>
  ownNodes(node).some((child) => {
    if (!ts.isCallExpression(child)) return false;
    const { expression } = child;
    const isMember = ts.isPropertyAccessExpression(expression);
    return isCalled((isMember ? expression.name : expression).getText(), isMember);
  });

/** Names of what a function was handed: its own parameters and those of the functions around it, and its variables. */
function handedTo(node) {
  const names = new Set();
  for (let at = node; at !== undefined; at = at.parent) {
    if (!ts.isFunctionLike(at)) continue;
    for (const parameter of at.parameters)
      for (const word of parameter.name.getText().match(/\w+/g) ?? []) names.add(word);
    for (const child of at.body ? ownNodes(at) : [])
      if (ts.isVariableDeclaration(child)) names.add(child.name.getText());
  }
  return names;
}

/** Whether one frame calls the next in its own body: a member of that name, or a function of a file that it imports. */
function isCall(from, to, { isHanded, mayKnow }) {
  if (isHanded) return calls(from, (name) => handedTo(from).has(name)) || handsOn(from);
  const known = mayKnow || handedTo(from).has(nameOf(to));
  return calls(from, (name, isMember) => name === nameOf(to) && (isMember || known));
}

/** A function that gives what it was handed to another one of its own file, which calls it, such as `asUser`. */
function handsOn(node) {
  const handed = handedTo(node);
  let found = false;
  const visit = (child) => {
    if (ts.isCallExpression(child))
      found ||= child.arguments.some((argument) => ts.isIdentifier(argument) && handed.has(argument.text));
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}

/**
 * Follows a walk through the text.
 * @returns its frames, its files, and what does not hold
 */
export function followWalk(files, { frames }) {
  const problems = [];
  const steps = frames.map((frame) =>
    typeof frame === 'string' ? { text: frame, isHanded: false } : { text: frame.handed, isHanded: true },
  );
  const nodes = steps.map(({ text }) => findFrame(files, text));
  for (const [index, node] of nodes.entries())
    if (node === undefined) problems.push(`there is no function ${steps[index].text}`);
  const pathOf = ({ text }) => text.split('#')[0];
  for (const [index, { text, isHanded }] of steps.entries()) {
    if (index === 0 || nodes[index - 1] === undefined || nodes[index] === undefined) continue;
    const [here, there] = [pathOf(steps[index - 1]), pathOf(steps[index])];
    const imported = files.find(({ path }) => path === here)?.imports.map(({ target }) => target) ?? [];
    const mayKnow = here === there || imported.includes(there);
    if (isCall(nodes[index - 1], nodes[index], { isHanded, mayKnow })) continue;
    problems.push(`${steps[index - 1].text} does not call ${text}`);
  }
  const paths = new Set(steps.map(pathOf));
  return { frames: steps.map(({ text }) => text), files: [...paths], problems };
}

/** Files of the parameter's way in which it is named. */
export function filesOfParameter(files, { identifier, folders }) {
  const isOnWay = ({ path }) => folders.some((folder) => path === `${folder}.ts`);
  const names = ({ text }) => new RegExp(`\\b${identifier}\\b`).test(text);
  return files.filter((file) => isOnWay(file) && names(file)).map(({ path }) => path);
}
