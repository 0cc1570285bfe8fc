/** The service says no, in words: answered with a status, the message and a trace id. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A 400 in the service's words. */
export function invalid(message: string): Refusal {
  return new Refusal(400, message);
}

/** A 404 in the service's words: the thing is not there, while the call is. */
export function notFound(message: string): Refusal {
  return new Refusal(404, message);
}
