import { extname } from "node:path";
import type { Core } from "../core.ts";
import { fileObject } from "../file-object.ts";
import { mimetypeOf } from "../mime.ts";
import type { Outcome, UploadFile } from "../protocol.ts";
import type { StoredFile } from "../workspace.ts";
import { done, refused } from "./outcome.ts";

/** The most that a file may hold in the stand-in; Slack itself takes 1 GB. */
const MOST_BYTES = 20 * 1024 * 1024;

/**
 * A person gives a file to a field of a form. What comes back stands in the state of that field, as Slack writes it:
 * https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
 */
export function uploadFile(core: Core, { person, name, content: encoded, filetypes }: UploadFile): Outcome {
  const { workspace } = core;
  const content = Buffer.from(encoded, "base64");
  if (content.length > MOST_BYTES) return refused("The file is larger than 20 MB.");
  const type = extname(name).slice(1).toLowerCase();
  if (filetypes !== undefined && !filetypes.includes(type)) {
    return refused(`Only files of these kinds: ${filetypes.join(", ")}.`);
  }
  const file: StoredFile = {
    id: workspace.id("F"),
    name,
    title: name,
    mimetype: mimetypeOf(name),
    length: content.length,
    created: Math.floor(workspace.now() / 1000),
    content,
    shared: true,
  };
  workspace.files.set(file.id, file);
  return { ...done, file: { ...fileObject(core, file), user: person } };
}
