interface PagerProps {
  page: number;
  more: boolean;
  go: (page: number) => void;
}

/** Steps through pages whose number nobody knows beforehand. */
export function Pager({ page, more, go }: PagerProps) {
  if (page === 1 && !more) return null;
  return (
    <nav class="pager" aria-label="Pages">
      <button type="button" class="button" disabled={page === 1} onClick={() => go(page - 1)}>
        ← Back
      </button>
      <span>Page {page}</span>
      <button type="button" class="button" disabled={!more} onClick={() => go(page + 1)}>
        Next →
      </button>
    </nav>
  );
}
