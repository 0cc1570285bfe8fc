/** What goes back over the wire. An empty text is no body. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** An answer with a JSON body. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  const text = JSON.stringify(body);
  return { status, headers: { "Content-Type": "application/json; charset=utf-8", ...headers }, text };
}

/** An answer without a body. */
export function empty(status: number): Answer {
  return { status, headers: {}, text: "" };
}

/** The error page of something between gateway and service. */
export function htmlError(status: number): Answer {
  const title = status === 502 ? "502 Bad Gateway" : `${status} Error`;
  return {
    status,
    headers: { "Content-Type": "text/html" },
    text: `<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center><hr></body></html>`,
  };
}

/** The service's own error: its words and the trace id. */
export function serviceError(status: number, message: string, traceId: string): Answer {
  return json(status, { StatusCode: status, Message: message, TraceID: traceId });
}
