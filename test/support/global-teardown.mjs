// jest global tear-down: stops what the tests had started and erases its data.
export default async function tearDown() {
  await globalThis.luotsiTestBroker?.close();
}
