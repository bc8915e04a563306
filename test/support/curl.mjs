// Stands in for curl where a machine has none: what the commands of docs/api.md use of it, and nothing else.
const headers = {};
let method;
let body;
let url = '';
const args = process.argv.slice(2);
for (let at = 0; at < args.length; at += 1) {
  const one = args[at];
  if (one === '-s') continue;
  const value = args[at + 1] ?? '';
  if (one === '-H') {
    const colon = value.indexOf(':');
    headers[value.slice(0, colon)] = value.slice(colon + 1).trim();
    at += 1;
  } else if (one === '-X') {
    method = value;
    at += 1;
  } else if (one === '-d') {
    body = value;
    at += 1;
  } else if (one.startsWith('-')) {
    throw new Error(`the stand-in for curl does not know ${one}`);
  } else url = one;
}
const answer = await fetch(url, { method: method ?? (body === undefined ? 'GET' : 'POST'), headers, body });
process.stdout.write(await answer.text());
