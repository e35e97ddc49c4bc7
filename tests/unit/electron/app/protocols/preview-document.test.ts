import { expect, test } from 'vitest';
import {
  LIVE_POLICY,
  liveDocument,
  previewDocument,
  previewPolicy,
} from '../../../../../electron/app/protocols/preview-document.ts';

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

test('a page that runs its scripts has Galley’s own before them, behind its doctype', () => {
  const page = '<!-- built --><!DOCTYPE html>\n<html><head><script>a()</script></head></html>';
  expect(liveDocument(page, 'b()')).toBe(
    '<!-- built --><!DOCTYPE html><script>b()</script>\n<html><head><script>a()</script></head></html>',
  );
});

test('a page without a doctype stays one', () => {
  expect(liveDocument('<p>Old</p>', 'b()')).toBe('<script>b()</script><p>Old</p>');
});

test('where scripts run, nothing is fetched or sent to anywhere', () => {
  expect(LIVE_POLICY).toContain("connect-src 'none'");
  expect(LIVE_POLICY).toContain("form-action 'none'");
  expect(LIVE_POLICY).not.toMatch(/https?:|\*/);
});
