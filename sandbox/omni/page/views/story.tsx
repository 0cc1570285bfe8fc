import { useState } from "preact/hooks";
import { type Overview, StoryTold } from "../../control/protocol.ts";
import { Choice } from "../parts/choice.tsx";
import { moment } from "../parts/words.ts";
import { tell } from "../state/api.ts";
import { useDesk } from "../state/live.ts";
import { hashOf } from "../state/place.ts";
import { useSay } from "../state/say.ts";

const SPEEDS = [
  ["1", "1 minute a second"],
  ["5", "5 minutes a second"],
  ["20", "20 minutes a second"],
  ["60", "1 hour a second"],
] as const;

const KINDS = {
  order: "Order",
  payment: "Payment",
  routing: "Routing",
  shipping: "Shipping",
  sale: "Sale",
  delivery: "Delivery",
} as const;

/** A day in the life of the retailer, and what happened in it. */
export function StoryView({ overview: { story } }: { overview: Overview }) {
  const { data } = useDesk("story", StoryTold, ["story"]);
  const told = data?.told ?? [];
  return (
    <section class="list" aria-label="The story">
      <p class="note">
        A day of the retailer: orders arrive and are paid, routed and shipped, stores sell, deliveries come.
        It moves the clock, and changes orders and stock.
      </p>
      <Controls story={story} />
      <Progress story={story} />
      {told.length === 0 ? (
        <p class="empty">Nothing has happened yet. Start the day, or take one step.</p>
      ) : (
        <ol class="told" aria-label="What happened, the latest first">
          {told.map((line) => (
            <li key={`${line.time} ${line.words}`}>
              <time dateTime={line.time}>{moment(line.time)}</time>
              <span class={`badge told-${line.kind}`}>{KINDS[line.kind]}</span>
              <span>
                {line.words}
                {line.order !== undefined && (
                  <>
                    {" "}
                    <a href={hashOf("orders", line.order)} aria-label={`Look at order ${line.order}`}>
                      Look
                    </a>
                  </>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Controls({ story }: Pick<Overview, "story">) {
  const say = useSay();
  const [speed, setSpeed] = useState(String(story.speed));
  const run = async (body: Readonly<Record<string, unknown>>) => {
    const problem = await tell("POST", "story", body);
    if (problem !== undefined) say(problem);
  };
  const begin = story.next === null ? `Start day ${story.day + 1}` : "Go on";
  return (
    <div class="filters">
      {story.playing ? (
        <button type="button" class="button button-primary" onClick={() => void run({ do: "pause" })}>
          Pause
        </button>
      ) : (
        <button
          type="button"
          class="button button-primary"
          onClick={() => void run({ do: "start", speed: Number(speed) })}
        >
          {begin}
        </button>
      )}
      <button type="button" class="button" disabled={story.playing} onClick={() => void run({ do: "step" })}>
        One step
      </button>
      <Choice
        label="Speed"
        value={speed}
        set={(next) => {
          setSpeed(next);
          if (story.playing) void run({ do: "start", speed: Number(next) });
        }}
        groups={[{ options: SPEEDS }]}
      />
    </div>
  );
}

function Progress({ story }: Pick<Overview, "story">) {
  if (story.day === 0) return null;
  const words = `Day ${story.day}: ${story.done} of ${story.events} things have happened${story.next === null ? "; it is over" : ""}.`;
  return (
    <label class="progress">
      <span>{words}</span>
      <progress max={story.events} value={story.done} />
    </label>
  );
}
