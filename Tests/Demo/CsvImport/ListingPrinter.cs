using System.Globalization;
using System.Linq;
using Spectre.Console;

namespace Demo.CsvImport;

/// <summary>Shows every row that was not taken, and a summary of those taken with an adjustment.</summary>
internal sealed class ListingPrinter(IAnsiConsole console)
{
    private const int Examples = 3;

    public void Print(Listing listing)
    {
        console.WriteLine();
        PrintProblems(listing);
        PrintAdjustments(listing);
        if (listing.UnreadColumns.Count > 0)
        {
            console.MarkupLine($"[bold]Columns not carried over:[/] {Markup.Escape(string.Join(", ", listing.UnreadColumns))}");
            console.WriteLine();
        }
    }

    private void PrintProblems(Listing listing)
    {
        console.MarkupLine(Invariant($"[bold]Rows not taken: {listing.Problems.Count:N0}[/]"));
        if (listing.Problems.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("File").AddColumn(new TableColumn("Line").RightAligned()).AddColumn("Reason");
        foreach (var problem in listing.Problems.GroupBy(p => p.File).SelectMany(file => file.OrderBy(p => p.Line)))
        {
            table.AddRow(new Text(problem.File), new Text(Invariant($"{problem.Line}")), new Text(problem.Reason));
        }

        console.Write(table);
    }

    private void PrintAdjustments(Listing listing)
    {
        console.MarkupLine(Invariant($"[bold]Adjustments to rows taken: {listing.Adjustments.Count:N0}[/]"));
        if (listing.Adjustments.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("Rows").RightAligned()).AddColumn("Adjustment").AddColumn("For example");
        foreach (var kind in listing.Adjustments.GroupBy(a => (a.File, a.Kind)))
        {
            var examples = kind.Take(Examples).Select(Example).ToList();
            if (kind.Count() > Examples)
            {
                examples.Add("…");
            }

            table.AddRow(
                new Text(Invariant($"{kind.Count():N0}")),
                new Text($"{kind.Key.File}: {kind.Key.Kind}"),
                new Text(string.Join('\n', examples)));
        }

        console.Write(table);
    }

    private static string Example(Adjustment adjustment) =>
        Invariant($"line {adjustment.Line}{(adjustment.Value.Length > 0 ? ": " : "")}{adjustment.Value}");

    private static string Invariant(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
