import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type ElectronApplication, type Frame, type Page } from 'playwright/test';
import { hostileLabel, hostileScript, hostileSvg, vectors } from '../hostile/vectors.ts';
import { type RunningGalley, launchGalley, test } from '../kit/app.ts';
import { starterSite } from '../kit/sites.ts';

const path = '_posts/2025-12-12-hostile.md';
const AT_ONCE = 8;

interface Guarded extends RunningGalley {
  /** What no hostile text may bring about. */
  readonly incidents: readonly string[];
}

/** A running Galley in which every dialog, download, window and answer from elsewhere is written down. */
async function guarded(site: string): Promise<Guarded> {
  const galley = await launchGalley({ site, settings: { spelling: true } });
  const incidents: string[] = [];
  const { app, page } = galley;
  page.on('dialog', dialog => {
    incidents.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('download', download => incidents.push(`download ${download.url()}`));
  app.on('window', window => incidents.push(`window ${window.url()}`));
  app.context().on('response', response => {
    if (!/^(?:galley|galley-site|data|blob|devtools):/.test(response.url())) incidents.push(`answer ${response.url()}`);
  });
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = url => Promise.resolve(void opened.push(url));
    shell.openPath = file => Promise.resolve(String(opened.push(file)));
  });
  return { ...galley, incidents };
}

/** The frames in which something ran. */
async function marked(page: Page): Promise<string[]> {
  const marks = await Promise.all(
    page.frames().map(frame => frame.evaluate(() => ('__pwned' in window ? location.href : '')).catch(() => '')),
  );
  return marks.filter(Boolean);
}

function preview(page: Page): Frame {
  const frame = page.frames().find(one => one.url().startsWith('galley-site:'));
  if (!frame) throw new Error('no preview frame');
  return frame;
}

/** Runs a script in the preview as a page itself would: the driver's own scripts come as if with a person's click. */
function asThePage(app: ElectronApplication, script: string): Promise<unknown> {
  return app.evaluate(({ BrowserWindow }, code) => {
    const frames = BrowserWindow.getAllWindows()[0]?.webContents.mainFrame.frames ?? [];
    return frames.find(({ url }) => url.includes('galley-preview'))?.executeJavaScript(`{${code}}`, false);
  }, script);
}

/** Does to every element of a page what a hand may do: points, focuses, clicks, submits. */
async function touchAll(frame: Frame): Promise<void> {
  await frame.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      for (const type of [
        'pointerover',
        'mouseover',
        'focus',
        'focusin',
        'click',
        'auxclick',
        'contextmenu',
        'submit',
      ]) {
        element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
      }
      if (typeof element.focus === 'function') element.focus();
    }
  });
}

test('no vector in a post runs anything, leads anywhere or asks anybody', async () => {
  test.setTimeout(240_000);
  const site = await starterSite({
    [path]: '---\ntitle: Hostile\n---\n\nready\n',
    'assets/pwn.js': hostileScript,
    'assets/pwn.html': `<script>${hostileScript}</script>`,
  });
  const { page, app, incidents } = await guarded(join(site.folder, path));
  const markdown = page.getByRole('textbox', { name: 'Markdown' });
  await expect(page.frameLocator('iframe[title="Preview"]').getByText('ready')).toBeVisible();
  for (let at = 0; at < vectors.length; at += AT_ONCE) {
    const some = vectors.slice(at, at + AT_ONCE).map(vector => `{% raw %}${vector}{% endraw %}`);
    await markdown.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(`---\ntitle: Hostile\n---\n\nround-${at}\n\n${some.join('\n\n')}\n`);
    await expect(page.frameLocator('iframe[title="Preview"]').getByText(`round-${at}`)).toBeAttached();
    await touchAll(preview(page));
    await page.waitForTimeout(100);
    expect(await marked(page), `vectors from ${at}`).toEqual([]);
    // A link that was clicked may have led to another page of the site: back to the post.
    const back = page.getByRole('button', { name: /^Back/ });
    if (await back.isVisible()) await back.click();
  }
  const opened = await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  expect(opened.filter(url => !/^(?:https?|mailto):/.test(url))).toEqual([]);
  expect(incidents).toEqual([]);
  expect(page.url()).toBe('galley://app/');
  expect(preview(page).url()).toContain('galley-preview');
});

