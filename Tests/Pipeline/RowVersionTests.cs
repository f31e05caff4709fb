using System;
using System.Collections.Generic;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Pipeline;

/// <summary>
/// Whoever names the current version of a row is not turned away because our own steps have written it before the platform
/// compares, and whoever names an older one is. For every event of an opportunity and of its sellers that takes a version.
/// </summary>
public sealed class RowVersionTests : IClassFixture<OneWorld>
{
    private static readonly Dictionary<string, Change> Changes = new()
    {
        ["delete the opportunity"] = new(OpportunityOf, (_, version) => Delete(version)),
        ["change its owner"] = new(OpportunityOf, (test, version) => Update(version, ("ownerid", World.User(test._cia)))),
        ["write the same owner"] = new(OpportunityOf, (test, version) => Update(version, ("ownerid", World.User(test._anna)))),
        ["give it to a team"] = new(OpportunityOf, (test, version) => Update(version, ("ownerid", test._team))),
        ["change its owner in a batch"] = new(OpportunityOf, (test, version) => Batch(version, ("ownerid", World.User(test._cia)))),
        ["change its owner and its topic"] = new(OpportunityOf, (test, version) => Update(version, ("ownerid", World.User(test._cia)), ("name", "Another topic"))),
        ["change its amount"] = new(OpportunityOf, (_, version) => Update(version, ("estimatedvalue", new Money(500m)))),
        ["change its amount in a batch"] = new(OpportunityOf, (_, version) => Batch(version, ("estimatedvalue", new Money(500m)))),
        ["change its actual value"] = new(OpportunityOf, (_, version) => Update(version, ("actualvalue", new Money(500m)))),
        ["change its currency"] = new(OpportunityOf, (test, version) => Update(version, ("transactioncurrencyid", test._krona))),
        ["change its topic"] = new(OpportunityOf, (_, version) => Update(version, ("name", "Another topic"))),
        ["write its sum"] = new(OpportunityOf, (_, version) => Update(version, ("opps_sharesum", 5m), ("name", "Another topic"))),
        ["close or reopen it"] = new(OpportunityOf, (test, version) => Update(version, ("statecode", new OptionSetValue(test._isClosed ? 0 : 2)))),
        ["change its status reason"] = new(OpportunityOf, (test, version) => Update(version, ("statuscode", new OptionSetValue(test._isClosed ? 847210001 : 2)))),
        ["give a rejection reason"] = new(OpportunityOf, (_, version) => Update(version, ("opps_rejection", new OptionSetValue(847210000)))) { OnlyClosed = true },
        ["change a percentage"] = new(ShareOf, (_, version) => Update(version, ("opps_percent", 10m))) { OnlyOpen = true },
        ["change a percentage in a batch"] = new(ShareOf, (_, version) => Batch(version, ("opps_percent", 10m))) { OnlyOpen = true },
        ["change a person"] = new(ShareOf, (test, version) => Update(version, ("opps_sellerid", World.User(test._cia)))) { OnlyOpen = true },
        ["fix a share"] = new(ShareOf, (_, version) => Update(version, ("opps_isfixed", true))) { OnlyOpen = true },
        ["write a share's amount"] = new(ShareOf, (_, version) => Update(version, ("opps_amount", new Money(1m)), ("opps_percent", 10m))) { OnlyOpen = true },
        ["delete a seller"] = new(ShareOf, (_, version) => Delete(version)) { OnlyOpen = true },
        ["delete a seller so that one is left"] = new(ShareOf, (_, version) => Delete(version)) { OnlyOpen = true, Sellers = 2 },
        ["delete the last seller"] = new(ShareOf, (_, version) => Delete(version)) { OnlyOpen = true, Sellers = 1 },
    };

    private readonly World _world;
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly Guid _cia;
    private readonly EntityReference _team;
    private readonly EntityReference _krona;
    private bool _isClosed;

    public RowVersionTests(OneWorld one)
    {
        _world = one.World;
        (_anna, _bo, _cia) = (_world.Person("Anna"), _world.Person("Bo"), _world.Person("Cia"));
        _team = new EntityReference("team", _world.Team());
        _krona = new EntityReference("transactioncurrency", _world.Currency(2, 11m));
    }

    private sealed record Change(Func<RowVersionTests, Guid, EntityReference> Row, Func<RowVersionTests, EntityReference, OrganizationRequest> Request)
    {
        public bool OnlyOpen { get; init; }

