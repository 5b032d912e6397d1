// Has the Temporal SDK's core library download a CLI: node temporal-download.mjs <directory> <version>.
// A process of its own, because the SDK's runtime takes over signals; the library starts the server once it has it, so it is stopped again.
import { Runtime } from '@temporalio/worker';

const [, , downloadDir, version] = process.argv;
try {
  const runtime = Runtime.instance();
  const server = await runtime.createEphemeralServer({
    type: 'dev-server',
    exe: { type: 'cached-download', downloadDir, version, ttl: 0, sdkName: 'sdk-typescript', sdkVersion: '1.24.0' },
    namespace: 'default', ip: '127.0.0.1', port: null, uiPort: null, dbFilename: null, ui: false,
    log: { format: 'pretty', level: 'error' }, extraArgs: [],
  });
  await runtime.shutdownEphemeralServer(server);
  process.exit(0);
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
