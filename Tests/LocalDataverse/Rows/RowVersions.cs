using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>Optimistic concurrency: a write that must find the version its caller had read.</summary>
internal static class RowVersions
{
    public static void Check(Table table, Entity stored, string? expected, ConcurrencyBehavior behavior)
    {
        if (behavior != ConcurrencyBehavior.IfRowVersionMatches)
        {
            return;
        }

        if (!table.OptimisticConcurrency)
        {
            throw Faults.Of(Faults.OptimisticConcurrencyNotEnabled, $"'{table.LogicalName}' is not enabled for optimistic concurrency.");
        }

        if (string.IsNullOrEmpty(expected))
        {
            throw Faults.Of(Faults.ConcurrencyVersionNotProvided, "IfRowVersionMatches needs the RowVersion that was read; set it on the row.");
        }

        if (stored.RowVersion != expected)
        {
            throw Faults.Of(Faults.ConcurrencyVersionMismatch,
                $"'{table.LogicalName}' {stored.Id} has version {stored.RowVersion}, not {expected}: somebody changed it meanwhile; read it again.");
        }
    }
}
