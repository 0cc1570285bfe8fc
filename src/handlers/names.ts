import type { Desk } from "./desk.ts";

/** Slack is asked for so many names at most; who is not among them goes by the id. */
const MOST = 50;

/** What these people and channels are called, by their ids. */
export async function namesOf(
  { people, channels }: Pick<Desk, "people" | "channels">,
  ids: { readonly people: readonly string[]; readonly channels: readonly string[] },
): Promise<Record<string, string>> {
  const named = await Promise.all([
    ...first(ids.people).map(async (id) => [id, (await people.find(id)).name] as const),
    ...first(ids.channels).map(async (id) => [id, (await channels.find(id)).name] as const),
  ]);
  return Object.fromEntries(named.flatMap(([id, name]) => (name === undefined ? [] : [[id, name]])));
}

function first(ids: readonly string[]): string[] {
  return [...new Set(ids)].slice(0, MOST);
}
