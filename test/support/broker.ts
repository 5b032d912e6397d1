// How a test asks the run's broker (global-setup.mjs) for a server.

/** @throws Error with the broker's sentence when the server cannot be had, or when the test was not started through jest.config.mjs */
export async function askBroker<T>(question: string): Promise<T> {
  const broker = process.env['LUOTSI_TEST_BROKER'];
  if (broker === undefined) throw new Error('no test servers here: run the test with "npm test" or "npm run test:only -- <path>"');
  const response = await fetch(`${broker}/${encodeURIComponent(question)}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}
