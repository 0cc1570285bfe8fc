import type { May } from "../blocks/message.ts";
import type { Context } from "../operations/context.ts";
import type { Operation } from "../operations/operation.ts";
import type { Offer } from "../operations/results.ts";
import {
  type Amounts,
  allowedRights,
  type Decision,
  decide,
  explain,
  groupsNeeded,
  isAllowed,
  type Person,
  type Place,
  type Policy,
  publicAllowed,
  type Right,
} from "../policy/index.ts";
import type { Somewhere } from "../slack/channels.ts";
import type { Somebody } from "../slack/people.ts";
import type { Desk } from "./desk.ts";
import type { Interaction } from "./interaction.ts";

/** What one person may do in one place, as the policy stands at this moment. */
export interface Gate {
  readonly who: Somebody;
  readonly person: Person;
  readonly where: Somewhere | undefined;
  readonly place: Place;
  readonly policy: Policy;
  /**
   * May this operation be done here? Without amounts: may it be offered. With them: may it be done now, limits
   * included. Undefined for those that need no right.
   */
  readonly decide: (operation: Needs, amounts?: Amounts) => Decision | undefined;
  /** Whether an answer to this operation may be read by everyone in the place. */
  readonly mayBePublic: (operation: Needs) => boolean;
  readonly offers: readonly Offer[];
  /** The operations that may be done here. */
  readonly may: May;
  readonly explain: Context["explain"];
}

/** What the policy knows of a deed: the right that it needs. */
type Needs = Pick<Operation, "right">;

/** Asks Slack who and where (from memory where it is fresh), and the policy what is allowed. */
export async function openGate(
  desk: Desk,
  interaction: Pick<Interaction, "user" | "channel">,
): Promise<Gate> {
  const { user, channel } = interaction;
  const policy = desk.policy.current();
  const groups = groupsNeeded(policy);
  const [who, where, held] = await Promise.all([
    desk.people.find(user),
    channel === undefined ? undefined : desk.channels.find(channel),
    groups.length === 0 ? new Set<string>() : desk.userGroups.holding(user, groups),
  ]);
  return gateFor(desk, policy, who, { id: who.id, standing: who.standing, groups: held }, where);
}

function gateFor(
  desk: Desk,
  policy: Policy,
  who: Somebody,
  person: Person,
  where: Somewhere | undefined,
): Gate {
  const place: Place = where?.place ?? { kind: "direct" };
  const mayDo = ({ right }: Needs) =>
    right === undefined
      ? isOpen(policy, person, place)
      : isAllowed(policy, { right, person, place, stage: "draw" });
  const decideRight = (right: Right, amounts?: Amounts) =>
    decide(policy, { right, person, place, amounts, stage: amounts === undefined ? "draw" : "act" });
  return {
    who,
    person,
    where,
    place,
    policy,
    decide: ({ right }, amounts) => (right === undefined ? undefined : decideRight(right, amounts)),
    mayBePublic: ({ right }) => (right === undefined ? isOurs(place) : publicAllowed(policy, right, place)),
    get offers() {
      const fitting = desk.operations.filter(
        ({ channelsOnly }) => place.kind === "channel" || channelsOnly !== true,
      );
      return offersOf(fitting.filter(mayDo));
    },
    may: {
      has: (wanted) => desk.operations.some((operation) => operation.id === wanted && mayDo(operation)),
    },
    explain: (right) => {
      const decision = decideRight(right);
      return { allowed: decision.allowed, sentences: explain(decision) };
    },
  };
}

/** What needs no right is for our own people, and for whoever else is allowed anything here. */
function isOpen(policy: Policy, person: Person, place: Place): boolean {
  return person.standing === "member" || allowedRights(policy, person, place).length > 0;
}

/** What is ours alone: help says who may do what, which is nothing for outsiders. */
function isOurs(place: Place): boolean {
  return place.kind === "direct" || (place.kind === "channel" && place.sharedOutside === false);
}

/** Operations as menus and help show them. */
export function offersOf(operations: readonly Operation[]): Offer[] {
  return operations.map(offerOf);
}

/** One operation as menus and help show it. */
export function offerOf({ id, noun, title, help, words, examples, kind, wordsOnly }: Operation): Offer {
  const changes = kind !== "read";
  return { operation: id, noun, title, help, words, examples, changes, wordsOnly: wordsOnly === true };
}
