import MarkdownIt, { type Env, type MarkdownItOptions, type Token } from 'markdown-it';
import type { RenderContext, RenderEnv } from './render-context.ts';

/**
 * markdown-it's renderer, whose rules for closing tokens know what was rendered between: kramdown indents, and writes some tags
 * by what they hold.
 */
export class KramdownRenderer extends MarkdownIt.Renderer {
  override render(tokens: Token[], options: Required<MarkdownItOptions>, env?: Env): string {
    return this.renderAt(tokens, options, env as RenderEnv, 0);
  }

  /** Renders with the outermost blocks indented by `indent` spaces. */
  renderAt(tokens: Token[], options: Required<MarkdownItOptions>, env: RenderEnv, indent: number): string {
    const frames: { open: Token; before: string }[] = [];
    let html = '';
    tokens.forEach((token, index) => {
      if (token.nesting === 1) {
        frames.push({ open: token, before: html });
        html = '';
        return;
      }
      const frame = token.nesting === -1 ? frames.pop() : undefined;
      env.open = frame?.open;
      env.inner = html;
      env.parent = frames[frames.length - 1]?.open;
      env.indent = indent + 2 * frames.length;
      html = (frame ? frame.before : html) + this.rules[token.type]!(tokens, index, options, env, this);
    });
    return html;
  }
}

export function renderEnv(context: RenderContext): RenderEnv {
  return { context, indent: 0, open: undefined, inner: '', parent: undefined };
}
