import type { Core } from "../core.ts";
import { parseJson } from "../http.ts";
import { recordTraffic, recordViolation } from "../record.ts";
import { grantedScopes, type Method, needScope, NobodysFault, SlackError } from "./call.ts";
import { chatMethods } from "./chat.ts";
import { conversationMethods } from "./conversations.ts";
import { fileMethods } from "./files.ts";
import { peopleMethods } from "./people.ts";
import { createRates } from "./rates.ts";
import { readingMethods } from "./reading.ts";
import { viewMethods } from "./views.ts";

export interface ApiRequest {
  readonly method: string;
  /** Form fields or JSON, decoded. */
  readonly args: Record<string, unknown>;
  /** From the header, else from the body. */
  readonly token: string | undefined;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Record<string, unknown>;
}

function needToken({ tokens }: Core, kind: Method["token"], token: string | undefined): void {
  if (kind === "none") return;
  if (!token) throw new SlackError("not_authed");
  if (token !== tokens.bot && token !== tokens.app) throw new SlackError("invalid_auth");
  if (token !== tokens[kind]) throw new SlackError("not_allowed_token_type");
}

/** Answers Web API calls: token, rate, scope, arguments, then the method, in that order as Slack does. */
export function createWebApi(core: Core, more: Readonly<Record<string, Method>> = {}) {
  const rates = createRates(core.workspace.now);
  const methods: Readonly<Record<string, Method>> = {
    ...chatMethods,
    ...conversationMethods,
    ...fileMethods,
    ...peopleMethods,
    ...readingMethods,
    ...viewMethods,
    ...more,
  };

  function run({ method: name, args, token }: ApiRequest, trafficId: number): ApiAnswer {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (!method) throw new SlackError("unknown_method", [], { req_method: name });
    needToken(core, method.token, token);
    const rated = core.rateLimits === "off" ? 0 : rates.take(name, method.tier, args["channel"]);
    const wait = core.switches.refusedFor() || rated;
    if (wait > 0) {
      return {
        status: 429,
        headers: { "retry-after": String(wait) },
        body: { ok: false, error: "ratelimited" },
      };
    }
    if (method.token === "bot") needScope(core, ...method.scopes);
    const headers = {
      "x-oauth-scopes": grantedScopes(core).join(","),
      "x-accepted-oauth-scopes": method.scopes.join(","),
    };
    return { status: 200, headers, body: { ok: true, ...method.run({ core, args, trafficId }) } };
  }

  return async (request: ApiRequest): Promise<ApiAnswer> => {
    const record = recordTraffic(core.workspace, {
      direction: "to-slack",
      label: request.method,
      signed: null,
      retry: 0,
      method: "POST",
      url: `${core.origin()}/api/${request.method}`,
      request: decoded(request.args),
    });
    await core.switches.slowness();
    const answer = ((): ApiAnswer => {
      try {
        return run(request, record.id);
      } catch (error) {
        if (!(error instanceof SlackError)) throw error;
        noteViolations(core, request.method, error, record.id);
        return { status: 200, headers: {}, body: { ok: false, error: error.error, ...error.extra } };
      }
    })();
    const error = answer.body["ok"] === true ? null : String(answer.body["error"]);
    record.finish({ status: answer.status, error, response: answer.body });
    return answer;
  };
}

/** Structures that came as JSON in form fields, to be read by people. */
function decoded(args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === "string" && /^[[{]/.test(value) ? (parseJson(value) ?? value) : value,
    ]),
  );
}

function noteViolations(core: Core, method: string, error: SlackError, trafficId: number): void {
  if (error instanceof NobodysFault) return;
  const issues = error.issues.length > 0 ? error.issues : [{ path: "", rule: error.error }];
  for (const { path, rule } of issues) {
    recordViolation(core.workspace, { method, error: error.error, rule, path, trafficId });
  }
}
