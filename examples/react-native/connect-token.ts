/** Your server knows who is signed in, and asks the service for a token with its API key (see examples/plain-page/server.mjs). */
export async function fetchConnectToken(serverUrl: string, itemId?: string): Promise<string> {
  const answer = await fetch(`${serverUrl}/connect-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(itemId === undefined ? {} : { itemId }),
  });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}`);
  const { connectToken } = (await answer.json()) as { connectToken: string };
  return connectToken;
}
