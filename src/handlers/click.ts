import type { AckFn } from "@slack/bolt";
import { z } from "zod";
import { changeMetadata, formMetadata } from "../blocks/codec.ts";
import { outOfDate } from "../blocks/conversation/index.ts";
import { ACTION } from "../blocks/ids.ts";
import { clickAlarm } from "./alert/click.ts";
import { clickDigestCsv } from "./alert/digest.ts";
import { clickApproveAll, clickDeclineAll, clickExactAll, clickWithdrawAll } from "./batch/decide.ts";
import { clickCheckAll, clickStop } from "./batch/stop.ts";
import { within } from "./boundary.ts";
import { clickApprove, clickDecline, clickExact, clickWithdraw } from "./change/approve.ts";
import { clickCheck, clickSettle } from "./change/settle.ts";
import { redraw } from "./changes.ts";
import {
  clickAsk,
  clickChoose,
  clickCsv,
  clickForm,
  clickPage,
  clickShare,
  clickShareFile,
} from "./clicks.ts";
import type { Desk } from "./desk.ts";
import { type Arrival, type Interaction, interactionOf, type Surface } from "./interaction.ts";
import { type Modal, openModal, triggeredModal } from "./modal.ts";
import { clickSurface, modalSurface } from "./surfaces.ts";

/** @see https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const Click = z.object({
  user: z.object({ id: z.string() }),
  team: z.object({ id: z.string() }).nullish(),
  trigger_id: z.string().optional(),
  response_url: z.url().optional(),
  channel: z.object({ id: z.string() }).optional(),
  container: z
    .object({
      is_ephemeral: z.boolean().optional(),
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
    })
    .optional(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  view: z
    .object({
      id: z.string(),
      type: z.string(),
      private_metadata: z.string(),
      title: z.object({ text: z.string() }).optional(),
      state: z.object({ values: z.unknown() }).optional(),
    })
    .optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().optional(),
        selected_option: z.object({ value: z.string().optional() }).nullish(),
      }),
    )
    .min(1),
});
type Click = z.infer<typeof Click>;

/** The action itself, where its value does not say everything. */
interface Clicked {
  readonly id: string;
  /** The modal or Home that it stands in, as far as it was filled. */
  readonly view: Click["view"];
}

type Work = (desk: Desk, interaction: Interaction, value: string, clicked: Clicked) => Promise<void>;

/** What each verb of our buttons does; a link only has to be acknowledged. */
const WORKS: readonly { readonly ids: RegExp; readonly work: Work }[] = [
  { ids: ACTION.ask, work: clickAsk },
  { ids: ACTION.form, work: clickForm },
  { ids: ACTION.choose, work: clickChoose },
  { ids: ACTION.page, work: clickPage },
  { ids: /^csv\.digest$/, work: clickDigestCsv },
  { ids: ACTION.csv, work: clickCsv },
  { ids: /^share\.file$/, work: clickShareFile },
  { ids: ACTION.share, work: clickShare },
  { ids: ACTION.url, work: () => Promise.resolve() },
  { ids: ACTION.live, work: (desk, interaction, _value, { view }) => redraw(desk, interaction, view) },
  { ids: ACTION.alarm, work: clickAlarm },
  { ids: ACTION.stop, work: clickStop },
  { ids: /^check\.several$/, work: clickCheckAll },
  { ids: /^approve\.several$/, work: clickApproveAll },
  { ids: /^decline\.several$/, work: clickDeclineAll },
  { ids: /^withdraw\.several$/, work: clickWithdrawAll },
  { ids: /^exact\.several$/, work: clickExactAll },
  { ids: ACTION.check, work: clickCheck },
  {
    ids: ACTION.settle,
    work: (desk, interaction, value, { id }) => clickSettle(desk, interaction, value, SETTLE_DONE.test(id)),
  },
  { ids: ACTION.approve, work: clickApprove },
  { ids: ACTION.decline, work: clickDecline },
  { ids: ACTION.withdraw, work: clickWithdraw },
  { ids: ACTION.exact, work: clickExact },
];

const SETTLE_DONE = /^settle\.done/;

/** Any button or menu of ours, on a message, in a modal or on Home. An unknown one is told to be out of date. */
export async function onClick(desk: Desk, { body, ack }: { body: unknown; ack: AckFn<void> }): Promise<void> {
  await ack();
  const click = Click.parse(body);
  const [action] = click.actions;
  if (action === undefined) return;
  const interaction = interactionOf(desk, arrivalOf(desk, click, action.action_id));
  const work = WORKS.find(({ ids }) => ids.test(action.action_id))?.work;
  const value = action.value ?? action.selected_option?.value ?? "";
  await within(desk, interaction, () =>
    work === undefined
      ? nobody(interaction)
      : work(desk, interaction, value, { id: action.action_id, view: click.view }),
  );
}

async function nobody({ log, surface }: Interaction): Promise<void> {
  log.warn("nobody answers this action");
  await surface.whisper(outOfDate());
}

function arrivalOf(desk: Desk, click: Click, name: string): Arrival {
  const { user, team, view } = click;
  const modal = modalOf(desk, click);
  const channel = view === undefined ? click.channel?.id : channelOf(view.private_metadata);
  const thread = click.container?.thread_ts ?? click.message?.thread_ts;
  const surface = surfaceOf(desk, click, { channel, thread, modal });
  return {
    kind: "click",
    name,
    user: user.id,
    team: team?.id,
    channel,
    thread,
    clicked: clickedOf(click),
    modal,
    surface,
  };
}

/** The message that was clicked, where it lasts. */
function clickedOf({ container }: Click): string | undefined {
  return container?.is_ephemeral === true ? undefined : container?.message_ts;
}

function modalOf({ client }: Desk, { view, trigger_id }: Click): Modal | undefined {
  if (view?.type === "modal") return openModal(client, view.id);
  return trigger_id === undefined ? undefined : triggeredModal(client, trigger_id);
}

function surfaceOf(
  desk: Desk,
  click: Click,
  { channel, thread, modal }: Pick<Arrival, "channel" | "thread" | "modal">,
): Surface {
  const { view, response_url: responseUrl, container } = click;
  if (responseUrl !== undefined) {
    const own = container?.is_ephemeral === true || channel?.startsWith("D") === true;
    const clicked = clickedOf(click);
    return clickSurface(desk, { responseUrl, own, thread, channel, clicked });
  }
  if (modal === undefined) throw new Error("a click came without a way to answer it");
  const title = view?.type === "modal" ? (view.title?.text ?? "Omni") : "Omni";
  return modalSurface(desk, {
    modal,
    title,
    channel,
    metadata: view?.type === "modal" ? view.private_metadata : undefined,
    person: click.user.id,
  });
}

/** The channel that a modal's form came from. */
function channelOf(metadata: string): string | undefined {
  return (formMetadata.decode(metadata) ?? changeMetadata.decode(metadata))?.channel;
}