test('names, titles, drawings, layouts, data and branches that attack are words and pictures', async () => {
  test.setTimeout(180_000);
  const name = `_posts/2025-12-13-"><img src=x onerror=window.__pwned=1>.md`;
  const front = ['title', 'author', 'excerpt', 'image', 'description', 'constructor', '__proto__']
    .map(key => `${key}: '${hostileLabel}'`)
    .join('\n');
  const lists = `categories: ['${hostileLabel}']\ntags: ['${hostileLabel}', '</script>']`;
  const site = await starterSite({
    [path]: `---\n${front}\n${lists}\nlayout: hostile\n---\n\nThe middle.\n\n![${hostileLabel}](/assets/evil.svg)\n<object data="/assets/evil.svg"></object><iframe src="/assets/evil.svg"></iframe><embed src="/assets/evil.svg">\n`,
    [name]: `---\ntitle: '${hostileLabel}'\nlayout: '${hostileLabel}'\n---\n\n{% include ${hostileLabel.replaceAll(' ', '')} %}\n`,
    'assets/evil.svg': hostileSvg,
    '_data/evil.json': `{"__proto__":{"__pwned":1},"constructor":{"prototype":{"__pwned":1}},"html":${JSON.stringify(hostileLabel)}}`,
    '_layouts/hostile.html': `<html><body onload="${hostileScript}"><script>${hostileScript}</script>{{ site.data.evil.html }}{{ page.title }}{{ content }}</body></html>`,
  });
  const git = (...args: string[]) => promisify(execFile)('git', ['-C', site.folder, ...args]);
  await git('init', '--quiet', '-b', '"><img/src=x/onerror=window.__pwned=1>');
  const { page, app, incidents } = await guarded(join(site.folder, path));
  await expect(page.frameLocator('iframe[title="Preview"]').getByText('The middle.')).toBeVisible();
  await touchAll(preview(page));
  const rows = page.getByRole('option');
  await expect(rows.filter({ hasText: 'onerror' }).first()).toBeVisible();
  for (const key of ['Control+p', 'Control+Shift+p', 'Control+Shift+o', 'Control+Shift+m', 'Control+,', 'Control+n']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(250);
    expect(await marked(page), key).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await rows.filter({ hasText: 'onerror' }).first().click();
  await page.waitForTimeout(500);
  await page.getByRole('searchbox', { name: 'Search posts' }).fill('onerror');
  await page.waitForTimeout(500);
  expect(await marked(page)).toEqual([]);
  expect(await page.evaluate(() => '__pwned' in {})).toBe(false);
  expect(await app.evaluate(() => '__pwned' in globalThis || '__pwned' in {})).toBe(false);
  expect(incidents).toEqual([]);
});

test('a preview frame that was taken over reaches nothing', async () => {
  const site = await starterSite({ [path]: '---\ntitle: Hostile\n---\n\nready [out](https://example.org/)\n' });
  const { page, app, incidents } = await guarded(join(site.folder, path));
  await expect(page.frameLocator('iframe[title="Preview"]').getByText('ready')).toBeVisible();
  const before = await site.read(path);
  const markdown = page.getByRole('textbox', { name: 'Markdown' });
  await markdown.focus();
  await expect
    .poll(() => asThePage(app, 'navigator.userActivation.isActive'), { timeout: 20_000, intervals: [500] })
    .toBe(false);
  await page.keyboard.press('Control+End');
  await app.evaluate(({ clipboard }) => clipboard.writeText('my secret'));
  const copied = `const field = document.createElement('textarea'); document.body.append(field);
    field.value = 'theirs'; field.select(); const done = document.execCommand('copy'); field.value = '';
    document.execCommand('paste'); const read = field.value; field.remove();`;
  expect(await asThePage(app, `${copied} [done, read]`)).toEqual([false, '']);
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('my secret');
  // The keys of a person who writes beside it are neither its own nor a leave to open anything.
  await asThePage(
    app,
    `focus(); document.body.tabIndex = 0; document.body.focus();
    const link = document.querySelector('a[href^="https://example.org/"]'); link.focus(); link.click();`,
  );
  await page.keyboard.type('My words.');
  await expect(markdown).toContainText('My words.');
  const told = await preview(page).evaluate(async () => {
    const { port1, port2 } = new MessageChannel();
    // The window takes no port from a frame, and knows no message of one.
    for (const data of [
      'galley-port',
      { kind: 'ready' },
      { kind: 'call', name: 'post.save' },
      { __proto__: null },
      null,
    ]) {
      parent.postMessage(data, '*');
      parent.postMessage(data, '*', []);
    }
    parent.postMessage('galley-port', '*', [port2]);
    const heard: unknown[] = [];
    port1.onmessage = ({ data }) => heard.push(data);
    for (const data of [
      { kind: 'followed', url: 'javascript:window.__pwned=1' },
      { kind: 'followed', url: 'file:///etc/passwd' },
      { kind: '__proto__' },
      { kind: 'constructor', url: 'https://evil.example/' },
      { kind: 'clicked', line: -1, lines: 1e99, near: 'x'.repeat(1e6), offset: Number.NaN },
    ]) {
      port1.postMessage(data);
    }
    const doors: Record<string, string> = {};
    const knock = (name: string, door: () => unknown) => {
      try {
        doors[name] = String(door());
      } catch (error) {
        doors[name] = (error as Error).name;
      }
    };
    knock('bridge', () => typeof (window as unknown as { galley: unknown }).galley);
    knock('parent', () => (parent as unknown as { galley: unknown }).galley);
    knock('document', () => parent.document.title);
    knock('open', () => window.open('https://evil.example/'));
    knock('worker', () => new Worker('data:text/javascript,1') && 'made');
    const asked = await Promise.all(
      ['https://evil.example/', 'galley://app/', '/_config.yml', 'file:///etc/passwd'].map(url =>
        fetch(url).then(
          () => 'answered',
          () => 'refused',
        ),
      ),
    );
    await new Promise(resolve => setTimeout(resolve, 300));
    return { heard, doors, asked };
  });
  expect(told.heard).toEqual([]);
  expect(told.asked).toEqual(['refused', 'refused', 'refused', 'refused']);
  expect(told.doors).toMatchObject({
    bridge: 'undefined',
    parent: 'SecurityError',
    document: 'SecurityError',
    open: 'null',
  });
  // With the port itself in its hands, as a hole in Chromium might give it.
  await page.addInitScript(() => {
    window.addEventListener('message', ({ data, ports }) => {
      if (data === 'galley-port') Object.assign(globalThis, { stolen: ports[0] });
    });
  });
  const stolen = async () => preview(page).evaluate(() => 'stolen' in globalThis && !('old' in globalThis));
  await preview(page).evaluate(() => location.reload());
  await expect.poll(() => stolen().catch(() => false)).toBe(true);
  await expect(page.frameLocator('iframe[title="Preview"]').getByText('ready')).toBeVisible();
  // Saying that it was lost has it begun anew, at times before this comes back.
  const speak = (what: () => void) =>
    preview(page)
      .evaluate(what)
      .catch(() => undefined);
  await speak(speakNonsense);
  await markdown.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Still here.');
  await expect(markdown).toContainText('Still here.');
  await expect.poll(() => stolen().catch(() => false)).toBe(true);
  await speak(() => {
    const { stolen } = Object.assign(globalThis, { old: true }) as unknown as { stolen: MessagePort };
    for (let times = 0; times < 20_000; times++) stolen.postMessage({ kind: 'lost' });
  });
  // It was cut off and begun anew, with the page.
  await expect.poll(() => stolen().catch(() => false)).toBe(true);
  await expect(page.frameLocator('iframe[title="Preview"]').getByText('Still here.')).toBeVisible();
  expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([]);
  expect(await marked(page)).toEqual([]);
  expect(`${before}My words.Still here.`).toContain(await site.read(path));
  expect(incidents).toEqual([]);
});

/** Says everything to the window that a port can carry: in the frame that has stolen it. */
function speakNonsense(): void {
  const { stolen } = globalThis as unknown as { stolen: MessagePort };
  const circle: Record<string, unknown> = {};
  circle['kind'] = circle;
  let deep: unknown = 'end';
  for (let depth = 0; depth < 500; depth++) deep = { kind: deep, 0: [deep] };
  const odd = [null, undefined, NaN, -1, 1e300, 2 ** 53, 9n, '', 'x'.repeat(100_000), [], {}, circle, [[[]]]];
  const rare = [
    new Map([['kind', 'ready']]),
    new Set([1]),
    new Date(NaN),
    /x/,
    new Uint8Array(9),
    new Error('x'),
    new Blob(['x']),
  ];
  const kinds = [
    'ready',
    'shown',
    'lost',
    'scrolled',
    'clicked',
    'followed',
    'pointed',
    'call',
    '__proto__',
    'toString',
  ];
  const urls = ['javascript:1', 'file:///etc/passwd', 'https://evil.example/', '/../../etc/passwd'];
  stolen.postMessage(deep);
  for (const value of [...odd, ...rare, ...kinds]) stolen.postMessage(value);
  for (const kind of kinds) {
    for (const value of [...odd, ...rare]) {
      stolen.postMessage({
        kind,
        revision: value,
        serial: value,
        line: value,
        lines: value,
        near: value,
        offset: value,
        url: value,
      });
      stolen.postMessage({ kind, __proto__: value, constructor: value });
    }
    for (const url of urls) stolen.postMessage({ kind, url });
    stolen.postMessage({ kind, line: 1e8, lines: 1e9, near: 'x', offset: 1e9, revision: 0, serial: 0 });
  }
  const { port1 } = new MessageChannel();
  stolen.postMessage({ kind: 'ready', port: port1 }, [port1]);
}