        public bool OnlyClosed { get; init; }

        public int Sellers { get; init; } = 3;
    }

    public static TheoryData<string, bool> Cases()
    {
        var cases = new TheoryData<string, bool>();
        foreach (var (name, change) in Changes)
        {
            foreach (var isClosed in new[] { false, true })
            {
                if (!(isClosed ? change.OnlyOpen : change.OnlyClosed))
                {
                    cases.Add(name, isClosed);
                }
            }
        }

        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void CurrentVersion_IsAccepted(string name, bool isClosed)
    {
        var (opportunity, request) = Prepare(name, isClosed);
        var before = FaultTests.Snapshot(_world);
        _world.Service.Execute(request());
        Assert.NotEqual(before, FaultTests.Snapshot(_world));
        if (name != "delete the opportunity")
        {
            Expect.Agreement(_world, opportunity);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void OlderVersion_IsRefused_AndNothingIsLeft(string name, bool isClosed)
    {
        var (_, request) = Prepare(name, isClosed);
        var stale = request();
        Touch(Row(stale));
        var before = FaultTests.Snapshot(_world);
        Expect.Denied(Faults.ConcurrencyVersionMismatch, () => _world.Service.Execute(stale));
        Assert.Equal(before, FaultTests.Snapshot(_world));
    }

    /// <summary>Upsert takes no condition, so a version in its row, current or not, stops nobody.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public void Upsert_WithAVersion_IsAccepted(bool isCurrent)
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        var change = new Entity("opportunity", opportunity) { ["ownerid"] = World.User(_cia), RowVersion = Version(new EntityReference("opportunity", opportunity)) };
        if (!isCurrent)
        {
            Touch(change.ToEntityReference());
        }

        _world.Service.Execute(new UpsertRequest { Target = change });
        Expect.Sellers(_world, opportunity, (_cia, 100m));
    }

    private (Guid Opportunity, Func<OrganizationRequest> Request) Prepare(string name, bool isClosed)
    {
        var change = Changes[name];
        _isClosed = isClosed;
        (Guid, decimal)[] sellers = [(_bo, 50m), (_anna, 25m), (_world.Person("Dan"), 25m)];
        var opportunity = _world.Opportunity(_anna, 1000m, sellers[..change.Sellers]);
        if (isClosed)
        {
            _world.Service.Execute(new LoseOpportunityRequest
            {
                OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", opportunity) }, Status = new OptionSetValue(-1),
            });
        }

        var row = change.Row(this, opportunity);
        return (opportunity, () => change.Request(this, new EntityReference(row.LogicalName, row.Id) { RowVersion = Version(row) }));
    }

    private static EntityReference OpportunityOf(RowVersionTests test, Guid opportunity) => new("opportunity", opportunity);

    private static EntityReference ShareOf(RowVersionTests test, Guid opportunity) => new("opps_sellershare", test._world.ShareOf(opportunity, test._bo).Id);

    private string Version(EntityReference row) => _world.Service.Retrieve(row.LogicalName, row.Id, new ColumnSet(false)).RowVersion;

    /// <summary>What somebody else does meanwhile that no rule reads.</summary>
    private void Touch(EntityReference row) => _world.Service.Update(new Entity(row.LogicalName, row.Id) { ["importsequencenumber"] = 7 });

    private static EntityReference Row(OrganizationRequest request) => request.Parameters.TryGetValue("Target", out var target)
        ? target is Entity row ? row.ToEntityReference() : (EntityReference)target
        : ((EntityCollection)request["Targets"]).Entities[0].ToEntityReference();

    private static DeleteRequest Delete(EntityReference row) => new() { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };

    private static UpdateRequest Update(EntityReference row, params (string Column, object Value)[] values) =>
        new() { Target = Changed(row, values), ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };

    private static OrganizationRequest Batch(EntityReference row, params (string Column, object Value)[] values) => new("UpdateMultiple")
    {
        ["Targets"] = new EntityCollection([Changed(row, values)]) { EntityName = row.LogicalName },
        ["ConcurrencyBehavior"] = ConcurrencyBehavior.IfRowVersionMatches,
    };

    private static Entity Changed(EntityReference row, (string Column, object Value)[] values)
    {
        var change = new Entity(row.LogicalName, row.Id) { RowVersion = row.RowVersion };
        foreach (var (column, value) in values)
        {
            change[column] = value;
        }

        return change;
    }
}
