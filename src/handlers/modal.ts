import type { ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { z } from "zod";

/** A modal that this interaction may show: opened at the first call, changed in place at later ones. */
export interface Modal {
  readonly show: (view: ModalView) => Promise<void>;
}

const Opened = z.object({ view: z.object({ id: z.string() }) });

/**
 * A modal opened by a trigger, which Slack accepts for three seconds and once.
 * @see https://docs.slack.dev/reference/methods/views.open
 */
export function triggeredModal(client: WebClient, trigger: string): Modal {
  let opened: Promise<string> | undefined;
  const open = async (view: ModalView) =>
    Opened.parse(await client.views.open({ trigger_id: trigger, view })).view.id;
  return {
    show: async (view) => {
      if (opened === undefined) {
        opened = open(view);
        await opened;
      } else {
        await client.views.update({ view_id: await opened, view });
      }
    },
  };
}

/** The modal that the person is in already. */
export function openModal(client: WebClient, viewId: string): Modal {
  return {
    show: async (view) => {
      await client.views.update({ view_id: viewId, view });
    },
  };
}
