using System.Collections.Generic;
using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Queries;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>What a reader sees beside the raw values: labels, names, money with its symbol.</summary>
internal static class Display
{
    public static void Add(Call call, IReadOnlyList<Entity> rows) =>
        new FormattedValues(call.Catalog, call.Rows, Labels.BaseLanguage, WellKnown.BaseCurrencyId).AddTo(rows);
}
