import { useState } from "preact/hooks";
import { type OrderRow, OrderRows } from "../../control/protocol.ts";
import { Badge } from "../parts/badge.tsx";
import { Choice } from "../parts/choice.tsx";
import { Pager } from "../parts/pager.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { Table } from "../parts/table.tsx";
import { moment, money, spaced } from "../parts/words.ts";
import { withQuery } from "../state/api.ts";
import { useDesk } from "../state/live.ts";
import { hashOf } from "../state/place.ts";
import { OrderDetail } from "./order-detail.tsx";

/** All orders, the newest first, and one of them in full. */
export function Orders({ words: [number] }: { words: readonly string[] }) {
  const [filter, setFilter] = useState({ find: "", status: "", page: 1 });
  const { data, problem } = useDesk(withQuery("orders", filter), OrderRows, ["data"]);
  const change = (part: Partial<typeof filter>) => setFilter({ ...filter, page: 1, ...part });
  return (
    <div class={number === undefined ? "split" : "split split-open"}>
      <section class="list" aria-label="All orders">
        <div class="filters">
          <SearchField
            label="Find"
            placeholder="Number, shipment, name, mail, SKU"
            value={filter.find}
            set={(find) => change({ find })}
          />
          <Choice
            label="Status"
            value={filter.status}
            set={(status) => change({ status })}
            groups={[
              { options: [["", "Any"]] },
              { options: (data?.statuses ?? []).map((each) => [each, spaced(each)]) },
            ]}
          />
        </div>
        {problem !== undefined && <p role="alert">{problem}</p>}
        {data !== undefined && (
          <Table
            label="Orders"
            heads={["Order", "Status", "Shipments", "~Customer", "~Units", "#Total", "~Placed"]}
            empty={data.rows.length === 0 ? "No order fits." : undefined}
          >
            {data.rows.map((row) => (
              <Row key={row.number} row={row} here={row.number === number} />
            ))}
          </Table>
        )}
        <Pager page={filter.page} more={data?.more ?? false} go={(page) => change({ page })} />
      </section>
      {number !== undefined && <OrderDetail number={number} />}
    </div>
  );
}

function Row({ row, here }: { row: OrderRow; here: boolean }) {
  return (
    <tr class={here ? "here" : undefined}>
      <td>
        <a href={hashOf("orders", row.number)} aria-current={here ? "true" : undefined}>
          {row.number}
        </a>
      </td>
      <td>
        <Badge state={row.status} />
      </td>
      <td class="loose">
        <ShipmentsIn row={row} />
      </td>
      <td class="spare one-line">{row.customer}</td>
      <td class="spare">{row.units}</td>
      <td class="number">{money(row.total, row.currency)}</td>
      <td class="spare when">{moment(row.placed)}</td>
    </tr>
  );
}

const SHOWN = 2;

function ShipmentsIn({ row: { shipments } }: { row: OrderRow }) {
  if (shipments.length === 0) return <span class="quiet">none</span>;
  return (
    <ul class="short-list">
      {shipments.slice(0, SHOWN).map((one) => (
        <li key={one.id}>
          <Badge state={one.status} /> <span class="quiet">{one.location}</span>
        </li>
      ))}
      {shipments.length > SHOWN && <li class="quiet">and {shipments.length - SHOWN} more</li>}
    </ul>
  );
}
