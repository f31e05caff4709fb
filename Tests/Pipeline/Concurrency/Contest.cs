using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using LocalDataverse.Security;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;
using Pipeline.Concurrency.Interleaving;

namespace Pipeline.Concurrency;

/// <summary>
/// An organisation with the packed solution, in which requests run between each other. Each run begins with the same rows.
/// </summary>
internal sealed class Contest : IDisposable
{
    private static readonly HashSet<string> Quiet = ["systemuser", "team", "businessunit", "transactioncurrency", "usersettings"];

    private readonly Turns _turns = new();
    private readonly ReaderBehavior _readers;
    private readonly string? _ignoredColumn;
    private readonly LocalOrganization _organization;
    private Func<StorageTransaction>? _beginOrdinary;
    private InterleavedDatabase? _running;

    /// <param name="readers">What Dataverse does is not documented: tests run with both.</param>
    /// <param name="ignoredColumn">A column whose writes are ignored, to see what happens without them.</param>
    /// <param name="unknowns">The platform's other open questions.</param>
    public Contest(ReaderBehavior readers, string? ignoredColumn = null, PlatformUnknowns? unknowns = null)
    {
        _readers = readers;
        _ignoredColumn = ignoredColumn;
        _organization = Imported.New(new OrganizationOptions
        {
            Unknowns = unknowns ?? new PlatformUnknowns(),
            Clock = new StoppedClock(),
            Transactions = Begin,
            InheritsAccess = false,
        });
        Populate();
    }

    public Run Run(Situation situation, Schedule schedule, Action<string>? onEvent = null) =>
        Start(situation, onEvent, sends => _turns.Run(sends, schedule), () => schedule.Switches);

    /// <summary>The same requests, each after the one before has ended.</summary>
    public Run RunInOrder(Situation situation, IEnumerable<int> order) => Start(situation, null, sends =>
    {
        foreach (var request in order)
        {
            _turns.Run([sends[request]], Schedule.InTurn);
        }
    }, () => []);

    /// <summary>One after the other in ordinary transactions, which stay: the situation's opportunity is not as before.</summary>
    public Run SendForGood(Situation situation)
    {
        var errors = new List<Exception>();
        var refusals = situation.Requests.Select(request => Send(request, errors)).ToList();
        using var rows = _beginOrdinary!();
        var end = Books.Read(rows, _organization.Catalog, situation.Opportunity).ToString();
        return errors.Count == 0 ? new Run(end, refusals, 0, null, []) : throw new AggregateException(errors);
    }

    public void Dispose()
    {
        _turns.Dispose();
        _organization.Dispose();
    }

    private IRowTransaction Begin(Func<StorageTransaction> ordinary)
    {
        _beginOrdinary = ordinary;
        return _running is { } running ? running.Begin(ordinary) : ordinary();
    }

    private Run Start(Situation situation, Action<string>? onEvent, Action<IReadOnlyList<Action>> run, Func<IReadOnlyList<Switch>> switches)
    {
        Books Read(IRowStore rows) => Books.Read(rows, _organization.Catalog, situation.Opportunity);
        string? broken = null;
        var refusals = new OrganizationServiceFault?[situation.Requests.Count];
        var errors = new List<Exception>();
        using var database = new InterleavedDatabase(_turns, _readers) { QuietTables = Quiet, IgnoredColumn = _ignoredColumn };
        database.OnCommit = rows => broken ??= Read(rows).Disagreement();
        database.OnEvent = onEvent;
        _running = database;
        try
        {
            run([.. situation.Requests.Select((request, i) => (Action)(() => refusals[i] = Send(request, errors)))]);
        }
        finally
        {
            _running = null;
        }

        return errors.Count == 0
            ? new Run(Read(database.View(null)).ToString(), refusals, database.Deadlocks, broken, switches())
            : throw new AggregateException(errors);
    }

    private OrganizationServiceFault? Send(ContestedRequest request, List<Exception> errors)
    {
        try
        {
            request.Send(_organization.AsSystem);
            return null;
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            return fault.Detail;
        }
#pragma warning disable CA1031 // Rethrown on the test's own thread.
        catch (Exception error)
#pragma warning restore CA1031
        {
            errors.Add(error);
            return null;
        }
    }

    private void Populate()
    {
        var service = _organization.AsSystem;
        for (var i = 0; i < Ids.People; i++)
        {
            service.Create(new Entity("systemuser", Ids.Person(i)) { ["firstname"] = Ids.FirstName(i), ["lastname"] = "Svensson" });
            service.AssignRole(Ids.User(i));
        }

        for (var i = 0; i < Opening.All.Count; i++)
        {
            service.Create(new Entity("account", Ids.Account(i)) { ["name"] = "The customer", ["ownerid"] = Ids.User(0) });
            var sellers = Opening.All[i].Sellers.Select((s, j) => new Entity("opps_sellershare", Ids.Share(i, j))
            {
                ["opps_sellerid"] = Ids.User(s.Person),
                ["opps_percent"] = s.Percent,
                ["opps_isfixed"] = s.IsFixed,
            });
            service.Create(new Entity("opportunity", Ids.Opportunity(i))
            {
                ["name"] = "A contested opportunity",
                ["ownerid"] = Ids.User(0),
                ["customerid"] = new EntityReference("account", Ids.Account(i)),
                ["estimatedvalue"] = new Money(1000m),
                RelatedEntities = { [new Relationship("opps_opportunity_sellershare")] = new EntityCollection([.. sellers]) { EntityName = "opps_sellershare" } },
            });
            if (Opening.All[i].IsLost)
            {
                ContestedRequests.Lose(i).Send(service);
            }
        }
    }

    /// <summary>All rows are added at one moment: whose turn it was must not show in their times.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    }
}
