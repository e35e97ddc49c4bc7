import { expect, test } from 'vitest';
import { previewDocument, previewPolicy } from '../../../../electron/app/preview-document.ts';

test('the script cannot end its own element', () => {
  const html = previewDocument('const a = "</script><script>alert(1)<!--";', 'n', false);
  expect(html.match(/<\/?script/g)).toEqual(['<script', '</script']);
  expect(html).not.toContain('<!--');
});

test('the quirks variant has no doctype', () => {
  expect(previewDocument('', 'n', false)).toMatch(/^<!doctype html>/);
  expect(previewDocument('', 'n', true)).toMatch(/^<html>/);
});

test('scripts need the nonce, and nothing is fetched from elsewhere', () => {
  const policy = previewPolicy('abc');
  expect(policy).toContain("script-src 'nonce-abc'");
  expect(policy).not.toContain('unsafe-eval');
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toMatch(/https?:|\*/);
});
