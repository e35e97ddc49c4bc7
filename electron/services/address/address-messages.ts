import type { AddressPlan, AddressRequest } from '../../../shared/export/change-address.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { Result } from '../../../shared/kit/result.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';

/** What the thread is started with. */
export interface AddressSite {
  readonly root: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The machine's IANA zone. */
  readonly zone: string;
  /** Texts that are not on disk yet and stand for their files. */
  readonly unsaved: readonly { readonly path: SitePath; readonly text: string }[];
}

/** Both ends are the application's own code, so these are typed but not decoded. */
export interface ToAddressThread {
  readonly job: number;
  readonly request: AddressRequest;
}

export interface FromAddressThread {
  readonly job: number;
  readonly answer: Result<AddressPlan, Problem>;
}
