using System;
using System.IO;
using System.Linq;
using LocalDataverse;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace DeploymentTests;

/// <summary>Opportunities that existed before the solution get their owner as seller, and nothing else changes.</summary>
public sealed class BackfillTests : IDisposable
{
    private const int Expired = 847210001;

    private readonly Place _place = Place.Installed(withStepsEnabled: false);
    private readonly Guid _anna;

    public BackfillTests() => _anna = _place.Person("Anna");

    public void Dispose() => _place.Dispose();

    [Fact]
    public void P1_OpenOne_GetsItsOwner()
    {
        var opportunity = _place.Opportunity(_anna);
        Backfill();
        var share = Assert.Single(_place.Service.SharesOf(opportunity));
        Assert.Equal((_anna, 100m, 1000m), (share.GetAttributeValue<EntityReference>("opps_sellerid").Id,
            share.GetAttributeValue<decimal>("opps_percent"), share.GetAttributeValue<Money>("opps_amount").Value));
        Books.OwnersHaveAll(_place.Service);
        Books.Agree(_place.Service);
    }

    /// <summary>Whoever runs it changes colleagues' shares, and says why.</summary>
    [Fact]
    public void T4_WhereAReasonIsAskedFor_ItGivesOne()
    {
        _place.Service.Create(new Entity("opps_setting", new Guid("0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10")) { ["opps_name"] = "Settings", ["opps_changereason"] = new OptionSetValue(847212021) });
        var opportunity = _place.Opportunity(_anna);
        Backfill();
        Assert.Equal("backfill: the opportunity had no sellers", Assert.Single(_place.Service.EntriesOf(opportunity))["opps_note"]);
    }

    [Fact]
    public void WithoutAnAmount_ItGetsItsOwnerAllTheSame()
    {
        var opportunity = _place.Opportunity(_anna, amount: null);
        Backfill();
        Assert.False(Assert.Single(_place.Service.SharesOf(opportunity)).Contains("opps_amount"));
        Books.Agree(_place.Service);
    }

    [Fact]
    public void P3_OfATeam_IsLeftOut()
    {
        var opportunity = _place.Opportunity(_place.Team());
        var output = Backfill();
        Assert.Empty(_place.Service.SharesOf(opportunity));
        Assert.Contains("a team is no seller (P3)", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sellers_ThatAreThere_StayAsTheyAre()
    {
        var opportunity = _place.Opportunity(_anna);
        _place.EnableSteps(true);
        _place.Service.Create(new Entity("opps_sellershare")
        {
            ["opps_opportunityid"] = new EntityReference("opportunity", opportunity), ["opps_sellerid"] = new EntityReference("systemuser", _place.Administrator),
        });
        var before = _place.Service.SharesOf(opportunity).Single()["modifiedon"];
        Assert.Contains("nothing to write", Backfill(), StringComparison.Ordinal);
        Assert.Equal(before, Assert.Single(_place.Service.SharesOf(opportunity))["modifiedon"]);
    }

    [Fact]
    public void P24_ClosedOnes_AreLeftOut_AndReported()
    {
        var (won, lost) = Closed();
        var report = _place.PathOf("report.csv");
        var output = Backfill("--report", report);
        Assert.Empty(_place.Service.SharesOf(won).Concat(_place.Service.SharesOf(lost)));
        Assert.Contains("--past-plugins", output, StringComparison.Ordinal);
        var lines = File.ReadAllLines(report);
        Assert.Equal("opportunity id,opportunity,reason", lines[0]);
        Assert.Equal(new[] { won, lost }.Select(o => o.ToString()).Order(), lines.Skip(1).Select(l => l.Split(',')[0]).Order());
    }

    [Fact]
    public void P24_PastThePlugins_ClosedOnesHaveWhatTheRulesWouldGive()
    {
        var (won, lost) = Closed();
        Backfill("--past-plugins");
        Books.JournalAgrees(_place.Service);
        Assert.Equal(870.55m, Assert.Single(_place.Service.SharesOf(won)).GetAttributeValue<Money>("opps_amount").Value);
        Assert.Equal(1000m, Assert.Single(_place.Service.SharesOf(lost)).GetAttributeValue<Money>("opps_amount").Value);
        Books.OwnersHaveAll(_place.Service);
        Books.Agree(_place.Service);

        // The rules agree: recomputing and reopening change nothing.
        var before = Values(won);
        _place.Service.Update(new Entity("opportunity", won) { ["opps_sharesum"] = 1m });
        Assert.Equal(before, Values(won));
        _place.Service.Update(new Entity("opportunity", lost) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) });
        Books.Agree(_place.Service);
    }

