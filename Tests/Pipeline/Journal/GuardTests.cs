using System;
using System.Linq;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Pipeline.Permission;
using Xunit;

namespace Pipeline.Journal;

/// <summary>H3: nobody writes or deletes entries, System Administrators included; they go with their opportunity.</summary>
public sealed class GuardTests : IDisposable
{
    private const string Refusal = "The history of the sellers is written by the rules alone.";

    private readonly World _world = new(World.Zip());
    private readonly Guid _anna;
    private readonly Guid _opportunity;
    private readonly Guid _entry;

    public GuardTests()
    {
        _anna = _world.Person("Anna");
        _opportunity = _world.Opportunity(_anna, 1000m);
        _entry = _world.Entries(_opportunity).Single().Id;
    }

    public void Dispose() => _world.Dispose();

    public static TheoryData<string> Routes => ["create", "create many", "upsert", "upsert the entry", "update", "update many", "delete", "in a batch", "assign", "deactivate", "empty"];

    [Theory, MemberData(nameof(Routes))]
    public void H3_AnybodysWrite_IsRefused(string route)
    {
        var before = Lines();
        var entry = new Entity("opps_sharechange", _entry) { ["opps_after"] = "[]" };
        Expect.Denied(Faults.IsvAborted, () => _world.As(_anna).Execute(route switch
        {
            "create" => new CreateRequest { Target = Forged() },
            "create many" => new OrganizationRequest("CreateMultiple") { ["Targets"] = new EntityCollection([Forged(), Forged()]) { EntityName = "opps_sharechange" } },
            "upsert" => new UpsertRequest { Target = Forged() },
            "upsert the entry" => new UpsertRequest { Target = entry },
            "update" => new UpdateRequest { Target = entry },
            "update many" => new OrganizationRequest("UpdateMultiple") { ["Targets"] = new EntityCollection([entry]) { EntityName = "opps_sharechange" } },
            "delete" => new DeleteRequest { Target = entry.ToEntityReference() },
            "in a batch" => new ExecuteTransactionRequest { Requests = [new UpdateRequest { Target = entry }] },
            "assign" => new AssignRequest { Target = entry.ToEntityReference(), Assignee = World.User(_anna) },
            "deactivate" => new SetStateRequest { EntityMoniker = entry.ToEntityReference(), State = new OptionSetValue(1), Status = new OptionSetValue(2) },
            _ => new UpdateRequest { Target = new Entity("opps_sharechange", _entry) { ["opps_byid"] = null } },
        }), Refusal);
        Assert.Equal(before, Lines());
    }

    /// <summary>An id that fits no operation but the caller's own is of no use: they don't know it.</summary>
    private Entity Forged() => new("opps_sharechange")
    {
        ["opps_opportunityid"] = new EntityReference("opportunity", _opportunity),
        ["opps_byid"] = World.User(_anna),
        ["opps_cause"] = new OptionSetValue(847211000),
        ["opps_before"] = "[]",
        ["opps_after"] = "[]",
    };

