import type { Problem } from '../../shared/kit/problem.ts';

/** The world as a command sees it; the tests and `main.ts` each supply one. */
export interface Terminal {
  readonly cwd: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The machine's IANA zone. */
  readonly zone: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The built file of `output-worker.ts`, whose thread writes the pages of large sites. */
  readonly outputWorker?: string;
  print(text: string): void;
  complain(text: string): void;
  readInput(): Promise<string>;
  /** Does what can be stopped cleanly: the first Ctrl+C aborts the signal, a second one ends the program. */
  untilStopped<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T>;
  /** Opens an absolute path of a folder or file in the application. */
  openApplication(path: string): Promise<ExitCode>;
}

/** 0: fine. 1: the command ran and found something wrong. 2: wrong use, or input that could not be read. */
export type ExitCode = 0 | 1 | 2;

export interface Option {
  readonly type: 'string' | 'boolean';
  /** What stands for the value in the help: `DIR`. */
  readonly value?: string;
  /** Everything that it takes, where that is a list. */
  readonly choices?: readonly string[];
  readonly help: string;
  readonly required?: boolean;
}

export interface Request {
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly operands: readonly string[];
}

export interface CliCommand {
  readonly name: string;
  readonly summary: string;
  /** The operands as the help shows them: `POST KEY`. */
  readonly operands: string;
  readonly least: number;
  readonly most: number;
  readonly options: Readonly<Record<string, Option>>;
  run(request: Request, terminal: Terminal): Promise<ExitCode>;
}

/** Wrong use or unreadable input: the message is the whole line that the person sees; exit 2. */
export class UsageError extends Error {}

/** An option's text; `undefined` when it was not given. */
export function textOption(request: Request, name: string): string | undefined {
  const value = request.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** Reports problems on standard error, one line each, and once what many pages share; 1 when one of them is an error. */
export function reportProblems(
  terminal: Terminal,
  problems: readonly Problem[],
  format: (p: Problem) => string,
): ExitCode {
  for (const line of new Set(problems.map(format))) terminal.complain(`${line}\n`);
  return problems.some(problem => problem.severity === 'error') ? 1 : 0;
}
