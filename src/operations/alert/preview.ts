import { z } from "zod";
import { read } from "../read.ts";
import type { AlertPreviewResult } from "./results.ts";
import { alertName, channelOf, nearRules } from "./find.ts";
import type { Foresight, KeptRule } from "./book.ts";
import { foresightOf, outlookOf } from "./foresee.ts";

/** What a rule would find now, and what a run of it costs. Nothing is told. */
export const previewAlert = read({
  id: "alert.preview",
  right: "alert.read",
  title: "Preview alert",
  help: "what it would find now, without telling anybody",
  deed: "Preview",
  words: ["alert preview <alert>"],
  examples: ["alert preview caps"],
  channelsOnly: true,
  wordsOnly: true,
  input: z.object({ alert: alertName }),
  form: () => [{ kind: "text", name: "alert", label: "Alert" }],
  working: ({ alert }) => `Counting what ${alert} would find`,
  run: async (context, { alert }) => {
    const channel = channelOf(context);
    if (channel === undefined) return { kind: "alerts", rules: undefined, unreadable: [] };
    const rule = await context.alerts.find(channel, alert);
    if (rule !== undefined && "unreadable" in rule) return { kind: "alert-unreadable", name: rule.name };
    if (rule !== undefined) return foreseen(rule, await foresightOf(context, rule.definition));
    const near = nearRules(alert, await context.alerts.list(channel)).map((name) => ({
      name,
      question: { operation: "alert.preview", values: { alert: [name] } },
    }));
    return { kind: "missing", what: "alert", name: alert, near };
  },
});

function foreseen(rule: KeptRule, foresight: Foresight): AlertPreviewResult {
  const { worst } = foresight;
  return { kind: "alert-preview", rule, outlook: outlookOf(rule.definition, foresight), worst };
}
