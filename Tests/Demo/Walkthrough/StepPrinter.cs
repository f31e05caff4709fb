using System.Globalization;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Demo.Walkthrough;

/// <summary>Shows a step: what a person does, the rows that result, what they are told.</summary>
internal sealed class StepPrinter(IAnsiConsole console)
{
    private static readonly Padding Indent = new(4, 0, 0, 0);

    public void Print(string number, Step step, Outcome outcome)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{number}  {Markup.Escape(step.Title)}[/]  [grey]({step.Rules})[/]");
        foreach (var snapshot in outcome.Snapshots)
        {
            Indented(new Text(Heading(snapshot)));
            if (snapshot.Exists)
            {
                Indented(Rows(snapshot));
            }
        }

        foreach (var (snapshot, told) in outcome.Snapshots.Select(s => (s, Told(s))).Where(t => t.Item2 is not null))
        {
            Indented(new Markup($"[yellow]{Markup.Escape($"Told of {snapshot.Opportunity}: {told}")}[/]"));
        }

        if (outcome.Refusal is not null)
        {
            Indented(new Markup($"[yellow]{Markup.Escape($"Refused: {outcome.Refusal}")}[/]"));
        }
        else if (outcome.Snapshots.All(s => s.ToldSum is null))
        {
            Indented(new Markup("[grey]Told: nothing[/]"));
        }

        foreach (var difference in outcome.Differences)
        {
            Indented(new Markup($"[red]Not as the rule says: {Markup.Escape(difference)}[/]"));
        }
    }

    private static string Heading(Snapshot s) => s.Exists
        ? $"{s.Opportunity} · {s.State} · owner {s.Owner} · amount {Amount(s.Amount, s.Precision)} {s.Currency}".TrimEnd()
        : $"{s.Opportunity} · does not exist · seller shares of it: {s.Rows.Count.ToString(CultureInfo.InvariantCulture)}";

    private static Table Rows(Snapshot snapshot)
    {
        var total = snapshot.Rows.Any(r => r.Amount is not null) ? snapshot.Rows.Sum(r => r.Amount) : null;
        var table = new Table().Border(TableBorder.Simple).ShowFooters();
        var count = snapshot.Count?.ToString(CultureInfo.InvariantCulture) ?? "no";
        table.AddColumn(new TableColumn("Seller").Footer($"{count} on the opportunity").Width(24));
        table.AddColumn(new TableColumn("Percent").Footer(Percent(snapshot.Sum)).RightAligned().Width(8));
        table.AddColumn(new TableColumn("Fixed").Centered().Width(6));
        table.AddColumn(new TableColumn("Amount").Footer(Amount(total, snapshot.Precision)).RightAligned().Width(14));
        foreach (var row in snapshot.Rows)
        {
            table.AddRow(
                new Text(row.Seller),
                new Text(Percent(row.Percent)),
                new Text(row.IsFixed ? "yes" : ""),
                new Text(Amount(row.Amount, snapshot.Precision)));
        }

        return table;
    }

    private static string? Told(Snapshot snapshot) =>
        snapshot.ToldSum is { } sum ? $"the shares add up to {Percent(sum)} %, not to 100 %." : null;

    private static string Percent(decimal? percent) => percent?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";

    private static string Amount(decimal? amount, int precision) =>
        amount?.ToString($"N{precision.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture) ?? "–";

    private void Indented(IRenderable content) => console.Write(new Padder(content, Indent));
}
