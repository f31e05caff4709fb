using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.ServiceModel;
using System.Xml.Linq;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline;

/// <summary>The custom APIs as a caller finds them: out of the packed zip, by name, typed.</summary>
public sealed class CustomApiTests : IDisposable
{
    private readonly World _world = new(World.Zip());
    private readonly Guid _a;
    private readonly Guid _b;
    private readonly Guid _c;
    private readonly Guid _opportunity;

    public CustomApiTests()
    {
        (_a, _b, _c) = (_world.Person("A"), _world.Person("B"), _world.Person("C"));
        _opportunity = _world.Opportunity(_a, 1000m, (_a, 75m), (_b, 25m));
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void SetSellerShares_TheGivenStand_TheOthersGo()
    {
        var answer = Call("opps_SetSellerShares", ("Target", Target), ("Shares", new EntityCollection([World.Share(_b, 30m), World.Share(_c, 51.25m)])));
        Expect.Sellers(_world, _opportunity, (_b, 30m), (_c, 51.25m));
        Assert.Equal((81.25m, "The shares add up to 81.25 %."), (answer["Sum"], answer["Message"]));
    }

    [Fact]
    public void SetSellerShares_AnEmptySet_BringsTheOwnerBack()
    {
        var answer = Call("opps_SetSellerShares", ("Target", Target), ("Shares", new EntityCollection()));
        Expect.Sellers(_world, _opportunity, (_a, 100m));
        Assert.Equal((100m, ""), (answer["Sum"], answer["Message"]));
    }

    public static TheoryData<object> Thirty => [30, 30L, (short)30, (byte)30, 30.0, 30f, 30m];

    [Theory, MemberData(nameof(Thirty))]
    public void SetSellerShares_TakesNumbersOfAnyType(object thirty)
    {
        Call("opps_SetSellerShares", ("Target", Target), ("Shares", new EntityCollection([World.Share(_b, 70m), Given("opps_percent", thirty)])));
        Expect.Sellers(_world, _opportunity, (_b, 70m), (_c, 30m));
    }

    public static TheoryData<string, object, string> Unusable => new()
    {
        { "opps_percent", "thirty", "thirty" },
        { "opps_percent", double.NaN, "NaN" },
        { "opps_percent", 1e40, "1E+40" },
        { "opps_isfixed", 1, "opps_isfixed" },
        { "opps_sellerid", new EntityReference("team", new Guid("00000000-0000-0000-0000-0000000000a1")), "team" },
        { "opps_sellerid", "Anna", "Anna" },
        { "opps_sellerid", new EntityReference("systemuser", Guid.Empty), Guid.Empty.ToString() },
        { "opps_sellerid", new EntityReference("systemuser", new Guid("00000000-0000-0000-0000-0000000000b2")), "0000000000b2" },
    };

    [Theory, MemberData(nameof(Unusable))]
    public void SetSellerShares_WhatCannotBeUsed_IsNamed_AndNothingIsWritten(string column, object value, string named)
    {
        var refused = Assert.Throws<FaultException<OrganizationServiceFault>>(() =>
            Call("opps_SetSellerShares", ("Target", Target), ("Shares", new EntityCollection([World.Share(_b, 70m), Given(column, value)]))));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Expect.Sellers(_world, _opportunity, (_a, 75m), (_b, 25m));
    }

    private Entity Given(string column, object value)
    {
        var share = World.Share(_c, 30m);
        share[column] = value;
        return share;
    }

    [Fact]
    public void SetSellerShares_TellsTheSumInTheCallersLanguage()
    {
        _world.Service.Update(new Entity("usersettings", LocalDataverse.WellKnown.SystemUserId) { ["uilanguageid"] = 1053, ["localeid"] = 1053 });
        var answer = Call("opps_SetSellerShares", ("Target", Target), ("Shares", new EntityCollection([World.Share(_b, 81.25m), World.Share(_c, 10m)])));
        Assert.Equal("Andelarna blir tillsammans 91,25 %.", answer["Message"]);
    }

    [Fact]
    public void SetSellerShares_TellsTheSumInTheCallersOwnNumberFormat()
    {
        _world.Service.Update(new Entity("usersettings", LocalDataverse.WellKnown.SystemUserId) { ["decimalsymbol"] = ";" });
        var answer = Call("opps_SetSellerShares", ("Target", Target), ("Shares", new EntityCollection([World.Share(_b, 81.25m), World.Share(_c, 10m)])));
        Assert.Equal("The shares add up to 91;25 %.", answer["Message"]);
    }

    [Fact]
    public void SetSellerShares_RowsOfAnotherTable_AreRefused() => Assert.Contains("'Shares'",
        Assert.Throws<FaultException<OrganizationServiceFault>>(() =>
            Call("opps_SetSellerShares", ("Target", Target), ("Shares", new EntityCollection([new Entity("account")])))).Message, StringComparison.Ordinal);

    [Fact]
    public void SplitSellerSharesEqually_FreeSellersShareTheRest()
    {
        _world.ChangeShare(_world.ShareOf(_opportunity, _b).Id, "opps_isfixed", true);
        _world.Service.Create(World.Share(_c, 10m, _opportunity));
        var answer = Call("opps_SplitSellerSharesEqually", ("Target", Target));
        Expect.Sellers(_world, _opportunity, (_a, 37.5m), (_b, 25m), (_c, 37.5m));
        Assert.Equal((100m, ""), (answer["Sum"], answer["Message"]));
    }

    [Fact]
    public void ReplaceSeller_OnEveryOpenOpportunity()
    {
        var other = _world.Opportunity(_b, 500m);
        var answer = Call("opps_ReplaceSeller", ("From", World.User(_b)), ("To", World.User(_c)));
        Expect.Sellers(_world, _opportunity, (_a, 75m), (_c, 25m));
        Expect.Sellers(_world, other, (_c, 100m));
        Assert.Equal(2, answer["Changed"]);
    }

    /// <summary>A flow lists what is an action and not private; a step of it may run before, after, and later.</summary>
    [Theory]
    [InlineData("opps_SetSellerShares", false)]
    [InlineData("opps_SplitSellerSharesEqually", true)]
    [InlineData("opps_ReplaceSeller", false)]
    public void Flows_MayUseIt_ClassicWorkflowsWhereTheyCanHandOverWhatItTakes(string api, bool isForWorkflows)
    {
        using var archive = new ZipArchive(new MemoryStream(World.Zip()));
        using var stream = archive.GetEntry($"customapis/{api}/customapi.xml")!.Open();
        var stated = XDocument.Load(stream).Root!;
        Assert.Equal(
            ("0", "0", "2", isForWorkflows ? "1" : "0"),
            (Of("isfunction"), Of("isprivate"), Of("allowedcustomprocessingsteptype"), Of("workflowsdkstepenabled")));

        string Of(string element) => stated.Element(element)!.Value;
    }

    [Fact]
    public void StepOfAnotherSolution_BeforeAndAfterIt_Runs()
    {
        var seen = new List<string>();
        _world.Intrude(Intruder.Step("opps_SetSellerShares", "opportunity", Stage.PreOperation, 1),
            (context, _) => context.InputParameters["Shares"] = new EntityCollection([World.Share(_c, 100m)]) { EntityName = "opps_sellershare" });
        _world.Intrude(Intruder.Step("opps_SetSellerShares", "opportunity", Stage.PostOperation, 1),
            (context, _) => seen.Add($"{context.OutputParameters["Sum"]}{context.OutputParameters["Message"]}"));

        Call("opps_SetSellerShares", ("Target", Target), ("Shares", new EntityCollection()));

        Expect.Sellers(_world, _opportunity, (_c, 100m));
        Assert.Equal("100", Assert.Single(seen));
    }

    private EntityReference Target => new("opportunity", _opportunity);

    private ParameterCollection Call(string api, params (string Name, object Value)[] parameters)
    {
        var request = new OrganizationRequest(api);
        foreach (var (name, value) in parameters)
        {
            request[name] = value;
        }

        return _world.Service.Execute(request).Results;
    }
}
