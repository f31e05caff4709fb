using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Pipeline.Permission;
using Xunit;

namespace Pipeline;

/// <summary>opps_ReplaceSeller: so many a call, how many are left, and who is left out and named.</summary>
public sealed class ReplaceSellerTests : IDisposable
{
    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly Guid _cia;

    public ReplaceSellerTests() => (_anna, _bo, _cia) = (_world.Person("Anna"), _world.Person("Bo"), _world.Person("Cia"));

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Limit_IsTheMostChangedACall_InTheOrderOfTheIds_UntilNoneIsLeft()
    {
        var all = Many(5).Order().ToList();
        Assert.Equal((2, 3, ""), Replace(limit: 2));
        Assert.All(all.Take(2), o => Expect.Sellers(_world, o, (_bo, 100m)));
        Assert.All(all.Skip(2), o => Expect.Sellers(_world, o, (_anna, 100m)));
        Assert.Equal((2, 1, ""), Replace(limit: 2));
        Assert.Equal((1, 0, ""), Replace(limit: 2));
        Assert.All(all, o => Expect.Sellers(_world, o, (_bo, 100m)));
        Assert.Equal((0, 0, ""), Replace(limit: 2));
    }

    [Fact]
    public void Limit_LeftOut_Or0AsThePlatformMayGiveIt_Is100()
    {
        Many(201);
        Assert.Equal((100, 101, ""), Replace());
        Assert.Equal((100, 1, ""), Replace(limit: 0));
    }

    public static TheoryData<int, int, string> OutOfRange() => new()
    {
        { 1033, -1, "A limit of -1 is not possible. Give a whole number from 1 to 500, or leave it out for 100." },
        { 1053, 501, "Gränsen 501 är inte möjlig. Ange ett heltal från 1 till 500, eller utelämna den, då gäller 100." },
        { 1044, 501, "Grensen 501 er ikke mulig. Angi et heltall fra 1 til 500, eller utelat den, da gjelder 100." },
        { 1030, int.MaxValue, "Grænsen 2147483647 er ikke mulig. Angiv et heltal fra 1 til 500, eller udelad den, så gælder 100." },
    };

    [Theory, MemberData(nameof(OutOfRange))]
    public void Limit_OutOfRange_IsRefusedInTheCallersLanguage(int language, int limit, string sentence)
    {
        _world.Opportunity(_anna, 1000m);
        _world.Speaks(WellKnown.SystemUserId, language);
        Refused(sentence, _anna, _bo, limit);
    }

    /// <summary>Those that can't be changed count neither as changed nor as left, or the calls would have no end.</summary>
    [Fact]
    public void P21_Above100_IsLeftAsItIs_AndNamed_AndTheOthersAreChanged()
    {
        var (above, exactly, plain) = (Named("Big deal", 60m, 40.01m), Named("Just so", 60m, 40m), _world.Opportunity(_anna, 500m));
        var before = _world.Row(above)["versionnumber"];
        Assert.Equal((1, 1, Left("\"Big deal\"")), Replace(limit: 1));
        Assert.Equal((1, 0, Left("\"Big deal\"")), Replace(limit: 1));
        Assert.Equal((0, 0, Left("\"Big deal\"")), Replace(limit: 1));
        Expect.Sellers(_world, above, (_anna, 60m), (_bo, 40.01m));
        Expect.Sellers(_world, exactly, (_bo, 100m));
        Expect.Sellers(_world, plain, (_bo, 100m));
        Assert.Equal(before, _world.Row(above)["versionnumber"]);

        static string Left(string names) =>
            $"Left as they are, because Bo Svensson would have more than 100 %: {names}. Change the shares there first.";
    }

