/** What a side of the benchmark is: something that can run the five-task case, `cases` times, `concurrency` at once. */
export interface Sample {
  /** Milliseconds from sending a completion until the next task is read from the side's own store; four per case. */
  readonly visible: number[];
  /** Milliseconds of the completing call alone; five per case. */
  readonly complete: number[];
  /** Milliseconds until the first task of a new case can be read. */
  readonly start: number[];
}

export interface Side {
  readonly name: string;
  /** Processes whose CPU belongs to this side: name → pid. */
  readonly processes: Readonly<Record<string, number>>;
  drive(concurrency: number, cases: number): Promise<Sample>;
  /** Events in the history of one finished case beyond those of a case with no completion, divided by five; undefined where there is no such history. */
  eventsPerCompletion?(): Promise<number>;
  stop(): Promise<void>;
}

/** Runs `one` for each case, `concurrency` at a time, and gathers the samples. */
export async function inParallel(concurrency: number, cases: number, one: (sample: Sample) => Promise<void>): Promise<Sample> {
  const sample: Sample = { visible: [], complete: [], start: [] };
  let next = 0;
  await Promise.all(Array.from({ length: concurrency }, async () => {
    while (next++ < cases) await one(sample);
  }));
  return sample;
}

/** Milliseconds that `work` took, with its answer. */
export async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const answer = await work();
  return [performance.now() - start, answer];
}
