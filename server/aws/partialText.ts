/** A part of a text that is not known, named as its author wrote it: `aws_s3_bucket.media.arn`, `var.region`, `process.env.BUCKET`. */
export interface Hole {
  readonly hole: string;
}

/** Text known in part, from left to right. */
export type PartialText = readonly (string | Hole)[];

/** An answer that may be out of reach. */
export type Certainty = 'yes' | 'no' | 'unknown';
