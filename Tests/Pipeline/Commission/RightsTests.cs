using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Pipeline.Commission;

/// <summary>C5, C11: who reads lines, who closes periods, and that nobody writes them otherwise.</summary>
public sealed class RightsTests : IDisposable
{
    private static readonly Guid Seller = new("21a5dd60-65cc-4036-bc5b-26c2362dd294");
    private static readonly Guid Manager = new("cd82554f-1464-4de6-a1c5-bbd934fbdeb4");
    private static readonly Guid Administrator = new("c53e3bbb-5662-45da-a788-0f12f6467e21");
    private static readonly Guid Commission = new("9d796666-e07c-53f9-b8c6-42f45e7b041e");

    private readonly World _world = new(World.Zip(), Platforms.All[0]);
    private readonly Guid _anna;
    private readonly Guid _bo;

    public RightsTests() => (_anna, _bo) = (_world.Person("Anna", Seller), _world.Person("Bo", Seller));

    public static TheoryData<string> Routes => [.. Writes.Keys];

    private static readonly Dictionary<string, Action<IOrganizationService, Guid, Guid>> Writes = new()
    {
        ["create"] = (service, _, period) => service.Create(Line(period)),
        ["create many"] = (service, _, period) => service.Execute(new OrganizationRequest("CreateMultiple")
        {
            ["Targets"] = new EntityCollection([Line(period)]) { EntityName = "opps_commissionline" },
        }),
        ["update"] = (service, line, _) => service.Update(new Entity("opps_commissionline", line) { ["opps_amount"] = 1m }),
        ["update many"] = (service, line, _) => service.Execute(new OrganizationRequest("UpdateMultiple")
        {
            ["Targets"] = new EntityCollection([new Entity("opps_commissionline", line) { ["opps_iswithdrawn"] = true }]) { EntityName = "opps_commissionline" },
        }),
        ["upsert"] = (service, line, _) => service.Execute(new Microsoft.Xrm.Sdk.Messages.UpsertRequest
        {
            Target = new Entity("opps_commissionline", line) { ["opps_percent"] = 1m },
        }),
        ["update with a mark"] = (service, line, _) => service.Update(new Entity("opps_commissionline", line)
        {
            ["opps_amount"] = 1m, ["opps_operation"] = Guid.NewGuid().ToString(),
        }),
        ["empty a link"] = (service, line, _) => service.Update(new Entity("opps_commissionline", line) { ["opps_sellerid"] = null }),
        ["deactivate"] = (service, line, _) => service.Execute(new Microsoft.Crm.Sdk.Messages.SetStateRequest
        {
            EntityMoniker = new EntityReference("opps_commissionline", line), State = new OptionSetValue(1), Status = new OptionSetValue(2),
        }),
        ["assign"] = (service, line, _) => service.Execute(new Microsoft.Crm.Sdk.Messages.AssignRequest
        {
            Target = new EntityReference("opps_commissionline", line), Assignee = new EntityReference("systemuser", WellKnown.SystemUserId),
        }),
        ["delete"] = (service, line, _) => service.Delete("opps_commissionline", line),
        ["period's state"] = (service, _, period) => service.Update(new Entity("opps_commissionperiod", period) { ["opps_state"] = new OptionSetValue(Periods.Open) }),
        ["period's run, emptied"] = (service, _, period) => service.Update(new Entity("opps_commissionperiod", period) { ["opps_run"] = null }),
        ["period's total"] = (service, _, period) => service.Update(new Entity("opps_commissionperiod", period)
        {
            ["opps_basetotal"] = 1m, ["opps_operation"] = Guid.NewGuid().ToString(),
        }),
        ["period that is closed from the start"] = (service, _, _) => service.Create(new Entity("opps_commissionperiod")
        {
            ["opps_firstday"] = Periods.Day("2027-01-01"), ["opps_lastday"] = Periods.Day("2027-01-31"), ["opps_state"] = new OptionSetValue(Periods.Closed),
        }),
    };

    public void Dispose() => _world.Dispose();

