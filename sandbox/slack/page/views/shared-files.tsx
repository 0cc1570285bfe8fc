import { useState } from "preact/hooks";
import type { SharedFile } from "../../protocol.ts";

/** Files below a message: pictures seen at once, text opened in place, everything downloaded. */
export function SharedFiles({ files }: { files: readonly SharedFile[] }) {
  return files.map((file) => <OneFile key={file.id} file={file} />);
}

function OneFile({ file }: { file: SharedFile }) {
  const [text, setText] = useState<string>();
  const isText = file.mimetype.startsWith("text/") || /\.(csv|txt|json|md)$/i.test(file.name);
  const toggle = async () => {
    if (text !== undefined) return setText(undefined);
    const answer = await fetch(file.url).catch(() => undefined);
    setText(answer?.ok === true ? await answer.text() : "The file cannot be opened.");
  };
  return (
    <div class="file">
      <div class="file-head">
        <span class="file-kind" aria-hidden="true">
          {(file.name.split(".").at(-1) ?? "file").slice(0, 4)}
        </span>
        <span>
          <strong>{file.title || file.name}</strong>
          <span class="quiet">
            {file.name} · {sizeInWords(file.size)}
          </span>
        </span>
        <span class="file-actions">
          {isText && (
            <button
              type="button"
              class="button"
              aria-expanded={text !== undefined}
              onClick={() => void toggle()}
            >
              {text === undefined ? "Open" : "Close"}
            </button>
          )}
          <a class="button" href={file.url} download={file.name}>
            Download
          </a>
        </span>
      </div>
      {file.mimetype.startsWith("image/") && (
        <a href={file.url} target="_blank" rel="noopener noreferrer">
          <img src={file.url} alt={file.title || file.name} loading="lazy" />
        </a>
      )}
      {text !== undefined && (
        <pre tabIndex={0} aria-label={`Content of ${file.name}`}>
          {text}
        </pre>
      )}
    </div>
  );
}

function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const [value, unit] = bytes < 1024 ** 2 ? [bytes / 1024, "KB"] : [bytes / 1024 ** 2, "MB"];
  return `${value.toLocaleString("en", { maximumFractionDigits: 1 })} ${unit}`;
}
