import type { StyleCompiler } from './compiler.ts';
import { dartSass } from './dart-sass.ts';

/**
 * Loads the Sass compiler where a policy forbids to make code of text. The module makes a few small functions that way, of
 * texts that never change; it is handed those functions here, and any other text is refused as the policy would.
 */
export async function loadSass(): Promise<StyleCompiler> {
  const sass = await whileStandingIn(() => import('sass'));
  const compile = dartSass(sass);
  return request => {
    const leave = standIn();
    try {
      return compile(request);
    } finally {
      leave();
    }
  };
}

async function whileStandingIn<T>(load: () => Promise<T>): Promise<T> {
  const leave = standIn();
  try {
    return await load();
  } finally {
    leave();
  }
}

/** Puts a stand-in for the global `Function` in place; the answer takes it away. */
function standIn(): () => void {
  const scope = globalThis as { Function: unknown };
  const own = scope.Function;
  const stand = function (...parts: readonly string[]): unknown {
    const text = (parts.at(-1) ?? '').trim();
    const known = MADE_OF_TEXT.find(([start]) => text.startsWith(start));
    if (known) return known[1];
    throw new EvalError('No code is made of text here.');
  };
  stand.prototype = (own as { prototype: object }).prototype;
  scope.Function = stand;
  return () => {
    scope.Function = own;
  };
}

class SassException extends Error {
  constructor(dartException: unknown, message: string) {
    super(message);
    Object.defineProperty(this, '_dartException', { value: dartException, enumerable: false });
  }

  override toString(): string {
    return this.message;
  }
}

/** How the texts begin, and what they mean. */
const MADE_OF_TEXT: readonly (readonly [string, (value?: unknown) => unknown])[] = [
  ['return class Exception extends Error', () => SassException],
  ['return typeof value', value => typeof value],
  ['return value === undefined', value => value === undefined],
  ['return value === null', value => value === null],
  ['if (value && value.constructor', value => (value as object | null)?.constructor.name ?? 'object'],
  [
    'throw error',
    error => {
      throw error;
    },
  ],
];
