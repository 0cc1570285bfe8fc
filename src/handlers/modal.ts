import type { ViewResponseAction } from "@slack/bolt";
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

/** The modal whose form was just sent: the first view answers Slack, later ones change it in place. */
export interface SentModal extends Modal {
  /** Says what is wrong at its fields, or as a notice of the view where Slack was answered already. */
  readonly refuse: (errors: Record<string, string>, otherwise: () => ModalView) => Promise<void>;
}

/** @see https://docs.slack.dev/surfaces/modals#updating_response */
export function sentModal(
  client: WebClient,
  viewId: string,
  ack: (response: ViewResponseAction) => Promise<void>,
): SentModal {
  let answered = false;
  const later = openModal(client, viewId);
  const show = (view: ModalView) => {
    if (answered) return later.show(view);
    answered = true;
    return ack({ response_action: "update", view });
  };
  return {
    show,
    refuse: (errors, otherwise) => {
      if (answered || Object.keys(errors).length === 0) return show(otherwise());
      answered = true;
      return ack({ response_action: "errors", errors });
    },
  };
}
