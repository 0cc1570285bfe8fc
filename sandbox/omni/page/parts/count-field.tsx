import { useState } from "preact/hooks";
import { tell } from "../state/api.ts";
import { useSay } from "../state/say.ts";
import { isWhole } from "./words.ts";

interface CountFieldProps {
  sku: string;
  location: string;
  units: number;
}

/** A count that can be written over: Enter or leaving the field keeps it, Escape takes it back. */
export function CountField(props: CountFieldProps) {
  const { sku, location, units } = props;
  const say = useSay();
  const [draft, setDraft] = useState<string>();
  const keep = () => {
    if (draft !== undefined) void set(props, draft).then((words) => words !== undefined && say(words));
    setDraft(undefined);
  };
  const step = (by: 1 | -1) => (
    <button
      type="button"
      class="icon-button"
      aria-label={`One ${by === 1 ? "more" : "less"} ${sku} at ${location}`}
      disabled={units + by < 0}
      onClick={() => void change(props, by).then(say)}
    >
      {by === 1 ? "+" : "−"}
    </button>
  );
  return (
    <span class="count">
      {step(-1)}
      <input
        class="text-field"
        inputMode="numeric"
        aria-label={`On hand of ${sku} at ${location}`}
        value={draft ?? String(units)}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") keep();
          if (event.key === "Escape") setDraft(undefined);
        }}
      />
      {step(1)}
    </span>
  );
}

/** Sets the count to what was written; says what became of it, if anything did. */
async function set({ sku, location, units: before }: CountFieldProps, text: string) {
  if (text.trim() === "") return undefined;
  if (!isWhole(text)) return "A count is a whole number, 0 or more. It stays as it was.";
  const units = Number(text);
  if (units === before) return undefined;
  const problem = await tell("POST", "stock", { sku, location, units });
  return problem ?? `${sku} at ${location}: ${units} on hand, ${before} before.`;
}

async function change({ sku, location }: CountFieldProps, by: 1 | -1): Promise<string> {
  const problem = await tell("POST", "stock", { sku, location, by });
  return problem ?? `${sku} at ${location}: one ${by === 1 ? "more" : "less"}.`;
}
