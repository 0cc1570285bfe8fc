import type { ComponentType, VNode } from "preact";
import { useMemo } from "preact/hooks";
import { z } from "zod";

/** Draws one raw block or element. */
export type Drawing = (raw: unknown) => VNode;

/** Ties a schema to the component that shows what it parses; what does not parse says so where it stands. */
export function draw<S extends z.ZodType>(schema: S, Part: ComponentType<{ of: z.infer<S> }>): Drawing {
  function Drawn({ raw }: { raw: unknown }) {
    const read = useMemo(() => schema.safeParse(raw), [raw]);
    return read.success ? (
      <Part of={read.data} />
    ) : (
      <Unreadable raw={raw} why={z.prettifyError(read.error)} />
    );
  }
  return (raw) => <Drawn raw={raw} />;
}

const typed = z.object({ type: z.string() });

/** The `type` of a raw block or element. */
export function typeOf(raw: unknown): string {
  return typed.safeParse(raw).data?.type ?? "nothing";
}

/** Stands where a block or element cannot be shown. */
export function Unreadable({ raw, why }: { raw: unknown; why: string }) {
  return (
    <details class="unreadable">
      <summary>A “{typeOf(raw)}” that cannot be shown</summary>
      <p>{why}</p>
      <pre tabIndex={0}>{JSON.stringify(raw, undefined, 2)}</pre>
    </details>
  );
}
