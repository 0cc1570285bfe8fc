import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { takeAnswer } from "./answers.ts";
import type { Core } from "./core.ts";
import { parseJson, readArguments, readBody, sendJson, sendText } from "./http.ts";
import { servePageApi } from "./page-api.ts";
import { recordTraffic, recordViolation } from "./record.ts";
import type { ApiAnswer, ApiRequest } from "./web-api/index.ts";

/** What the browser is given at `/`. */
export interface PageAssets {
  readonly html: string;
  readonly js: string;
  readonly css: string;
}

const bearer = (request: IncomingMessage): string | undefined =>
  /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? "")?.[1];

async function serveApi(
  call: (request: ApiRequest) => Promise<ApiAnswer>,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { token: inBody, ...args } = await readArguments(request, url.searchParams);
  const token = bearer(request) ?? (typeof inBody === "string" ? inBody : undefined);
  const answer = await call({ method: url.pathname.slice("/api/".length), args, token });
  sendJson(response, answer.status, answer.body, answer.headers);
}

async function serveResponseUrl(
  core: Core,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const body = parseJson((await readBody(request)).toString("utf8"));
  const record = recordTraffic(core.workspace, {
    direction: "to-slack",
    label: "response_url",
    signed: null,
    retry: 0,
    method: "POST",
    url: core.origin() + path,
    request: body,
  });
  await core.switches.slowness();
  const target = core.tickets.respond(path);
  const error = typeof target === "string" ? target : takeAnswer(core.workspace, target, body, record.id);
  if (typeof target === "string") {
    const rule = "a response_url works five times within thirty minutes";
    recordViolation(core.workspace, {
      method: "response_url",
      error: target,
      rule,
      path: "",
      trafficId: record.id,
    });
  }
  const status = error === null ? 200 : typeof target === "string" ? 404 : 400;
  record.finish({ status, error, response: error ?? "ok" });
  if (error === null) sendText(response, status, "ok");
  else sendJson(response, status, { ok: false, error });
}

/** Slack takes an upload as raw bytes or as a form with a file in it. */
async function serveUpload(
  core: Core,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const file = core.workspace.files.get(id);
  if (!file) return sendText(response, 404, "not found");
  const record = recordTraffic(core.workspace, {
    direction: "to-slack",
    label: "upload",
    signed: null,
    retry: 0,
    method: "POST",
    url: `${core.origin()}/upload/${id}`,
    request: { file: file.name, length: file.length },
  });
  const body = await readBody(request);
  const type = request.headers["content-type"] ?? "";
  const parts = type.includes("multipart")
    ? [...(await new Response(body, { headers: { "content-type": type } }).formData()).values()]
    : [];
  const blob = parts.find((part) => part instanceof Blob);
  const content = blob ? Buffer.from(await blob.arrayBuffer()) : body;
  const fits = content.length === file.length;
  if (fits) file.content = content;
  const [status, said] = fits
    ? [200, `OK - ${content.length}`]
    : [400, "The length is not the one announced."];
  record.finish({ status, error: fits ? null : "wrong_length", response: said });
  sendText(response, status, said);
}

function serveFile({ workspace }: Core, response: ServerResponse, id: string | undefined): void {
  const file = workspace.files.get(id ?? "");
  if (!file?.content || !file.shared) return sendText(response, 404, "not found");
  sendText(response, 200, file.content, file.mimetype);
}

/** The address of a message, as `chat.getPermalink` gives it; whom to open it as is asked there. */
const PERMALINK = /^\/archives\/([CDG][A-Z0-9]+)\/p(\d{10})(\d{6})$/;

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location });
  response.end();
}

function serveAsset(page: PageAssets | undefined, response: ServerResponse, path: string): void {
  if (page && path === "/") return sendText(response, 200, page.html, "text/html; charset=utf-8");
  if (page && path === "/page.js") return sendText(response, 200, page.js, "text/javascript; charset=utf-8");
  if (page && path === "/page.css") return sendText(response, 200, page.css, "text/css; charset=utf-8");
  sendText(response, 404, "not found");
}

/** The HTTP side of the stand-in: Web API, response URLs, uploads, the page and what it calls. */
export function createHttpServer(
  core: Core,
  api: (request: ApiRequest) => Promise<ApiAnswer>,
  page: PageAssets | undefined,
): Server {
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", core.origin());
    const path = url.pathname;
    if (path.startsWith("/api/")) return serveApi(api, request, response, url);
    if (path.startsWith("/page/api/")) return servePageApi(core, request, response, url);
    if (path.startsWith("/respond/")) return serveResponseUrl(core, request, response, path);
    if (path.startsWith("/upload/"))
      return serveUpload(core, request, response, path.slice("/upload/".length));
    if (path.startsWith("/files/")) return serveFile(core, response, path.split("/")[2]);
    const [, channel, seconds, rest] = PERMALINK.exec(path) ?? [];
    if (channel) return redirect(response, `/#${channel}/${seconds}.${rest}`);
    serveAsset(page, response, path);
  }
  return createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (!response.headersSent)
        sendJson(response, 500, { ok: false, error: "fatal_error", detail: String(error) });
      else response.end();
    });
  });
}
