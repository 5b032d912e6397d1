/** The driver's own way to the API: kept-alive connections of node:http, which cost it less than `fetch`; what it costs is the driver's, not the product's. */
import { Agent, request, type RequestOptions } from 'node:http';

export interface Sent { readonly body?: unknown; readonly version?: number; readonly key?: string }
export interface Caller {
  /** JSON in and out. Throws with the problem code unless the status is 2xx. */
  call<T>(method: string, path: string, sent?: Sent): Promise<T>;
  close(): void;
}

/** @param cookie of somebody signed in: the same header as a browser sends, with the same Origin */
export function createCaller(origin: string, cookie: string): Caller {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(origin);
  return {
    call: async <T>(method: string, path: string, { body, version, key }: Sent = {}) => {
      const payload = body === undefined ? '' : JSON.stringify(body);
      const headers = {
        cookie, origin, accept: 'application/json', 'content-length': Buffer.byteLength(payload), ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }), ...(key === undefined ? {} : { 'idempotency-key': key }),
      };
      const { status, text } = await exchange({ agent, hostname, port, method, path, headers }, payload);
      const answer = JSON.parse(text) as T & { code?: string };
      if (status >= 300) throw new Error(`${method} ${path} answered ${status} ${String(answer.code)}`);
      return answer;
    },
    close: () => agent.destroy(),
  };
}

function exchange(options: RequestOptions, payload: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sending = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => { text += part; });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', reject);
    });
    sending.on('error', (error) => {
      // Between two rounds the server closes connections that were idle; a request that met such a one never arrived.
      if (sending.reusedSocket && 'code' in error && error.code === 'ECONNRESET') exchange(options, payload).then(resolve, reject);
      else reject(error);
    });
    sending.end(payload);
  });
}
