import { app } from 'electron';

/**
 * Before the application is ready: WebAssembly in the windows stays with V8's baseline compiler. The grammar's module is
 * 16 MB; optimised, it held all threads of the pool for seconds and 150 MB for good, and what is typed is drawn by the same
 * threads.
 */
export function keepToBaseline(): void {
  const given = app.commandLine.getSwitchValue('js-flags');
  app.commandLine.appendSwitch('js-flags', `${given} --no-wasm-dynamic-tiering --no-wasm-tier-up`.trim());
}
