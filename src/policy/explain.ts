import { approvalSentences, limitSentences } from "./explain-terms.ts";
import { because, isPolicys } from "./explain-refusal.ts";
import { oneOf } from "../english.ts";
import { PHRASES } from "./phrases.ts";
import type { Decision, Named, RuleRef } from "./types.ts";

/** How the sentences call the person asked about, and whatever has an id. */
export type Naming = {
  /** Who it is about; `You` unless told. */
  who?: string;
  /** The name of a person, a Slack user group or a channel; its id unless told. */
  name?: (id: string) => string;
};

/** A decision in plain sentences: the answer first, then why, and who can change it. No Slack markup. */
export function explain(decision: Decision, { who = "You", name = (id) => id }: Naming = {}): string[] {
  const deed = `${PHRASES[decision.right]} ${where(decision, name)}`;
  if (!decision.allowed) {
    const rule = decision.rule === undefined ? [] : [ruleSentence(decision.rule)];
    const change = isPolicys(decision.because) ? [changeSentence(decision.administrators, name)] : [];
    return [`${who} can't ${deed}.`, because(decision.because, decision.right, name), ...rule, ...change];
  }
  return [
    `${who} may ${deed}.`,
    ruleSentence(decision.rule),
    ...approvalSentences(decision, name),
    ...limitSentences(decision.limits),
    ...(decision.publicAllowed
      ? []
      : ["Nothing about it is posted for all to see here: people of another organisation may be reading."]),
  ];
}

function where({ place, channelName }: Decision, name: (id: string) => string): string {
  if (place.kind === "direct") return "in direct messages with the app";
  if (place.kind === "other-direct") return "in this conversation";
  return channelName === undefined ? `in ${name(place.id)}` : `in #${channelName}`;
}

function ruleSentence({ pattern, line, place, name }: RuleRef): string {
  const under = place === "direct" ? "direct" : `${place}${name === undefined ? "" : ` (${name})`}`;
  return `The rule is "${pattern}" under ${under}, line ${line} of the policy.`;
}

function changeSentence(administrators: Named, name: (id: string) => string): string {
  const ids = [...administrators.people, ...administrators.userGroups].map(name);
  const who = ids.length > 0 ? oneOf(ids) : "Whoever keeps the policy file";
  return `${who} can change that.`;
}
