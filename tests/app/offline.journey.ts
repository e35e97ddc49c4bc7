import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { launchGalley, temporaryFolder, test } from '../kit/app.ts';
import { get } from 'node:http';
import { listen } from '../kit/listener.ts';
import { starterSite } from '../kit/sites.ts';

const post = '_posts/2025-12-12-links.md';
const body = `---
title: Links
image: https://example.org/lead.jpg
---

![a picture](https://example.org/picture.png)
<link rel="stylesheet" href="https://example.org/style.css">
<link rel="preconnect" href="https://example.org">
<link rel="dns-prefetch" href="//example.net">
<link rel="prefetch" href="https://example.org/next">
<style>@import url("https://example.org/imported.css"); p { background: url(https://example.org/back.png) }</style>
<video src="https://example.org/film.mp4" autoplay></video>
<meta http-equiv="refresh" content="0; url=https://example.org/">

The end.
`;

/** Remote addresses of the sockets that a process and its children hold, this machine itself left out. */
async function remoteAddresses(pid: number): Promise<string[]> {
  const pids = [pid, ...(await childrenOf(pid))];
  const inodes = new Set<string>();
  for (const one of pids) {
    const folder = `/proc/${one}/fd`;
    for (const name of await readdir(folder).catch(() => [])) {
      const target = await readlink(join(folder, name)).catch(() => '');
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      if (inode) inodes.add(inode);
    }
  }
  const tables = await Promise.all(
    ['tcp', 'tcp6', 'udp', 'udp6'].map(name => readFile(`/proc/${pid}/net/${name}`, 'utf8').catch(() => '')),
  );
  return tables
    .flatMap(table => table.split('\n').slice(1))
    .map(line => line.trim().split(/\s+/))
    .filter(fields => inodes.has(fields[9] ?? ''))
    .map(fields => fields[2] ?? '')
    .filter(remote => !/^(?:0+|0100007F|0{24}01000000|0{16}FFFF00000100007F):/.test(remote));
}

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const own = text.trim().split(/\s+/).filter(Boolean).map(Number);
  return [...own, ...(await Promise.all(own.map(childrenOf))).flat()];
}

