import type * as Sass from 'sass';
import type { StyleCompiler, StyleMessage, StyleOutcome, StyleRequest } from './compiler.ts';

/** The part of the `sass` module that compiling needs. */
export type SassModule = Pick<typeof Sass, 'compileString' | 'Logger'>;

const SCHEME = 'site:///';
const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * A compiler on the `sass` module, which the host loads when it likes. Canonical addresses are `site:` with the path.
 * Deprecation warnings are kept quiet, as they concern the theme's author.
 */
export function dartSass(sass: SassModule): StyleCompiler {
  return request => compile(sass, request);
}

function compile(sass: SassModule, request: StyleRequest): StyleOutcome {
  const importer: Sass.Importer<'sync'> = {
    canonicalize: (target, { containingUrl }) => {
      const found = target.startsWith(SCHEME)
        ? request.at(pathOf(new URL(target)))
        : request.find(target, containingUrl ? pathOf(containingUrl) : undefined);
      // No file means itself by its name: `css/main.scss` may import the `main` of a load path.
      const itself = found?.url === (containingUrl ? pathOf(containingUrl) : request.url);
      return found && !itself ? addressOf(found.url) : null;
    },
    load: address => {
      const found = request.at(pathOf(address));
      return found ? { contents: found.contents, syntax: found.syntax === 'sass' ? 'indented' : found.syntax } : null;
    },
  };
  try {
    const { css } = sass.compileString(request.source, {
      syntax: request.syntax === 'sass' ? 'indented' : 'scss',
      style: request.style,
      url: addressOf(request.url === '' ? 'stdin' : request.url),
      importer,
      importers: [importer],
      quietDeps: true,
      verbose: false,
      logger: sass.Logger.silent,
    });
    return { ok: true, css: `${css.replace(BYTE_ORDER_MARK, '')}\n`, warnings: [] };
  } catch (error) {
    return { ok: false, error: messageOf(error) };
  }
}

function addressOf(path: string): URL {
  return new URL(SCHEME + path.split('/').map(encodeURIComponent).join('/'));
}

function pathOf(address: URL): string {
  return decodeURIComponent(address.pathname.slice(1));
}

function messageOf(error: unknown): StyleMessage {
  if (error instanceof Error && 'sassMessage' in error && typeof error.sassMessage === 'string') {
    const { span } = error as Sass.Exception;
    return {
      message: error.sassMessage,
      url: span.url ? pathOf(span.url) : undefined,
      line: span.start.line + 1,
      column: span.start.column + 1,
    };
  }
  return { message: error instanceof Error ? error.message : String(error), url: undefined, line: 0, column: 0 };
}
