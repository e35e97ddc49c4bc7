import { Fault } from './fault.ts';

/** What a disk says when it was asked, if it does within so many milliseconds; else fails with `SILENT`. The question stays asked. */
export async function answered<T>(question: Promise<T>, within: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Fault('SILENT')), within);
  });
  try {
    return await Promise.race([question, silence]);
  } finally {
    clearTimeout(timer);
  }
}
