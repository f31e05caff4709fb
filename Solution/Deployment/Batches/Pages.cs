using System.Collections.Generic;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Opps.Deployment.Batches;

/// <summary>
/// Reads a query of any length page by page, with one page in memory. Each root row may appear once only: a paging cookie
/// names the last root row of a page, and would lose what else is joined to it.
/// </summary>
internal static class Pages
{
    private const int PageSize = 5000;

    public static IEnumerable<Entity> Of(IOrganizationService service, QueryExpression query)
    {
        query.PageInfo = new PagingInfo { Count = PageSize, PageNumber = 1 };
        while (true)
        {
            var page = service.RetrieveMultiple(query);
            foreach (var row in page.Entities)
            {
                yield return row;
            }

            if (!page.MoreRecords)
            {
                yield break;
            }

            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
    }
}
