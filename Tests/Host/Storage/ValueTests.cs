using System;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Storage;

/// <summary>What is stored comes back as the platform would return it.</summary>
public sealed class ValueTests : IDisposable
{
    private readonly SmallDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Find_EveryType_ComesBackEqual()
    {
        var contact = _database.Add(SmallCatalog.Contact, ("fullname", "Eva"));
        var other = Guid.NewGuid();
        var deal = _database.Deal("Bygg", ("customerid", contact), ("value", new Money(1234.50m)), ("share", 33.34m), ("count", -7),
            ("big", 1L << 40), ("ratio", 0.1), ("isfixed", true), ("stage", new OptionSetValue(SmallCatalog.Offer)), ("otherid", other));

        var row = _database.Deal(deal);

        Assert.Equal(deal.Id, row.Id);
        Assert.Equal(deal.Id, row["dealid"]);
        Assert.Equal("Bygg", row["name"]);
        Assert.Equal(contact, row["customerid"]);
        Assert.Equal(new Money(1234.50m), row["value"]);
        Assert.Equal(33.34m, row["share"]);
        Assert.Equal(-7, row["count"]);
        Assert.Equal(1L << 40, row["big"]);
        Assert.Equal(0.1, row["ratio"]);
        Assert.Equal(true, row["isfixed"]);
        Assert.Equal(new OptionSetValue(SmallCatalog.Offer), row["stage"]);
        Assert.Equal(other, row["otherid"]);
    }

    [Fact]
    public void Find_NullAndEmptyText_AreAbsent()
    {
        var deal = _database.Deal("", ("value", null), ("count", 0));

        var row = _database.Deal(deal);

        Assert.False(row.Contains("name"));
        Assert.False(row.Contains("value"));
        Assert.Equal(0, row["count"]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0.0")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-0.0000000000000000000000000001")]
    [InlineData("100.00")]
    public void Decimal_AnyValue_IsExact(string text)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(value, _database.Deal(_database.Deal("D", ("share", value)))["share"]);
    }

    [Fact]
    public void DateTime_LocalTime_ComesBackInUtcCutToSeconds()
    {
        var local = new DateTime(2024, 1, 31, 12, 0, 0, 999, DateTimeKind.Local);

        var stored = (DateTime)_database.Deal(_database.Deal("D", ("createdon", local)))["createdon"];

        Assert.Equal(DateTimeKind.Utc, stored.Kind);
        Assert.Equal(local.ToUniversalTime().AddMilliseconds(-999), stored);
    }

    [Fact]
    public void DateOnly_AnyTime_ComesBackAsDayWithoutKind()
    {
        var stored = (DateTime)_database.Deal(_database.Deal("D", ("closedate", new DateTime(2024, 1, 31, 23, 59, 0, DateTimeKind.Utc))))["closedate"];

        Assert.Equal(new DateTime(2024, 1, 31), stored);
        Assert.Equal(DateTimeKind.Unspecified, stored.Kind);
    }

    [Fact]
    public void DateTime_Before1753_IsRefused() => SmallDatabase.AssertFault(Faults.InvalidArgument, "1752-12-31",
        () => _database.Deal("D", ("createdon", new DateTime(1752, 12, 31, 0, 0, 0, DateTimeKind.Utc))));

    [Fact]
    public void Insert_WrongType_IsRefusedByName() => SmallDatabase.AssertFault(Faults.InvalidArgument, "'value' of table 'deal' takes Money, not Decimal",
        () => _database.Deal("D", ("value", 5m)));

    [Fact]
    public void Insert_UnknownColumn_IsRefusedByName() => SmallDatabase.AssertFault(Faults.QueryBuilderNoAttribute, "'deal' entity doesn't contain attribute with Name = 'nope'",
        () => _database.Deal("D", ("nope", 5m)));

    [Fact]
    public void Insert_UnsupportedColumn_IsRefusedByName() => SmallDatabase.AssertFault(Faults.NotSupported, "column 'picture' of table 'deal'",
        () => _database.Deal("D", ("picture", "x")));

    [Fact]
    public void Insert_ReferenceToForeignTable_IsRefused() => SmallDatabase.AssertFault(Faults.InvalidArgument, "can't point to table 'team'",
        () => _database.Deal("D", ("sellerid", new EntityReference("team", Guid.NewGuid()))));

    [Fact]
    public void Update_OnlyNamedColumns_Change()
    {
        var deal = _database.Deal("D", ("count", 1), ("share", 2m));

        _database.Rows.Update(SmallCatalog.Deal, deal.Id, SmallDatabase.Values(("count", null)));

        var row = _database.Deal(deal);
        Assert.False(row.Contains("count"));
        Assert.Equal(2m, row["share"]);
    }

    [Fact]
    public void RowVersion_EveryWrite_IsHigherThanAllBefore()
    {
        var first = _database.Deal("A");
        var second = _database.Deal("B");
        var before = Version(second);

        _database.Rows.Update(SmallCatalog.Deal, first.Id, SmallDatabase.Values(("count", 1)));

        Assert.True(Version(first) > before);
        Assert.Equal(Version(first), (long)_database.Deal(first)["versionnumber"]);
    }

    [Fact]
    public void UpdateAndDelete_MissingRow_AreRefused()
    {
        var id = Guid.NewGuid();

        SmallDatabase.AssertFault(Faults.ObjectDoesNotExist, id.ToString(), () => _database.Rows.Update(SmallCatalog.Deal, id, SmallDatabase.Values(("count", 1))));
        SmallDatabase.AssertFault(Faults.ObjectDoesNotExist, id.ToString(), () => _database.Rows.Delete(SmallCatalog.Deal, id));
        Assert.Null(_database.Rows.Find(SmallCatalog.Deal, id, null));
    }

    [Fact]
    public void FindIds_ByLookup_AreInTheOrderTheyWereInserted()
    {
        var seller = _database.Add(SmallCatalog.User, ("fullname", "Eva"));
        var ids = new[] { _database.Deal("C", ("sellerid", seller)).Id, _database.Deal("A", ("sellerid", seller)).Id, _database.Deal("B", ("sellerid", seller)).Id };

        Assert.Equal(ids, _database.Rows.FindIds(SmallCatalog.Deal, "sellerid", seller));
        Assert.Equal(ids, _database.Rows.FindIds(SmallCatalog.Deal, "sellerid", seller.Id));
    }

    private long Version(EntityReference deal) => long.Parse(_database.Deal(deal).RowVersion, System.Globalization.CultureInfo.InvariantCulture);
}
