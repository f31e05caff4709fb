using LocalDataverse.Pipeline;
using LocalDataverse.Rights;

namespace LocalDataverse.Security;

/// <summary>What has been read of people's rights, kept from request to request.</summary>
internal static class KnownRights
{
    /// <summary>To be called for every row written: what is known may be out of date.</summary>
    public static void TableWritten(Call call, string table)
    {
        if (SecurityTables.SaysRights(table))
        {
            call.Scope.RightsChanged(call.Dispatcher.Principals.Clear);
        }
    }
}
