/** A payload as bytes and back: Temporal's own protobuf form, so that any tool that knows Temporal can read what is inside. */
import type { Payload } from '@temporalio/common';
import proto from '@temporalio/proto';

const wire = proto.temporal.api.common.v1.Payload;

export function toBytes(payload: Payload): Uint8Array {
  return wire.encode(payload).finish();
}

/** @throws RangeError when the bytes are not a payload */
export function fromBytes(bytes: Uint8Array): Payload {
  const { metadata, data } = wire.decode(bytes);
  return { metadata, data };
}
