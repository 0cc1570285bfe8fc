import { useState } from "preact/hooks";
import { tell } from "../state/api.ts";
import { useSay } from "../state/say.ts";

interface CountFieldProps {
  sku: string;
  location: string;
  units: number;
}

/** A count that can be written over: Enter or leaving the field keeps it, Escape takes it back. */
export function CountField({ sku, location, units }: CountFieldProps) {
  const say = useSay();
  const [draft, setDraft] = useState<string>();
  const change = async (by: 1 | -1) => {
    const problem = await tell("POST", "stock", { sku, location, by });
    say(problem ?? `${sku} at ${location}: one ${by === 1 ? "more" : "less"}.`);
  };
  const keep = async (text: string) => {
    setDraft(undefined);
    const wanted = Number(text);
    if (text.trim() === "" || wanted === units) return;
    const problem = await tell("POST", "stock", { sku, location, units: wanted });
    say(problem ?? `${sku} at ${location}: ${wanted} on hand, ${units} before.`);
  };
  return (
    <span class="count">
      <button
        type="button"
        class="icon-button"
        aria-label={`One less ${sku} at ${location}`}
        disabled={units === 0}
        onClick={() => void change(-1)}
      >
        −
      </button>
      <input
        class="text-field"
        inputMode="numeric"
        aria-label={`On hand of ${sku} at ${location}`}
        value={draft ?? String(units)}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => draft !== undefined && void keep(draft)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && draft !== undefined) void keep(draft);
          if (event.key === "Escape") setDraft(undefined);
        }}
      />
      <button
        type="button"
        class="icon-button"
        aria-label={`One more ${sku} at ${location}`}
        onClick={() => void change(1)}
      >
        +
      </button>
    </span>
  );
}
