import { faultCode } from '../disk/fault.ts';

/** Errors of the engine itself, whose words speak of the program's own names. */
const OF_PROGRAM = [TypeError, RangeError, ReferenceError];

/**
 * What the log says of an error: its kind and code, and the places in the program that it came through. The system's words name
 * the file, and those of a reader quote its text: they are left out.
 */
export function loggedError(error: unknown): string {
  if (!(error instanceof Error)) return `no error but a value (${typeof error})`;
  const code = faultCode(error);
  const isOfProgram = code === 'UNKNOWN' && OF_PROGRAM.some(kind => error instanceof kind);
  const said = isOfProgram ? `: ${error.message}` : code === 'UNKNOWN' ? '' : ` ${code}`;
  const stack = error.stack ?? '';
  const places = stack.slice(stack.indexOf(error.message) + error.message.length).split('\n');
  return [`${error.name}${said}`, ...places.filter(line => /^ +at /.test(line))].join('\n');
}