test('nothing is asked of the network, whatever a post refers to @packaged', async () => {
  const folder = await temporaryFolder('net');
  const log = join(folder, 'net.json');
  const site = await starterSite({ [post]: body });
  const { page, app } = await launchGalley({ site: join(site.folder, post), args: [`--log-net-log=${log}`] });
  const remote = new Set<string>();
  const program = app.process();
  const watch = setInterval(() => {
    void remoteAddresses(program.pid!).then(found => found.forEach(address => remote.add(address)));
  }, 50);
  const preview = page.frameLocator('iframe[title="Preview"]');
  await expect(preview.getByText('The end.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Markdown' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('![another](https://example.org/typed.png) and some mispeled words ');
  await expect(page.getByRole('status', { name: 'Save status' })).toHaveText('Saved');
  await page.waitForTimeout(1500);
  clearInterval(watch);
  const closed = new Promise(resolve => program.once('exit', resolve));
  await app.evaluate(({ app: galley }) => galley.quit());
  await closed;

  expect([...remote]).toEqual([]);
  const text = await readFile(log, 'utf8');
  expect(text).toContain('"constants"');
  // Every look-up of a name and every connection leaves events; only the debugger that drives this test has any.
  const addresses = [...text.matchAll(/"(?:address|remote_address|host)":"([^"]+)"/g)].map(match => match[1]!);
  expect(addresses.filter(address => !/^(?:127\.0\.0\.1|\[::1\]|localhost)/.test(address))).toEqual([]);
});

/** Every way in which a page refers to something elsewhere. */
const references = (at: string) => `
<link rel="icon" href="${at}/icon"><link rel="apple-touch-icon" href="${at}/touch"><link rel="manifest" href="${at}/m">
<link rel="preload" as="image" href="${at}/preload"><link rel="modulepreload" href="${at}/module">
<link rel="prefetch" href="${at}/prefetch"><link rel="prerender" href="${at}/prerender">
<link rel="preconnect" href="${at}"><link rel="dns-prefetch" href="${at}"><link rel="stylesheet" href="${at}/style">
<link rel="alternate stylesheet" title="x" href="${at}/alternate"><base href="${at}/base/">
<style>@import "${at}/import"; @font-face { font-family: f; src: url(${at}/font) }
body { font-family: f; background: image-set(url(${at}/set) 1x); cursor: url(${at}/cursor), auto }
li::before { content: url(${at}/content) } p { mask: url(${at}/mask#m); filter: url(${at}/filter#f) }</style>
<img src="${at}/img" srcset="${at}/srcset 2x"><picture><source srcset="${at}/source"><img src="x"></picture>
<body background="${at}/body"><table background="${at}/table"><td background="${at}/td"></table>
<video poster="${at}/poster" src="${at}/video" autoplay><track src="${at}/track" default></video><audio src="${at}/a" autoplay></audio>
<iframe src="${at}/iframe"></iframe><iframe srcdoc="<img src='${at}/srcdoc'>"></iframe><frame src="${at}/frame">
<object data="${at}/object"></object><embed src="${at}/embed"><applet code="x" archive="${at}/applet"></applet>
<input type="image" src="${at}/input"><form action="${at}/form" method="post"><button id="send">send</button></form>
<svg><image href="${at}/svg"/><use href="${at}/use#u"/><feImage href="${at}/fe"/><script href="${at}/svgscript"></script></svg>
<math href="${at}/math"><mtext>m</mtext></math><script src="${at}/script"></script><script type="module">import "${at}/es"</script>
<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${at}/speculated"]}]}</script>
<meta http-equiv="refresh" content="0; url=${at}/refresh"><meta http-equiv="Content-Security-Policy" content="report-uri ${at}/r">
<a id="ping" href="#x" ping="${at}/ping">ping</a><div style="background: url(${at}/inline)">d</div>
<p>The end.</p>`;

test('a page, and a frame that was taken over, send nothing to a listener on this very machine', async () => {
  test.setTimeout(120_000);
  const listener = await listen();
  const at = `http://127.0.0.1:${listener.port}`;
  // The listener hears what is sent to it: without this, nothing heard would say nothing.
  await new Promise<unknown>(resolve =>
    get(`${at}/proof`, resolve)
      .on('error', resolve)
      .setTimeout(500, () => resolve(null)),
  );
  expect(listener.arrived).toContain('TCP GET /proof HTTP/1.1');
  const heard = listener.arrived.length;

  const site = await starterSite({
    [post]: `---\ntitle: Links\nimage: ${at}/lead\n---\n\n{% raw %}\n${references(at)}\n{% endraw %}\n`,
    'assets/away.svg': `<svg xmlns="http://www.w3.org/2000/svg"><image href="${at}/inside"/></svg>`,
  });
  const { page } = await launchGalley({ site: join(site.folder, post) });
  await expect(page.frameLocator('iframe[title="Preview"]').getByText('The end.')).toBeVisible();
  const frame = page.frames().find(one => one.url().startsWith('galley-site:'))!;
  for (const id of ['#ping', '#send']) await frame.locator(id).click({ timeout: 5000 });
  const attack = (address: string) => {
    const tries: (() => unknown)[] = [
      () => fetch(address, { mode: 'no-cors' }),
      () => navigator.sendBeacon(address, 'x'),
      () => new WebSocket(address.replace('http', 'ws')),
      () => new EventSource(address),
      () => new XMLHttpRequest().open('GET', address, false),
      () => {
        const request = new XMLHttpRequest();
        request.open('POST', address);
        request.send('x');
      },
      () => (new Image().src = `${address}/image`),
      () => new Worker(`${address}/worker`),
      () => import(`${address}/import.js`),
      () => window.open(`${address}/open`),
      () => Object.assign(document.createElement('a'), { href: `${address}/a`, ping: `${address}/ping` }).click(),
      () => document.head.append(Object.assign(document.createElement('link'), { rel: 'preconnect', href: address })),
      () => document.head.append(Object.assign(document.createElement('script'), { src: `${address}/s.js` })),
      () => document.body.append(Object.assign(document.createElement('iframe'), { src: `${address}/f` })),
      () => {
        const host = address.replace('http://', '');
        const relay = { urls: [`turn:${host}?transport=tcp`, `turn:${host}`], username: 'a', credential: 'b' };
        const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${host}` }, relay] });
        peer.createDataChannel('x');
        void peer.createOffer().then(offer => peer.setLocalDescription(offer));
      },
      () => navigator.serviceWorker.register(`${address}/sw.js`),
      () => (location.href = `${address}/location`),
      () => (top!.location.href = `${address}/top`),
      () => (parent.location.href = `${address}/parent`),
    ];
    for (const one of tries) {
      try {
        void Promise.resolve(one()).catch(() => undefined);
      } catch {
        // Refused, as it should be.
      }
    }
    // Messages that a frame may make up: to the window, with ports of its own, in the words of the program.
    for (const data of [
      'galley-port',
      { kind: 'ready' },
      { kind: 'followed', url: address },
      { kind: 'call', name: 'post.save' },
    ]) {
      const { port1, port2 } = new MessageChannel();
      parent.postMessage(data, '*', [port2]);
      top!.postMessage(data, '*');
      port1.postMessage(data);
    }
  };
  await frame.evaluate(attack, at).catch(() => undefined);
  await page.waitForTimeout(1500);
  // Where it led itself is nowhere; the preview is there again.
  await expect(page.frameLocator('iframe[title="Preview"]').getByText('The end.')).toBeVisible({ timeout: 20_000 });
  // The window's own page, as if it had been taken over, sends nothing either.
  await page.evaluate(attack, at).catch(() => undefined);
  await page.waitForTimeout(1500);
  listener.close();
  expect(listener.arrived.slice(heard)).toEqual([]);
  expect(page.url()).toBe('galley://app/');
});
