import { useState } from "preact/hooks";

interface JsonTreeProps {
  value: unknown;
  name?: string;
  depth?: number;
}

/** What opens by itself: the outermost structure alone. */
const openTo = 1;
const longText = 240;

/** A payload, folded: structures open one by one, long texts are cut until asked for. */
export function JsonTree({ value, name, depth = 0 }: JsonTreeProps) {
  const [open, setOpen] = useState(depth < openTo);
  if (typeof value !== "object" || value === null) {
    return (
      <p class="json-line">
        <Name name={name} />
        <Scalar value={value} />
      </p>
    );
  }
  const entries = Object.entries(value);
  return (
    <details class="json" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Name name={name} />
        <span class="quiet">{preview(value, entries)}</span>
      </summary>
      {open && (
        <div class="json-inner">
          {entries.map(([key, each]) => (
            <JsonTree key={key} name={key} value={each} depth={depth + 1} />
          ))}
        </div>
      )}
    </details>
  );
}

function Name({ name }: { name: string | undefined }) {
  return name === undefined ? null : <span class="json-name">{name}: </span>;
}

function Scalar({ value }: { value: unknown }) {
  const [whole, setWhole] = useState(false);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (typeof value !== "string") return <span class="json-other">{text ?? "nothing"}</span>;
  const cut = !whole && value.length > longText;
  return (
    <>
      <span class="json-text">{JSON.stringify(cut ? `${value.slice(0, longText)}…` : value)}</span>
      {cut && (
        <button type="button" class="json-more" onClick={() => setWhole(true)}>
          all {value.length} characters
        </button>
      )}
    </>
  );
}

/** What stands beside a folded structure: how much is in it, and the beginning of it. */
function preview(value: object, entries: readonly [string, unknown][]): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  const type = entries.find(([key, each]) => key === "type" && typeof each === "string");
  const keys = entries.map(([key]) => key).slice(0, 4);
  const told = type === undefined ? keys.join(", ") : String(type[1]);
  return entries.length === 0 ? "{}" : `{ ${told}${type === undefined && entries.length > 4 ? ", …" : ""} }`;
}
