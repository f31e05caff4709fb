using System;
using System.IO;
using LocalDataverse;
using LocalDataverse.Metadata;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Storage;

public sealed class MigrationTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".db");

    public void Dispose()
    {
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(_file + suffix);
        }
    }

    [Fact]
    public void Migrate_ExistingFile_KeepsRowsAndVersionCounter()
    {
        var id = Guid.NewGuid();
        var first = Write(SmallCatalog.All, id);

        // A new process knows nothing of the catalog before.
        var second = Write(SmallCatalog.Of(SmallCatalog.Deal.With(SmallCatalog.Column("added", ColumnType.Decimal))), id);

        Assert.True(second > first);
    }

    [Fact]
    public void Migrate_LookupGetsSecondTarget_RowsKeepTheFirst()
    {
        using var database = new SqliteDatabase(_file);
        var before = SmallCatalog.Of(SmallCatalog.Deal, SmallCatalog.User, SmallCatalog.Team);
        var deal = SmallCatalog.Deal.With(SmallCatalog.Lookup("sellerid", "systemuser", "team"));
        var seller = new EntityReference("systemuser", Guid.NewGuid());
        var id = Guid.NewGuid();
        database.Migrate(Catalog.Empty, before);
        using (var rows = database.BeginTransaction(before))
        {
            rows.Insert(SmallCatalog.Deal, id, SmallDatabase.Values(("sellerid", seller)));
            rows.Commit();
        }

        var after = SmallCatalog.Of(deal, SmallCatalog.User, SmallCatalog.Team);
        database.Migrate(before, after);

        using var read = database.BeginTransaction(after);
        Assert.Equal(seller, read.Find(deal, id, ["sellerid"])!["sellerid"]);
        read.Update(deal, id, SmallDatabase.Values(("sellerid", new EntityReference("team", id))));
        Assert.Equal("team", read.Find(deal, id, ["sellerid"])!.GetAttributeValue<EntityReference>("sellerid").LogicalName);
    }

    [Fact]
    public void Migrate_ColumnChangesType_IsRefusedByName()
    {
        using var database = new SqliteDatabase();
        database.Migrate(Catalog.Empty, SmallCatalog.All);

        SmallDatabase.AssertFault(Faults.NotSupported, "column 'count' of table 'deal'", () =>
            database.Migrate(SmallCatalog.All, SmallCatalog.Of(SmallCatalog.Deal.With(SmallCatalog.Column("count", ColumnType.Text)))));
    }

    private long Write(Catalog catalog, Guid id)
    {
        using var database = new SqliteDatabase(_file);
        database.Migrate(Catalog.Empty, catalog);
        database.Migrate(catalog, catalog);
        var deal = catalog.Get("deal");
        using var rows = database.BeginTransaction(catalog);
        if (rows.Find(deal, id, []) is null)
        {
            rows.Insert(deal, id, SmallDatabase.Values(("name", "A")));
        }
        else
        {
            rows.Update(deal, id, SmallDatabase.Values(("added", 1.5m)));
        }

        var version = rows.Find(deal, id, [])!.RowVersion;
        rows.Commit();
        return long.Parse(version, System.Globalization.CultureInfo.InvariantCulture);
    }
}
