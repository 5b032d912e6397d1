// Stops what the supervisor started when the supervisor is killed (SIGKILL gives it no chance to do so itself).
// The supervisor holds the other end of our stdin: when it ends, for whatever reason, the listed processes are stopped in
// reverse order of their start. Plain JavaScript without imports of ours, so that it is up in milliseconds.
// Lines on stdin, JSON: {"add": pid, "signal": "SIGINT", "patienceMs": 10000} · {"remove": pid} · {"erase": "<directory>"}
import { readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const watched = new Map();
const erase = [];

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => undefined);

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const message = JSON.parse(line);
  if (message.add) watched.set(message.add, message);
  if (message.remove) watched.delete(message.remove);
  if (message.erase) erase.push(message.erase);
});
lines.on('close', stopAll);

async function stopAll() {
  for (const { add: pid, signal, patienceMs } of [...watched.values()].reverse()) {
    send(pid, signal);
    const deadline = Date.now() + patienceMs;
    while (lives(pid) && Date.now() < deadline) await sleep(50);
    if (lives(pid)) send(pid, 'SIGKILL');
  }
  for (const directory of erase) rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  process.exit(0);
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone.
  }
}

function lives(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/** A dead process whose new parent does not reap (common in containers) still answers signals. */
function isZombie(pid) {
  if (process.platform !== 'linux') return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return true;
  }
}
