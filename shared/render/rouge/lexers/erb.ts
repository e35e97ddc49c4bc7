import { codeInPage } from './code-in-page.ts';
import { ruby } from './ruby.ts';

/** ERB as Rouge's `erb` takes it apart. */
export const erb = codeInPage({ code: ruby, opening: /<%[%=#-]?/u, closing: '[%-]?%>' });
