import { describe, expect, it } from 'vitest';
import { normalizeUri, parseUri, UriFault, writeUri } from '../../../../../shared/ruby/codes/uri.ts';
import { recorded } from '../kit.ts';

describe('what Addressable makes of an address', () => {
  for (const [address, output] of recorded<[string, string][]>('uri')) {
    it(JSON.stringify(address), () => {
      const normalize = (): string => writeUri(normalizeUri(parseUri(address)));
      if (output.startsWith('ERR ')) expect(normalize).toThrow(UriFault);
      else expect(normalize()).toBe(output);
    });
  }
});
