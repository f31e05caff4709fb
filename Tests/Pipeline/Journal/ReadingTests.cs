using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Pipeline.Permission;
using Xunit;

namespace Pipeline.Journal;

/// <summary>H4, H5: why a share is what it is, and what it was at a moment.</summary>
public sealed class ReadingTests : IDisposable
{
    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly Guid _cia;

    public ReadingTests() => (_anna, _bo, _cia) = (_world.Person("Anna"), _world.Person("Bo"), _world.Person("Cia"));

    public void Dispose() => _world.Dispose();

    public static TheoryData<int, string[]> Languages => new()
    {
        {
            1033,
            [
                "Anna Svensson created the opportunity: 100 %. The account manager is the seller, with 100 %. (P1)",
                "Cia Svensson added Bo Svensson with 25 %: 75 %. The one other free seller gets what is left, 75 %. (P5)",
                "Bo Svensson changed Anna Svensson 75 → 60.50 %: 60.50 %. What was given stands, and nobody else's share is changed. (P10)",
            ]
        },
        {
            1053,
            [
                "– Anna Svensson skapade säljmöjligheten: 100 %. Kundansvarig är säljare, med 100 %. (P1)",
                "– Cia Svensson lade till Bo Svensson med 25 %: 75 %. Den enda andra fria säljaren får det som är kvar, 75 %. (P5)",
                "– Bo Svensson ändrade Anna Svensson 75 → 60,50 %: 60,50 %. Det som angavs gäller, och ingen annans andel ändras. (P10)",
            ]
        },
        {
            1044,
            [
                "– Anna Svensson opprettet salgsmuligheten: 100 %. Kundeansvarlig er selger, med 100 %. (P1)",
                "– Cia Svensson la til Bo Svensson med 25 %: 75 %. Den eneste andre frie selgeren får det som er igjen, 75 %. (P5)",
                "– Bo Svensson endret Anna Svensson 75 → 60,50 %: 60,50 %. Det som ble oppgitt gjelder, og ingen annens andel endres. (P10)",
            ]
        },
        {
            1030,
            [
                "– Anna Svensson oprettede salgsmuligheden: 100 %. Den kundeansvarlige er sælger med 100 %. (P1)",
                "– Cia Svensson tilføjede Bo Svensson med 25 %: 75 %. Den eneste anden frie sælger får det, der er tilbage, 75 %. (P5)",
                "– Bo Svensson ændrede Anna Svensson 75 → 60,50 %: 60,50 %. Det angivne gælder, og ingen andens andel ændres. (P10)",
            ]
        },
    };

    [Theory, MemberData(nameof(Languages))]
    public void H4_H5_Explained_InTheReadersLanguage(int language, string[] expected)
    {
        var opportunity = _world.As(_anna).Create(new Entity("opportunity") { ["name"] = "Deal" });
        _world.As(_cia).Create(World.Share(_bo, 25m, opportunity));
        var share = _world.ShareOf(opportunity, _anna).Id;
        _world.As(_bo).Update(new Entity("opps_sellershare", share) { ["opps_percent"] = 60.5m });
        _world.Speaks(_anna, language);

        var answer = Explain(_anna, share);
        var lines = ((string)answer["Text"]).Split('\n');
        Assert.Equal(expected.Length, lines.Length);
        Assert.All(lines.Zip(expected), line => Assert.EndsWith(line.Second, line.First, StringComparison.Ordinal));
        var steps = ((EntityCollection)answer["Steps"]).Entities;
        Assert.Equal(["P1", "P5", "P10"], steps.Select(step => step["opps_rule"]));
        Assert.Equal(lines, steps.Select(step => step["opps_name"]));
        Assert.Equal([_anna, _cia, _bo], steps.Select(step => step.GetAttributeValue<EntityReference>("opps_byid").Id));
        Assert.Equal([847211000, 847211001, 847211002], steps.Select(step => step.GetAttributeValue<OptionSetValue>("opps_cause").Value));
    }

