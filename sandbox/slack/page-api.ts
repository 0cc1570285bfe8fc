import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import type { Core } from "./core.ts";
import { parseJson, readBody, sendJson } from "./http.ts";
import { clickElement, queryOptions } from "./people/actions.ts";
import { runCommand, runMessageShortcut, runShortcut } from "./people/commands.ts";
import { archiveChannel, changeMembership } from "./people/channels.ts";
import { openDirect, openHome } from "./people/direct.ts";
import { closeView, submitView } from "./people/forms.ts";
import { markRead, sendMessage } from "./people/messages.ts";
import { askCurl, disconnectSockets, resend, throwSwitches } from "./people/developer.ts";
import { uploadFile } from "./people/uploads.ts";
import {
  ArchiveChannel,
  AskCurl,
  ChangeMembership,
  ClickElement,
  CloseView,
  DisconnectSockets,
  MarkRead,
  OpenDirect,
  OpenHome,
  type OptionsAnswer,
  type Outcome,
  QueryOptions,
  Resend,
  RunCommand,
  RunMessageShortcut,
  RunShortcut,
  SendMessage,
  SubmitView,
  ThrowSwitches,
  UploadFile,
} from "./protocol.ts";
import { snapshot } from "./visibility.ts";

type Done = Outcome | OptionsAnswer | Promise<Outcome | OptionsAnswer>;
type Deed = (core: Core, body: unknown) => Done | z.ZodError;

const deed =
  <T>(schema: z.ZodType<T>, run: (core: Core, request: T) => Done): Deed =>
  (core, body) => {
    const parsed = schema.safeParse(body);
    return parsed.success ? run(core, parsed.data) : parsed.error;
  };

const DEEDS: Readonly<Record<string, Deed>> = {
  message: deed(SendMessage, sendMessage),
  command: deed(RunCommand, runCommand),
  action: deed(ClickElement, clickElement),
  submit: deed(SubmitView, submitView),
  close: deed(CloseView, closeView),
  shortcut: deed(RunShortcut, runShortcut),
  "message-shortcut": deed(RunMessageShortcut, runMessageShortcut),
  home: deed(OpenHome, openHome),
  options: deed(QueryOptions, queryOptions),
  dm: deed(OpenDirect, openDirect),
  read: deed(MarkRead, markRead),
  membership: deed(ChangeMembership, changeMembership),
  archive: deed(ArchiveChannel, archiveChannel),
  redeliver: deed(Resend, (core, { trafficId }) => resend(core, trafficId, "valid")),
  upload: deed(UploadFile, uploadFile),
  curl: deed(AskCurl, askCurl),
  switches: deed(ThrowSwitches, throwSwitches),
  disconnect: deed(DisconnectSockets, disconnectSockets),
  forge: deed(Resend, (core, { trafficId, how }) => resend(core, trafficId, how ?? "wrong")),
};

function stream({ workspace }: Core, person: string, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  response.write(": open\n\n");
  const stop = workspace.subscribe((change, audience) => {
    if (audience.has(person)) response.write(`data: ${JSON.stringify(change)}\n\n`);
  });
  response.on("close", stop);
}

/**
 * What the page in the browser calls, below `/page/api/`. A POST must come as JSON, which a foreign page cannot
 * send without asking, so nobody's browser is made to act here.
 */
export async function servePageApi(
  core: Core,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const name = url.pathname.slice("/page/api/".length);
  const person = url.searchParams.get("person");
  const known = person !== null && core.workspace.people.get(person)?.isBot === false;
  if (request.method === "GET" && name === "state") {
    return sendJson(response, 200, snapshot(core, known ? person : null));
  }
  if (request.method === "GET" && name === "stream" && known) return stream(core, person, response);
  const run = Object.hasOwn(DEEDS, name) ? DEEDS[name] : undefined;
  if (request.method !== "POST" || !run) return sendJson(response, 404, { ok: false, problem: "not found" });
  if (!request.headers["content-type"]?.includes("json")) {
    return sendJson(response, 415, { ok: false, problem: "The body must be JSON." });
  }
  const result = await run(core, parseJson((await readBody(request)).toString("utf8")));
  if (result instanceof Error) return sendJson(response, 400, { ok: false, problem: result.message });
  sendJson(response, 200, result);
}
