import type { Switches } from "../../protocol.ts";
import { useWindow } from "../state/window.ts";

interface Choice<T> {
  value: T;
  words: string;
}

const delays: readonly Choice<number>[] = [
  { value: 0, words: "at once" },
  { value: 300, words: "after 0.3 seconds" },
  { value: 1000, words: "after 1 second" },
  { value: 2000, words: "after 2 seconds" },
  { value: 4000, words: "after 4 seconds: too late" },
];
const limits: readonly Choice<Switches["limit"]>[] = [
  { value: "off", words: "none" },
  { value: "next", words: "the next one" },
  { value: "half", words: "every second one" },
  { value: "all", words: "all" },
];
const waits: readonly Choice<number>[] = [1, 5, 30].map((value) => ({
  value,
  words: value === 1 ? "1 second" : `${value} seconds`,
}));
const allWell: Switches = { delayMs: 0, redeliver: false, limit: "off", retryAfter: 5 };

/** What can be made to go wrong on purpose, for everyone in this workspace. */
export function SwitchesTab() {
  const { state, api, tell } = useWindow();
  const { switches, app } = state;
  const put = async (change: Partial<Switches>) => {
    const { problem } = await api.post("switches", { switches: { ...switches, ...change } });
    if (problem !== null) tell(problem);
  };
  const hangUp = async (how: "refresh" | "cut") => {
    const { sockets, problem } = await api.post("disconnect", { how });
    tell(problem ?? `${sockets === 1 ? "One connection" : `${sockets ?? 0} connections`} hung up.`);
  };
  return (
    <form class="switches" onSubmit={(event) => event.preventDefault()}>
      <Pick
        label="The network is slow: requests arrive"
        hint={`Both ways. ${app.name} has three seconds from the click, as ever.`}
        choices={delays}
        value={switches.delayMs}
        put={(delayMs) => void put({ delayMs })}
      />
      <label class="switch">
        <input
          type="checkbox"
          checked={switches.redeliver}
          onChange={(event) => void put({ redeliver: event.currentTarget.checked })}
        />
        <span>
          Every event is delivered twice
          <span class="quiet">As when an acknowledgement was lost. It must be answered once.</span>
        </span>
      </label>
      <Pick
        label="Web API calls that are answered 429"
        hint={`${app.name} is told to come back later, and should.`}
        choices={limits}
        value={switches.limit}
        put={(limit) => void put({ limit })}
      />
      <Pick
        label="A 429 says to come back after"
        choices={waits}
        value={switches.retryAfter}
        put={(retryAfter) => void put({ retryAfter })}
      />
      <div class="switch-buttons">
        <span>Socket Mode</span>
        <button type="button" class="button" onClick={() => void hangUp("refresh")}>
          Ask it to reconnect
        </button>
        <button type="button" class="button" onClick={() => void hangUp("cut")}>
          Cut the connection
        </button>
      </div>
      <button type="button" class="button button-primary" onClick={() => void put(allWell)}>
        All is well again
      </button>
    </form>
  );
}

interface PickProps<T> {
  label: string;
  hint?: string;
  choices: readonly Choice<T>[];
  value: T;
  put: (value: T) => void;
}

function Pick<T extends string | number>({ label, hint, choices, value, put }: PickProps<T>) {
  return (
    <label class="switch-pick">
      <span>{label}</span>
      <select
        class="text-field"
        value={String(value)}
        onChange={(event) => {
          const chosen = choices[event.currentTarget.selectedIndex];
          if (chosen !== undefined) put(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={String(choice.value)}>
            {choice.words}
          </option>
        ))}
      </select>
      {hint !== undefined && <span class="quiet">{hint}</span>}
    </label>
  );
}
