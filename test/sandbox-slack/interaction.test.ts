import type { ModalView } from "@slack/types";
import { describe, expect, it } from "vitest";
import { refusal, startWithApp } from "./harness.ts";

const text = (words: string) => ({ type: "plain_text" as const, text: words });
const options = ["Damaged", "Lost"].map((each) => ({ text: text(each), value: each.toLowerCase() }));

const form = (title: string, more: Partial<ModalView> = {}): ModalView => ({
  type: "modal",
  callback_id: "form",
  title: text(title),
  submit: text("Reject"),
  blocks: [
    {
      type: "input",
      block_id: "reason",
      label: text("Reason"),
      element: { type: "static_select", action_id: "pick", options },
    },
    {
      type: "input",
      block_id: "note",
      optional: true,
      label: text("Note"),
      element: { type: "plain_text_input", action_id: "words", max_length: 10, initial_value: "asap" },
    },
  ],
  ...more,
});

const button = (actionId: string, value: string) => ({
  type: "actions" as const,
  elements: [{ type: "button" as const, action_id: actionId, text: text("Press"), value }],
});

describe("buttons", () => {
  it("carry their value and their message, which the app replaces", async () => {
    const bodies: unknown[] = [];
    const { slack, client } = await startWithApp((app) => {
      app.action("press", async ({ ack, body, action, respond }) => {
        bodies.push({ body, action });
        await ack();
        await respond({ text: "done", replace_original: true });
      });
    });
    const { ts } = await client.chat.postMessage({
      channel: "C0CARE",
      text: "x",
      blocks: [button("press", "1001")],
    });
    const message = await slack.waitForMessage("C0CARE", "U0BEN", /Press/);
    expect(await slack.as("U0BEN").click(message, "press")).toEqual({ ok: true, problem: null });
    const replaced = await slack.waitForMessage("C0CARE", "U0ANA", /done/);
    expect(replaced).toMatchObject({ ts, text: "done", blocks: [] });
    expect(replaced.editedAt).not.toBeNull();
    expect(bodies).toMatchObject([
      {
        action: { type: "button", action_id: "press", value: "1001" },
        body: { channel: { id: "C0CARE", name: "care" }, message: { ts }, user: { id: "U0BEN" } },
      },
    ]);
    expect((await slack.as("U0BEN").click(message, "press")).problem).toBe("This is gone, or has changed.");
  });

  it("on an ephemeral message come without it, and chat.update never finds it", async () => {
    const bodies: unknown[] = [];
    const { slack, client } = await startWithApp((app) => {
      app.action("press", async ({ ack, body, respond }) => {
        bodies.push(body);
        await ack();
        await respond({ text: "", delete_original: true });
      });
    });
    const { message_ts: ts } = await client.chat.postEphemeral({
      channel: "C0CARE",
      user: "U0BEN",
      text: "psst",
      blocks: [button("press", "1")],
    });
    expect(await refusal(client.chat.update({ channel: "C0CARE", ts: ts ?? "", text: "y" }))).toBe(
      "message_not_found",
    );
    expect(slack.messages("C0CARE", "U0ANA")).toEqual([]);
    const message = await slack.waitForMessage("C0CARE", "U0BEN", /psst/);
    await slack.as("U0BEN").click(message, "press");
    await slack.waitFor(() => slack.messages("C0CARE", "U0BEN").length === 0);
    expect(bodies).toMatchObject([{ container: { is_ephemeral: true, message_ts: ts } }]);
    expect(bodies[0]).not.toHaveProperty("message");
  });

  it("that nobody answers say so beside them", async () => {
    const { slack, client } = await startWithApp(() => {}, { ackTimeoutMs: 50 });
    await client.chat.postMessage({ channel: "C0CARE", text: "x", blocks: [button("unknown", "1")] });
    const message = await slack.waitForMessage("C0CARE", "U0BEN", /Press/);
    expect((await slack.as("U0BEN").click(message, "unknown")).problem).toContain("operation_timeout");
  });
});

