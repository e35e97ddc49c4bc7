import { codeInPage } from './code-in-page.ts';
import { elixir } from './elixir.ts';

/** EEx as Rouge's `eex` takes it apart. */
export const eex = codeInPage({ code: elixir, opening: /<%[%=]?/u, closing: '%?%>' });