    [Theory, MemberData(nameof(Routes))]
    public void C5_LinesAndFigures_AreWrittenByNobodyElse_AdministratorsIncluded(string route)
    {
        var period = Closed();
        var line = _world.Lines(period)[0].Id;
        var root = _world.As(_world.Person("Root"));
        var before = FaultTests.Snapshot(_world);
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => Writes[route](root, line, period));
        Assert.Equal(before, FaultTests.Snapshot(_world));
    }

    [Fact]
    public void C11_ASellerReadsTheirOwn_AManagerTheirUnits_TheCommissionRoleCloses()
    {
        var closer = _world.Person("Cia", Commission);
        var period = Closed(closer);
        Assert.Equal(["Anna Svensson"], Seen(_anna));
        Assert.Equal(["Bo Svensson"], Seen(_bo));
        Assert.Equal(["Anna Svensson", "Bo Svensson", ""], Seen(closer));
        Assert.Equal(["Anna Svensson", "Bo Svensson", ""], Seen(_world.Person("Dan", Manager)));
        Assert.Equal(["Anna Svensson", "Bo Svensson", ""], Seen(_world.Person("Eva", Administrator)));
        Assert.Equal(closer, _world.PeriodRow(period).GetAttributeValue<EntityReference>("opps_closedbyid").Id);
        Assert.Equal(closer, _world.Lines(period).Single(line => line.GetAttributeValue<string>("opps_sellername") is null).GetAttributeValue<EntityReference>("ownerid").Id);
    }

    [Theory, InlineData("opps_ClosePeriod"), InlineData("opps_PreviewPeriodClose"), InlineData("opps_ReopenPeriod"), InlineData("opps_MarkPeriodPaid")]
    public void C11_WithoutTheRole_NobodyCloses_NorReopensNorPays(string api)
    {
        var period = Closed();
        foreach (var role in new[] { Seller, Manager, Administrator })
        {
            var person = _world.As(_world.Person("Dan", role));
            Expect.Denied(Faults.PrivilegeDenied, () => Periods.Call(person, api, period, ("Reason", "x")));
            Assert.Throws<FaultException<OrganizationServiceFault>>(() => person.Create(new Entity("opps_commissionperiod")
            {
                ["opps_firstday"] = Periods.Day("2027-01-01"), ["opps_lastday"] = Periods.Day("2027-01-31"),
            }));
            Assert.NotEmpty(person.RetrieveMultiple(new QueryExpression("opps_commissionperiod") { ColumnSet = new ColumnSet("opps_name") }).Entities);
        }

        var closer = _world.As(_world.Person("Cia", Commission));
        var next = closer.Create(new Entity("opps_commissionperiod") { ["opps_firstday"] = Periods.Day("2027-01-01"), ["opps_lastday"] = Periods.Day("2027-01-31") });
        _world.Close(next, service: closer);
        Periods.Call(closer, "opps_ReopenPeriod", next, ("Reason", "x"));
        closer.Delete("opps_commissionperiod", closer.Create(new Entity("opps_commissionperiod")
        {
            ["opps_firstday"] = Periods.Day("2028-01-01"), ["opps_lastday"] = Periods.Day("2028-01-31"),
        }));
    }

    /// <summary>Who is disabled or may read no line can own none.</summary>
    [Fact]
    public void C11_LinesOfWhoIsDisabled_OrHasNoRight_AreTheClosers()
    {
        var opportunity = _world.Opportunity(_anna, 1m, (_anna, 40m), (_bo, 30m));
        var eva = _world.Person("Eva", Administrator);
        _world.Service.Create(World.Share(eva, 30m, opportunity));
        _world.Win(opportunity, "2026-01-05", 1000m);
        _world.Service.Update(new Entity("systemuser", _bo) { ["isdisabled"] = true });
        _world.Service.Execute(new Microsoft.Xrm.Sdk.Messages.DisassociateRequest
        {
            Target = new EntityReference("systemuser", eva), Relationship = new Relationship("systemuserroles_association"),
            RelatedEntities = [new EntityReference("role", Administrator)],
        });
        var closer = _world.Person("Cia", Commission);
        var period = _world.Period("2026-01-01", "2026-03-31");
        _world.Close(period, service: _world.As(closer));
        Assert.Equal(
            [("Anna Svensson", _anna), ("Bo Svensson", closer), ("Eva Svensson", closer)],
            _world.Lines(period).Select(line => (line.GetAttributeValue<string>("opps_sellername"), line.GetAttributeValue<EntityReference>("ownerid").Id)).OrderBy(line => line.Item1, StringComparer.Ordinal));
    }

    private static Entity Line(Guid period) => new("opps_commissionline")
    {
        ["opps_periodid"] = new EntityReference("opps_commissionperiod", period), ["opps_name"] = "Mine", ["opps_amount"] = 1_000_000m,
    };

    private Guid Closed(Guid? closer = null)
    {
        var opportunity = _world.Opportunity(_anna, 1m, (_anna, 60m), (_bo, 30m));
        _world.Win(opportunity, "2026-01-05", 1000m);
        var period = _world.Period("2026-01-01", "2026-03-31");
        _world.Close(period, service: closer is { } id ? _world.As(id) : null);
        return period;
    }

    private IEnumerable<string> Seen(Guid person) => _world.As(person)
        .RetrieveMultiple(new QueryExpression("opps_commissionline") { ColumnSet = new ColumnSet("opps_sellername") }).Entities
        .Select(line => line.GetAttributeValue<string>("opps_sellername") ?? "").OrderBy(name => name.Length == 0).ThenBy(name => name, StringComparer.Ordinal);
}
