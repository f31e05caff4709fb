using System.Globalization;

namespace LocalDataverse.Queries;

/// <summary>Names for links that state no alias: the table and the link's number within the query, counted from 1.</summary>
internal sealed class LinkAliases
{
    private int _count;

    public string Next(string table, string? stated)
    {
        _count++;
        return string.IsNullOrEmpty(stated) ? table + _count.ToString(CultureInfo.InvariantCulture) : stated;
    }
}
