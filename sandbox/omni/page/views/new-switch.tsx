import { useState } from "preact/hooks";
import type { Fault } from "../../faults.ts";
import { Choice } from "../parts/choice.tsx";
import { isWhole } from "../parts/words.ts";
import { tell } from "../state/api.ts";
import { useSay } from "../state/say.ts";
import { faultOf, KIND_NAMES, KINDS, nameOf } from "./switch-kinds.ts";

interface Draft {
  readonly endpoint: string;
  readonly kind: Fault["kind"];
  /** What the kind needs to be told, as it was written. */
  readonly written: string;
  /** How often, as it was written; blank is always. */
  readonly times: string;
}

const FIRST: Draft = { endpoint: "*", kind: "delay", written: KINDS.delay.needs?.first ?? "", times: "1" };

const groups = [...new Set(KIND_NAMES.map((kind) => KINDS[kind].group))].map((name) => ({
  name,
  options: KIND_NAMES.filter((kind) => KINDS[kind].group === name).map(
    (kind) => [kind, KINDS[kind].words] as const,
  ),
}));

/** What is wrong with a draft that the desk could not say better. */
function problemOf({ kind, written, times }: Draft): string | undefined {
  const { needs } = KINDS[kind];
  const isNumber = needs !== undefined && needs.what !== "names" && needs.what !== "renamed";
  const wrong =
    isNumber && !isWhole(written)
      ? needs.label
      : times.trim() !== "" && !isWhole(times)
        ? "How often"
        : undefined;
  return wrong === undefined ? undefined : `“${wrong}” is a whole number. Nothing was switched on.`;
}

async function switchOn(draft: Draft): Promise<string> {
  const { endpoint, kind, written, times } = draft;
  const often = times.trim() === "" ? {} : { times: Number(times) };
  const problem =
    problemOf(draft) ??
    (await tell("POST", "switches", { endpoint, fault: faultOf(kind, written), ...often }));
  return problem ?? `On: ${KINDS[kind].words.toLowerCase()}, for ${nameOf(endpoint)}.`;
}

/** The form that switches something on. */
export function NewSwitch({ endpoints }: { endpoints: readonly string[] }) {
  const say = useSay();
  const [draft, setDraft] = useState(FIRST);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const choose = (name: string) => {
    const kind = KIND_NAMES.find((each) => each === name) ?? FIRST.kind;
    change({ kind, written: KINDS[kind].needs?.first ?? "" });
  };
  const { needs } = KINDS[draft.kind];
  return (
    <form
      class="filters"
      aria-label="A new switch"
      onSubmit={(event) => {
        event.preventDefault();
        void switchOn(draft).then(say);
      }}
    >
      <Choice
        label="For"
        value={draft.endpoint}
        set={(endpoint) => change({ endpoint })}
        groups={[{ options: [["*", "All calls"]] }, { options: endpoints.map((each) => [each, each]) }]}
      />
      <Choice label="What happens" value={draft.kind} set={choose} groups={groups} />
      {needs !== undefined && (
        <Field label={needs.label} value={draft.written} set={(written) => change({ written })} />
      )}
      <Field
        label="How often"
        short
        placeholder="always"
        value={draft.times}
        set={(times) => change({ times })}
      />
      <button type="submit" class="button button-primary">
        Switch on
      </button>
    </form>
  );
}

interface FieldProps {
  label: string;
  value: string;
  set: (value: string) => void;
  short?: boolean;
  placeholder?: string;
}

function Field({ label, value, set, short = false, placeholder = "" }: FieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        class={short ? "text-field short" : "text-field"}
        value={value}
        placeholder={placeholder}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
}
