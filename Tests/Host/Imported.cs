using System;
using System.IO;
using LocalDataverse;

namespace Host;

/// <summary>An organisation with the standard tables, imported once and copied for each test that begins with them.</summary>
internal static class Imported
{
    private static readonly Lazy<LocalOrganization> Standard = new(() =>
    {
        var organization = LocalOrganization.Create();
        organization.Import(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "StandardTables.zip")));
        return organization;
    });

    public static LocalOrganization StandardTables(OrganizationOptions? options = null) => Standard.Value.Copy(options);
}
