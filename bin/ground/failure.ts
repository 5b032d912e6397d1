// What the command line says when it cannot go on: one sentence a person can act on, never a stack.

/** Carries one clear sentence with the remedy; `bin/` prints it alone and leaves with `exitCode`. */
export class GroundFailure extends Error {
  readonly exitCode: number;

  constructor(sentence: string, options: { exitCode?: number; cause?: unknown } = {}) {
    super(sentence, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'GroundFailure';
    this.exitCode = options.exitCode ?? 1;
  }
}

/** The message of anything thrown, on one line; Node gathers refused connections in an AggregateError with an empty message. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.message === '') return messageOf(thrown.errors[0]);
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return text.replace(/\s+/g, ' ').trim();
}
