/** The official SDK's client of the Model Context Protocol. It is loaded by its name: the type check needs none of its declarations. */

interface Tool {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly inputSchema: {
    readonly properties: Readonly<Record<string, unknown>>;
    readonly required?: readonly string[];
  };
  readonly annotations?: { readonly readOnlyHint?: boolean };
}

interface ToolAnswer {
  readonly isError?: boolean;
  readonly content: readonly { readonly type: string; readonly text: string }[];
}

interface SdkClient {
  connect(transport: object): Promise<void>;
  getInstructions(): string | undefined;
  ping(): Promise<object>;
  listTools(): Promise<{ readonly tools: readonly Tool[] }>;
  callTool(call: { readonly name: string; readonly arguments?: object }): Promise<ToolAnswer>;
  close(): Promise<void>;
}

const SDK = '@modelcontextprotocol/sdk/client';

const load = async <Module>(path: string): Promise<Module> => (await import(`${SDK}/${path}`)) as Module;

export class McpClient {
  readonly #client: SdkClient;

  constructor(client: SdkClient) {
    this.#client = client;
  }

  static async over(transport: object): Promise<McpClient> {
    const { Client } = await load<{ Client: new (info: object) => SdkClient }>('index.js');
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(transport);
    return new McpClient(client);
  }

  /** Over Streamable HTTP. */
  static async http(url: string, headers: Readonly<Record<string, string>>): Promise<McpClient> {
    const { StreamableHTTPClientTransport: Transport } = await load<{
      StreamableHTTPClientTransport: new (url: URL, options: object) => object;
    }>('streamableHttp.js');
    return McpClient.over(new Transport(new URL(url), { requestInit: { headers } }));
  }

  /** Over the standard input and output of a process that it starts, and ends in `close`. */
  static async stdio(args: readonly string[], env: Readonly<Record<string, string>>): Promise<McpClient> {
    const { StdioClientTransport: Transport } = await load<{
      StdioClientTransport: new (options: object) => object;
    }>('stdio.js');
    return McpClient.over(new Transport({ command: process.execPath, args, env, stderr: 'inherit' }));
  }

  get instructions(): string {
    return this.#client.getInstructions() ?? '';
  }

  async tools(): Promise<readonly Tool[]> {
    return (await this.#client.listTools()).tools;
  }

  ping(): Promise<object> {
    return this.#client.ping();
  }

  call(name: string, given: object = {}): Promise<ToolAnswer> {
    return this.#client.callTool({ name, arguments: given });
  }

  /** The data of an answer, which stands between its marks. */
  async read<T>(name: string, given: object = {}): Promise<T> {
    const { content, isError } = await this.call(name, given);
    const text = content.at(-1)?.text ?? '';
    const [, mark, json] = /^<(data-[0-9a-f]{12})>\n([\s\S]*)\n<\/\1>$/.exec(text) ?? [];
    if (isError || json === undefined || !content[0]?.text.includes(`<${mark}>`)) throw new Error(text);
    return JSON.parse(json) as T;
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}