describe("forms", () => {
  it("refuse what is missing or too long themselves, show the app's errors, then close", async () => {
    const states: unknown[] = [];
    const { slack } = await startWithApp((app) => {
      app.shortcut("menu", async ({ ack, client, body }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: form("Reject 20078") });
      });
      app.view("form", async ({ ack, view }) => {
        states.push(view.state.values);
        if (states.length === 1) await ack({ response_action: "errors", errors: { note: "Say more." } });
        else await ack();
      });
    });
    const ana = slack.as("U0ANA");
    await ana.shortcut("menu");
    await slack.waitFor(() => ana.views().length === 1);
    const ben = slack.as("U0BEN");
    expect((await ben.click(ana.form(), "pick", "lost")).problem).toBe("This is gone, or has changed.");
    expect((await ben.submit(ana.form(), { reason: "lost" })).problem).toBe("This form is closed.");
    const missing = await ana.submit(ana.form(), { words: "much too long" });
    expect(missing).toEqual({
      ok: false,
      problem: null,
      errors: { reason: "Please complete this required field.", note: "Must be at most 10 characters" },
    });
    expect(states).toEqual([]);
    const wrong = await ana.submit(ana.form(), { reason: "damaged", note: "hm" });
    expect(wrong.errors).toEqual({ note: "Say more." });
    expect(ana.form().errors).toEqual({ note: "Say more." });
    expect((await ana.submit(ana.form())).ok).toBe(true);
    expect(ana.views()).toEqual([]);
    expect(states).toEqual(
      Array.from({ length: 2 }, () => ({
        reason: { pick: { type: "static_select", selected_option: options[0] } },
        note: { words: { type: "plain_text_input", value: "hm" } },
      })),
    );
  });

  it("push up to three, come back one by one, and clear all at once", async () => {
    const closed: string[] = [];
    const { slack } = await startWithApp((app) => {
      app.shortcut("menu", async ({ ack, client, body }) => {
        await ack();
        await client.views.open({
          trigger_id: body.trigger_id,
          view: form("One", { notify_on_close: true }),
        });
      });
      app.view("form", async ({ ack, view }) => {
        const next = { One: "Two", Two: "Three" }[view.title.text];
        if (next) await ack({ response_action: "push", view: form(next, { notify_on_close: true }) });
        else await ack({ response_action: "clear" });
      });
      app.view({ callback_id: "form", type: "view_closed" }, async ({ ack, view }) => {
        closed.push(view.title.text);
        await ack();
      });
    });
    const ana = slack.as("U0ANA");
    const titles = (): unknown[] => ana.views().map((view) => view.title?.text);
    await ana.shortcut("menu");
    await slack.waitFor(() => ana.views().length === 1);
    await ana.submit(ana.form(), { reason: "lost" });
    await ana.submit(ana.form(), { reason: "lost" });
    expect(titles()).toEqual(["One", "Two", "Three"]);
    const [one, two, three] = ana.views();
    expect(three).toMatchObject({ rootViewId: one?.id, previousViewId: two?.id });
    await ana.close(ana.form());
    expect(titles()).toEqual(["One", "Two"]);
    await ana.submit(ana.form(), { reason: "lost" });
    await ana.submit(ana.form(), { reason: "lost" });
    expect(titles()).toEqual([]);
    expect(closed).toEqual(["Three"]);
  });

  it("say so when the app answers with a view Slack refuses", async () => {
    const { slack } = await startWithApp((app) => {
      app.shortcut("menu", async ({ ack, client, body }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: form("One") });
      });
      app.view("form", async ({ ack }) => {
        await ack({ response_action: "update", view: form("A title that is far too long for it") });
      });
    });
    const ana = slack.as("U0ANA");
    await ana.shortcut("menu");
    await slack.waitFor(() => ana.views().length === 1);
    expect((await ana.submit(ana.form(), { reason: "lost" })).problem).toBe(
      "We had some trouble connecting. Try again?",
    );
    expect(slack.violations()).toMatchObject([
      {
        method: "ack of view_submission",
        path: "/view/title/text",
        rule: "must be less than 25 characters (has 35)",
      },
    ]);
  });

  it("open by a trigger that works once, for three seconds, and update by a hash", async () => {
    let now = 1_800_000_000_000;
    const triggers: string[] = [];
    const { slack, client } = await startWithApp(
      (app) => {
        app.shortcut("menu", async ({ ack, body }) => {
          triggers.push(body.trigger_id);
          await ack();
        });
      },
      { now: () => now },
    );
    const open = (id: string | undefined) => client.views.open({ trigger_id: id ?? "", view: form("One") });
    await slack.as("U0ANA").shortcut("menu");
    await slack.as("U0ANA").shortcut("menu");
    const { view } = await open(triggers[0]);
    expect(await refusal(open(triggers[0]))).toBe("exchanged_trigger_id");
    now += 3001;
    expect(await refusal(open(triggers[1]))).toBe("expired_trigger_id");
    expect(await refusal(open("1.2.3"))).toBe("invalid_trigger_id");
    const update = (hash: string | undefined) =>
      client.views.update({ view_id: view?.id ?? "", view: form("Two"), ...(hash ? { hash } : {}) });
    expect(await refusal(update(view?.hash))).toBe("ok");
    expect(await refusal(update(view?.hash))).toBe("hash_conflict");
    await slack.as("U0ANA").close(slack.as("U0ANA").form());
    expect(await refusal(update(undefined))).toBe("not_found");
  });
});

