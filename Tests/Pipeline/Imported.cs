using System;
using LocalDataverse;

namespace Pipeline;

/// <summary>Organisations as they are after an import, made once: a copy costs a small part of what importing does.</summary>
internal static class Imported
{
    private static readonly byte[] Packed = World.Zip();

    private static readonly Lazy<LocalOrganization> Standard = new(() =>
    {
        var organization = LocalOrganization.Create(new OrganizationOptions { Clock = new DayBefore() });
        organization.Import(World.Zip("StandardTables.zip"));
        return organization;
    });

    private static readonly Lazy<LocalOrganization> Product = new(() =>
    {
        var organization = Standard.Value.Copy(new OrganizationOptions { Clock = new DayBefore() });
        organization.Import(Packed);
        return organization;
    });

    /// <summary>With the standard tables and the solution as the build packed it.</summary>
    public static LocalOrganization New(OrganizationOptions options) => Product.Value.Copy(options);

    /// <summary>With the standard tables, and another state of the solution imported.</summary>
    public static LocalOrganization New(OrganizationOptions options, byte[] sellerShares)
    {
        if (sellerShares.AsSpan().SequenceEqual(Packed))
        {
            return New(options);
        }

        var organization = Standard.Value.Copy(options);
        organization.Import(sellerShares);
        return organization;
    }

    /// <summary>What is imported is older than what any test does.</summary>
    private sealed class DayBefore : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 12, 31, 0, 0, 0, TimeSpan.Zero);
    }
}
