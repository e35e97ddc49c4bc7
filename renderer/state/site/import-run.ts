/** Files that are being taken into the site. */
export interface ImportRun {
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}