    /// <summary>The caller doesn't see what the other has, so it shows only after the lock.</summary>
    [Fact]
    public void P21_Above100OnlyUnderTheLock_IsLeftOut_AndTheCallsComeToAnEnd()
    {
        var dan = _world.Person("Dan", _world.Role("prvReadOpportunity Basic", "prvWriteOpportunity Basic", "prvReadopps_SellerShare Basic"));
        var hidden = Enumerable.Range(0, 3).Select(i => Named($"Hidden {i}", 60m, 60m, dan)).ToList();
        foreach (var share in hidden.Select(o => _world.ShareOf(o, _bo).Id))
        {
            _world.ChangeShare(share, "ownerid", World.User(_anna));
        }

        var plain = _world.Opportunity(World.User(dan), 500m, (_anna, 70m), (_cia, 30m));
        var (changed, left, message) = Replace(limit: 1, user: dan);
        Assert.Equal((1, 0), (changed, left));
        Assert.All(hidden, o => Expect.Sellers(_world, o, (_anna, 60m), (_bo, 60m)));
        Assert.All(Enumerable.Range(0, 3), i => Assert.Contains($"\"Hidden {i}\"", message, StringComparison.Ordinal));
        Expect.Sellers(_world, plain, (_bo, 70m), (_cia, 30m));
        Assert.Equal((0, 0, message), Replace(limit: 1, user: dan));
    }

    public static TheoryData<int, string, string> MoreThanTen() => new()
    {
        { 1033, "\"{0}\"", "Left as they are, because Bo Svensson would have more than 100 %: {0} and 2 more. Change the shares there first." },
        { 1053, "”{0}”", "Lämnas som de är, eftersom Bo Svensson skulle få mer än 100 %: {0} och 2 till. Ändra andelarna där först." },
        { 1044, "«{0}»", "Blir stående som de er, fordi Bo Svensson ville ha fått mer enn 100 %: {0} og 2 til. Endre andelene der først." },
        { 1030, "»{0}«", "Forbliver, som de er, fordi Bo Svensson ville få mere end 100 %: {0} og 2 mere. Ret andelene der først." },
    };

    [Theory, MemberData(nameof(MoreThanTen))]
    public void LeftOut_TheFirstTenAreNamed_AndHowManyMore_InTheCallersLanguage(int language, string quoted, string sentence)
    {
        var names = Enumerable.Range(0, 12).Select(i => (Id: Named($"Deal {i}", 100m, 0.01m), Name: string.Format(CultureInfo.InvariantCulture, quoted, $"Deal {i}"))).OrderBy(o => o.Id).Select(o => o.Name);
        _world.Speaks(WellKnown.SystemUserId, language);
        Assert.Equal((0, 0, string.Format(CultureInfo.InvariantCulture, sentence, string.Join(", ", names.Take(10)))), Replace());
    }

    public static TheoryData<int, string> NobodyNamed() => new()
    {
        { 1033, "Nobody is named in \"{0}\". Name the seller who is replaced in \"From\", and the one who takes over in \"To\"." },
        { 1053, "Ingen anges i ”{0}”. Ange säljaren som ersätts i ”From” och den som tar över i ”To”." },
        { 1044, "Ingen er angitt i «{0}». Angi selgeren som erstattes, i «From», og den som overtar, i «To»." },
        { 1030, "Ingen er angivet i »{0}«. Angiv sælgeren, der erstattes, i »From«, og den, der overtager, i »To«." },
    };

    [Theory, MemberData(nameof(NobodyNamed))]
    public void EmptyId_IsRefusedByName_InTheCallersLanguage(int language, string sentence)
    {
        _world.Opportunity(_anna, 1000m);
        _world.Speaks(WellKnown.SystemUserId, language);
        Refused(string.Format(CultureInfo.InvariantCulture, sentence, "From"), Guid.Empty, _bo);
        Refused(string.Format(CultureInfo.InvariantCulture, sentence, "To"), _anna, Guid.Empty);
    }

