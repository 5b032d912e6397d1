/** What each engine is asked to do in `bench:kernel`; files are given by path, the same for all. */
export interface KernelSide {
  /** Name and version, as printed. */
  readonly name: string;
  /** Milliseconds of one reading of a file into what the engine runs, for each of `times`. */
  readonly compile: (file: string, times: number) => Promise<number[]>;
  /** Seconds that `cases` whole cases of a file take from start to end, one after the other, the file compiled before. */
  readonly run: (file: string, cases: number) => Promise<number>;
  /** Bytes of the JSON from which a case that has just started can be taken up again. */
  readonly stateBytes: (file: string) => Promise<number>;
  readonly stop: () => Promise<void>;
}
