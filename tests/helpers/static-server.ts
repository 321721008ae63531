import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { SECURITY_HEADERS } from '../../scripts/content-security-policy.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** A server of a built app that can be switched off and on again, and can be given another build. */
export interface StaticServer {
  /** Address of the app, with a slash at the end. It stays the same over `stop` and `start`. */
  readonly url: string;
  /** Paths asked for since the start of the server, as the browser sent them. */
  readonly requests: readonly string[];
  /** Serves another build from now on, as after a deployment. */
  serve(root: string): void;
  /** Refuses connections and cuts the open ones: for the browser the network is gone. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export interface StaticServerOptions {
  readonly root: string;
  /** Where the app lives, with slashes around it. */
  readonly basePath?: string;
  /** Sent with every answer; by default what a good server would send. `{}` is a host that sets none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For data that has to be found again by a later server, since it belongs to the address. By default a free one. */
  readonly port?: number;
}

/** Starts a server on this machine. */
export async function startStaticServer(options: StaticServerOptions): Promise<StaticServer> {
  const { basePath = '/', headers = SECURITY_HEADERS } = options;
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  let { root } = options;
  let server: Server | undefined;
  let port = options.port ?? 0;

  async function answer(path: string): Promise<{ status: number; type: string; body: Buffer | string }> {
    const inside = path.startsWith(basePath) ? path.slice(basePath.length) : undefined;
    const file = normalize(inside === '' ? 'index.html' : (inside ?? '..'));
    if (file.startsWith('..') || file.startsWith(sep)) return { status: 404, type: 'text/plain', body: 'Not here' };
    try {
      const body = await readFile(join(root, file));
      return { status: 200, type: TYPES[extname(file)] ?? 'application/octet-stream', body };
    } catch {
      return { status: 404, type: 'text/plain', body: 'Not here' };
    }
  }

  async function start(): Promise<void> {
    const next = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
      requests.push(path);
      void answer(path).then(({ status, type, body }) => {
        response.writeHead(status, { ...headers, 'Content-Type': type, 'Cache-Control': 'no-cache' });
        response.end(body);
      });
    });
    next.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      next.once('error', reject);
      next.listen(port, '127.0.0.1', resolve);
    });
    port = (next.address() as AddressInfo).port;
    server = next;
  }

  async function stop(): Promise<void> {
    const stopping = server;
    server = undefined;
    if (!stopping) return;
    const closed = new Promise<void>((resolve) => stopping.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  await start();
  return {
    url: `http://localhost:${port}${basePath}`,
    requests,
    serve(next) {
      root = next;
    },
    stop,
    start,
  };
}
