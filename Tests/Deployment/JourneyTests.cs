using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using Demo.CsvImport;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace DeploymentTests;

/// <summary>
/// From an environment with data to one where all is as the rules say: import, check, backfill, a bypassed bulk change,
/// repair, export, with an environment that throttles, loses requests and answers, and is gone half-way. The data is the
/// sample, or the set in the folder that the environment variable DATA_SET names.
/// </summary>
public sealed class JourneyTests(ITestOutputHelper output) : IDisposable
{
    private readonly Place _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void WholeJourney_EndsExact()
    {
        var service = _place.Service;

        // The answer to the import is lost, and it is asked for again.
        _place.Through = inner => new UnreliableService(inner, (n, request) => request.RequestName == "ImportSolutionAsync" ? Mishap.LostAfter : TroubleWithReading(n, request));
        Run(1, "import", "--yes");
        _place.Through = inner => new UnreliableService(inner, TroubleWithReading);
        Run(0, "import", "--yes");
        _place.EnableSteps(false);
        var number = ImportData();
        Run(0, "import", "--yes");
        Run(0, "check");

        // Gone in the middle, and run again.
        var requests = 0;
        _place.Through = inner => new UnreliableService(inner, (n, request) => ++requests > 40 ? Mishap.LostBefore : Trouble(n, request));
        Run(1, "backfill", "--yes", "--past-plugins", "--batch-size", BatchSize(number));
        var half = service.All("opps_sellershare").Count;
        Assert.InRange(half, 1, number - 1);
        _place.Through = inner => new UnreliableService(inner, Trouble);
        Run(0, "backfill", "--yes", "--past-plugins", "--batch-size", BatchSize(number));
        Assert.Equal(number, service.All("opps_sellershare").Count);
        Books.OwnersHaveAll(service);
        Books.Agree(service);
        Books.JournalAgrees(service);
        Assert.All(ShareCheck.Run(service), c => Assert.Empty(c.Wrong));

        // Somebody raises every estimate and takes some shares down, past the plug-ins.
        BulkChange(service);
        Assert.ThrowsAny<Exception>(() => Books.Agree(service));
        Run(0, "repair", "--yes");
        Books.Agree(service);
        Books.JournalAgrees(service);

        var file = _place.PathOf("shares.csv");
        Run(0, "export", "--output", file);
        Assert.Equal(service.All("opps_sellershare").Select(Stored).Order(), Exported(file).Order());
        output.WriteLine($"{number} opportunities");
    }

    private static (Guid, Guid, decimal, decimal) Stored(Entity share) => (
        share.GetAttributeValue<EntityReference>("opps_opportunityid").Id, share.GetAttributeValue<EntityReference>("opps_sellerid").Id,
        share.GetAttributeValue<decimal>("opps_percent"), share.GetAttributeValue<Money>("opps_amount").Value);

    private static List<(Guid, Guid, decimal, decimal)> Exported(string file)
    {
        using var csv = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var lines = new List<(Guid, Guid, decimal, decimal)>();
        while (csv.Read())
        {
            lines.Add((csv.GetField<Guid>("opportunity id"), csv.GetField<Guid>("seller id"), csv.GetField<decimal>("percent"), csv.GetField<decimal>("amount")));
        }

        return lines;
    }

    /// <summary>By number of the request: some throttled, some lost before or after they were done, some rolled back.</summary>
    private static Mishap Trouble(int number, OrganizationRequest request) => (number % 13, number % 7) switch
    {
        (5, _) => Mishap.Throttled,
        (8, _) => Mishap.LostAfter,
        (11, _) => Mishap.LostBefore,
        (_, 6) => Mishap.Deadlocked,
        _ => Mishap.None,
    };

    /// <summary>The same, but what writes is not lost: it is for the person to ask for it again.</summary>
    private static Mishap TroubleWithReading(int number, OrganizationRequest request) =>
        Trouble(number, request) is var mishap && (mishap is Mishap.Throttled or Mishap.Deadlocked || request.RequestName.StartsWith("Retrieve", StringComparison.Ordinal))
            ? mishap : Mishap.None;

    /// <summary>So that there are several batches, whatever the number.</summary>
    private static string BatchSize(int number) => $"{Math.Clamp(number / 20, 2, 200)}";

    private void Run(int expected, params string[] args)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var (exit, text) = _place.Run(args);
        output.WriteLine($"{args[0]}: {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.True(exit == expected, text);
    }

    private int ImportData()
    {
        var folder = Environment.GetEnvironmentVariable("DATA_SET") ?? Path.Combine(AppContext.BaseDirectory, "SampleData");
        var data = DataSet.Read(folder);
        var writer = new RowWriter(data.Listing);
        var users = new PeopleImport(_place.Service, writer).Run(data.People, () => { });
        var accounts = new AccountImport(_place.Service, writer).Run(data.Accounts, () => { });
        new ProductImport(_place.Service, writer).Run(data.Products, () => { });
        var taken = new OpportunityImport(_place.Organization.AsUser, users, accounts, new RequestCount(), writer).Run(data.Deals, () => { });
        Assert.Equal(0, writer.Refused);
        Assert.Empty(_place.Service.All("opps_sellershare"));
        return taken.Count;
    }

    private static void BulkChange(IOrganizationService service)
    {
        foreach (var batch in service.All("opportunity").Chunk(500))
        {
            service.Bypassing(new OrganizationRequest("UpdateMultiple")
            {
                ["Targets"] = new EntityCollection([.. batch.Select(o => new Entity("opportunity", o.Id) { ["estimatedvalue"] = new Money(o.GetAttributeValue<Money>("estimatedvalue").Value + 0.01m) })]) { EntityName = "opportunity" },
            });
        }

        foreach (var batch in service.All("opps_sellershare").Where((_, n) => n % 3 == 0).Chunk(500))
        {
            service.Bypassing(new OrganizationRequest("UpdateMultiple")
            {
                ["Targets"] = new EntityCollection([.. batch.Select(s => new Entity("opps_sellershare", s.Id) { ["opps_percent"] = 66.67m })]) { EntityName = "opps_sellershare" },
            });
        }
    }
}
