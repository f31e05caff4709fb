using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using LocalDataverse;
using Spectre.Console;

namespace Demo.CsvImport;

/// <summary>Imports a directory of CSV files into a fresh organisation and reports what became of every row.</summary>
/// <param name="listsAll">Whether it is reported also when all is as the rules say.</param>
internal sealed class ImportJob(IAnsiConsole console, bool listsAll = true)
{
    /// <exception cref="DataSetException">The directory, a file or a column is missing.</exception>
    public ImportOutcome Run(string directory, Func<OrganizationOptions, LocalOrganization> install)
    {
        // Whoever installs the organisation owns it.
        var data = DataSet.Read(directory);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(directory));
        console.Write(new Rule($"[bold]Import of {Markup.Escape(name)}[/]").LeftJustified());
        var requests = new RequestCount();
        var organization = install(new OrganizationOptions { OnRequest = requests.Add });
        var writer = new RowWriter(data.Listing);

        var result = console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(progress => Import(data, organization, writer, requests, progress));

        var totals = SellerTotals.Read(organization.AsSystem);
        CheckResult[] checks = [.. ShareCheck.Run(organization.AsSystem), FileCheck.Run(result.Taken, totals, result.Users)];

        var outcome = new ImportOutcome(result.Taken.Count, data.Listing.Problems.Count, writer.Refused, checks.Sum(c => c.Wrong.Count));
        if (listsAll || !outcome.IsAsTheRulesSay)
        {
            new ListingPrinter(console).Print(data.Listing);
            new ImportPrinter(console).Print(data, result, totals, checks);
        }

        return outcome;
    }

    private static ImportResult Import(
        DataSet data, LocalOrganization organization, RowWriter writer, RequestCount requests, ProgressContext progress)
    {
        var people = progress.AddTask("Sales teams", maxValue: Math.Max(1, data.People.Count));
        var accounts = progress.AddTask("Accounts", maxValue: Math.Max(1, data.Accounts.Count));
        var products = progress.AddTask("Products", maxValue: Math.Max(1, data.Products.Count));
        var opportunities = progress.AddTask("Opportunities", maxValue: Math.Max(1, data.Deals.Count));

        var system = organization.AsSystem;
        var users = new PeopleImport(system, writer).Run(data.People, () => people.Increment(1));
        var customers = new AccountImport(system, writer).Run(data.Accounts, () => accounts.Increment(1));
        var catalogue = new ProductImport(system, writer).Run(data.Products, () => products.Increment(1));

        requests.Reset();
        var watch = Stopwatch.StartNew();
        var taken = new OpportunityImport(organization.AsUser, users, customers, requests, writer).Run(data.Deals, () => opportunities.Increment(1));
        return new ImportResult(users, customers.Count, catalogue, taken, requests.ByKind(), watch.Elapsed);
    }
}

/// <summary>What went in, and what the opportunities cost.</summary>
/// <param name="Users">User ids by name.</param>
/// <param name="Requests">Those of the opportunities only.</param>
/// <param name="Elapsed">Time of the opportunities only.</param>
internal sealed record ImportResult(IReadOnlyDictionary<string, Guid> Users, int Accounts, int Products, IReadOnlyList<DealRow> Taken,
    IReadOnlyList<(RequestKind Kind, int Count)> Requests, TimeSpan Elapsed);
