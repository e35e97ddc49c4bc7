import { randomBytes } from 'node:crypto';
import type { ExportThread } from '../../services/export/export-thread.ts';
import type { Side } from '../../services/export/page-views.ts';
import { SITE_SCHEME, type ServedSite, type SiteAnswer } from './site-protocol.ts';

/**
 * One side of an export's target, served beside the open site so that pages can be looked at before and after: an origin
 * of its own for each, since both may have other files at the same address. Its pages run no script.
 */
export class ExportView implements ServedSite {
  readonly id = randomBytes(16).toString('hex');
  readonly origin = `${SITE_SCHEME}://${this.id}`;

  constructor(
    private readonly thread: ExportThread,
    private readonly side: Side,
  ) {}

  /** `token` is the plan's number and the page's place in it: `3-0`. */
  async paper(token: string): Promise<string | undefined> {
    const [, plan, at] = /^(\d{1,9})-(\d{1,9})$/.exec(token) ?? [];
    if (!this.thread.running || plan === undefined) return undefined;
    const { side } = this;
    return (await this.thread.ask('page', { plan: Number(plan), at: Number(at), side }).catch(() => null)) ?? undefined;
  }

  async answer(path: string): Promise<SiteAnswer> {
    if (!this.thread.running) return { kind: 'missing' };
    return this.thread.ask('part', { path, side: this.side }).catch(() => ({ kind: 'missing' }) as const);
  }
}
