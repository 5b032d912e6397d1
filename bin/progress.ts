// Progress in the terminal: one line per step when it is done, with its time; a long step says that it goes on.

/** Runs a step and prints `✓ <label> (1.2 s)`; the label may depend on the result. A failing step prints nothing: its error speaks. */
export async function step<T>(label: string | ((result: T) => string), doing: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const patience = setInterval(() => say(`  ${doing} … (${seconds(started)} s)`), 10_000);
  const note = process.stdout.isTTY ? undefined : setTimeout(() => say(`  ${doing} …`), 1_500);
  if (process.stdout.isTTY) process.stdout.write(`  ${doing} …\r`);
  try {
    const result = await work();
    say(`✓ ${typeof label === 'string' ? label : label(result)} (${seconds(started)} s)`);
    return result;
  } finally {
    clearInterval(patience);
    clearTimeout(note);
  }
}

/** One line, over whatever the running step has left on the present one. */
export function say(line: string): void {
  process.stdout.write(process.stdout.isTTY ? `\u001b[2K${line}\n` : `${line}\n`);
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1);
}
