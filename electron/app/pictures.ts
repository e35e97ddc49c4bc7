import { utilityProcess, type UtilityProcess } from 'electron';
import { basename } from 'node:path';
import type { ImportAnswer } from '../../shared/contract/image-calls.ts';
import type { PictureDone, PictureJob } from './picture-process.ts';

/** A picture that takes longer is given up; milliseconds. */
const PATIENCE = 120_000;
/** How long the process waits for more work; milliseconds. */
const IDLE = 30_000;

/** Imports pictures one after the other in a process of their own, which is started when there is work and ends after it. */
export class Pictures {
  readonly #entry: string;
  #process: UtilityProcess | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #jobs = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** `entry` is the built file of `picture-process.ts`. */
  constructor(entry: string) {
    this.#entry = entry;
  }

  import(root: string, source: PictureJob['source']): Promise<ImportAnswer> {
    const work = this.#last.then(() => this.#run({ job: ++this.#jobs, root, source }));
    this.#last = work;
    return work;
  }

  #run(job: PictureJob): Promise<ImportAnswer> {
    clearTimeout(this.#idle);
    const child = (this.#process ??= this.#start());
    return new Promise<ImportAnswer>(resolve => {
      const name = 'file' in job.source ? basename(job.source.file) : job.source.name;
      const timer = setTimeout(() => {
        this.#end(child);
        settle(gaveUp(name, 'took longer than two minutes to read'));
      }, PATIENCE);
      const settle = (answer: ImportAnswer) => {
        clearTimeout(timer);
        child.off('message', take);
        child.off('exit', fail);
        this.#idle = setTimeout(() => this.#end(child), IDLE);
        resolve(answer);
      };
      const take = (done: PictureDone) => done.job === job.job && settle(done.answer);
      const fail = () => {
        this.#end(child);
        settle(gaveUp(name, 'ended the program that reads pictures'));
      };
      child.on('message', take);
      child.on('exit', fail);
      child.postMessage(job);
    });
  }

  /** A process that ends between two pictures is not asked for the next one. */
  #start(): UtilityProcess {
    const child = utilityProcess.fork(this.#entry, [], { serviceName: 'Galley Pictures' });
    child.once('exit', () => {
      if (this.#process === child) this.#process = undefined;
    });
    return child;
  }

  #end(child: UtilityProcess): void {
    if (this.#process === child) this.#process = undefined;
    child.kill();
  }
}

function gaveUp(name: string, what: string): ImportAnswer {
  return {
    kind: 'refused',
    problem: {
      severity: 'error',
      code: 'image-gave-up',
      place: { path: name, line: 1, column: 1 },
      cause: `This file ${what}.`,
      remedy: 'Save the picture again in its own program, smaller if it is very large, and insert that.',
    },
  };
}