    [Fact]
    public void H3_ASeller_HasNoPrivilegeToBeginWith()
    {
        var seller = _world.Person("Eva", _world.Salesperson("Global"));
        Expect.Denied(Faults.PrivilegeDenied, () => _world.As(seller).Delete("opps_sharechange", _entry), "prvDeleteopps_ShareChange");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void H3_P25_EntriesGoWithTheirOpportunity(bool withItsCustomer)
    {
        var account = _world.Service.Create(new Entity("account") { ["name"] = "A customer", ["ownerid"] = World.User(_anna) });
        _world.Change(_opportunity, "customerid", new EntityReference("account", account));
        _world.Service.Delete(withItsCustomer ? "account" : "opportunity", withItsCustomer ? account : _opportunity);
        Assert.Empty(_world.Entries(_opportunity));
    }

    /// <summary>What the platform does to a row by itself is none of anybody's writes.</summary>
    [Fact]
    public void H3_OwnerFollowsTheOpportunity_AndADeletedUserIsForgotten()
    {
        var bo = _world.Person("Bo");
        _world.As(bo).Create(World.Share(bo, 25m, _opportunity));
        _world.Own(_opportunity, bo);
        Assert.All(_world.Entries(_opportunity), entry => Assert.Equal(bo, Owner(entry)));
        var dan = _world.Person("Dan");
        _world.As(dan).Create(World.Share(dan, 5m, _opportunity));
        _world.Service.Delete("systemuser", dan);
        Assert.False(_world.Entries(_opportunity)[^1].Contains("opps_byid"));
    }

    /// <summary>The one way: of closed opportunities, older than a moment, for holders of the privilege.</summary>
    [Fact]
    public void DeleteShareChanges_OfAClosedOne_OlderThanTheMoment()
    {
        var other = _world.Entries(_world.Opportunity(_anna, 10m)).Single();
        Expect.Denied(Faults.IsvAborted, () => Delete(DateTime.MaxValue, _entry), _entry.ToString(), "not closed");
        Lose();
        var at = _world.Entries(_opportunity).Single().GetAttributeValue<DateTime>("createdon");
        Expect.Denied(Faults.IsvAborted, () => Delete(at, _entry), _entry.ToString());
        Expect.Denied(Faults.IsvAborted, () => Delete(at.AddSeconds(1), _entry, other.Id), other.Id.ToString());
        Assert.Single(_world.Entries(_opportunity));
        Assert.Equal(1, Delete(at.AddSeconds(1), _entry, _entry));
        Assert.Empty(_world.Entries(_opportunity));
        Assert.Equal(0, Delete(at));
    }

    /// <summary>A gap would make the sellers of a moment look like those of an earlier one.</summary>
    [Fact]
    public void DeleteShareChanges_OldestFirst()
    {
        _world.Service.Create(World.Share(_world.Person("Bo"), 25m, _opportunity));
        _world.ChangeShare(_world.ShareOf(_opportunity, _anna).Id, "opps_percent", 70m);
        Lose();
        var entries = _world.Entries(_opportunity);
        Expect.Denied(Faults.IsvAborted, () => Delete(DateTime.MaxValue, entries[1].Id), _entry.ToString());
        Expect.Denied(Faults.IsvAborted, () => Delete(DateTime.MaxValue, entries[0].Id, entries[2].Id), entries[1].Id.ToString());
        Assert.Equal(2, Delete(DateTime.MaxValue, entries[1].Id, entries[0].Id));
        Assert.Equal(entries[2].Id, Assert.Single(_world.Entries(_opportunity)).Id);
    }

    [Fact]
    public void DeleteShareChanges_ManyAtOnce_AreTooMany() =>
        Expect.Denied(Faults.IsvAborted, () => Delete(DateTime.MaxValue, [.. Enumerable.Range(0, 501).Select(_ => Guid.NewGuid())]), "501", "500");

    [Fact]
    public void DeleteShareChanges_WithoutThePrivilege_IsRefused()
    {
        var seller = _world.Person("Eva", _world.Salesperson("Global"));
        Lose();
        Expect.Denied(Faults.PrivilegeDenied, () => _world.As(seller).Execute(Request(DateTime.MaxValue, _entry)), "prvDeleteopps_ShareChange");
    }

    private int Delete(DateTime before, params Guid[] entries) => (int)_world.Service.Execute(Request(before, entries)).Results["Deleted"];

    private static OrganizationRequest Request(DateTime before, params Guid[] entries) => new("opps_DeleteShareChanges")
    {
        ["Before"] = before,
        ["Changes"] = new EntityCollection([.. entries.Select(id => new Entity("opps_sharechange", id))]) { EntityName = "opps_sharechange" },
    };

    private void Lose() => _world.Service.Execute(new LoseOpportunityRequest
    {
        OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", _opportunity) },
        Status = new OptionSetValue(-1),
    });

    private Guid Owner(Entity entry) =>
        _world.Service.Retrieve("opps_sharechange", entry.Id, new ColumnSet("ownerid")).GetAttributeValue<EntityReference>("ownerid").Id;

    private string[] Lines() => [.. _world.Entries(_opportunity).Select(entry => $"{entry.Id} {entry.RowVersion} {entry["opps_after"]}")];
}
