// The least that Electron can be: an empty window, or one with a bare CodeMirror in it (`BENCH_TEXT` names its text).
import { app, BrowserWindow, protocol } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

protocol.registerSchemesAsPrivileged([
  { scheme: 'bare', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
const page = script =>
  `<!doctype html><html><head><meta charset="utf-8"><title>Bare</title></head><body style="margin:0">${script}</body></html>`;

void app.whenReady().then(() => {
  protocol.handle('bare', request => {
    const { pathname } = new URL(request.url);
    if (pathname === '/text') return new Response(readFileSync(process.env.BENCH_TEXT, 'utf8'));
    if (pathname === '/editor.js') {
      const script = readFileSync(join(import.meta.dirname, 'editor.js'), 'utf8');
      return new Response(script, { headers: { 'content-type': 'text/javascript' } });
    }
    const body = process.env.BENCH_TEXT ? '<script type="module" src="/editor.js"></script>' : '<p>Bare</p>';
    return new Response(page(body), { headers: { 'content-type': 'text/html' } });
  });
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  void window.loadURL('bare://app/');
});
