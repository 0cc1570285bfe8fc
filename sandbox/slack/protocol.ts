/**
 * What the page in the browser and the stand-in workspace say to each other.
 *
 * | request | body | answer |
 * | --- | --- | --- |
 * | `GET /page/api/state?person=U…` | – | `Snapshot`; without `person`, only the people to choose from |
 * | `GET /page/api/stream?person=U…` | – | Server-Sent Events, each `data:` one `Change` |
 * | `POST /page/api/message` | `SendMessage` | `Outcome`, with `ts` |
 * | `POST /page/api/command` | `RunCommand` | `Outcome` |
 * | `POST /page/api/action` | `ClickElement` | `Outcome` |
 * | `POST /page/api/submit` | `SubmitView` | `Outcome`, with `errors` |
 * | `POST /page/api/close` | `CloseView` | `Outcome` |
 * | `POST /page/api/shortcut` | `RunShortcut` | `Outcome` |
 * | `POST /page/api/message-shortcut` | `RunMessageShortcut` | `Outcome` |
 * | `POST /page/api/home` | `OpenHome` | `Outcome` |
 * | `POST /page/api/options` | `QueryOptions` | `OptionsAnswer` |
 * | `POST /page/api/dm` | `OpenDirect` | `Outcome`, with `channel` |
 * | `POST /page/api/read` | `MarkRead` | `Outcome` |
 * | `POST /page/api/membership` | `ChangeMembership` | `Outcome` |
 * | `POST /page/api/archive` | `ArchiveChannel` | `Outcome` |
 * | `POST /page/api/upload` | `UploadFile` | `Outcome`, with `file` |
 * | `POST /page/api/redeliver` | `Resend` | `Outcome`, with `status` |
 * | `POST /page/api/forge` | `Resend` | `Outcome`, with `status` |
 * | `POST /page/api/curl` | `AskCurl` | `Outcome`, with `curl` |
 * | `POST /page/api/switches` | `ThrowSwitches` | `Outcome` |
 * | `POST /page/api/disconnect` | `DisconnectSockets` | `Outcome`, with `sockets` |
 *
 * A POST answers once the app has acknowledged (or failed to); what changed on screen arrives by the stream,
 * which may be before. A body that does not fit answers 400 with `{ ok: false, problem }`.
 */
export * from "./protocol/deeds.ts";
export * from "./protocol/shown.ts";
export * from "./protocol/told.ts";
