using System;
using System.IO;
using System.Linq;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Host.Pipeline;

/// <summary>Which ids rows get where the caller gives none.</summary>
public sealed class RowIdTests
{
    [Theory, InlineData(RowIds.Ascending, true), InlineData(RowIds.Random, false)]
    public void NewRows_Ids(RowIds kind, bool areAscending)
    {
        using var organization = LocalOrganization.Create(new OrganizationOptions { RowIds = kind });
        organization.Import(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "StandardTables.zip")));
        var ids = Enumerable.Range(0, 40).Select(_ => organization.AsSystem.Create(new Entity("account") { ["name"] = "Nordvind" })).ToList();
        Assert.Equal(areAscending, ids.SequenceEqual(ids.Order()));
        Assert.Distinct(ids);

        var given = Guid.NewGuid();
        Assert.Equal(given, organization.AsSystem.Create(new Entity("account", given) { ["name"] = "Nordvind" }));
    }
}
