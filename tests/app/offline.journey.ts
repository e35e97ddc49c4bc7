import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { launchGalley, temporaryFolder, test } from '../kit/app.ts';
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
