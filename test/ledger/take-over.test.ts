import { describe, expect, it } from "vitest";
import { dialects } from "../database/support.ts";
import { rejection } from "./change.ts";
import { benchForEach, MINUTE, told } from "./support.ts";

function batch(index: number) {
  return { batch: { id: "b", index } };
}

describe.each(dialects)("what a process leaves behind on %s", (dialect) => {
  const bench = benchForEach(dialect);
  const confirm = async (id: string, given = {}) => {
    const target = { kind: "shipment", id };
    return (
      await bench()
        .of("dead")
        .confirm(rejection({ key: id, target, ...given }))
    ).record.id;
  };

  it("is given to one, once its lease is over", async () => {
    const { of, clock, audit } = bench();
    const [one, two] = [of("one"), of("two")];
    const [stopped, unknown] = [await confirm("1"), await confirm("2")];
    await of("dead").take(unknown);
    clock.now += MINUTE;
    expect(await one.takeOver()).toEqual([]);
    clock.now += 1;
    const taken = (await Promise.all([one, two, one, two].map((each) => each.takeOver()))).flat();
    expect(taken.toSorted((a, b) => (a.was < b.was ? -1 : 1))).toMatchObject([
      { was: "confirmed", record: { id: stopped, state: "stopped" } },
      { was: "sending", record: { id: unknown, state: "unknown" } },
    ]);
    expect((await told(audit)).toSorted()).toEqual([
      "confirmed",
      "confirmed",
      "sending",
      "stopped",
      "unknown",
    ]);
    expect((await of("dead").finish(unknown, { state: "done" })).moved).toBe(false);
    expect((await one.confirm(rejection({ key: "x", target: { kind: "shipment", id: "2" } }))).kind).toBe(
      "blocked",
    );
  });

  it("stays with a process that renews", async () => {
    const { of, clock } = bench();
    await of("dead").take(await confirm("1"));
    await confirm("2");
    clock.now += MINUTE;
    expect(await of("dead").renew()).toBe(2);
    expect(await of("one").renew()).toBe(0);
    clock.now += MINUTE;
    expect(await of("one").takeOver()).toEqual([]);
    clock.now += 1;
    expect(await of("dead").takeOver()).toEqual([]);
    expect(await of("one").takeOver()).toHaveLength(2);
  });

  it("is taken at once where nobody else can be alive", async () => {
    const { of } = bench();
    await confirm("1");
    expect(await of("dead").takeOver({ alone: true })).toEqual([]);
    expect(await of("one").takeOver({ alone: true })).toHaveLength(1);
    expect(await of("one").takeOver({ alone: true })).toEqual([]);
  });

  it("of several confirmed together goes on with another, but for what was on its way", async () => {
    const { of, clock } = bench();
    const [first, second] = [await confirm("1", batch(0)), await confirm("2", batch(1))];
    await of("dead").take(first);
    clock.now += 2 * MINUTE;
    const taken = await of("one").takeOver();
    expect(taken).toMatchObject([
      { was: "sending", record: { id: first, state: "unknown" } },
      { was: "confirmed", record: { id: second, state: "confirmed", owner: "one" } },
    ]);
    expect(await of("two").takeOver()).toEqual([]);
    expect((await of("one").take(second)).moved).toBe(true);
  });

  it("leaves what waits for approval as it is", async () => {
    const { of, clock } = bench();
    const id = await confirm("1");
    await of("dead").hold(id, { needed: 1, approvers: undefined, expiresAt: clock.now + 30 * MINUTE });
    clock.now += 2 * MINUTE;
    expect(await of("one").takeOver()).toEqual([]);
    const { kind, record } = await of("one").decide(id, { person: "U0BEN", agree: true });
    expect([kind, record.owner]).toEqual(["approved", "one"]);
  });
});
