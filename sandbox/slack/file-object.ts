import { extname } from "node:path";
import type { Core } from "./core.ts";
import { APP, TEAM } from "./defaults.ts";
import type { StoredFile } from "./workspace.ts";

/** A file as Slack writes it: https://docs.slack.dev/reference/objects/file-object. Its pages need no token here. */
export function fileObject({ origin }: Pick<Core, "origin">, file: StoredFile): Record<string, unknown> {
  const { id, name, title, mimetype, length, created } = file;
  const url = `${origin()}/files/${id}/${encodeURIComponent(name)}`;
  const filetype = extname(name).slice(1).toLowerCase() || "text";
  return {
    id,
    created,
    timestamp: created,
    name,
    title,
    mimetype,
    filetype,
    pretty_type: filetype.toUpperCase(),
    user: APP.botUserId,
    user_team: TEAM.id,
    editable: false,
    size: length,
    mode: "hosted",
    is_external: false,
    external_type: "",
    is_public: false,
    public_url_shared: false,
    display_as_bot: false,
    url_private: url,
    url_private_download: url,
    permalink: url,
  };
}
