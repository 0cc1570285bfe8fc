import { useEffect, useState } from "preact/hooks";
import type { OptionList } from "../blocks/elements/filter-options.ts";

interface Source {
  load: (query: string) => Promise<readonly OptionList[]>;
  minQuery?: number;
  remote?: boolean;
}

/** What a picker's list shows: options, or the sentence that stands in their place. */
export interface FoundOptions {
  groups: readonly OptionList[];
  note: string | undefined;
}

const pause = 200;

/** Loads options while the list is open, a moment after the last key where they come from the app. */
export function useOptions(
  open: boolean,
  query: string,
  { load, minQuery = 0, remote = false }: Source,
): FoundOptions {
  const [found, setFound] = useState<FoundOptions>({ groups: [], note: undefined });
  useEffect(() => {
    if (!open) return undefined;
    if (query.length < minQuery) {
      const more = minQuery === 1 ? "Type to search." : `Type at least ${minQuery} characters to search.`;
      return setFound({ groups: [], note: more });
    }
    let current = true;
    const show = (next: FoundOptions) => current && setFound(next);
    const ask = () =>
      load(query).then(
        (groups) =>
          show({
            groups,
            note: groups.some((group) => group.options.length > 0) ? undefined : "Nothing found.",
          }),
        (error: unknown) =>
          show({ groups: [], note: error instanceof Error ? error.message : "No options came." }),
      );
    if (remote) setFound({ groups: [], note: "Looking…" });
    const timer = setTimeout(() => void ask(), remote ? pause : 0);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [open, query]);
  return found;
}
