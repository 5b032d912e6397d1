// jest global set-up: a small broker that starts PostgreSQL and Temporal when the first test asks for them, once per run.
// A run that needs neither (npm run test:only -- test/kernel) starts neither. Plain JavaScript: jest loads it without a transform.
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

export default async function setUp() {
  const ground = lazyGround();
  const broker = createServer((request, response) => {
    // Questions are far apart: a kept connection would be closed by one side just when the other sends on it.
    response.setHeader('connection', 'close');
    ground.ask(decodeURIComponent(request.url.slice(1))).then(
      (answer) => response.end(JSON.stringify(answer)),
      (error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise((resolve) => broker.listen(0, '127.0.0.1', resolve));
  process.env.LUOTSI_TEST_BROKER = `http://127.0.0.1:${broker.address().port}`;
  globalThis.luotsiTestBroker = {
    close: async () => {
      await ground.close();
      broker.closeAllConnections();
      broker.close();
    },
  };
}

/** The process that owns the servers; it ends them when its channel to us closes, however that happens. */
function lazyGround() {
  let child;
  let next = 0;
  const waiting = new Map();
  const start = () => {
    const script = fileURLToPath(new URL('./ground-server.ts', import.meta.url));
    const started = fork(script, [], { execArgv: ['--import', 'tsx'] });
    started.on('message', ({ id, answer, failure }) => {
      const { resolve, reject } = waiting.get(id);
      waiting.delete(id);
      if (failure === undefined) resolve(answer);
      else reject(new Error(failure));
    });
    started.on('exit', (code) => {
      for (const { reject } of waiting.values()) reject(new Error(`the test servers ended (exit code ${code})`));
    });
    return started;
  };
  return {
    ask: (question) => new Promise((resolve, reject) => {
      child ??= start();
      next += 1;
      waiting.set(next, { resolve, reject });
      child.send({ id: next, question });
    }),
    close: () => new Promise((resolve) => {
      if (child === undefined || child.exitCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.disconnect();
    }),
  };
}
