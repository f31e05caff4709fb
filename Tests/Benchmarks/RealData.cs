using System;
using System.Collections.Generic;
using System.Linq;
using Demo.CsvImport;

namespace Benchmarks;

/// <summary>The data set in the folder that the environment variable DATA_SET names, brought in through the plug-ins as the demo does.</summary>
internal static class RealData
{
    /// <summary>Null where there is none.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable("DATA_SET") is { Length: > 0 } folder ? folder : null;

    /// <summary>The rows that went in.</summary>
    public static IReadOnlyList<DealRow> Import(Organization organization, string folder)
    {
        var data = DataSet.Read(folder);
        var writer = new RowWriter(data.Listing);
        var users = new PeopleImport(organization.Service, writer).Run(data.People, () => { });
        var accounts = new AccountImport(organization.Service, writer).Run(data.Accounts, () => { });
        return new OpportunityImport(organization.Local.AsUser, users, accounts, new RequestCount(), writer).Run(data.Deals, () => { });
    }
}