    /// <summary>Removed and added again: the story begins with the second time. Changes of others' shares are not told.</summary>
    [Fact]
    public void H5_Explained_FromWhenThePersonCameLast()
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 60m), (_bo, 20m), (_cia, 20m));
        _world.Service.Delete("opps_sellershare", _world.ShareOf(opportunity, _bo).Id);
        _world.ChangeShare(_world.ShareOf(opportunity, _cia).Id, "opps_percent", 30m);
        _world.Service.Create(World.Share(_bo, 10m, opportunity));
        var step = Assert.Single(((EntityCollection)Explain(_anna, _world.ShareOf(opportunity, _bo).Id)["Steps"]).Entities);
        Assert.Equal("P5", step["opps_rule"]);
    }

    /// <summary>P15, P19: who takes over a row has their own story.</summary>
    [Fact]
    public void H5_Explained_WhoTookOverARow()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        _world.As(_anna).Update(new Entity("opportunity", opportunity) { ["ownerid"] = World.User(_bo) });
        Assert.EndsWith(
            "Anna Svensson changed the account manager: 100 %. The new account manager takes over the only share, with 100 %. (P15)",
            (string)Explain(_bo, _world.ShareOf(opportunity, _bo).Id)["Text"]);
    }

    [Fact]
    public void H5_Explained_TimeIsTheReadersOwn()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        var at = _world.Entries(opportunity).Single().GetAttributeValue<DateTime>("createdon");
        _world.Speaks(_bo, 1053);
        _world.Service.Update(new Entity("usersettings", _bo) { ["timezonecode"] = 110 });
        var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        Assert.StartsWith($"{local:yyyy-MM-dd HH:mm} ", (string)Explain(_bo, _world.ShareOf(opportunity, _anna).Id)["Text"]);
    }

    [Fact]
    public void H5_Explained_NobodyWhoMayNotReadTheShare()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        var eva = _world.Person("Eva", _world.Role([.. RoleZip.Everything("Opportunity", "Basic"), "prvReadopps_SellerShare Basic"]));
        var share = _world.ShareOf(opportunity, _anna).Id;
        Expect.Denied(Faults.IsvAborted, () => Explain(eva, share), share.ToString());
    }

    /// <summary>At each moment what the test saw then, and before the first entry nothing.</summary>
    [Fact]
    public void H5_AsOf_EachMoment()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        var seen = new List<(DateTime At, string State)> { Seen(opportunity) };
        _world.Service.Create(World.Share(_bo, 25m, opportunity));
        seen.Add(Seen(opportunity));
        _world.ChangeShare(_world.ShareOf(opportunity, _bo).Id, "opps_isfixed", true);
        seen.Add(Seen(opportunity));
        _world.Service.Delete("opps_sellershare", _world.ShareOf(opportunity, _anna).Id);
        seen.Add(Seen(opportunity));

        Assert.Equal(seen.Select(moment => moment.State), seen.Select(moment => State(AsOf(opportunity, moment.At))));
        Assert.Equal(seen[^1].State, State(AsOf(opportunity, seen[^1].At.AddYears(1))));
        Assert.Equal((25m, ""), (AsOf(opportunity, seen[^1].At)["Sum"], AsOf(opportunity, seen[^1].At)["Message"]));
        Assert.Equal(seen[^1].State, State(AsOf(opportunity, DateTime.SpecifyKind(seen[^1].At, DateTimeKind.Unspecified))));
        Assert.Equal(seen[^1].State, State(AsOf(opportunity, DateTime.SpecifyKind(seen[^1].At, DateTimeKind.Utc).ToLocalTime())));
        Assert.StartsWith("The sellers are not known before ", (string)AsOf(opportunity, new DateTime(1700, 1, 1, 0, 0, 0, DateTimeKind.Utc))["Message"]);
        var before = AsOf(opportunity, seen[0].At.AddSeconds(-1));
        Assert.Empty(((EntityCollection)before["Shares"]).Entities);
        Assert.StartsWith("The sellers are not known before ", (string)before["Message"]);
    }

    [Fact]
    public void H5_AsOf_NothingRecorded_IsSaid()
    {
        var opportunity = _world.Opportunity(new EntityReference("team", _world.Team()), 1m);
        Assert.Equal("No change of the sellers is recorded.", AsOf(opportunity, DateTime.UtcNow)["Message"]);
        Expect.Denied(Faults.IsvAborted, () => _world.Service.Execute(new OrganizationRequest("opps_GetSharesAsOf")
        {
            ["Target"] = new EntityReference("opportunity", opportunity),
            ["At"] = default(DateTime),
        }), "At");
    }

    [Fact]
    public void H5_AsOf_NobodyWhoMayNotReadTheOpportunity()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        var eva = _world.Person("Eva", _world.Salesperson("Basic"));
        Expect.Denied(Faults.IsvAborted, () => AsOf(opportunity, DateTime.UtcNow, eva), opportunity.ToString());
    }

    private (DateTime At, string State) Seen(Guid opportunity) => (
        _world.Entries(opportunity)[^1].GetAttributeValue<DateTime>("createdon"),
        JournalChain.Text(_world.Sellers(opportunity).Select(row => (row.Seller, row.Percent, row.IsFixed))));

    private static string State(ParameterCollection answer) => JournalChain.Text(((EntityCollection)answer["Shares"]).Entities.Select(share => (
        share.GetAttributeValue<EntityReference>("opps_sellerid").Id, share.GetAttributeValue<decimal>("opps_percent"), share.GetAttributeValue<bool>("opps_isfixed"))));

    private ParameterCollection AsOf(Guid opportunity, DateTime at, Guid? user = null) => _world.As(user ?? _anna).Execute(new OrganizationRequest("opps_GetSharesAsOf")
    {
        ["Target"] = new EntityReference("opportunity", opportunity),
        ["At"] = at,
    }).Results;

    private ParameterCollection Explain(Guid user, Guid share) => _world.As(user).Execute(new OrganizationRequest("opps_ExplainShare")
    {
        ["Target"] = new EntityReference("opps_sellershare", share),
    }).Results;
}
