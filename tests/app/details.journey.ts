import { expect } from 'playwright/test';
import { openWindow, test } from '../kit/app.ts';
import { starterSite } from '../kit/sites.ts';

const path = '_posts/2025-12-02-ferry.md';
const post = `---
layout: post
title: "Ferry: late again"   # as printed
date: 2025-12-02 05:19:31 +0530
author: teo
categories: [News]
tags: []
mood: 'calm'
weight: 12
notes: |
  First line
    indented
  last # no comment
---

The ferry is late.
`;

test('each edit in the form changes the bytes of its key alone', async () => {
  const site = await starterSite({ [path]: post });
  const { page } = await openWindow(`${site.folder}/${path}`);
  const form = page.getByRole('form', { name: 'Details' });
  const status = page.getByRole('status', { name: 'Save status' });

  await form.getByLabel('Title').fill('Ferry: on time');
  await form.getByLabel('Date').fill('2026-01-02 10:00');
  await form.getByLabel('Tags').fill('sea');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status', { name: 'Last change' })).toHaveText(/^\d+ bytes? (added|changed) in tags$/);
  await form.getByLabel('Author').fill('nadia');
  await form.getByLabel('Mood').fill('windy');
  // A number may be none on the way to another one.
  await form.getByLabel('Weight').press('End');
  for (const key of ['Backspace', 'Backspace', '7', '.', '5']) await page.keyboard.press(key);
  await form.getByLabel('Notes').press('Control+End');
  await page.keyboard.type('!');
  await page.keyboard.press('Enter');
  await page.keyboard.type('More');
  await expect(status).toHaveText('Unsaved');
  await page.keyboard.press('Control+s');
  await expect(status).toHaveText('Saved');
  expect(await site.read(path)).toBe(
    post
      .replace('late again"', 'on time"')
      .replace('2025-12-02 05:19:31', '2026-01-02 10:00:00')
      .replace('tags: []', 'tags: [sea]')
      .replace('teo', 'nadia')
      .replace('calm', 'windy')
      .replace('weight: 12', 'weight: 7.5')
      .replace('no comment\n', 'no comment!\n  More\n'),
  );

  // What is there by the thousand is drawn a part at a time, and typing goes on at once.
  const tags = Array.from({ length: 5000 }, (_, number) => `t${number}`);
  await site.write('_drafts/many.md', `---\ntitle: Many\ntags: [${tags.join(', ')}]\n---\n\nWords.\n`);
  await page.getByRole('option', { name: /^Many/ }).click();
  const chips = form.getByRole('button', { name: /^Remove t\d+$/ });
  await expect(chips).toHaveCount(100);
  await form.getByRole('button', { name: 'Show 100 of 4,900 more' }).press('Enter');
  await expect(chips).toHaveCount(200);
});

test('the form and the text have one undo history', async () => {
  const site = await starterSite({ [path]: post });
  const { page } = await openWindow(`${site.folder}/${path}`);
  const form = page.getByRole('form', { name: 'Details' });
  const text = page.getByRole('textbox', { name: 'Markdown' });
  await form.getByLabel('Author').fill('nadia');
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('And again.');
  await form.getByLabel('Author').focus();
  await page.keyboard.press('Control+z');
  await expect(text).not.toContainText('And again.');
  await page.keyboard.press('Control+z');
  await expect(form.getByLabel('Author')).toHaveValue('teo');
  await expect(page.getByRole('status', { name: 'Save status' })).toHaveText('Saved');
  expect(await site.read(path)).toBe(post);
});

test('as YAML shows the same text, and its edits come back into the form', async () => {
  const site = await starterSite({ [path]: post });
  const { page } = await openWindow(`${site.folder}/${path}`);
  await page.getByRole('button', { name: 'As YAML' }).click();
  const text = page.getByRole('textbox', { name: 'Markdown' });
  await expect(text).toContainText("mood: 'calm'");
  await text.getByText('mood').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('weather: fog');
  await page.getByRole('button', { name: 'As form' }).click();
  await expect(page.getByRole('form', { name: 'Details' }).getByLabel('Weather')).toHaveValue('fog');
});

test('a front matter that is no YAML is named, and the text can be mended', async () => {
  const broken = '---\ntitle: "Ferry\nauthor: teo\n---\n\nThe ferry is late.\n';
  const site = await starterSite({ [path]: broken });
  const { page } = await openWindow(`${site.folder}/${path}`);
  await expect(page.getByRole('form', { name: 'Details' }).getByRole('alert')).toContainText('not valid YAML');
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('The ferry is late.');
  await expect(page.getByRole('status', { name: 'Save status' })).toHaveText('Saved');
  expect(await site.read(path)).toBe(broken);
});