    [Fact]
    public void UnknownId_IsRefusedByName()
    {
        var unknown = Guid.NewGuid();
        _world.Opportunity(_anna, 1000m);
        Refused($"There is no user {unknown}. Choose a user that exists.", unknown, _bo);
        Refused($"There is no user {unknown}. Choose a user that exists.", _anna, unknown);
    }

    [Fact]
    public void P21_ADisabledUser_MayBeReplaced_ButNotTakeOver()
    {
        var opportunity = _world.Opportunity(_anna, 1000m);
        _world.Service.Update(new Entity("systemuser", _cia) { ["isdisabled"] = true });
        Refused("Cia Svensson is a disabled user", _anna, _cia);
        _world.Service.Update(new Entity("systemuser", _anna) { ["isdisabled"] = true });
        Assert.Equal((1, 0, ""), Replace());
        Expect.Sellers(_world, opportunity, (_bo, 100m));
    }

    /// <summary>P24: what is closed while the call is under way is neither changed nor counted.</summary>
    [Fact]
    public void P24_ClosedSinceItWasFound_IsLeftAsItIs()
    {
        var all = Many(2).Order().ToList();
        var last = all[^1];
        var isClosed = false;
        _world.Intrude(Intruder.Step("Update", "opportunity", Stage.PostOperation, 1), (context, service) =>
        {
            if (context.PrimaryEntityId == all[0] && !isClosed)
            {
                isClosed = true;
                service.Update(new Entity("opportunity", last) { ["statecode"] = new OptionSetValue(2) });
            }
        });
        Assert.Equal((1, 0, ""), Replace());
        Expect.Sellers(_world, last, (_anna, 100m));
    }

    /// <summary>Four an opportunity, and two before; one that is left out costs nothing.</summary>
    [Fact]
    public void Requests()
    {
        Many(2);
        Named("Big deal", 60m, 60m);
        string[] each = ["Update opportunity as the caller", "RetrieveMultiple opportunity", "Update opps_sellershare", "Upsert opps_sharechange", "Update opportunity"];
        var seen = _world.PluginRequests(() => Assert.Equal((2, 0), (Replace(user: _cia) is var (changed, left, _) ? (changed, left) : default)));
        Assert.Equal(
            ["RetrieveMultiple systemuser", "RetrieveMultiple opportunity as the caller", .. each, .. each, "RetrieveMultiple usersettings"],
            seen.Select(r => $"{r.Message} {r.Table}{(r.UserId == WellKnown.SystemUserId ? "" : " as the caller")}"));
    }

    private List<Guid> Many(int count) => [.. Enumerable.Range(0, count).Select(_ => _world.Opportunity(_anna, 1000m))];

    /// <summary>An opportunity where the one who goes and the one who takes over have these.</summary>
    private Guid Named(string name, decimal given, decimal had, Guid? owner = null)
    {
        var opportunity = _world.Opportunity(owner ?? _cia, 1000m, (_anna, given), (_bo, had));
        _world.Change(opportunity, "name", name);
        return opportunity;
    }

    private (int Changed, int Left, string Message) Replace(int? limit = null, Guid? user = null)
    {
        var answer = (user is { } id ? _world.As(id) : _world.Service).Execute(Request(_anna, _bo, limit)).Results;
        return ((int)answer["Changed"], (int)answer["Left"], (string)answer["Message"]);
    }

    private static OrganizationRequest Request(Guid from, Guid to, int? limit)
    {
        var request = new OrganizationRequest("opps_ReplaceSeller") { ["From"] = World.User(from), ["To"] = World.User(to) };
        if (limit is { } most)
        {
            request["Limit"] = most;
        }

        return request;
    }

    private void Refused(string sentence, Guid from, Guid to, int? limit = null)
    {
        var before = FaultTests.Snapshot(_world);
        Expect.Denied(Faults.IsvAborted, () => _world.Service.Execute(Request(from, to, limit)), sentence);
        Assert.Equal(before, FaultTests.Snapshot(_world));
    }
}
