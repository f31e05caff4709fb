using System;
using System.Collections.Generic;
using LocalDataverse;
using LocalDataverse.Metadata;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Storage;

/// <summary>Ids and alternate keys, with the platform's error codes.</summary>
public sealed class KeyTests : IDisposable
{
    private readonly SmallDatabase _database = new();
    private readonly EntityReference _seller;

    public KeyTests() => _seller = _database.Add(SmallCatalog.User, ("fullname", "Eva"));

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Insert_SameId_IsADuplicateRecord()
    {
        var deal = _database.Deal("A");

        SmallDatabase.AssertFault(Faults.DuplicateRecord, deal.Id.ToString(),
            () => _database.Rows.Insert(SmallCatalog.Deal, deal.Id, SmallDatabase.Values(("name", "B"))));
    }

    [Theory]
    [InlineData("Ärende ")]
    [InlineData("arende")]
    public void Insert_SameKey_IsRefusedWithItsName(string name)
    {
        _database.Deal("Ärende", ("sellerid", _seller));

        SmallDatabase.AssertFault(Faults.DuplicateRecordEntityKey, "'deal_name_seller' (name, sellerid)", () => _database.Deal(name, ("sellerid", _seller)));
    }

    [Fact]
    public void Update_IntoAnotherRowsKey_IsRefused()
    {
        _database.Deal("A", ("sellerid", _seller));
        var other = _database.Deal("B", ("sellerid", _seller));

        SmallDatabase.AssertFault(Faults.DuplicateRecordEntityKey, "deal_name_seller",
            () => _database.Rows.Update(SmallCatalog.Deal, other.Id, SmallDatabase.Values(("name", "A"))));
        Assert.Equal("B", _database.Deal(other)["name"]);
    }

    [Fact]
    public void Insert_NullInKey_IsOutsideIt()
    {
        _database.Deal("A");
        _database.Deal("A");
        _database.Deal("", ("sellerid", _seller));
        _database.Deal("", ("sellerid", _seller));

        Assert.Equal(2, _database.Rows.FindIds(SmallCatalog.Deal, "name", "a").Count);
    }

    [Fact]
    public void FindByKey_AllValuesOrNot_FindsOrNot()
    {
        var deal = _database.Deal("A", ("sellerid", _seller));
        var key = SmallCatalog.Deal.Keys[0];

        Assert.Equal(deal.Id, _database.Rows.FindByKey(SmallCatalog.Deal, key, SmallDatabase.Values(("name", "a"), ("sellerid", _seller))));
        Assert.Null(_database.Rows.FindByKey(SmallCatalog.Deal, key, SmallDatabase.Values(("name", "B"), ("sellerid", _seller))));
        Assert.Null(_database.Rows.FindByKey(SmallCatalog.Deal, key, SmallDatabase.Values(("name", "A"))));
    }

    [Fact]
    public void Migrate_NewKeyThatRowsBreak_IsRefusedWithItsColumns()
    {
        using var database = new SqliteDatabase();
        var before = SmallCatalog.Of(SmallCatalog.User);
        database.Migrate(Catalog.Empty, before);
        using (var rows = database.BeginTransaction(before))
        {
            rows.Insert(SmallCatalog.User, Guid.NewGuid(), SmallDatabase.Values(("fullname", "Eva")));
            rows.Insert(SmallCatalog.User, Guid.NewGuid(), SmallDatabase.Values(("fullname", "EVA")));
            rows.Commit();
        }

        IReadOnlyList<AlternateKey> keys = [new AlternateKey("user_name", ["fullname"])];
        SmallDatabase.AssertFault(Faults.DuplicateRecordEntityKey, "equal in fullname",
            () => database.Migrate(before, SmallCatalog.Of(SmallCatalog.User with { Keys = keys })));
    }
}
