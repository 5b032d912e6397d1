/**
 * Loaded into a process before everything else (`--import`): its clock is off by what a file says, in ms, read again every 50 ms, as if
 * somebody set the machine's clock. Timers and `performance.now` go on as they are: neither does setting a clock move them.
 */
import { readFileSync } from 'node:fs';

const file = process.env.LUOTSI_CLOCK_FILE ?? '';
const RealDate = Date;
let offset = 0;

function read() {
  try {
    offset = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    offset = 0;
  }
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [RealDate.now() + offset] : args, self),
  apply: () => new RealDate(RealDate.now() + offset).toString(),
  get: (target, key) => (key === 'now' ? () => RealDate.now() + offset : Reflect.get(target, key)),
});

if (file !== '') {
  read();
  setInterval(read, 50).unref();
}
