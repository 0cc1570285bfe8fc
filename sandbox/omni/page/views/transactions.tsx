import { useState } from "preact/hooks";
import { Transactions } from "../../control/protocol.ts";
import { Badge } from "../parts/badge.tsx";
import { Pager } from "../parts/pager.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { Table } from "../parts/table.tsx";
import { moment, money } from "../parts/words.ts";
import { withQuery } from "../state/api.ts";
import { useDesk } from "../state/live.ts";
import { hashOf } from "../state/place.ts";

/** What happened to the money, order by order. */
export function TransactionsView() {
  const [filter, setFilter] = useState({ order: "", page: 1 });
  const { data, problem } = useDesk(withQuery("transactions", filter), Transactions, ["data"]);
  return (
    <section class="list" aria-label="All transactions">
      <div class="filters">
        <SearchField
          label="Order"
          placeholder="Number, invoice, shipment"
          value={filter.order}
          set={(order) => setFilter({ order, page: 1 })}
        />
      </div>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {data !== undefined && <TransactionRows rows={data.rows} withOrder />}
      <Pager page={filter.page} more={data?.more ?? false} go={(page) => setFilter({ ...filter, page })} />
    </section>
  );
}

interface TransactionRowsProps {
  rows: Transactions["rows"];
  withOrder: boolean;
}

/** Transactions in a table, with the order of each where several are shown. */
export function TransactionRows({ rows, withOrder }: TransactionRowsProps) {
  const heads = [...(withOrder ? ["Order"] : []), "What", "State", "#Amount", "~Invoice", "~When", "~Number"];
  return (
    <Table label="Transactions" heads={heads} empty={rows.length === 0 ? "No transaction." : undefined}>
      {rows.map((row) => (
        <tr key={row.TransactionId}>
          {withOrder && (
            <td>
              <a href={hashOf("orders", row.ExternalOrderId)}>{row.ExternalOrderId}</a>
            </td>
          )}
          <td>{row.TransactionType}</td>
          <td>
            <Badge state={row.Status} />
          </td>
          <td class="number">{money(row.Amount, row.CurrencyCode)}</td>
          <td class="spare">{row.InvoiceId ?? "–"}</td>
          <td class="spare when">{moment(row.TransactionDateUtc)}</td>
          <td class="spare">{row.TransactionId}</td>
        </tr>
      ))}
    </Table>
  );
}
