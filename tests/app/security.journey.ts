import { copyFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { launchGalley, openWindow, temporaryFolder, test } from '../kit/app.ts';
import { listen } from '../kit/listener.ts';
import { starterSite } from '../kit/sites.ts';

const post = '_posts/2025-12-12-hostile.md';

/** A running Galley that shows a post with this body, and the frame that its page is in. */
async function showing(body: string) {
  const site = await starterSite({ [post]: `---\ntitle: Hostile\n---\n\n${body}\n\nThe end.\n` });
  const galley = await openWindow(join(site.folder, post));
  await expect(galley.page.frameLocator('iframe[title="Preview"]').getByText('The end.')).toBeVisible();
  const frame = galley.page.frames().find(one => one.url().startsWith('galley-site:'));
  if (!frame) throw new Error('no preview frame');
  return { ...galley, site, frame };
}

/** A window on the starter site. */
async function anyWindow() {
  return openWindow((await starterSite()).folder);
}

/** Whether the window, whose policy allows images of sites, can load this one. */
async function status(page: Page, url: string): Promise<string> {
  return page.evaluate(async address => {
    const image = document.createElement('img');
    const loaded = new Promise<string>(resolve => {
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('refused');
    });
    image.src = address;
    return loaded;
  }, url);
}

test('the page has the bridge and nothing of Node or Electron @packaged', async () => {
  const { page } = await anyWindow();
  const found = await page.evaluate(() => ({
    bridge: Object.keys((window as unknown as { galley: object }).galley).sort(),
    globals: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      name => name in window,
    ),
  }));
  expect(found).toEqual({ bridge: ['call', 'on', 'pathOf'], globals: [] });
});

