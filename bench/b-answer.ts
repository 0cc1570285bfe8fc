import { Compared, type Load } from "./support/load.ts";
import { ms, pinnedNote, type Report } from "./support/report.ts";
import { type Stage, startServer } from "./support/stage.ts";
import { median } from "./support/statistics.ts";

const MOST_OVER_MS = 5;

/** From the question to the posted answer, against the two calls that nobody can do without. */
export async function answer(stage: Stage, load: Load, quick: boolean): Promise<Report> {
  const runs = [];
  for (let run = 0; run < (quick ? 1 : 3); run += 1) {
    await using server = await startServer(stage, "our-app");
    const { port } = server;
    const asking = { kind: "one-by-one", port, omni: stage.standIns } as const;
    await load.run({ ...asking, count: 200 }, Compared);
    runs.push(await load.run({ ...asking, count: quick ? 100 : 300 }, Compared));
  }
  const ours = median(runs.map(({ answers }) => median(answers)));
  const bare = median(runs.map(({ bare: times }) => median(times)));
  const over = ours - bare;
  return {
    title: `(b) question to posted answer, median of ${runs.length} runs`,
    ours: "ours",
    theirs: "bare OMS call + bare Slack call",
    findings: [
      {
        what: "median",
        ours: ms(ours),
        theirs: ms(bare),
        result: `${ms(over)} more`,
        aim: { words: `at most ${ms(MOST_OVER_MS)} more`, met: over <= MOST_OVER_MS },
      },
    ],
    notes: [`Failed: ${runs.reduce((sum, { failed }) => sum + failed, 0)}.`, pinnedNote()],
  };
}
