import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";

/** As many as Bolt takes. Slack's largest requests are views of some 250 kB. */
const MOST_BYTES = 4 * 2 ** 20;
const STALE_SECONDS = 5 * 60;

/**
 * Lets in only what Slack signed, with its body read as `rawBody`, where Bolt looks for it first. Bolt would check
 * as well, with four hashes in the place of one.
 * @param onRefused told why, in words that hold nothing of the request
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function signedOnly(
  listener: RequestListener,
  signingSecret: string,
  onRefused: (why: string) => void,
): RequestListener {
  const key = createSecretKey(signingSecret, "utf8");
  return (request, response) => {
    readBody(request, (body) => {
      if (body === undefined) {
        onRefused(`its body is longer than ${MOST_BYTES} bytes`);
        return void response.writeHead(413, { connection: "close" }).end();
      }
      const why = refusalOf(request, body, key);
      if (why === undefined) return listener(Object.assign(request, { rawBody: body }), response);
      if (isSslCheck(body)) return void response.writeHead(200).end();
      onRefused(why);
      response.writeHead(401).end();
    });
  };
}

/** Undefined where it is too long, as soon as it is. A request that breaks off is nobody's any more. */
function readBody(request: IncomingMessage, then: (body: Buffer | undefined) => void): void {
  const pieces: Buffer[] = [];
  let length = 0;
  const take = (piece: Buffer) => {
    length += piece.length;
    if (length <= MOST_BYTES) {
      pieces.push(piece);
      return;
    }
    request.off("data", take).off("end", end).pause();
    then(undefined);
  };
  const end = () => then(pieces[0] !== undefined && pieces.length === 1 ? pieces[0] : Buffer.concat(pieces));
  request.on("data", take).on("end", end);
}

/** Why a request is not let in. */
function refusalOf({ headers }: IncomingMessage, body: Buffer, key: KeyObject): string | undefined {
  const sent = String(headers["x-slack-request-timestamp"]);
  if (!/^\d{1,15}$/.test(sent)) return "it does not say when it was sent";
  if (Number(sent) < Date.now() / 1000 - STALE_SECONDS) return "it is older than five minutes";
  const signature = /^v0=([\da-f]{64})$/.exec(String(headers["x-slack-signature"]))?.[1];
  if (signature === undefined) return "it is not signed";
  const ours = createHmac("sha256", key).update(`v0:${sent}:`).update(body).digest();
  return timingSafeEqual(ours, Buffer.from(signature, "hex")) ? undefined : "its signature is wrong";
}

/** Slack asks so whether the certificate is good, unsigned. Nothing else of such a request is looked at. */
function isSslCheck(body: Buffer): boolean {
  return body.length < 1_000 && new URLSearchParams(body.toString()).get("ssl_check") === "1";
}
