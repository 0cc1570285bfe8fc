import { expect, it } from "vitest";
import { z } from "zod";
import { startWithApp } from "./harness.ts";

const plain = (text: string) => ({ type: "plain_text" as const, text });

const Taken = z.object({ ok: z.boolean(), file: z.looseObject({ url_private: z.url() }).optional() });

it("a file given to a form reaches the app, which reads it; one of another kind is not taken", async () => {
  const read: string[] = [];
  const { slack, url } = await startWithApp((app) => {
    app.shortcut("menu", async ({ ack, client, body }) => {
      await ack();
      await client.views.open({
        trigger_id: body.trigger_id,
        view: {
          type: "modal",
          callback_id: "form",
          title: plain("Files"),
          submit: plain("Send"),
          blocks: [
            {
              type: "input",
              block_id: "list",
              label: plain("A list"),
              element: { type: "file_input", action_id: "file", filetypes: ["csv"], max_files: 1 },
            },
          ],
        },
      });
    });
    app.view("form", async ({ ack, view }) => {
      const [file] = view.state.values["list"]?.["file"]?.files ?? [];
      read.push(await (await fetch(file?.url_private ?? "")).text());
      await ack();
    });
  });
  const post = async (path: string, body: object): Promise<unknown> => {
    const headers = { "content-type": "application/json" };
    const sent = { method: "POST", headers, body: JSON.stringify({ person: "U0BEN", ...body }) };
    const answer: unknown = await (await fetch(`${url}/page/api/${path}`, sent)).json();
    return answer;
  };
  const content = Buffer.from("SKU\nTEE\n").toString("base64");
  const filetypes = ["csv"];
  expect(await post("upload", { name: "list.exe", content, filetypes })).toMatchObject({ ok: false });
  const { file } = Taken.parse(await post("upload", { name: "list.csv", content, filetypes }));
  await slack.as("U0BEN").shortcut("menu");
  const form = await slack.waitFor(() => slack.views("U0BEN")[0]);
  expect(await slack.as("U0BEN").submit(form)).toMatchObject({
    errors: { list: "Please complete this required field." },
  });
  const state = { list: { file: { type: "file_input", files: [file] } } };
  expect(await post("submit", { viewId: form.id, state })).toMatchObject({ ok: true });
  expect(read).toEqual(["SKU\nTEE\n"]);
  expect(slack.violations()).toEqual([]);
});
