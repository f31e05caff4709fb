using Microsoft.Xrm.Sdk;
using Opps.Plugins.Shares;

namespace Opps.Plugins.Storage;

/// <summary>A row's stamp in its three hidden columns.</summary>
internal static class StampColumns
{
    /// <summary>Null when the row, image or target has none.</summary>
    public static Stamp? StampIn(this Entity row) =>
        row.GetAttributeValue<string>(SellerShareTable.Operation) is { Length: > 0 } operation
            ? new Stamp(operation, row.GetAttributeValue<decimal?>(SellerShareTable.GivenPercent),
                row.GetAttributeValue<decimal?>(SellerShareTable.BeforePercent))
            : null;

    /// <summary>All three, always: a stamp is written whole.</summary>
    public static void WriteTo(this Stamp stamp, Entity row)
    {
        row[SellerShareTable.Operation] = stamp.Operation;
        row[SellerShareTable.GivenPercent] = stamp.Given;
        row[SellerShareTable.BeforePercent] = stamp.Before;
    }
}