    [Fact]
    public void PastThePlugins_NeedsItsPrivilege_BeforeAnythingIsWritten()
    {
        Closed();
        _place.Opportunity(_anna);
        _place.Administrator = _place.Person("Bo", TestRoles.Import(_place.Organization,
            "prvReadOpportunity Global", "prvWriteOpportunity Global", "prvReadopps_SellerShare Global", "prvCreateopps_SellerShare Global", "prvReadUser Global", "prvReadTransactionCurrency Global"));
        _place.EnableSteps(true);
        var (exit, output) = _place.Run("backfill", "--past-plugins", "--yes");
        Assert.Equal(1, exit);
        Assert.Contains("Bo Berg lacks prvBypassCustomBusinessLogic", output, StringComparison.Ordinal);
        Assert.Empty(_place.Service.All("opps_sellershare"));
    }

    [Fact]
    public void P21_DisabledOwner_IsLeftOut()
    {
        var opportunity = _place.Opportunity(_anna);
        _place.Service.Update(new Entity("systemuser", _anna) { ["isdisabled"] = true });
        Assert.Contains("is disabled and can't be added (P21)", Backfill(), StringComparison.Ordinal);
        Assert.Empty(_place.Service.SharesOf(opportunity));
    }

    [Fact]
    public void WhatIf_CountsAndWritesNothing()
    {
        Closed();
        _place.Opportunity(_anna);
        _place.Opportunity(_place.Team());
        _place.EnableSteps(true);
        var (exit, output) = _place.Run("backfill", "--what-if", "--past-plugins");
        Assert.Equal(0, exit);
        var cells = output.Split('\n').Select(l => l.Split('│', StringSplitOptions.TrimEntries)).Where(c => c.Length > 3).ToDictionary(c => c[1], c => (c[2], c[3]));
        Assert.Equal(("1", "owner added"), cells["open"]);
        Assert.Equal(("2", "owner added past the plug-ins"), cells["closed"]);
        Assert.Equal(("1", "left out"), cells["of a team"]);
        Assert.Contains("Nothing was written.", output, StringComparison.Ordinal);
        Assert.Empty(_place.Service.All("opps_sellershare"));
    }

    [Fact]
    public void SecondRun_FindsNothing()
    {
        Closed();
        _place.Opportunity(_anna);
        Backfill("--past-plugins");
        var before = _place.Service.All("opps_sellershare").Select(s => (s.Id, s["modifiedon"])).Order().ToList();
        Assert.Contains("There is nothing to write.", Backfill("--past-plugins"), StringComparison.Ordinal);
        Assert.Equal(before, _place.Service.All("opps_sellershare").Select(s => (s.Id, s["modifiedon"])).Order());
    }

    [Fact]
    public void OneThatIsRefused_KeepsNoOtherBack()
    {
        // An owner must be able to read what they own: this one can't.
        var stranger = _place.Person("Cia", TestRoles.Import(_place.Organization, "prvReadOpportunity Basic"));
        var refused = _place.Opportunity(stranger, name: "The stranger's");
        var good = Enumerable.Range(0, 5).Select(_ => _place.Opportunity(_anna)).ToList();
        _place.EnableSteps(true);
        var (exit, output) = _place.Run("backfill", "--yes");
        Assert.Equal(2, exit);
        Assert.Contains("The stranger's", output, StringComparison.Ordinal);
        Assert.Contains("prvReadopps_SellerShare", output, StringComparison.Ordinal);
        Assert.Contains("5 opportunities have their owner as seller now, 1 failed", output, StringComparison.Ordinal);
        Assert.Empty(_place.Service.SharesOf(refused));
        Assert.All(good, o => Assert.Single(_place.Service.SharesOf(o)));
    }

    [Fact]
    public void WithoutCreateMultiple_ItGoesOneByOne()
    {
        Many(12);
        UnreliableService? environment = null;
        _place.Through = inner => environment = new UnreliableService(new WithoutBulk(inner), (_, _) => Mishap.None);
        Backfill("--batch-size", "4");
        Books.OwnersHaveAll(_place.Service);
        Assert.Single(environment!.Log, "CreateMultiple");
        Assert.Equal(3, environment.Log.Count(r => r == "ExecuteMultiple"));
    }

