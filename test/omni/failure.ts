import { inspect } from "node:util";
import { OmniError } from "../../src/omni/index.ts";

/** The error that a promise rejects with. */
export async function failure(promise: Promise<unknown>): Promise<OmniError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OmniError)) throw new Error(`expected an OmniError, got ${inspect(error)}`);
  return error;
}
