using System.Xml.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Refuses charts whose query can't run, or whose categories and measures are no aliases of it.</summary>
internal static class ChartCheck
{
    public static void Require(Chart chart, ScreenReferences references, Catalog catalog)
    {
        var fetches = chart.Data.Descendants("fetch").ToList();
        if (fetches.Count == 0)
        {
            throw references.Refused("its data has no fetch");
        }

        foreach (var fetch in fetches)
        {
            if (QueryCheck.Require(fetch.ToString(SaveOptions.DisableFormatting), references, catalog) is var query && query.Root.Table != chart.Table)
            {
                throw references.Refused($"its query is of table '{query.Root.Table}'");
            }
        }

        var aliases = fetches.Descendants("attribute").Attributes("alias").Select(a => a.Value).ToHashSet();
        var used = chart.Data.Descendants("category").Concat(chart.Data.Descendants("measure")).Attributes("alias");
        if (used.FirstOrDefault(a => !aliases.Contains(a.Value)) is { } unknown)
        {
            throw references.Refused($"<{unknown.Parent!.Name.LocalName}> names the alias '{unknown.Value}', which its query does not have");
        }
    }
}