    [Fact]
    public void BatchSize_IsTheNumberOfOpportunitiesInARequest()
    {
        Many(10);
        UnreliableService? environment = null;
        _place.Through = inner => environment = new UnreliableService(inner, (_, _) => Mishap.None);
        Backfill("--batch-size", "4");
        Assert.Equal(3, environment!.Log.Count(r => r == "CreateMultiple"));
    }

    [Fact]
    public void WithStepsDisabled_ItSaysSo()
    {
        _place.Opportunity(_anna);
        var (exit, output) = _place.Run("backfill", "--yes");
        Assert.Equal(2, exit);
        Assert.Contains("the plug-in steps are not enabled, as 'check' shows", output, StringComparison.Ordinal);
    }

    [Fact]
    public void SomebodyWasFaster_NobodyIsMoved()
    {
        var opportunity = _place.Opportunity(_anna);
        _place.EnableSteps(true);
        _place.Through = inner => new UnreliableService(inner, (_, request) =>
        {
            if (request.RequestName == "ExecuteMultiple")
            {
                _place.Service.Create(new Entity("opps_sellershare")
                {
                    ["opps_opportunityid"] = new EntityReference("opportunity", opportunity), ["opps_sellerid"] = new EntityReference("systemuser", _place.Administrator),
                });
            }

            return Mishap.None;
        });
        var (exit, output) = _place.Run("backfill", "--yes");
        Assert.Equal(2, exit);
        Assert.Contains("its owner has 0 %: somebody gave it sellers meanwhile", output, StringComparison.Ordinal);
        Assert.Equal([0m, 100m], _place.Service.SharesOf(opportunity).Select(s => s.GetAttributeValue<decimal>("opps_percent")).Order());
        Books.Agree(_place.Service);
    }

    [Fact]
    public void MoreThanAPage_IsFoundWhole()
    {
        const int number = 5003;
        Create(number);
        _place.EnableSteps(true);
        var (_, output) = _place.Run("backfill", "--what-if");
        Assert.Contains($"{number}", output, StringComparison.Ordinal);
    }

    /// <summary>One won for another amount than expected, one expired.</summary>
    private (Guid Won, Guid Lost) Closed()
    {
        var (won, lost) = (_place.Opportunity(_anna), _place.Opportunity(_anna));
        _place.Service.Win(won, 870.55m);
        _place.Service.Lose(lost, Expired);
        return (won, lost);
    }

    private void Many(int number)
    {
        Create(number);
        _place.EnableSteps(true);
    }

    private void Create(int number)
    {
        foreach (var batch in Enumerable.Range(0, number).Chunk(1000))
        {
            _place.Service.Execute(new OrganizationRequest("CreateMultiple")
            {
                ["Targets"] = new EntityCollection([.. batch.Select(n => new Entity("opportunity")
                {
                    ["name"] = $"Number {n}", ["ownerid"] = new EntityReference("systemuser", _anna), ["estimatedvalue"] = new Money(n),
                })]) { EntityName = "opportunity" },
            });
        }
    }

    private string Backfill(params string[] options)
    {
        _place.EnableSteps(true);
        var (exit, output) = _place.Run(["backfill", "--yes", .. options]);
        Assert.True(exit == 0, output);
        return output;
    }

    private (object?, object?, object?) Values(Guid opportunity)
    {
        var share = _place.Service.SharesOf(opportunity).Single();
        return (share["opps_percent"], ((Money)share["opps_amount"]).Value, _place.Service.Retrieve("opportunity", opportunity, new(true))["opps_sharesum"]);
    }

    /// <summary>An environment that does not know the bulk messages.</summary>
    private sealed class WithoutBulk(IOrganizationService inner) : OrganizationServiceBase
    {
        public override OrganizationResponse Execute(OrganizationRequest request) => request.RequestName.EndsWith("eMultiple", StringComparison.Ordinal) && request is not (RetrieveMultipleRequest or ExecuteMultipleRequest)
            ? throw Faults.Of(unchecked((int)0x80040203), $"The request name '{request.RequestName}' is not found.")
            : inner.Execute(request);
    }
}
