interface FactTableProps {
  /** Says what the table is about, for those who do not see it. */
  readonly caption: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly className: string;
}

/** Labels with their values, a pair a row. */
export function FactTable({ caption, rows, className }: FactTableProps) {
  return (
    <table className={`tab ${className}`}>
      <caption className="vh">{caption}</caption>
      <tbody>
        {rows.map(({ label, value }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
