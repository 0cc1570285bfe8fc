import type { Site } from "../../site.ts";
import { Choice } from "../parts/choice.tsx";
import { tell } from "../state/api.ts";
import { useSay } from "../state/say.ts";

/** Settings on which the guide leaves a choice. */
export function SiteSettings({ site }: { site: Site }) {
  const say = useSay();
  const set = async (part: Partial<Site>) =>
    say((await tell("POST", "site", part)) ?? "This site is changed.");
  return (
    <div class="filters">
      <Choice
        label="A cancellation"
        value={String(site.cancelReasonTrue)}
        set={(value) => void set({ cancelReasonTrue: value === "true" })}
        groups={[
          {
            options: [
              ["true", "needs a reason"],
              ["false", "needs none"],
            ],
          },
        ]}
      />
      <Choice
        label="Rerouting is"
        value={site.reroutePath}
        set={(value) => void set({ reroutePath: value === "Reroute" ? "Reroute" : "Reject" })}
        groups={[
          {
            options: [
              ["Reject", "at the path of rejecting"],
              ["Reroute", "at a path of its own"],
            ],
          },
        ]}
      />
      <Choice
        label="Field metadata is at"
        value={site.metadataPath}
        set={(value) =>
          void set({
            metadataPath:
              value === "both" || value === "customfieldmetadata" ? value : "customfieldsmetadata",
          })
        }
        groups={[
          {
            options: [
              ["customfieldsmetadata", "customfieldsmetadata"],
              ["customfieldmetadata", "customfieldmetadata"],
              ["both", "both"],
            ],
          },
        ]}
      />
      <Choice
        label="No such order is"
        value={site.noSuchOrder}
        set={(value) => void set({ noSuchOrder: value === "404" ? "404" : "empty list" })}
        groups={[
          {
            options: [
              ["404", "a 404"],
              ["empty list", "an empty list"],
            ],
          },
        ]}
      />
      <Choice
        label="Routing takes"
        value={String(site.routingDelay)}
        set={(value) => void set({ routingDelay: Number(value) })}
        groups={[
          {
            options: [...new Set([0, 2000, 30_000, 300_000, site.routingDelay])].map((each) => [
              String(each),
              `${each / 1000} s`,
            ]),
          },
        ]}
      />
    </div>
  );
}
