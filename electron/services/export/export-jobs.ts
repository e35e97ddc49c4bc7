import type { ExportSession } from './export-session.ts';

/** What the export's thread can be asked to do; each is a method of `ExportSession`. */
export type JobName =
  'plan' | 'pages' | 'page' | 'part' | 'texts' | 'branches' | 'carryOut' | 'cancel' | 'undo' | 'git';
export type JobRequest<N extends JobName> = Parameters<ExportSession[N]> extends [infer Request] ? Request : undefined;
export type JobAnswer<N extends JobName> = Awaited<ReturnType<ExportSession[N]>>;

/** Both ends are the application's own code, so these are typed but not decoded. */
export interface ToExportThread {
  readonly job: number;
  readonly name: JobName;
  readonly request: unknown;
}

export type FromExportThread =
  | { readonly kind: 'answer'; readonly job: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly job: number; readonly said: string }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number };

/** What the thread is started with. */
export interface ExportThreadData {
  /** Threads of this process that have ended. */
  readonly ended: readonly number[];
}
