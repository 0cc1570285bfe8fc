import { useRef, useState } from "preact/hooks";
import { Places, PoolRows, StockRows } from "../../control/protocol.ts";
import { Choice } from "../parts/choice.tsx";
import { CountField } from "../parts/count-field.tsx";
import { Pager } from "../parts/pager.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { Table } from "../parts/table.tsx";
import { withQuery } from "../state/api.ts";
import { useDesk } from "../state/live.ts";
import { go, hashOf } from "../state/place.ts";
import { SkuDetail } from "./sku-detail.tsx";

interface Shelf {
  kind: "at" | "pool";
  name: string;
}

/** Counts at a location or of a pool group, and one SKU everywhere. */
export function Stock({ words: [kind, name] }: { words: readonly string[] }) {
  const { data: places } = useDesk("places", Places, []);
  // The list stays as it was when the address goes on to a SKU.
  const last = useRef<Shelf>(undefined);
  if ((kind === "at" || kind === "pool") && name !== undefined) last.current = { kind, name };
  if (places === undefined) return null;
  const shown: Shelf = last.current ?? { kind: "at", name: places.locations[0]?.name ?? "" };
  const sku = kind === "sku" ? name : undefined;
  return (
    <div class={sku === undefined ? "split" : "split split-open"}>
      <ShelfList
        key={`${shown.kind} ${shown.name}`}
        shelf={shown}
        places={places}
        sku={sku}
        choose={(next) => go(hashOf("stock", next.kind, next.name))}
      />
      {sku !== undefined && <SkuDetail sku={sku} back={hashOf("stock", shown.kind, shown.name)} />}
    </div>
  );
}

interface ShelfListProps {
  shelf: Shelf;
  places: Places;
  sku: string | undefined;
  choose: (shelf: Shelf) => void;
}

function ShelfList({ shelf, places, sku, choose }: ShelfListProps) {
  const [find, setFind] = useState("");
  return (
    <section class="list" aria-label="Stock">
      <div class="filters">
        <Choice
          label="Where"
          value={`${shelf.kind} ${shelf.name}`}
          set={(value) => {
            const [kind = "", ...rest] = value.split(" ");
            choose({ kind: kind === "pool" ? "pool" : "at", name: rest.join(" ") });
          }}
          groups={[
            {
              name: "Locations, on hand",
              options: places.locations.map((each) => [`at ${each.name}`, `${each.name} (${each.shown})`]),
            },
            {
              name: "Pool groups, virtual",
              options: places.pools.map((each) => [`pool ${each.name}`, each.name]),
            },
          ]}
        />
        <SearchField label="Find" placeholder="SKU or name" value={find} set={setFind} />
      </div>
      {shelf.kind === "at" ? (
        <AtLocation key={find} location={shelf.name} find={find} sku={sku} />
      ) : (
        <InPool key={find} places={places} pool={shelf.name} find={find} sku={sku} />
      )}
    </section>
  );
}

interface RowsProps {
  find: string;
  sku: string | undefined;
}

const NONE = "No SKU fits.";

function AtLocation({ location, find, sku }: RowsProps & { location: string }) {
  const [page, setPage] = useState(1);
  const { data, problem } = useDesk(withQuery("stock", { at: location, find, page }), StockRows, ["data"]);
  if (data === undefined) return problem === undefined ? null : <p role="alert">{problem}</p>;
  return (
    <>
      <Table
        label={`On hand at ${location}`}
        heads={["SKU", "~Product", "#On hand", "#Held"]}
        empty={data.rows.length === 0 ? NONE : undefined}
      >
        {data.rows.map((row) => (
          <tr key={row.sku} class={row.sku === sku ? "here" : undefined}>
            <td>
              <a href={hashOf("stock", "sku", row.sku)}>{row.sku}</a>
            </td>
            <td class="spare">{row.name}</td>
            <td class="number">
              <CountField sku={row.sku} location={location} units={row.onHand} />
            </td>
            <td class="number">{row.held}</td>
          </tr>
        ))}
      </Table>
      <Pager page={page} more={data.more} go={setPage} />
    </>
  );
}

function InPool({ places, pool, find, sku }: RowsProps & { places: Places; pool: string }) {
  const [page, setPage] = useState(1);
  const path = withQuery(`pools/${encodeURIComponent(pool)}`, { find, page });
  const { data, problem } = useDesk(path, PoolRows, ["data"]);
  const group = places.pools.find(({ name }) => name === pool);
  if (data === undefined) return problem === undefined ? null : <p role="alert">{problem}</p>;
  return (
    <>
      <p class="note">
        {group?.locations} locations, each less what shipments hold and a safety stock of {group?.safetyStock}
        .
      </p>
      <Table
        label={`Virtual in ${pool}`}
        heads={["SKU", "~Product", "#Virtual"]}
        empty={data.rows.length === 0 ? NONE : undefined}
      >
        {data.rows.map((row) => (
          <tr key={row.sku} class={row.sku === sku ? "here" : undefined}>
            <td>
              <a href={hashOf("stock", "sku", row.sku)}>{row.sku}</a>
            </td>
            <td class="spare">{row.name}</td>
            <td class="number">{row.virtual}</td>
          </tr>
        ))}
      </Table>
      <Pager page={page} more={data.more} go={setPage} />
    </>
  );
}