test('windows are sandboxed and isolated @packaged', async () => {
  const { app } = await anyWindow();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('the page’s policy stops inline scripts, eval and addresses elsewhere @packaged', async () => {
  const { page } = await anyWindow();
  const ran = await page.evaluate(async () => {
    const marks: string[] = [];
    (window as unknown as { mark: (name: string) => void }).mark = name => marks.push(name);
    const script = document.createElement('script');
    script.textContent = 'mark("inline")';
    document.head.append(script);
    const holder = document.createElement('div');
    holder.innerHTML = '<img src="x:" onerror="mark(\'handler\')">';
    document.body.append(holder);
    await fetch('https://example.org/').then(
      () => marks.push('fetched'),
      () => undefined,
    );
    await new Promise(resolve => setTimeout(resolve, 300));
    return marks;
  });
  expect(ran).toEqual([]);
  // Evaluated in a script of the page's own, because the debugger's evaluation is not under the policy.
  const policy = await page.evaluate(async () => (await fetch('galley://app/')).headers.get('content-security-policy'));
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
});

test('a page of the site runs no script and has no bridge @packaged', async () => {
  const { frame } = await showing(
    [
      '<script>document.title = "ran"; parent.ran = true; window.ran = true;</script>',
      '<img src="missing.png" onerror="window.ran = true">',
      '<svg onload="window.ran = true"></svg>',
      '<a href="javascript:window.ran = true" id="link">link</a>',
      '<iframe srcdoc="<script>parent.ran = true</script>"></iframe>',
      '<object data="data:text/html,<script>1</script>"></object>',
      '<form action="https://example.org/"><button id="button">send</button></form>',
    ].join('\n'),
  );
  await frame.locator('#link').click();
  await frame.locator('#button').click();
  const found = await frame.evaluate(() => ({
    ran: 'ran' in window,
    bridge: 'galley' in window,
    node: 'require' in window || 'process' in window,
  }));
  expect(found).toEqual({ ran: false, bridge: false, node: false });
  expect(frame.url()).toContain('galley-preview');
});

test('a page runs its own scripts where its site is allowed to, and they reach nothing', async () => {
  const listener = await listen();
  const away = `http://127.0.0.1:${listener.port}`;
  const site = await starterSite({
    [post]: [
      '---\ntitle: Lively\n---\n',
      'First text.',
      '<p id="inline">still</p><p id="local">still</p><p id="found"></p>',
      '<script src="/assets/lively.js"></script>',
      '<script>document.getElementById("inline").textContent = "ran inline";</script>',
      '<a id="away" href="/about/">About</a>',
    ].join('\n\n'),
    'assets/lively.js': `
      localStorage.setItem('seen', '1');
      document.getElementById('local').textContent = 'ran ' + localStorage.getItem('seen');
      const found = [];
      const attempt = (name, task) => { try { found.push(name + ':' + task()); } catch (error) { found.push(name + ':' + error.name); } };
      attempt('bridge', () => typeof window.galley);
      attempt('node', () => typeof window.require + typeof window.process);
      attempt('parent', () => parent.document.title);
      attempt('sibling', () => parent.frames[0] === window || parent.frames[0].document.title);
      attempt('window', () => String(window.open('${away}/window')));
      new Image().src = '${away}/image';
      fetch('${away}/fetch').catch(() => undefined);
      fetch('/_config.yml').then(() => found.push('read'), () => undefined);
      navigator.sendBeacon('${away}/beacon', 'x');
      new WebSocket('${away}'.replace('http', 'ws') + '/socket').onerror = () => undefined;
      setTimeout(() => { location.href = '${away}/gone'; }, 100);
      setTimeout(() => { document.getElementById('found').textContent = found.join(' '); }, 600);`,
  });
  const { page } = await openWindow(join(site.folder, post));
  const plain = page.frameLocator('iframe[title="Preview"]');
  await expect(plain.locator('#inline')).toHaveText('still');
  await page.getByRole('button', { name: 'Scripts of the page' }).click();
  await page
    .getByRole('dialog', { name: /^Run the scripts/ })
    .getByRole('button', { name: 'Run Scripts' })
    .click();
  const lively = page.frameLocator('iframe[title="Page with its scripts"]');
  await expect(lively.locator('#inline')).toHaveText('ran inline');
  await expect(lively.locator('#local')).toHaveText('ran 1');
  await expect(lively.locator('#found')).toHaveText(
    'bridge:undefined node:undefinedundefined parent:SecurityError sibling:SecurityError window:null',
  );
  await expect(lively.getByText('First text.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Markdown' }).press('Control+End');
  await page.keyboard.type(' Last text.');
  await expect(lively.getByText('Last text.')).toBeVisible();
  expect(listener.arrived).toEqual([]);
  listener.close();
  await lively.locator('#away').click();
  await expect(lively.getByRole('heading', { level: 1 })).toHaveText('About this site');
  await page.getByRole('button', { name: 'Scripts of the page' }).click();
  await expect(page.locator('iframe[title="Page with its scripts"]')).toHaveCount(0);
});

test('the page of the site cannot reach the window around it', async () => {
  const { frame } = await showing('Text.');
  const reached = await frame.evaluate(() => {
    try {
      return typeof (parent as unknown as { galley: unknown }).galley;
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(reached).toBe('SecurityError');
});

test('no file outside the folder is served, whatever the address or the link @packaged', async () => {
  const secret = join(await temporaryFolder('secret'), 'secret.png');
  const { frame, site, page } = await showing('![ok](/assets/images/desk.png)');
  await copyFile(join(site.folder, 'assets/images/desk.png'), secret);
  await symlink(secret, join(site.folder, 'assets/images/link.png'));
  await symlink('/etc', join(site.folder, 'assets/etc'));
  const origin = new URL(frame.url());
  const at = (path: string) => status(page, `${origin.protocol}//${origin.host}${path}`);
  expect(await at('/assets/images/desk.png')).toBe('loaded');
  for (const path of [
    '/assets/images/link.png',
    '/assets/etc/passwd',
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/assets/%00.png',
    '/.git/config',
    '//etc/passwd',
  ]) {
    expect(await at(path), path).toBe('refused');
  }
  expect(await status(page, `${origin.protocol}//0123456789abcdef/assets/images/desk.png`)).toBe('refused');
});

test('the window goes nowhere and opens nothing @packaged', async () => {
  const { page, app } = await anyWindow();
  const before = app.windows().length;
  await page.evaluate(() => {
    window.open('https://example.org/');
    window.open('galley://app/');
    location.href = 'https://example.org/';
  });
  await page.evaluate(() => {
    location.href = 'file:///etc/passwd';
  });
  await page.waitForTimeout(500);
  expect(page.url()).toBe('galley://app/');
  expect(app.windows()).toHaveLength(before);
});

test('calls with a wrong payload, or of no known name, are refused', async () => {
  const { page } = await anyWindow();
  const refusals = await page.evaluate(async () => {
    const { galley } = window as unknown as { galley: { call: (name: string, request: unknown) => Promise<unknown> } };
    const attempts: [string, unknown][] = [
      ['post.read', { site: 'x', path: 'a.md' }],
      ['post.read', { site: '0'.repeat(32), path: '../../etc/passwd' }],
      ['post.save', { site: '0'.repeat(32), path: 'a.md', text: 1, base: null }],
      ['app.save-settings', { theme: 'red' }],
      ['no.such-call', {}],
      ['app.open-link', { url: { toString: () => 'file:///' } }],
    ];
    return Promise.all(
      attempts.map(([name, request]) =>
        galley.call(name, request).then(
          () => 'answered',
          () => 'refused',
        ),
      ),
    );
  });
  expect(refusals).toEqual(['refused', 'refused', 'refused', 'refused', 'refused', 'refused']);
});

test('a site that the window does not have open is answered by nobody', async () => {
  const { page } = await anyWindow();
  const answer = await page.evaluate(() => {
    const { galley } = window as unknown as { galley: { call: (name: string, request: unknown) => Promise<unknown> } };
    return galley.call('post.read', { site: '0123456789abcdef0123456789abcdef', path: '_config.yml' });
  });
  expect(answer).toMatchObject({ kind: 'refused', problem: { code: 'site-closed' } });
});

test('only http, https and mailto leave the program, and a link of the page when it is clicked', async () => {
  const site = await starterSite({ [post]: '---\ntitle: Out\n---\n\n[Far away](https://example.net/far)\n' });
  const { app, page } = await launchGalley({ site: join(site.folder, post) });
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    (globalThis as unknown as { opened: string[] }).opened = opened;
    shell.openExternal = url => Promise.resolve(void opened.push(url));
  });
  const answers = await page.evaluate(() => {
    const { galley } = window as unknown as {
      galley: { call: (name: string, request: unknown) => Promise<{ kind: string }> };
    };
    const urls = [
      'https://example.org/',
      'mailto:a@example.org',
      'file:///etc/passwd',
      'javascript:1',
      'smb://x/y',
      'x',
    ];
    return Promise.all(urls.map(url => galley.call('app.open-link', { url }).then(({ kind }) => kind)));
  });
  expect(answers).toEqual(['done', 'done', 'refused', 'refused', 'refused', 'refused']);
  const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  expect((await opened()).sort()).toEqual(['https://example.org/', 'mailto:a@example.org']);
  await page.frameLocator('iframe[title="Preview"]').getByRole('link', { name: 'Far away' }).click();
  await expect.poll(opened).toContain('https://example.net/far');
});

test('no permission is given beyond the clipboard', async () => {
  const { page } = await anyWindow();
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as const;
    return Promise.all(
      names.map(name => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state)),
    );
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('front matter of a language that could be run is text, and nothing else', async () => {
  const site = await starterSite({
    [post]: '---js\n{ title: (globalThis.ran = true, "x") }\n---\n\nThe end.\n',
  });
  const { page, app } = await openWindow(join(site.folder, post));
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('The end.');
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  expect(await app.evaluate(() => 'ran' in globalThis)).toBe(false);
});
