/** A text that Ruby's CSV refuses; `line` is 1-based. */
export class CsvError extends Error {
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message);
  }
}

export type CsvField = string | null;

/**
 * Rows of a CSV text as Ruby's CSV reads them: an empty field is `null`, an empty quoted one is empty text, a blank line
 * is a row without fields. The first line break decides what the others must be. Throws `CsvError`.
 */
export function parseCsv(text: string, separator: string): readonly (readonly CsvField[])[] {
  const rows: CsvField[][] = [];
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const row: CsvField[] = [];
    rows.push(row);
    if (text.startsWith(lineBreak, at)) {
      at += lineBreak.length;
      line++;
      continue;
    }
    for (;;) {
      row.push(readField());
      if (text.startsWith(separator, at)) at += separator.length;
      else break;
    }
    if (at < text.length) at += lineBreak.length;
    line++;
  }
  return rows;

  function readField(): CsvField {
    if (text[at] === '"') return readQuoted();
    const start = at;
    while (at < text.length && !text.startsWith(separator, at) && !text.startsWith(lineBreak, at)) {
      const letter = text[at];
      if (letter === '"')
        throw new CsvError('A quotation mark stands inside a field that does not begin with one.', line);
      if (letter === '\n' || letter === '\r')
        throw new CsvError('The line breaks of the file are of several kinds.', line);
      at++;
    }
    return at === start ? null : text.slice(start, at);
  }

  function readQuoted(): string {
    const opened = line;
    let value = '';
    at++;
    for (;;) {
      const close = text.indexOf('"', at);
      if (close < 0) throw new CsvError('A quoted field is never closed.', opened);
      const piece = text.slice(at, close);
      value += piece;
      line += piece.split(lineBreak).length - 1;
      at = close + 1;
      if (text[at] !== '"') break;
      value += '"';
      at++;
    }
    if (at < text.length && !text.startsWith(separator, at) && !text.startsWith(lineBreak, at)) {
      throw new CsvError('Something follows the closing quotation mark of a field.', line);
    }
    return value;
  }
}
