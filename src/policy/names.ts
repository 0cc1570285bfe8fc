import { didYouMean, type Report } from "./report.ts";
import { GROUP_NAME, PERSON_ID, SomeWords, USER_GROUP_ID, Words } from "./schema.ts";
import type { Named } from "./types.ts";
import type { Path } from "./yaml.ts";

/** The file's own groups, by name: ids of people and of Slack user groups. */
export type Groups = ReadonlyMap<string, readonly string[]>;

export const NOBODY: Named = { words: [], people: [], userGroups: [] };

/** Reads `groups`. A group that is wrong in itself is kept, so that naming it is not a second problem. */
export function readGroups(value: unknown, report: Report): Groups {
  const groups = new Map<string, readonly string[]>();
  for (const [name, members] of report.map(value, ["groups"])) {
    const path = ["groups", name];
    if (!GROUP_NAME.test(name)) report.problem(path, "a group's name is lower case, as in leads");
    const ids = report.check(Words, members, path) ?? [];
    ids.forEach((id, at) => {
      if (!isMember(id)) report.problem([...path, at], `"${id}" is not ${memberIds}`);
    });
    if (Array.isArray(members) && members.length === 0) report.warning(path, "is empty, so it names nobody");
    groups.set(name, ids.filter(isMember));
  }
  return groups;
}

/** Reads a list of group names and ids, as in `by` and `administrators`. */
export function readNamed(value: unknown, groups: Groups, report: Report, path: Path): Named | undefined {
  const words = report.check(SomeWords, value, path);
  if (words === undefined) return undefined;
  const ids = words.flatMap((word, at) => {
    const group = groups.get(word);
    if (group !== undefined) return group;
    if (isMember(word)) return [word];
    report.problem(
      [...path, at],
      `"${word}" is no group of this file, nor ${memberIds}.${near(word, groups)}`,
    );
    return [];
  });
  const unique = [...new Set(ids)];
  return {
    words,
    people: unique.filter((id) => PERSON_ID.test(id)),
    userGroups: unique.filter((id) => USER_GROUP_ID.test(id)),
  };
}

const memberIds = "the id of a person (U… or W…) or of a Slack user group (S…)";

function isMember(id: string): boolean {
  return PERSON_ID.test(id) || USER_GROUP_ID.test(id);
}

function near(word: string, groups: Groups): string {
  return didYouMean(word, [...groups.keys()]);
}
