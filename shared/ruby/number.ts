import type { Integer } from './integer.ts';
import { integer } from './integer.ts';

/**
 * String#to_i in base ten: leading white space, a sign, digits with single underscores between; what follows is
 * ignored, and without digits the answer is 0.
 */
export function textToInteger(text: string): Integer {
  const digits = /^[\0 \t\r\n\f\v]*([+-]?\d+(?:_\d+)*)/.exec(text)?.[1];
  if (digits === undefined) return 0;
  return digitsToInteger(digits);
}

/** String#to_f: as `textToInteger`, with a fraction (digits on both sides of the point) and an exponent. */
export function textToFloat(text: string): number {
  const digits =
    /^[ \t\r\n\f\v]*([+-]?(?:\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?)/.exec(
      text,
    )?.[1];
  return digits === undefined ? 0 : Number(digits.replaceAll('_', ''));
}

/** Kernel#Integer for a string: the whole of it must be a number, with Ruby's prefixes (`0x`, `0b`, `0o`, `0`); else `undefined`. */
export function strictInteger(text: string): Integer | undefined {
  const match = /^([+-]?)(0[xX]|0[bB]|0[oO]|0[dD]|0(?=[0-9_]))?_?([0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)$/.exec(
    trimSpace(text),
  );
  if (!match) return undefined;
  const [, sign = '', prefix = '', body = ''] = match;
  if (
    prefix !== '0' &&
    prefix !== '' &&
    trimSpace(text)
      .slice(sign.length + 2)
      .startsWith('_')
  )
    return undefined;
  if (prefix === '' && trimSpace(text).slice(sign.length).startsWith('_')) return undefined;
  const digits = body.replaceAll('_', '');
  const kind = prefix.toLowerCase();
  const radix = kind === '0x' ? '0x' : kind === '0b' ? '0b' : kind === '0o' || kind === '0' ? '0o' : '';
  const allowed = radix === '0x' ? /^[0-9a-f]+$/i : radix === '0b' ? /^[01]+$/ : radix === '0o' ? /^[0-7]+$/ : /^\d+$/;
  if (!allowed.test(digits)) return undefined;
  const value = BigInt(radix + digits);
  return integer(sign === '-' ? -value : value);
}

function trimSpace(text: string): string {
  return text.replace(/^[ \t\r\n\f\v]+/, '').replace(/[ \t\r\n\f\v]+$/, '');
}

function digitsToInteger(digits: string): Integer {
  const plain = digits.includes('_') ? digits.replaceAll('_', '') : digits;
  const value = Number(plain);
  if (Number.isSafeInteger(value)) return value + 0;
  return integer(
    plain.startsWith('+') ? BigInt(plain.slice(1)) : plain.startsWith('-') ? -BigInt(plain.slice(1)) : BigInt(plain),
  );
}
