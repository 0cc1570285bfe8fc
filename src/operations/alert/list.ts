import { z } from "zod";
import { read } from "../read.ts";
import { channelOf } from "./find.ts";

/** The rules of this channel. */
export const listAlerts = read({
  id: "alert.list",
  right: "alert.read",
  title: "See alerts",
  help: "the alerts of this channel, and how they stand",
  deed: "Show",
  words: ["alert list"],
  examples: ["alert list"],
  ours: true,
  channelsOnly: true,
  input: z.object({}),
  form: () => [],
  working: () => "Reading the alerts",
  run: async (context) => {
    const channel = channelOf(context);
    if (channel === undefined) return { kind: "alerts", rules: undefined, unreadable: [] };
    const { alerts } = context;
    const unreadable = (await alerts.unreadable(channel)).map(({ name }) => name);
    return { kind: "alerts", rules: await alerts.list(channel), unreadable };
  },
});
