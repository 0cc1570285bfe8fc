import type { Overview } from "../../control/protocol.ts";
import { moment, stretch } from "../parts/words.ts";
import { tell } from "../state/api.ts";
import { useSay } from "../state/say.ts";

const MINUTE = 60_000;
const STEPS = [
  ["+1 min", "one minute", MINUTE],
  ["+1 h", "one hour", 60 * MINUTE],
  ["+1 day", "one day", 24 * 60 * MINUTE],
] as const;

/** What this is, where its calls are, and its clock. */
export function Head({ overview }: { overview: Overview }) {
  return (
    <header class="head">
      <div class="head-name">
        <h1>Stand-in Omni</h1>
        <p>
          Calls at <code>{overview.baseUrl}</code>
          <span class="head-key">
            , key <code>{overview.apiKey}</code>
          </span>
        </p>
      </div>
      <Clock clock={overview.clock} />
    </header>
  );
}

function Clock({ clock }: Pick<Overview, "clock">) {
  const say = useSay();
  const move = async (body: Readonly<Record<string, unknown>>, done: string) =>
    say((await tell("POST", "clock", body)) ?? done);
  const ahead = stretch(clock.ahead);
  return (
    <div class="clock" role="group" aria-label="Clock">
      <p>
        <strong>{moment(clock.now)}</strong>
        <span>{ahead === "" ? "as it really is" : `${ahead} ahead`}</span>
      </p>
      {STEPS.map(([face, words, forward]) => (
        <button
          key={face}
          type="button"
          class="button"
          aria-label={`${face}: move the clock forward by ${words}`}
          onClick={() => void move({ forward }, `The clock was moved forward by ${words}.`)}
        >
          {face}
        </button>
      ))}
      {clock.waiting > 0 && (
        <button
          type="button"
          class="button"
          onClick={() => void move({ settle: true }, "What was promised for later is done.")}
        >
          Do what waits ({clock.waiting})
        </button>
      )}
    </div>
  );
}
