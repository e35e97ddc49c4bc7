import { BlockContainers, type LineBefore } from './block-containers.ts';
import { splitFrontMatter } from '../split.ts';
import type { TextRange } from '../text-change.ts';

const STOP =
  /\n|\\[\s\S]|`+|\{%|\{\{|<!--|<(?:pre|code|script|style)\b|\$\$|\{(?:\+\+|--|~~|==|>>)|(?:\+\+|--|~~|==|<<)\}/g;
const INSIDE = /\\[\s\S]|`+|\{%|\{\{|\{(?:\+\+|--|~~|==|>>)/g;
const FENCE = / {0,3}(`{3,}|~{3,})([^\n]*)(?:\n|$)/y;
const INDENTED = /(?: {4}| {0,3}\t)[ \t]*\S/y;
const NO_CODE = / {0,3}(?:\{:|<|\^\s*$)/my;
const BLANK = /[ \t\r]*(?:\n|$)/y;

/**
 * Finds the signs of CriticMarkup in the prose of a post, passing over what is not prose: front matter, code blocks and
 * spans, Liquid, HTML comments, math. Moves forward only.
 */
export class ProseScanner {
  readonly literal: TextRange[] = [];
  private at: number;
  private before: LineBefore = { isEmpty: true, isBlank: true };
  private readonly containers = new BlockContainers();
  private paragraphEnd = -1;
  /** By run length: no run of so many backticks from the first to the second offset. */
  private readonly noRun = new Map<number, TextRange>();
  private readonly missing = new Set<string>();
  /** By fence: no end of it in the quote or list before this offset. */
  private readonly unfenced = new Map<string, number>();

  constructor(private readonly text: string) {
    const body = splitFrontMatter(text)?.bodyStart ?? 0;
    if (body > 0) this.literal.push({ from: 0, to: body });
    this.at = this.startLine(body);
  }

  /** The next sign at or after an offset; passes over literal text. Undefined at the end. */
  nextSign(from: number): TextRange | undefined {
    this.at = Math.max(this.at, from);
    for (;;) {
      STOP.lastIndex = this.at;
      const found = STOP.exec(this.text);
      if (!found) {
        this.at = this.text.length;
        return undefined;
      }
      const [sign] = found;
      const start = found.index;
      const behind = start + sign.length;
      if (sign === '\n') this.at = this.startLine(behind);
      else if (sign.startsWith('\\')) this.at = sign === '\\\n' ? start + 1 : behind;
      else if (/^\{[+\-~=>]|\}$/.test(sign)) return { from: start, to: behind };
      else this.at = this.passOver(start, sign);
    }
  }

  /** Passes over the whole text; gives the literal ranges. */
  skipAll(): readonly TextRange[] {
    for (let sign = this.nextSign(0); sign; sign = this.nextSign(sign.to));
    return this.literal;
  }

  /** Whether another mark begins between an opening sign and its end; code and Liquid that end before it are passed over. */
  hasOpening(from: number, to: number, inComment: boolean): boolean {
    if (inComment) {
      const next = this.text.indexOf('{>>', from);
      return next >= 0 && next < to;
    }
    const missing = new Set<string>();
    for (let at = from; at < to;) {
      INSIDE.lastIndex = at;
      const found = INSIDE.exec(this.text);
      if (!found || found.index >= to) return false;
      const [sign] = found;
      at = found.index + sign.length;
      if (/^\{[+\-~=>]/.test(sign)) return true;
      const closer = sign.startsWith('`') ? sign : sign === '{%' ? '%}' : sign === '{{' ? '}}' : undefined;
      if (closer === undefined || missing.has(closer)) continue;
      const end = closer === sign ? this.runAfter(at, to, sign.length) : this.text.indexOf(closer, at);
      if (end === undefined || end < 0 || end + closer.length > to) missing.add(closer);
      else at = end + closer.length;
    }
    return false;
  }

  /** Looks at the beginning of a line for a code block; gives where reading goes on. */
  private startLine(start: number): number {
    let at = start;
    // Lines that follow indented code without an empty one between are code whatever their indent.
    let goesOn = false;
    while (at < this.text.length) {
      if (matches(BLANK, this.text, at)) {
        this.before = { isEmpty: true, isBlank: true };
        at = BLANK.lastIndex;
        goesOn = false;
        continue;
      }
      const line = this.containers.enter(this.text, at, this.before);
      if (matches(BLANK, this.text, line.at)) {
        this.before = { isEmpty: false, isBlank: true };
        at = BLANK.lastIndex;
        goesOn = false;
        continue;
      }
      const isCode: boolean = goesOn
        ? !matches(NO_CODE, this.text, line.at)
        : (line.begins || this.before.isBlank) && matches(INDENTED, this.text, line.at);
      this.before = { isEmpty: false, isBlank: false };
      const end = isCode ? this.lineEnd(line.at) : this.fenceEnd(line.at);
      if (end === undefined) return line.at;
      this.takeCode(line.at, end);
      this.before = { isEmpty: false, isBlank: true };
      at = end;
      goesOn = isCode;
    }
    return at;
  }

  /** Lines of one code block are one range. */
  private takeCode(from: number, to: number): void {
    const last = this.literal.at(-1);
    if (last?.to === from) this.literal[this.literal.length - 1] = { from: last.from, to };
    else this.literal.push({ from, to });
  }

  private fenceEnd(at: number): number | undefined {
    FENCE.lastIndex = at;
    const opening = FENCE.exec(this.text);
    const fence = opening?.[1];
    if (!opening || fence === undefined || (fence.startsWith('`') && opening[2]!.includes('`'))) return undefined;
    const behind = FENCE.lastIndex;
    if (!this.containers.isEmpty) return this.fenceEndInside(fence, behind);
    if (this.missing.has(fence)) return undefined;
    const closing = new RegExp(`^${closingOf(fence)}$`, 'gm');
    closing.lastIndex = behind;
    const found = closing.exec(this.text);
    // kramdown takes a fence that is not closed for text.
    if (!found) this.missing.add(fence);
    return found ? Math.min(this.text.length, found.index + found[0].length + 1) : undefined;
  }

  /** The end of a fence in a quote or list, which must not be over before. */
  private fenceEndInside(fence: string, from: number): number | undefined {
    if (from < (this.unfenced.get(fence) ?? 0)) return undefined;
    const closing = new RegExp(`${closingOf(fence)}(?:\\n|$)`, 'y');
    let before: LineBefore = { isEmpty: false, isBlank: false };
    let line = from;
    while (line < this.text.length) {
      const at = this.containers.within(this.text, line, before);
      if (at === undefined) break;
      if (matches(closing, this.text, at)) return closing.lastIndex;
      before = { isEmpty: matches(BLANK, this.text, line), isBlank: matches(BLANK, this.text, at) };
      line = this.lineEnd(at);
    }
    this.unfenced.set(fence, line);
    return undefined;
  }

  private lineEnd(at: number): number {
    const newline = this.text.indexOf('\n', at);
    return newline < 0 ? this.text.length : newline + 1;
  }

  /** Passes over what begins with a sign where it has an end; else the sign is text. */
  private passOver(start: number, sign: string): number {
    const behind = start + sign.length;
    const end = this.literalEnd(start, behind, sign);
    if (end === undefined) return behind;
    this.literal.push({ from: start, to: end });
    return end;
  }

  private literalEnd(start: number, behind: number, sign: string): number | undefined {
    if (sign.startsWith('`')) {
      if (this.paragraphEnd < behind) this.paragraphEnd = this.findParagraphEnd(behind);
      const end = this.runAfter(behind, this.paragraphEnd, sign.length);
      return end === undefined ? undefined : end + sign.length;
    }
    if (sign === '{{') return this.after('}}', behind);
    if (sign === '<!--') return this.after('-->', behind);
    if (sign === '$$') return this.after('$$', behind);
    if (sign.startsWith('<')) return this.after(`</${sign.slice(1)}>`, behind);
    const tagEnd = this.after('%}', behind);
    if (tagEnd === undefined) return undefined;
    const block = /^\{%-?\s*(raw|comment|highlight)\b/.exec(this.text.slice(start, Math.min(tagEnd, start + 200)))?.[1];
    if (block === undefined || this.missing.has(block)) return tagEnd;
    const closing = new RegExp(`\\{%-?\\s*end${block}\\s*-?%\\}`, 'g');
    closing.lastIndex = tagEnd;
    if (closing.exec(this.text)) return closing.lastIndex;
    this.missing.add(block);
    return tagEnd;
  }

  private after(closer: string, from: number): number | undefined {
    if (this.missing.has(closer)) return undefined;
    const at = this.text.indexOf(closer, from);
    if (at < 0) this.missing.add(closer);
    return at < 0 ? undefined : at + closer.length;
  }

  private findParagraphEnd(from: number): number {
    const end = this.containers.isEmpty
      ? /\n(?=[ \t\r]*\n| {0,3}(?:>|(?:[*+-]|\d+\.)[ \t]))/g
      : /\n(?=[ \t\r]*\n| {0,3}(?:[*+-]|\d+\.)[ \t])/g;
    end.lastIndex = from;
    return end.exec(this.text)?.index ?? this.text.length;
  }

  /** Where a run of exactly so many backticks begins. */
  private runAfter(from: number, to: number, length: number): number | undefined {
    const none = this.noRun.get(length);
    if (none && from >= none.from && to <= none.to) return undefined;
    const runs = /`+/g;
    runs.lastIndex = from;
    for (let run = runs.exec(this.text); run && run.index < to; run = runs.exec(this.text)) {
      if (run[0].length === length) return run.index;
    }
    this.noRun.set(length, { from, to });
    return undefined;
  }
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function closingOf(fence: string): string {
  return ` {0,3}${fence[0]!}{${fence.length},}[ \\t\\r]*`;
}
