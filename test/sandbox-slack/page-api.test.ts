import { describe, expect, it, onTestFinished } from "vitest";
import { Change, Snapshot } from "../../sandbox/slack/protocol.ts";
import { startWithApp } from "./harness.ts";

const post = async (
  url: string,
  name: string,
  body: unknown,
  type = "application/json",
): Promise<unknown> => {
  const response = await fetch(`${url}/page/api/${name}`, {
    method: "POST",
    headers: { "content-type": type },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  return answer;
};

/** One window: what it heard, and a promise that it hears a message. */
async function listen(
  url: string,
  person: string,
): Promise<{ heard: Change[]; hears(text: string): Promise<void> }> {
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  const response = await fetch(`${url}/page/api/stream?person=${person}`, { signal: controller.signal });
  const heard: Change[] = [];
  const lines = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  let pending = "";
  return {
    heard,
    hears: async (text) => {
      while (!texts(heard).includes(text)) {
        const { value, done } = await lines.read();
        if (done) throw new Error("The stream ended.");
        const events = (pending + value).split("\n\n");
        pending = events.pop() ?? "";
        const data = events.filter((event) => event.startsWith("data: "));
        heard.push(...data.map((event) => Change.parse(JSON.parse(event.slice("data: ".length)))));
      }
    },
  };
}

const texts = (heard: readonly Change[]): string[] =>
  heard.flatMap((change) => (change.type === "message" ? [change.message.text] : []));

const told = (heard: readonly Change[]): Change[] => heard.filter(({ type }) => type === "thread_read");

describe("the page", () => {
  it("gets a snapshot that keeps the protocol, without ephemeral messages", async () => {
    const { slack, url } = await startWithApp((app) => {
      app.command("/try", async ({ ack }) => ack("only you"));
    });
    slack.welcome("C0CARE", "hello");
    const command = { person: "U0ANA", channel: "C0CARE", command: "/try", text: "" };
    expect(await post(url, "command", command)).toEqual({ ok: true, problem: null });
    const snapshot = Snapshot.parse(await (await fetch(`${url}/page/api/state?person=U0ANA`)).json());
    expect(snapshot.messages.map((each) => each.text)).toEqual(["hello"]);
    expect(slack.messages("C0CARE", "U0ANA").map((each) => each.text)).toEqual(["hello", "only you"]);
    expect(snapshot.commands).toContainEqual({
      command: "/try",
      usageHint: "[words]",
      description: "Try it",
    });
    expect(snapshot.shortcuts.map((each) => each.type)).toEqual(["global", "message"]);
    expect(snapshot.channels.map((each) => each.name)).toEqual([
      "care",
      "fulfilment",
      "stock",
      "partners",
      "random",
    ]);
    const nobody = Snapshot.parse(await (await fetch(`${url}/page/api/state`)).json());
    expect(nobody).toMatchObject({ me: null, channels: [], messages: [] });
    expect(nobody.people.map((each) => each.name)).toEqual(["tester", "ana", "ben", "priya", "gus", "pat"]);
  });

  it("hears what concerns its person, and nothing else", async () => {
    const { client, url } = await startWithApp(() => {});
    const ana = await listen(url, "U0ANA");
    const ben = await listen(url, "U0BEN");
    await client.chat.postEphemeral({ channel: "C0CARE", user: "U0ANA", text: "for ana" });
    await post(url, "message", { person: "U0BEN", channel: "C0CARE", text: "for all" });
    await Promise.all([ana.hears("for all"), ben.hears("for all")]);
    expect(texts(ana.heard)).toEqual(["for ana", "for all"]);
    expect(texts(ben.heard)).toEqual(["for all"]);
    expect(
      ana.heard.some((change) => change.type === "traffic" && change.traffic.label === "chat.postEphemeral"),
    ).toBe(true);
  });

  it("keeps how far each person read a thread, and tells their other windows", async () => {
    const { slack, url } = await startWithApp(() => {});
    const { ts: parent = "" } = await slack.as("U0ANA").say("C0CARE", "who knows?");
    const { ts = "" } = await slack.as("U0BEN").say("C0CARE", "I do", parent);
    const [ana, ben] = [await listen(url, "U0ANA"), await listen(url, "U0BEN")];
    const read = { person: "U0ANA", channel: "C0CARE", ts, threadTs: parent };
    expect(await post(url, "read", read)).toEqual({ ok: true, problem: null });
    expect(await post(url, "read", { ...read, ts: parent })).toEqual({ ok: true, problem: null });
    await slack.as("U0BEN").say("C0CARE", "the end");
    await Promise.all([ana.hears("the end"), ben.hears("the end")]);
    expect(told(ana.heard)).toEqual([{ type: "thread_read", channel: "C0CARE", threadTs: parent, ts }]);
    expect(told(ben.heard)).toEqual([]);
    const asAna = Snapshot.parse(await (await fetch(`${url}/page/api/state?person=U0ANA`)).json());
    expect(asAna.threadReads).toEqual({ [`C0CARE/${parent}`]: ts });
    const asBen = Snapshot.parse(await (await fetch(`${url}/page/api/state?person=U0BEN`)).json());
    expect(asBen.threadReads).toEqual({});
  });

  it("is told when what it sends does not fit", async () => {
    const { url } = await startWithApp(() => {});
    expect(await post(url, "message", { person: "U0ANA" })).toMatchObject({ ok: false });
    expect(await post(url, "message", {}, "text/plain")).toEqual({
      ok: false,
      problem: "The body must be JSON.",
    });
    expect(await post(url, "nonsense", {})).toMatchObject({ ok: false });
  });
});
