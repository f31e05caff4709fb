using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Core;

/// <summary>Queries whose rows may be more than the platform hands out at once.</summary>
public static class RowPages
{
    private const int Most = 5000;

    /// <summary>
    /// All rows, a page a request, with one page in memory. Where more rows than a page's may come, each root row may appear once only: a paging
    /// cookie names the last root row of a page, and would lose what else is joined to it.
    /// </summary>
    public static IEnumerable<Entity> RetrieveAll(this IOrganizationService service, QueryExpression query)
    {
        query.PageInfo = new PagingInfo { PageNumber = 1, Count = Most };
        EntityCollection page;
        do
        {
            page = service.RetrieveMultiple(query);
            foreach (var row in page.Entities)
            {
                yield return row;
            }

            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
        while (page.MoreRecords);
    }

    /// <summary>The first rows of a query, at most so many.</summary>
    public static DataCollection<Entity> RetrieveFirst(this IOrganizationService service, QueryExpression query, int count)
    {
        query.TopCount = count;
        return service.RetrieveMultiple(query).Entities;
    }
}