describe("menus", () => {
  it("ask the app while a person types, and hand over what was chosen", async () => {
    const picked: unknown[] = [];
    const { slack, client } = await startWithApp((app) => {
      app.options("sku", async ({ ack, payload }) => {
        await ack({ options: [{ text: text(`${payload.value}-RED`), value: "r" }] });
      });
      app.action("sku", async ({ ack, action }) => {
        picked.push(action);
        await ack();
      });
    });
    await client.chat.postMessage({
      channel: "C0CARE",
      text: "pick",
      blocks: [{ type: "actions", block_id: "b", elements: [{ type: "external_select", action_id: "sku" }] }],
    });
    const message = await slack.waitForMessage("C0CARE", "U0BEN", /pick/);
    const ben = slack.as("U0BEN");
    expect((await ben.suggest(message, "sku", "TE")).options).toEqual([]);
    const answer = await ben.suggest(message, "sku", "TEE");
    expect(answer.options).toEqual([{ text: text("TEE-RED"), value: "r" }]);
    await ben.click(message, "sku", "r");
    expect(picked).toMatchObject([
      { type: "external_select", block_id: "b", selected_option: { value: "r" } },
    ]);
  });
});

describe("shortcuts and Home", () => {
  it("hand a message to the app, and publish a Home for one person", async () => {
    const looked: string[] = [];
    const { slack, client } = await startWithApp((app) => {
      app.shortcut({ callback_id: "look_up", type: "message_action" }, async ({ ack, shortcut }) => {
        looked.push(shortcut.message.text ?? "");
        await ack();
      });
      app.event("app_home_opened", async ({ event, client: own }) => {
        await own.views.publish({
          user_id: event.user,
          view: { type: "home", blocks: [{ type: "header", text: text("Welcome") }] },
        });
      });
    });
    const ana = slack.as("U0ANA");
    await ana.say("C0CARE", "see 1001");
    const [message] = ana.messages("C0CARE");
    if (!message) throw new Error("no message");
    await ana.messageShortcut("look_up", message);
    expect(looked).toEqual(["see 1001"]);
    await ana.openHome();
    const home = await slack.waitFor(() => ana.home());
    expect(home.blocks).toMatchObject([{ type: "header", text: { text: "Welcome" } }]);
    expect(slack.as("U0BEN").home()).toBeNull();
    expect((await slack.as("U0PAT").openHome()).ok).toBe(false);
    expect(
      await refusal(client.views.publish({ user_id: "U0PAT", view: { type: "home", blocks: [] } })),
    ).toBe("user_not_found");
  });
});

describe("a form that a person closed", () => {
  const form = {
    type: "modal" as const,
    title: { type: "plain_text" as const, text: "Wait" },
    blocks: [{ type: "divider" as const }],
  };

  it("is not found by the app, which is not to blame; a form that never was is its own fault", async () => {
    let forms = 0;
    const { slack, client } = await startWithApp((app) => {
      app.shortcut("menu", async ({ ack, client: own, body }) => {
        await ack();
        forms += 1;
        const view = { ...form, external_id: `mine-${forms}` };
        await own.views.open({ trigger_id: body.trigger_id, view });
      });
    });
    const ben = slack.as("U0BEN");
    await ben.shortcut("menu");
    const opened = await slack.waitFor(() => ben.views()[0]);
    await ben.shortcut("menu");
    await slack.waitFor(() => ben.views()[0]?.id !== opened.id);
    expect(await refusal(client.views.update({ view_id: opened.id, view: form }))).toBe("not_found");
    expect(slack.violations()).toEqual([]);
    await ben.close(ben.form());
    expect(await refusal(client.views.update({ view_id: opened.id, view: form }))).toBe("not_found");
    expect(await refusal(client.views.update({ external_id: "mine-2", view: form }))).toBe("not_found");
    expect(slack.violations()).toEqual([]);
    expect(await refusal(client.views.update({ view_id: "V0NEVER", view: form }))).toBe("not_found");
    expect(slack.violations()).toMatchObject([{ method: "views.update", error: "not_found" }]);
  });
});

describe("buttons below a message", () => {
  it("send which thumb it was, and what a small button is for", async () => {
    const pressed: unknown[] = [];
    const { slack, client } = await startWithApp((app) => {
      app.action(/.*/, async ({ ack, body }) => {
        await ack();
        if (body.type === "block_actions") pressed.push(...body.actions);
      });
    });
    const side = (words: string, value: string) => ({ text: text(words), value });
    await client.chat.postMessage({
      channel: "C0CARE",
      text: "An answer",
      blocks: [
        {
          type: "context_actions",
          elements: [
            {
              type: "feedback_buttons",
              action_id: "useful",
              positive_button: side("Of use", "yes"),
              negative_button: side("Of no use", "no"),
            },
            { type: "icon_button", action_id: "bin", icon: "trash", text: text("Delete"), value: "it" },
          ],
        },
      ],
    });
    const ben = slack.as("U0BEN");
    const message = await slack.waitForMessage("C0CARE", "U0BEN", /An answer/);
    await ben.click(message, "useful", "no");
    await ben.click(message, "bin");
    expect(pressed).toMatchObject([
      { type: "feedback_buttons", value: "no", text: text("Of no use") },
      { type: "icon_button", value: "it", text: text("Delete") },
    ]);
  });
});
