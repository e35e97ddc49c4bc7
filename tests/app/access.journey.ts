import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect, type Page } from 'playwright/test';
import { openWindow, test } from '../kit/app.ts';
import { starterSite } from '../kit/sites.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * What axe finds in the window, or in the parts of it that match a selector; in the dark only what colours can change, since
 * all else is the same in both themes.
 */
async function findings(page: Page, theme: 'Light' | 'Dark', part = 'html'): Promise<string[]> {
  await page.evaluate(await readFile(axe, 'utf8'));
  const { violations } = await page.evaluate(
    ([where, options]) =>
      (globalThis as unknown as { axe: { run(part: string, o: object): Promise<AxeResults> } }).axe.run(where, {
        iframes: false,
        resultTypes: ['violations'],
        ...options,
      }),
    [part, theme === 'Dark' ? { runOnly: ['color-contrast'] } : {}] as const,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 160)}`));
}

for (const theme of ['Light', 'Dark'] as const) {
  test(`axe finds nothing in any state of the window (${theme})`, async () => {
    // axe looks at every element several times in each state.
    test.setTimeout(240_000);
    const site = await starterSite({
      '_posts/2025-12-02-broken.md': '---\ntitle: "Broken\n---\n\nOne {% nothing %}\n',
    });
    const { page } = await openWindow(site.folder);
    await page.getByRole('option', { name: /^Harbour/ }).click();
    await expect(page.getByRole('form', { name: 'Details' })).toBeVisible();
    await page.keyboard.press('Control+Shift+p');
    await page.keyboard.type(theme);
    await page.getByRole('option', { name: new RegExp(`^${theme} View`) }).click();
    expect(await findings(page, theme), 'writing').toEqual([]);

    for (const [keys, name] of [
      ['Control+Shift+p', 'Command palette'],
      ['Control+p', 'Go to post'],
      ['Control+,', 'Settings'],
      ['Control+n', 'New post'],
      ['Control+Alt+b', 'Board'],
      ['Control+Alt+l', 'Related posts'],
      ['Control+Alt+g', 'Tags'],
      ['Control+Alt+d', 'Front matter'],
      ['Control+Shift+h', 'Find and replace'],
      ['Control+Alt+i', 'Images'],
      ['F2', 'Change address'],
      ['Control+Shift+Enter', 'Export'],
    ] as const) {
      await page.keyboard.press(keys);
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      await page.waitForTimeout(250);
      expect(await findings(page, theme, 'dialog'), name).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name })).toHaveCount(0);
    }

    for (const [words, name] of [
      ['Fields of This Site', 'Fields of this site'],
      ['Restore from Trash', 'Trash'],
    ] as const) {
      await page.keyboard.press('Control+Shift+p');
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog', { name, exact: true })).toBeVisible();
      await page.waitForTimeout(250);
      expect(await findings(page, theme, 'dialog'), name).toEqual([]);
      await page.keyboard.press('Escape');
    }

    await page.getByRole('option', { name: /^Broken|broken/ }).click();
    await page.keyboard.press('Control+Shift+m');
    await expect(page.getByRole('region', { name: 'Problems' })).toBeVisible();
    expect(await findings(page, theme, '.problems'), 'problems').toEqual([]);
    await page.getByRole('button', { name: 'Sort and filter' }).click();
    expect(await findings(page, theme, '[role=menu]'), 'menu').toEqual([]);
  });
}
