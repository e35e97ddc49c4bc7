import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { test } from './app.ts';

export interface Listener {
  /** One number for TCP and UDP, on this machine. */
  readonly port: number;
  /** What arrived, in words. */
  readonly arrived: readonly string[];
  readonly close: () => void;
}

/** Listens for anything that a program may send over TCP or UDP; ends by `close`. */
export async function listen(): Promise<Listener> {
  const arrived: string[] = [];
  const tcp = createServer(socket => {
    arrived.push('a TCP connection');
    socket.on('data', data => arrived.push(`TCP ${String(data).split('\r\n')[0]}`));
    socket.on('error', () => undefined);
  });
  await new Promise<void>(resolve => tcp.listen(0, '127.0.0.1', resolve));
  const address = tcp.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const udp = createSocket('udp4', () => arrived.push('a UDP packet'));
  await new Promise<void>(resolve => udp.bind(address.port, '127.0.0.1', resolve));
  test.info().annotations.push({ type: 'listens at', description: String(address.port) });
  return {
    port: address.port,
    arrived,
    close: () => {
      tcp.close();
      udp.close();
    },
  };
}
