import { Element, type ElementType } from '../element.ts';
import { entity, entityCharacter } from '../entities.ts';
import { lstrip, rstrip, strip } from '../ruby-text.ts';
import { ENTITY, entityOf } from '../span/substitution.ts';
import { contentModelOf, SPAN_ELEMENTS } from './elements.ts';
import { convertTable, isSimpleTable } from './native-table.ts';

function names(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

const WITHOUT_TEXT = names('html head hgroup ol ul dl table colgroup tbody thead tfoot tr select optgroup');
const WRAPPED_TEXT = names(
  'body section nav article aside header footer address div li dd blockquote figure figcaption fieldset form',
);
const WITHOUT_WHITE_SPACE = names(
  'body section nav article aside header footer address div li dd blockquote figure figcaption td th fieldset form',
);
const STRIPPED = names(
  `address article aside blockquote body caption dd div dl dt fieldset figcaption form footer header h1 h2 h3 h4 h5 h6 legend li nav p
   section td th`,
);
const SIMPLE = names('blockquote hr br img p thead tbody tfoot tr td th ul ol dl li dt dd');

/** How text below an element is treated: kept as it is, or with its white space folded; and whether elements are converted. */
interface Mode {
  readonly convert: boolean;
  readonly preserve: boolean;
}

const CONVERT: Mode = { convert: true, preserve: false };

/** Converts an HTML element, and those in it, to kramdown's own where there are such (`html_to_native`). */
export function convertToNative(element: Element): void {
  process(element, CONVERT, undefined);
}

function process(element: Element, mode: Mode, parent: Element | undefined): void {
  if (element.type === 'xml_comment' || element.type === 'xml_pi') {
    const container = !parent
      ? 'div'
      : parent.type === 'html_element'
        ? parent.value
        : parent.type === 'header'
          ? 'h1'
          : parent.type;
    element.options = { category: contentModelOf(container) === 'span' ? 'span' : 'block' };
    return;
  }
  if (element.type !== 'html_element') return;
  const name = element.value;
  const convert = mode.convert ? CONVERTERS[name] : undefined;
  if (convert) {
    convert(element);
    return;
  }
  if (mode.convert && WITHOUT_TEXT.has(name)) dropText(element);
  if (mode.convert && SIMPLE.has(name)) {
    become(element, name as ElementType);
    processChildren(element, mode);
  } else processHtml(element, mode);
  if (!mode.convert) return;
  if (STRIPPED.has(name)) stripText(element);
  if (WITHOUT_WHITE_SPACE.has(name)) dropWhiteSpace(element);
  if (WRAPPED_TEXT.has(name)) wrapText(element);
}

function become(element: Element, type: ElementType, options: Element['options'] = {}): void {
  element.type = type;
  element.options = options;
  element.value = '';
}

function processHtml(element: Element, mode: Mode): void {
  element.options = {
    category: SPAN_ELEMENTS.has(element.value) ? 'span' : 'block',
    contentModel: mode.convert ? contentModelOf(element.value) : 'raw',
  };
  processChildren(element, mode);
}

function processChildren(element: Element, mode: Mode): void {
  element.children = element.children.flatMap(child => {
    if (child.type === 'text') return processText(child.value, mode.preserve || !mode.convert);
    process(child, mode, element);
    return [child];
  });
}

const QUOTES = names('lsquo rsquo ldquo rdquo');
const SYMBOLS = names('mdash ndash hellip laquo raquo');

/** Text with its character references as elements. */
function processText(raw: string, preserve: boolean): Element[] {
  const text = preserve ? raw : raw.replace(/[ \t\r\n\f\v]+/g, ' ');
  const elements: Element[] = [];
  const reference = new RegExp(ENTITY.source, 'g');
  let pos = 0;
  for (let match = reference.exec(text); match; match = reference.exec(text)) {
    elements.push(new Element('text', text.slice(pos, match.index)));
    pos = reference.lastIndex;
    const name = match[1] ?? '';
    const known = entityOf(match);
    if (QUOTES.has(name)) elements.push(new Element('smart_quote', name));
    else if (SYMBOLS.has(name)) elements.push(new Element('typographic_sym', name));
    else if (known) elements.push(new Element('entity', '', { entity: known, original: match[0] }));
    else {
      elements.push(new Element('entity', '', { entity: entity('amp') }));
      pos = match.index + 1;
    }
  }
  if (pos < text.length) elements.push(new Element('text', text.slice(pos)));
  return elements;
}

function dropText(element: Element): void {
  element.children = element.children.filter(child => child.type !== 'text');
}

function stripText({ children }: Element): void {
  const first = children[0];
  const last = children[children.length - 1];
  if (first?.type === 'text') first.value = lstrip(first.value);
  if (last?.type === 'text') last.value = rstrip(last.value);
}

/** Drops white space at the ends and between blocks. */
function dropWhiteSpace(element: Element): void {
  const { children } = element;
  element.children = children.filter((child, i) => {
    if (child.type !== 'text' || strip(child.value) !== '') return true;
    const atEnd = i === 0 || i === children.length - 1;
    return !atEnd && !(children[i - 1]!.category === 'block' && children[i + 1]!.category === 'block');
  });
}

/** Puts text and spans between blocks into paragraphs without tags. */
function wrapText(element: Element): void {
  const children: Element[] = [];
  let paragraph: Element | undefined;
  for (const child of element.children) {
    if (child.category === 'block') {
      paragraph = undefined;
      children.push(child);
    } else {
      if (!paragraph) children.push((paragraph = new Element('p', '', { transparent: true })));
      paragraph.children.push(child);
    }
  }
  element.children = children;
}

function textOf(element: Element): string {
  return (element.type === 'text' ? element.value : '') + element.children.map(textOf).join('');
}

function convertLink(element: Element): void {
  if (!element.attributes?.get('href') && !element.attributes?.has('href'))
    processHtml(element, { convert: false, preserve: false });
  else {
    become(element, 'a');
    processChildren(element, CONVERT);
  }
}

function convertEmphasis(element: Element): void {
  const text = textOf(element);
  if (/^[ \t\r\n\f\v]|[ \t\r\n\f\v]$/.test(text)) processHtml(element, { convert: false, preserve: false });
  else {
    become(element, element.value === 'em' || element.value === 'i' ? 'em' : 'strong');
    processChildren(element, CONVERT);
  }
}

function convertHeader(element: Element): void {
  become(element, 'header', { level: Number(element.value[1]), rawText: textOf(element) });
  processChildren(element, CONVERT);
}

function convertCode(element: Element): void {
  const text = processText(textOf(element), true).map(characters).join('');
  if (element.value === 'code') {
    become(element, 'codespan');
    const classes = element.attributes?.get('class');
    if (classes !== undefined)
      element.attr.set('class', classes.replace(/\s+\bhighlighter-\w+\b|\bhighlighter-\w+\b\s*/g, ''));
  } else {
    const only =
      element.children.length === 1 && element.children[0]!.value === 'code' ? element.children[0] : undefined;
    become(element, 'codeblock');
    const language = /\blanguage-\S+/.exec(only?.attributes?.get('class') ?? '')?.[0];
    if (language !== undefined)
      element.attr.set('class', rstrip(`${language} ${element.attributes?.get('class') ?? ''}`));
  }
  element.value = text;
  element.children = [];
}

function characters(element: Element): string {
  if (element.type === 'text') return element.value;
  return entityCharacter(element.options.entity ?? entity(element.value)) ?? '';
}

function convertScript(element: Element): void {
  const type = element.attributes?.get('type') ?? '';
  if (!/\bmath\/tex\b/.test(type)) {
    processHtml(element, CONVERT);
    return;
  }
  const formula = element.children.shift()?.value ?? '';
  become(element, 'math', { category: type.includes('mode=display') ? 'block' : 'span' });
  const data = /^(?:%[ \t\r\n\f\v]*)?<!\[CDATA\[\n?([^]*?)(?:[ \t\r\n\f\v]%)?\]\]>$/.exec(formula);
  element.value = data ? data[1]! : formula;
  element.attributes?.delete('type');
}

function convertTableElement(element: Element): void {
  if (!isSimpleTable(element)) {
    processHtml(element, { convert: false, preserve: false });
    return;
  }
  dropText(element);
  processChildren(element, CONVERT);
  become(element, 'table');
  convertTable(element);
}

const CONVERTERS: Readonly<Record<string, (element: Element) => void>> = Object.assign(Object.create(null) as object, {
  textarea: (element: Element) => processHtml(element, { convert: true, preserve: true }),
  a: convertLink,
  em: convertEmphasis,
  b: convertEmphasis,
  strong: convertEmphasis,
  i: convertEmphasis,
  h1: convertHeader,
  h2: convertHeader,
  h3: convertHeader,
  h4: convertHeader,
  h5: convertHeader,
  h6: convertHeader,
  code: convertCode,
  pre: convertCode,
  table: convertTableElement,
  script: convertScript,
});
