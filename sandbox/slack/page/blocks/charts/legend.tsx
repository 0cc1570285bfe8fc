/** Names the colours of a chart, in words and with their figures where there are some. */
export function Legend({ items }: { items: readonly { name: string; detail?: string }[] }) {
  return (
    <ul class="legend">
      {items.map((item, index) => (
        <li key={item.name}>
          <span class={`swatch series-${index % 12}`} aria-hidden="true" />
          {item.name}
          {item.detail !== undefined && <span class="quiet">{item.detail}</span>}
        </li>
      ))}
    </ul>
  );
}
