/** A program of ours that is run apart: given one task, it answers and is gone. */

export interface Program {
  /** Its file in the project. */
  file: string;
  /** What the build makes of it (.ci/build.mjs): all of its code in one folder, which starts in a third of the time. */
  built?: string;
  /** Whether it loads native code. */
  hasAddons: boolean;
  /** What of the project it may read besides its code, once that is built. */
  reads?: readonly string[];
  limits: Limits;
  /** So many work at a time, and so many more may wait for it. */
  atOnce: number;
  mostWaiting: number;
  /** Seconds after which to ask again when too many wait. */
  retryAfter: number;
  /** Whether one that has loaded its code waits for the next task for a while after each. */
  keptReady: boolean;
  says: {
    /** It took longer than `seconds`. */
    tooLong: (seconds: number) => string;
    tooLarge: string;
    tooMany: string;
    cancelled: string;
  };
}

export interface Limits {
  /** Milliseconds. */
  longest: number;
  /** Bytes in use, of all kinds. */
  largest: number;
  /** Megabytes of the heap; the rest is for the bytes of files. */
  heap: number;
  /** Megabytes of half the part of the heap that objects begin in: Node takes 16 and more, one is slower by little. */
  young?: number;
}
