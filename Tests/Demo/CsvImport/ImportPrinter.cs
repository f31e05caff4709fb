using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;

namespace Demo.CsvImport;

/// <summary>Shows the totals per seller, the checks, and what the run cost.</summary>
internal sealed class ImportPrinter(IAnsiConsole console)
{
    private const int WrongShown = 10;

    public void Print(DataSet data, ImportResult result, IReadOnlyList<SellerTotal> totals, IReadOnlyList<CheckResult> checks)
    {
        var around = Invariant($"{result.Users.Count:N0} users, {result.Accounts:N0} accounts, {result.Products:N0} products");
        console.MarkupLine(Invariant($"[bold]Taken:[/] {around}, {result.Taken.Count:N0} opportunities"));
        PrintSellers(data, result, totals);
        PrintChecks(checks);
        PrintRequests(result);
    }

    private void PrintSellers(DataSet data, ImportResult result, IReadOnlyList<SellerTotal> totals)
    {
        var people = data.People.Where(p => result.Users.ContainsKey(p.Name)).ToDictionary(p => result.Users[p.Name]);
        var table = new Table().Border(TableBorder.Simple).ShowFooters();
        table.AddColumn(new TableColumn("Seller").Footer(Invariant($"{totals.Count} sellers")));
        table.AddColumn("Office");
        Number("Open", totals.Sum(t => t.Open), "N0");
        Number("Expected", totals.Sum(t => t.Expected), "N2");
        Number("Won", totals.Sum(t => t.Won), "N0");
        Number("Won amount", totals.Sum(t => t.WonAmount), "N2");
        Number("Lost", totals.Sum(t => t.Lost), "N0");
        foreach (var total in totals.OrderByDescending(t => t.WonAmount).ThenBy(t => people[t.Seller].Name, StringComparer.Ordinal))
        {
            var person = people[total.Seller];
            table.AddRow([.. new[]
            {
                person.Name, person.Office ?? "", Invariant($"{total.Open:N0}"), Invariant($"{total.Expected:N2}"),
                Invariant($"{total.Won:N0}"), Invariant($"{total.WonAmount:N2}"), Invariant($"{total.Lost:N0}"),
            }.Select(cell => new Text(cell))]);
        }

        console.Write(table);

        void Number(string header, decimal total, string format) =>
            table.AddColumn(new TableColumn(header).Footer(total.ToString(format, CultureInfo.InvariantCulture)).RightAligned().NoWrap());
    }

    private void PrintChecks(IReadOnlyList<CheckResult> checks)
    {
        console.MarkupLine("[bold]Checks[/]");
        foreach (var check in checks)
        {
            var mark = check.Wrong.Count == 0 ? "[green]ok[/]   " : "[red]wrong[/]";
            console.MarkupLine(Invariant(
                $"  {mark} {check.Checked,6:N0} checked, {check.Wrong.Count:N0} wrong · {Markup.Escape(check.Subject)}"));
            foreach (var wrong in check.Wrong.Take(WrongShown))
            {
                console.MarkupLine($"        {Markup.Escape(wrong)}");
            }
        }

        console.WriteLine();
    }

    private void PrintRequests(ImportResult result)
    {
        var opportunities = Math.Max(1, result.Taken.Count);
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("Requests by").AddColumn("Message").AddColumn("Table")
            .AddColumn(new TableColumn("Number").RightAligned()).AddColumn(new TableColumn("Per opportunity").RightAligned());
        foreach (var side in result.Requests.GroupBy(r => r.Kind.FromPlugin))
        {
            var by = side.Key ? "plug-ins" : "callers";
            foreach (var (kind, count) in side)
            {
                Row(by, kind.Message, kind.Table ?? "", count);
            }

            Row(by, "all", "", side.Sum(r => r.Count));
        }

        console.Write(table);
        var each = result.Elapsed.TotalMilliseconds / opportunities;
        var (callers, plugins) = (PerOpportunity(fromPlugins: false), PerOpportunity(fromPlugins: true));
        console.MarkupLine(Invariant($"[bold]Requests per opportunity:[/] {callers:N2} by callers, {plugins:N2} by plug-ins"));
        console.MarkupLine(Invariant($"[bold]Time:[/] {result.Elapsed.TotalSeconds:N1} s, {each:N2} ms an opportunity, its closing included"));

        decimal PerOpportunity(bool fromPlugins) =>
            (decimal)result.Requests.Where(r => r.Kind.FromPlugin == fromPlugins).Sum(r => r.Count) / opportunities;

        void Row(string by, string message, string onTable, int count) => table.AddRow(
            new Text(by), new Text(message), new Text(onTable),
            new Text(Invariant($"{count:N0}")), new Text(Invariant($"{(decimal)count / opportunities:N2}")));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
