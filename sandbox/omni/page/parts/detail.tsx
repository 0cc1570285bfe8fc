import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface DetailProps {
  title: ComponentChildren;
  /** What it is of; another one takes the focus. */
  of: string;
  /** The address without it. */
  back: string;
  children: ComponentChildren;
}

/** One thing in full, beside its list, or in its place where there is little room. */
export function Detail({ title, of, back, children }: DetailProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [of]);
  return (
    <section class="detail" aria-label={of}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <a class="icon-button" href={back} aria-label="Close">
          ×
        </a>
      </header>
      {children}
    </section>
  );
}
