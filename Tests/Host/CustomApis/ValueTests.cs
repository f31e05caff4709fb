using System;
using Host.Solutions;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.CustomApis;

/// <summary>What a request may hold and a response may have is what the solution declares.</summary>
public sealed class ValueTests : IDisposable
{
    private readonly ApiFixture _fixture = new();
    private readonly EntityReference _account;
    private readonly EntityReference _user = new("systemuser", WellKnown.SystemUserId);

    public ValueTests() => _account = new EntityReference("account", _fixture.Pipeline.Account("Nordvind"));

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Required_Missing_IsRefused() =>
        _fixture.IsRefused(ApiFixture.Rename, [("Target", _account)], ApiFixture.Rename, "'Name'", "String");

    [Fact]
    public void Required_Null_IsRefused() => _fixture.IsRefused(ApiFixture.Count, [("User", null)], "'User'", "EntityReference");

    [Fact]
    public void Optional_Missing_IsAbsentFromTheContext()
    {
        _fixture.Main(ApiFixture.Count, (context, _) => _fixture.Log.Add(string.Join(',', context.InputParameters.Keys)));
        _fixture.Call(ApiFixture.Count, ("User", _user));
        Assert.Equal(["User"], _fixture.Log);
    }

    [Fact]
    public void Parameter_NotDeclared_IsRefused() =>
        _fixture.IsRefused(ApiFixture.Count, [("User", _user), ("Users", 1)], "no parameter 'Users'", "'Limit', 'User'");

    [Fact]
    public void Parameter_OfAnotherType_IsRefused() =>
        _fixture.IsRefused(ApiFixture.Count, [("User", _user), ("Limit", 1)], "'Limit'", "Decimal", "Int32 (1)");

    [Fact]
    public void Reference_ToAnotherTable_IsRefused() => _fixture.IsRefused(ApiFixture.Count, [("User", _account)], "'User'", "'systemuser'", "'account'");

    [Fact]
    public void Rows_OfAnotherTable_AreRefused() => _fixture.IsRefused(ApiFixture.Rename,
        [("Target", _account), ("Name", "X"), ("Rows", new EntityCollection([new Entity("contact"), new Entity("account")]))], "'Rows'", "'contact'", "'account'");

    [Fact]
    public void Rows_ChangedByAPlugin_LeaveTheCallersAlone()
    {
        _fixture.Main(ApiFixture.Rename, (context, _) => ((EntityCollection)context.InputParameters["Rows"])[0]["lastname"] = "Changed");
        var row = new Entity("contact") { ["lastname"] = "Berg" };
        _fixture.Call(ApiFixture.Rename, ("Target", _account), ("Name", "X"), ("Rows", new EntityCollection([row])));
        Assert.Equal("Berg", row["lastname"]);
    }

    /// <summary>customapi-table-columns: Target of a bound API is the platform's own parameter.</summary>
    [Fact]
    public void Target_Missing_IsRefused() => _fixture.IsRefused(ApiFixture.Rename, [("Name", "X")], "'Target'", "EntityReference");

    [Fact]
    public void Target_OfAnotherTable_IsRefused() => _fixture.IsRefused(ApiFixture.Rename, [("Target", _user), ("Name", "X")], "'account'", "'systemuser'");

    [Fact]
    public void Target_NotThere_IsRefused()
    {
        var gone = Guid.NewGuid();
        _fixture.IsRefused(ApiFixture.Rename, [("Target", new EntityReference("account", gone)), ("Name", "X")], $"{gone}");
    }

    [Fact]
    public void Target_OfAnUnboundApi_IsRefused() =>
        _fixture.IsRefused(ApiFixture.Count, [("Target", _account), ("User", _user)], "no parameter 'Target'");

    /// <summary>An alternate key stands for the row; plug-ins get its id.</summary>
    [Fact]
    public void Target_ByAlternateKey_IsFound()
    {
        _fixture.Pipeline.Organization.Import(SamplePackage.Zip());
        _fixture.Pipeline.Organization.Import(new ApiPackage().Api("sbx_Mark", "sbx_part").Zip("Marks"));
        var whole = new EntityReference("sbx_whole", _fixture.Service.Create(new Entity("sbx_whole")));
        var part = _fixture.Service.Create(new Entity("sbx_part") { ["sbx_name"] = "One", ["sbx_wholeid"] = whole });
        _fixture.Pipeline.On("sbx_Mark", "sbx_part", Stage.MainOperation, (context, _) => _fixture.Log.Add(
            $"{context.PrimaryEntityId == part} {((EntityReference)context.InputParameters["Target"]).Id == part}"));

        _fixture.Call("sbx_Mark", ("Target", new EntityReference("sbx_part", new KeyAttributeCollection { ["sbx_wholeid"] = whole, ["sbx_name"] = "One" })));
        Assert.Equal(["True True"], _fixture.Log);
    }

    [Fact]
    public void Property_NotDeclared_IsRefused()
    {
        _fixture.Main(ApiFixture.Count, (context, _) => context.OutputParameters["Numbr"] = 1);
        _fixture.IsRefused(ApiFixture.Count, [("User", _user)], "'Numbr'", "'Number'");
    }

    [Fact]
    public void Property_OfAnotherType_IsRefused()
    {
        _fixture.Main(ApiFixture.Count, (context, _) => context.OutputParameters["Number"] = 1m);
        _fixture.IsRefused(ApiFixture.Count, [("User", _user)], "'Number'", "Int32", "Decimal");
    }

    [Fact]
    public void Message_OfNobody_IsRefused() => _fixture.IsRefused("sbx_Other", [], "not supported by the local host", "sbx_Other");
}
