using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LocalDataverse.Metadata;
using LocalDataverse.Storage;
using Xunit;

namespace Host.Storage;

public sealed class TransactionTests : IDisposable
{
    private readonly SqliteDatabase _database = new();

    public TransactionTests() => _database.Migrate(Catalog.Empty, SmallCatalog.All);

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Dispose_NotCommitted_LeavesNothing()
    {
        var id = Guid.NewGuid();
        using (var rows = _database.BeginTransaction(SmallCatalog.All))
        {
            rows.Insert(SmallCatalog.Deal, id, SmallDatabase.Values(("name", "A")));
            Assert.NotNull(rows.Find(SmallCatalog.Deal, id, null));
        }

        using var after = _database.BeginTransaction(SmallCatalog.All);
        Assert.Null(after.Find(SmallCatalog.Deal, id, null));
    }

    [Fact]
    public void Rollback_AfterARefusedWrite_TakesBackTheWritesBefore()
    {
        var id = Guid.NewGuid();
        using (var rows = _database.BeginTransaction(SmallCatalog.All))
        {
            rows.Insert(SmallCatalog.Deal, id, SmallDatabase.Values(("name", "A")));
            Assert.ThrowsAny<Exception>(() => rows.Insert(SmallCatalog.Deal, id, SmallDatabase.Values(("name", "A"))));
            rows.Rollback();
        }

        using var after = _database.BeginTransaction(SmallCatalog.All);
        Assert.Null(after.Find(SmallCatalog.Deal, id, null));
    }

    [Fact]
    public void Use_AfterCommit_IsRefused()
    {
        using var rows = _database.BeginTransaction(SmallCatalog.All);
        rows.Commit();

        Assert.Throws<ObjectDisposedException>(() => rows.Find(SmallCatalog.Deal, Guid.NewGuid(), null));
        Assert.Throws<ObjectDisposedException>(rows.Commit);
    }

    /// <summary>SQLite has one writer; "database is locked" must never reach a caller.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BeginTransaction_EightThreads_TakeTurns(bool inFile)
    {
        var file = inFile ? System.IO.Path.GetTempFileName() : null;
        using (var database = new SqliteDatabase(file))
        {
            database.Migrate(Catalog.Empty, SmallCatalog.All);
            var id = Guid.NewGuid();
            using (var rows = database.BeginTransaction(SmallCatalog.All))
            {
                rows.Insert(SmallCatalog.Deal, id, SmallDatabase.Values(("count", 0)));
                rows.Commit();
            }

            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Count(database, id, 25), TestContext.Current.CancellationToken)));

            using var read = database.BeginTransaction(SmallCatalog.All);
            Assert.Equal(200, read.Find(SmallCatalog.Deal, id, ["count"])!["count"]);
        }

        if (file is not null)
        {
            System.IO.File.Delete(file);
        }
    }

    private static void Count(SqliteDatabase database, Guid id, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var rows = database.BeginTransaction(SmallCatalog.All);
            var count = rows.Find(SmallCatalog.Deal, id, ["count"])!.GetAttributeValue<int>("count");
            Thread.Yield();
            rows.Update(SmallCatalog.Deal, id, SmallDatabase.Values(("count", count + 1)));
            rows.Commit();
        }
    }
}
