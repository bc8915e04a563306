import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { answerMessage, type Reply, unreadable } from '../api/mcp/answer-message.ts';
import type { ToolContext } from '../api/mcp/call-tool.ts';

function readMessage(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * The Model Context Protocol over standard input and output: a message a line. Returns when the input has ended and everything is
 * answered.
 */
export async function serveMcp(
  input: Readable,
  write: (line: string) => void,
  context: ToolContext,
): Promise<void> {
  const running = new Set<Promise<void>>();
  const tell = (reply: Reply | undefined): void => {
    if (reply !== undefined) write(`${JSON.stringify(reply)}\n`);
  };
  for await (const line of createInterface({ input, terminal: false })) {
    if (line.trim() === '') continue;
    const message = readMessage(line);
    const answered = (
      message === undefined ? Promise.resolve(unreadable) : answerMessage(message, context)
    ).then(tell);
    running.add(answered);
    void answered.finally(() => running.delete(answered));
  }
  await Promise.all(running);
}
