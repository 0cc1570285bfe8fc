import type { ComponentChildren } from "preact";

interface TableProps {
  label: string;
  /** Headings; one that begins with `#` is of a column of numbers, one with `~` is left out where there is little room. */
  heads: readonly string[];
  children: ComponentChildren;
  /** What is said when there is no row. */
  empty?: string | undefined;
}

/** The class of a column by its heading, for its cells as well. */
function classOf(head: string): string | undefined {
  if (head.startsWith("#")) return "number";
  return head.startsWith("~") ? "spare" : undefined;
}

/** A table that scrolls sideways where it must. */
export function Table({ label, heads, children, empty }: TableProps) {
  if (empty !== undefined) return <p class="empty">{empty}</p>;
  return (
    <div class="table-box" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" class={classOf(head)}>
                {head.replace(/^[#~]/u, "")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
