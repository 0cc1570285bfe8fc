import type { Site } from "../../site.ts";
import { Choice } from "../parts/choice.tsx";
import { tell } from "../state/api.ts";
import { useSay } from "../state/say.ts";

interface Setting {
  readonly label: string;
  /** What may be chosen, in words, and what it sets. */
  readonly options: readonly (readonly [words: string, part: Partial<Site>])[];
}

const SETTINGS: readonly Setting[] = [
  {
    label: "A cancellation",
    options: [
      ["needs a reason", { cancelReasonTrue: true }],
      ["needs none", { cancelReasonTrue: false }],
    ],
  },
  {
    label: "Rerouting is",
    options: [
      ["at the path of rejecting", { reroutePath: "Reject" }],
      ["at a path of its own", { reroutePath: "Reroute" }],
    ],
  },
  {
    label: "Field metadata is at",
    options: [
      ["customfieldsmetadata", { metadataPath: "customfieldsmetadata" }],
      ["customfieldmetadata", { metadataPath: "customfieldmetadata" }],
      ["both", { metadataPath: "both" }],
    ],
  },
  {
    label: "No such order is",
    options: [
      ["a 404", { noSuchOrder: "404" }],
      ["an empty list", { noSuchOrder: "empty list" }],
    ],
  },
  {
    label: "Routing takes",
    options: [0, 2, 30, 300].map((seconds) => [`${seconds} s`, { routingDelay: seconds * 1000 }]),
  },
];

/** Settings on which the guide leaves a choice. */
export function SiteSettings({ site }: { site: Site }) {
  const say = useSay();
  const set = async (part: Partial<Site>) =>
    say((await tell("POST", "site", part)) ?? "This site is changed.");
  return (
    <div class="filters">
      {SETTINGS.map(({ label, options }) => (
        <Choice
          key={label}
          label={label}
          value={options.find(([, part]) => isSo(site, part))?.[0] ?? ""}
          set={(words) => void set(options.find(([each]) => each === words)?.[1] ?? {})}
          groups={[{ options: options.map(([words]) => [words, words]) }]}
        />
      ))}
    </div>
  );
}

function isSo(site: Site, part: Partial<Site>): boolean {
  const known = new Map<string, unknown>(Object.entries(site));
  return Object.entries(part).every(([name, value]) => known.get(name) === value);
}
