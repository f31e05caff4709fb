using System;
using System.IO;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Pipeline;

/// <summary>An organisation in a file outlives its process: opened again, with the same solutions imported, its rows are there.</summary>
public sealed class DatabaseFileTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"organisation-{Guid.NewGuid():N}.sqlite");

    public void Dispose()
    {
        foreach (var file in new[] { _file, _file + "-wal", _file + "-shm" })
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Reopened_RowsAreThereAndRulesGoOn()
    {
        Guid opportunity;
        using (var organization = Open())
        {
            opportunity = organization.AsSystem.Create(new Entity("opportunity") { ["name"] = "Kept", ["estimatedvalue"] = new Money(10m) });
        }

        using var again = Open();
        var row = again.AsSystem.Retrieve("opportunity", opportunity, new ColumnSet("name", "opps_sharesum", "opps_sellercount"));
        Assert.Equal("Kept", row["name"]);
        Assert.Equal(100m, row["opps_sharesum"]);

        again.AsSystem.Update(new Entity("opportunity", opportunity) { ["estimatedvalue"] = new Money(20m) });
        var share = again.AsSystem.RetrieveMultiple(new QueryExpression("opps_sellershare") { ColumnSet = new ColumnSet("opps_amount") }).Entities;
        Assert.Equal(20m, Assert.Single(share).GetAttributeValue<Money>("opps_amount").Value);
    }

    private LocalOrganization Open()
    {
        var organization = LocalOrganization.Create(new OrganizationOptions { DatabaseFile = _file });
        organization.Import(World.Zip("StandardTables.zip"));
        organization.Import(World.Zip());
        return organization;
    }
}
