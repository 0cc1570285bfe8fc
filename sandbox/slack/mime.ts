import { extname } from "node:path";

const KINDS: Readonly<Record<string, string>> = {
  ".csv": "text/csv",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".txt": "text/plain",
};

/** What a file holds, by the end of its name. */
export const mimetypeOf = (name: string): string =>
  KINDS[extname(name).toLowerCase()] ?? "application/octet-stream";
