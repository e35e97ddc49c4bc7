/** What Ruby's Date._parse finds in a text, as far as Time.parse uses it. */
export interface DateParts {
  year?: number;
  month?: number;
  day?: number;
  yearDay?: number;
  hour?: number;
  minute?: number;
  second?: number;
  /** 0 up to 1. */
  fraction?: number;
  zone?: string;
}

/** The same while it is being found. */
export interface Found extends DateParts {
  /** Whether a year of two digits is one of 1969 to 2068. */
  complete: boolean;
  beforeChrist: boolean;
}

/** The text that is left to read; each rule that applies takes its part out. */
export class Remainder {
  constructor(public text: string) {}

  /** Takes the first match out of the text, leaving a space. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const match = pattern.exec(this.text);
    if (!match) return undefined;
    this.text = `${this.text.slice(0, match.index)} ${this.text.slice(match.index + match[0].length)}`;
    return match;
  }
}
