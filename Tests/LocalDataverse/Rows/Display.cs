using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>What a reader sees beside the raw values: labels, names, money with its symbol, in the reader's language.</summary>
internal static class Display
{
    public static void Add(Call call, IReadOnlyList<Entity> rows)
    {
        var reader = UserProfile.Of(call, call.Caller.UserId);
        new FormattedValues(call.Catalog, call.Rows, reader.Language, WellKnown.BaseCurrencyId, reader.Locale).AddTo(rows);
    }
}
