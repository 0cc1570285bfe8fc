import { useState } from "preact/hooks";
import type { Traffic } from "../../protocol.ts";
import { useTraffic } from "../state/traffic.ts";
import { useWindow } from "../state/window.ts";
import { TrafficDetail } from "./traffic-detail.tsx";
import { TrafficList } from "./traffic-list.tsx";

type Which = "all" | "to-app" | "to-slack" | "trouble";

const choices: readonly { which: Which; words: string }[] = [
  { which: "all", words: "Everything" },
  { which: "to-app", words: "To the app" },
  { which: "to-slack", words: "From the app" },
  { which: "trouble", words: "Trouble only" },
];

/** Every request with its answer, in both directions, newest first; the chosen one beside the list. */
export function TrafficTab({ chosen }: { chosen: number | undefined }) {
  const { traffic, dispatch } = useWindow();
  const records = useTraffic(traffic);
  const [which, setWhich] = useState<Which>("all");
  const [words, setWords] = useState("");
  const shown = records.filter((record) => fits(record, which, words)).toReversed();
  const detail = records.find(({ id }) => id === chosen);
  const choose = (trafficId: number | undefined) =>
    dispatch({
      type: "drawer",
      drawer: { tab: "traffic", ...(trafficId === undefined ? {} : { trafficId }) },
    });
  return (
    <div class={detail === undefined ? "traffic" : "traffic traffic-chosen"}>
      <div class="traffic-side">
        <div class="traffic-filter">
          <input
            class="text-field"
            type="search"
            aria-label="Filter by name or content"
            placeholder="Filter by name or content"
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
          <select
            class="text-field"
            aria-label="Which requests"
            value={which}
            onChange={(event) => setWhich(choices[event.currentTarget.selectedIndex]?.which ?? "all")}
          >
            {choices.map((choice) => (
              <option key={choice.which} value={choice.which}>
                {choice.words}
              </option>
            ))}
          </select>
        </div>
        <TrafficList records={shown} chosen={chosen} choose={choose} />
      </div>
      {detail !== undefined && <TrafficDetail record={detail} close={() => choose(undefined)} />}
    </div>
  );
}

function fits(record: Traffic, which: Which, words: string): boolean {
  const asked = which === "all" || (which === "trouble" ? record.error !== null : record.direction === which);
  if (!asked || words === "") return asked;
  const text = JSON.stringify([record.label, record.request, record.response, record.error]);
  return text.toLowerCase().includes(words.toLowerCase());
}
