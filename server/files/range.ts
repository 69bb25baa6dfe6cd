/** A half-open stretch of a text, in UTF-16 code units from its start. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A range in a file. */
export interface Place extends Range {
  readonly file: FilePath;
}

/** Absolute path with forward slashes, on Windows too (`C:/…`). */
export type FilePath = string;
